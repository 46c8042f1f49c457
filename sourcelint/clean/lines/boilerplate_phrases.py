"""What boilerplate says, in the words of many sites: lines that no article holds, and headings of what follows one.

A line must match as a whole, so that prose about cookies or newsletters is left alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sourcelint.expressions import lazy
from sourcelint.text import lower

if TYPE_CHECKING:
    from collections.abc import Mapping


def _join(phrases: dict[str, str]) -> str:
    """Make one alternation of the phrases of all kinds, a named group each."""
    return "|".join(f"(?P<{kind}>{phrase})" for kind, phrase in phrases.items())


_NETWORKS = (
    r"facebook|twitter|x|instagram|linked\s?in|pinterest|reddit|whats\s?app|telegram|tumblr|flipboard|e-?mail|mail|print|copy|"
    r"copy\slink|link\scopied!?|messenger|pocket|youtube|tik\s?tok|threads|blue\s?sky|mastodon|vk|viber|rss|snapchat|discord|"
    r"spotify|patreon|github|google\+?|google\snews|feedly|xing|weibo|wechat|drucken|imprimir|imprimer|stampa|teilen"
)

_LINE_PHRASES = {
    # Banners of government sites.
    "notice": r"""
        an\sofficial\swebsite\sof\sthe\s.{3,80}|here[’']?s\show\syou\sknow|official\swebsites\suse\s\.\w+|
        secure\s\.\w+\swebsites\suse\shttps.{0,60}|an?\s\.\w+\swebsite\sbelongs\sto\s.{3,100}|
        a\slock\s.{0,60}means\syou[’']ve\ssafely\sconnected\s.{3,160}|
        share\ssensitive\sinformation\sonly\son\sofficial.{0,40}
    """,
    # Links for keyboards and screen readers.
    "skip_link": r"""
        (?:skip|jump|go)\s(?:directly\s)?(?:to|past|ahead\sto)\s(?:the\s)?(?:main\s|primary\s|
            page\s)?(?:content|navigation|menu|search|footer|body|article|sidebar|
            sections?(?:\snavigation)?)(?:\smenu)?|zum\s(?:haupt)?inhalt\s(?:springen|wechseln)|
        direkt\szum\sinhalt|aller\sau\scontenu(?:\sprincipal)?|
        (?:saltar|ir|pasar)\s(?:al|ao)\s(?:contenido|conteúdo)(?:\sprincipal)?|vai\sal\scontenuto|
        back\sto\s(?:the\s)?top|(?:back|return)\sto\s(?:(?:all|the|our)\s)?(?:\w+\s)?(?:news(?:room)?|listings?|list|index|
            overview|blog|archives?|articles|stories|results|home(?:page)?)|zurück\szur?\s(?:übersicht|liste|startseite)|
        retour\s(?:à\sl[ae’']\s?(?:liste|accueil)|aux\sactualités)|(?:volver|voltar)\s(?:al?|à|para)\s(?:l?as?\s|o\s)?(?:inicio|início|listado|lista|noticias|notícias)|(?:scroll|return)\sto\stop|open\sin\sapp|nach\soben|
        accessibility\s(?:links|help)|continue\sto\ssite.{0,6}
    """,
    # Links to the rest of a text.
    "read_more": r"""
        (?:read|learn|show|see|view|load|find\sout|discover)\s(?:the\s)?(?:more|
            full\s(?:story|article|post|bio)|less|all)(?:\sposts|\sarticles|\scomments|\sstories|
            \sfrom\s.{1,40}|\sby\s.{1,40}|\sin\s.{1,40}|\sabout\s(?:the\sauthor|us))?|continue\sreading|keep\sreading|more|
        mehr\s(?:lesen|anzeigen|erfahren)|weiterlesen|lire\s(?:la\ssuite|plus|aussi)|en\ssavoir\splus|
        voir\s(?:plus|tout)|leer\smás|ver\s(?:más|todos?)|leia\smais|saiba\smais|leggi\s(?:tutto|anche)|
        lees\s(?:meer|verder)|czytaj\s(?:więcej|dalej)|читать\s(?:далее|полностью)|click\shere|tap\shere|続きを読む|
        もっと見る|阅读更多|查看更多|더보기
    """,
    # Buttons of social networks, and what they count.
    "share": rf"""
        シェア(?:する)?|ツイート|分享|공유(?:하기)?|(?:share|tweet|pin|like|follow|bookmark|save|forward|
            send)(?:\s(?:this|it|us|now|via|on|with|by|to|our|for\slater|article|post|story|page|link|friends?|
            your|the|{_NETWORKS})\b)*(?:\s?[:,|/·&+]?\s?(?:and\s)?(?:{_NETWORKS}))*[\s:!.]{{0,3}}\d{{0,6}}|
        (?:{_NETWORKS})(?:(?:\s|[,|/·•&+:])+(?:and\s)?(?:{_NETWORKS}))*|
        (?:click\sto\s)?(?:e-?mail|print|copy|share|pin|tweet)\s(?:a\slink|this|it|link|page|article|on|
            to).{{0,50}}(?:\(opens\sin\snew\swindow\))?|(?:[0-9.,]+k?\s)?(?:shares?|likes?|views?|tweets?|
            followers|reposts|claps)(?:\s[0-9.,]+k?)?|(?:auf|sur|en|em|su|op)\s(?:{_NETWORKS})\s?(?:teilen|
            partager|compartir|compartilhar|condividi|delen)?|follow\s(?:us|me|@\w+)\b.{{0,60}}|
        (?:join|find|connect\swith|like)\sus\son.{{0,60}}|follow\s.{{1,40}}\son\s(?:{_NETWORKS}).{{0,60}}|
        add\s(?:us\s)?as\sa?\s?preferred.{{0,60}}|(?:s[ií]guenos|síganos|folgen?\ssie\suns|folge\suns|
            suivez[-\s]nous|siga-nos|seguici|volg\sons)\b.{{0,100}}
    """,
    # Cookie banners.
    "consent": r"""
        (?:we|this\s(?:web)?site|our\s(?:web)?sites?|
            [A-Z]\S{2,30})\suses?\scookies(?:(?:,?\s(?:and|to|on|for|so|in\sorder|that|which))\b.{0,400})?|
        accept(?:\s(?:all|cookies|and\scontinue|&\scontinue|&\sclose))*|
        (?:reject|decline|deny)(?:\sall)?(?:\scookies)?|
        (?:manage|cookie|privacy)\s(?:settings|preferences|choices|consent|options|notice|policy|
            policies)(?:\s.{0,40})?|cookies?|by\s(?:continuing|using|clicking|browsing|closing|signing|
            subscribing|submitting|registering)\b.{1,300}(?:cookies?|terms|privacy|consent|agree|policy|
            e-?mails?).{0,300}|got\sit!?|your\sprivacy\schoices|
        do\snot\s(?:sell|share)(?:\sor\s(?:sell|share))?\smy\s.{0,60}|
        wir\s(?:verwenden|nutzen|setzen)\scookies.{0,300}|alle\s(?:cookies\s)?akzeptieren
    """,
    # Forms for accounts and newsletters.
    "subscribe": r"""
        ログイン|会員登録|新規登録|登录|注册|로그인|회원가입|(?:subscribe|sign\s?up|signup|register|log\s?in|login|log\s?on|sign\s?in|
            log\s?out|sign\s?out|my\saccount|join(?:\snow|\sus|\sfree)?|create\s(?:an\s)?account|
            become\sa\smember|donate(?:\snow)?|get\sstarted|subscribe\snow|abonnieren|abonnez-vous|s[’']abonner|
            suscr[ií]bete|iscriviti|anmelden|einloggen|registrieren|se\sconnecter|iniciar\ssesión|
            newsletters?)(?:\s(?:today|now|free|here|for\sfree|or|and|/|&|login|log\s?in|sign\s?in|sign\s?up|
            register|subscribe|to\scomment|to\spost|to\sreply|newsletters?|
            to\s(?:our|the|my)\s(?:free\s|daily\s|weekly\s|monthly\s)*(?:e-?mail\s)?(?:newsletters?|
            mailing\slist|updates|podcast|channel|blog|magazine|rss|feed)))*|
        (?:subscribe|sign\s?up|join|enter\syour\se-?mail|
            get\s(?:the|our|your|all|daily|weekly|more|exclusive|breaking))\b.{0,160}\b(?:newsletters?|inbox|
            e-?mail(?:s|\saddress)?|mailing\slist|updates|alerts)\b.{0,120}|
        (?:your\s)?e-?mail(?:\saddress)?\s?\*?|(?:first|last|full)\sname\s?\*?|
        please\senter\s(?:a\svalid|your)\b.{0,80}|thank\syou\sfor\s(?:subscribing|signing\sup).{0,80}|
        no\sspam.{0,60}|unsubscribe\s(?:at\s)?any\s?time.{0,60}|
        unsubscribe(?:\shere|\sfrom\s.{1,60}|\s?[:<(\[]?\s?https?://\S{1,200})?|
        (?:view|read|open|see)\s(?:this\s(?:post|e-?mail|message|newsletter|issue)\s)?
            (?:in\s(?:your|a)\sbrowser|on\sthe\sweb|online)(?:\sat)?(?:\s?[:<(\[]?\s?https?://\S{1,200})?
    """,
    # Labels of advertisements.
    "advertisement": r"""
        広告|广告|광고|advertisements?|anzeige|werbung|publicité|publicidad|pubblicità|reklama?|реклама|
        sponsored(?:\s(?:content|links|by\s.{1,40}))?|ad|ads\sby\s.{1,30}|promoted(?:\scontent)?|
        (?:story|article|content)\scontinues\sbelow(?:\sadvertisement)?|continue\sreading\sthe\smain\sstory|
        (?:this|the)\sadvertisement\shas\snot\sloaded.{0,60}|skip\s(?:ad|advertisement)|report\sthis\sad|
        advertise(?:ment|\swith\sus)?(?:\s[-–—].{0,60})?|iklan
    """,
    # Copyright lines, and who built the site.
    "copyright": r"""
        版权所有.{0,80}|無断転載.{0,60}|무단\s?전재.{0,60}|(?:copyright|©|\(c\)).{0,204}|
        .{0,120}\ball\srights\s(?:are\s)?reserved\b.{0,160}|.{0,60}©\s?(?:19|20)\d\d.{0,160}|
        alle\srechte\svorbehalten.{0,80}|tous\sdroits\sréservés.{0,80}|todos\slos\sderechos\sreservados.{0,80}|
        (?:.{1,60}\s[-–—|·]\s(?=(?-i:P)))?(?:proudly\s)?powered\sby\s.{1,60}|(?:designed|built|made|hosted)\s(?:with\s.{1,12})?(?:by|on)\s.{1,40}|
        this\ssite\sis\sprotected\sby\srecaptcha.{0,160}|(?:theme|design)\sby\s.{1,40}
    """,
    # Menus, buttons, pages of the site itself, shops, apps.
    "navigation": r"""
        トップ(?:ページ)?|ホーム|メニュー|検索|お問い合わせ|プライバシーポリシー|利用規約|運営会社|会社概要|サイトマップ|ランキング|首页|关于我们|联系我们|검색|home|menu|
        main\smenu|navigation|
        search(?:\s(?:for|the\ssite|this\s(?:site|website)|results|here|.{1,20}\.\.\.|…))?|
        close(?:\s(?:menu|search|this|dialog|modal|panel))?|open\s(?:menu|search|navigation|main\smenu|sidebar)|
        toggle\s.{1,40}|expand(?:\s(?:all|menu|child\smenu))?|collapse|
        next(?:\s(?:post|article|page|story|entry|topic))?|
        prev(?:ious)?(?:\s(?:post|article|page|story|entry|topic))?|
        (?:older|newer)\s(?:posts?|entries|comments)|back|about(?:\sus)?|contact(?:\sus)?|
        terms(?:\s(?:of|and|&)\s(?:use|service|conditions|sale))*|privacy|
        privacy\s?(?:policy|notice|statement)?(?:\s(?:and|&)\s.{1,30})?|sitemap|site\smap|careers|jobs|
        advertise|press|faqs?|help(?:\scent(?:er|re))?|support|imprint|impressum|datenschutz(?:erkl.rung)?|agb|
        kontakt|startseite|über\suns|mentions\slégales|aviso\slegal|legal(?:\snotice)?|disclaimer|
        accessibility(?:\sstatement)?|shop|store|cart|
        (?:your\s|shopping\s|view\s)(?:cart|bag)(?:\sis\s(?:currently\s)?empty\.?)?|checkout|wishlist|
        (?:my\s)?account|all\scategories|(?:edit|change)(?:\s(?:page|this\spage|language|region))?|language|
        english|deutsch|français|español|filter(?:\sby)?|sort(?:\sby)?|view\sall|see\sall|show\sall|all\stopics|
        loading|page\s\d+(?:\sof\s\d+)?|\d+\s(?:of|/)\s\d+|hide|skip|dismiss|cancel|submit|ok|apply|reset|go|
        continue\sshopping|quick\slinks|useful\slinks|add\sto\s(?:cart|bag|basket|wishlist|favou?rites)|
        table\sof\scontents|on\sthis\spage|in\sthis\sarticle|jump\sto\s?:?|breadcrumbs?|you\sare\shere|
        listen\sto\s(?:this\s)?article|listen|play|pause|download\s(?:the\s)?app|get\sthe\sapp|
        download\son\sthe\sapp\sstore|get\sit\son\sgoogle\splay|app\sstore|google\splay|view\scomments|
        hide\scomments
    """,
    # Forms for comments, and what introduces one.
    "comments": r"""
        \S.{0,40}\ssays:?|(?-i:[^a-z\s]).{0,40}\ssaid(?:\.\.\.|…)|(?:leave|post|add|write|submit)\s(?:a|your)\s(?:reply|comment|
            response)(?:\scancel\sreply)?|cancel\sreply|reply|
        \d+\s(?:comments?|responses?|replies|thoughts\son\s.{1,120})|no\scomments(?:\syet)?|
        your\se-?mail\saddress\swill\snot\sbe\spublished.{0,80}|required\sfields\sare\smarked.{0,12}|
        save\smy\sname,\se-?mail,?\sand\swebsite.{0,80}|this\ssite\suses\sakismet.{0,120}|
        notify\sme\s(?:of|by|via).{0,60}|comments\s(?:are\s)?(?:closed|off|disabled)\.?|
        be\sthe\sfirst\sto\s(?:comment|reply).{0,40}|
        (?:log|sign)\s?in\sto\s(?:leave\sa\s)?(?:comment|reply).{0,40}|report\s(?:comment|abuse)|
        kommentare(?:\s\(?\d+\)?)?|(?:view|show|read)\s(?:all\s)?\d*\s?comments.{0,20}|
        join\sthe\s(?:conversation|discussion).{0,60}
    """,
    # Keywords and categories.
    "tags": r"""
        (?:filed\sunder|tagged(?:\s(?:with|as|in))?|tags?|categor(?:y|ies)|posted\sin|topics|
            schlagw(?:ort|orte|örter)|étiquettes|etiquetas|теги)\s?[:：].{0,300}|tags?|categories|topics
    """,
    # The way from the home page down to this one.
    "breadcrumb": r"""
        (?:home|startseite|accueil|inicio|início|главная|首页|الرئيسية)\s?[>»›/|→].{1,200}|(?:[^.!?<>»›]{1,40}\s[>»›]\s){2,6}[^.!?<>»›]{1,80}
    """,
}
"""Whole lines of boilerplate by kind; the first kind that matches is the name of the line."""

LINE = lazy(
    # Every phrase begins with a word or a sign of copyright.
    rf"^\W{{0,80}}(?=\w|©|\(c\))(?:{_join(_LINE_PHRASES)})\W*$",
    re.IGNORECASE | re.VERBOSE,
)

_OPENER_PHRASES = {
    # Other articles.
    "related": r"""
        関連(?:記事|ニュース)|人気記事|おすすめ記事|あわせて読みたい|アクセスランキング|相关(?:阅读|新闻|文章)|推荐阅读|热门(?:文章|新闻)|관련\s?기사|인기\s?기사|
        (?:related|similar|recommended|suggested|popular|trending|latest|recent|featured|more|other|top|
            most\s(?:read|popular|viewed|shared)|must[\s-]reads?|editor[’']?s\spicks?|
            what\s(?:to\sread|others\sare\sreading))(?:\s(?:for\syou|from\s.{1,60}|by\s.{1,40}|in\s.{1,40}|
            on\s(?:this|the|sbs|.{1,40})|of\s.{1,30}|like\sthis|now|next|today|pages?|articles?|posts?|stories|
            content|topics?|links?|news|coverage|products?|videos?|reading|entries|searches|items|guides?|
            resources|blogs?|reads?|stuff|headlines|updates|comments|recipes|books|reviews|questions|
            publications|events|episodes|jobs|and\s\w+|&\s\w+))+|related|trending|
        most\s(?:read|popular|viewed|shared|recent)|recommended|recommendations|read\s(?:next|also|this\snext)|
        also\s(?:read|on\s.{1,40})|up\snext|next\s(?:up|read|article|story)|
        you\s(?:may|might|could|can|ll|[’']ll)\s(?:also\s)?(?:like|enjoy|love|be\sinterested\sin|want\sto\sread|
            have\smissed)\b.{0,40}|(?:more|related|popular|recent)\s?:?|see\salso|
        what[’']?s\s(?:new|hot|next|trending)|don[’']?t\smiss|in\scase\syou\smissed\sit|people\salso\s.{1,30}|
        customers\salso\s.{1,40}|more\sto\s(?:explore|read|love|come)|explore\smore.{0,40}|
        keep\s(?:exploring|reading)|discover\smore.{0,60}|essential\sresources|inside\stoday.{0,20}|
        from\s(?:the\s)?(?:archives?|our\spartners|around\sthe\sweb)|around\sthe\sweb|
        (?:sponsored|promoted)\s(?:links|stories|content).{0,30}|outbound\slinks|
        share\sthis(?:\s(?:post|article|story|page|entry|on|via|with)\b.{0,30})?|
        (?:das\s)?könnte\s(?:sie|dich)\sauch\sinteressieren.{0,20}|mehr\szum\sthema|
        weitere\s(?:artikel|themen|beiträge|meldungen|nachrichten).{0,30}|
        verwandte\s(?:artikel|themen|beiträge)|meistgelesen|à\slire\saussi|sur\sle\smême\s(?:sujet|thème)|
        articles?\s(?:similaires|liés|connexes)|noticias?\srelacionadas?|artículos?\srelacionados?|
        te\spuede\sinteresar|leia\s(?:também|mais)|veja\s(?:também|mais)|notícias\srelacionadas|
        articoli\scorrelati|leggi\sanche|potrebbe\sinteressarti.{0,20}|lees\sook|czytaj\s(?:też|także)|
        читайте\s(?:также|ещё)|похожие\s.{1,20}
    """,
    # Comments of readers.
    "comments": r"""
        コメント|评论|댓글|(?:\d{1,5}\s)?(?:user\s|reader\s)?(?:comments?|replies|responses|discussion|
            reader\sinteractions)(?:\s?\(?\d{0,6}\)?)?(?:\s(?:on|to)\s.{1,160})?|
        (?:leave|post|add|write)\s(?:a|your)\s(?:reply|comment|response).{0,30}|
        \d+\s(?:thoughts?|replies)\s(?:on|to)\s.{1,160}|join\sthe\s(?:conversation|discussion).{0,30}|
        show\s(?:\d+\s)?comments|kommentare?(?:\s\(?\d*\)?)?|
        (?:schreibe|hinterlasse)\s(?:einen|deinen)\skommentar.{0,20}|commentaires?|laisser\sun\scommentaire|
        comentarios?|deja\s(?:un\scomentario|una\srespuesta)|comentários?|commenti|(?:свежие\s|последние\s)?комментарии|reacties?|
        komentarze
    """,
    # Who the author is.
    "author_box": r"""
        about\s(?:the\s|this\s|our\s)?(?:authors?|writers?|reporters?|contributors?|editors?|journalists?|
            columnists?)\b.{0,40}|(?:über\s(?:den\sautor|die\sautorin)|à\spropos\sde\sl[’']auteur.{0,20}|
            sobre\s(?:el|la|o|a)\s(?:autora?)|(?:post|article)\sauthor|meet\sthe\sauthor|author\sbio(?:graphy)?)
    """,
    # Newsletters and ways to follow a site.
    "subscribe": r"""
        (?:subscribe|newsletter|newsletters|stay\s(?:connected|informed|in\stouch|up[\s-]to[\s-]date|
            tuned).{0,40}|sign\sup\s(?:for|to)\b.{0,100}|
            get\s(?:our|the|more)\b.{0,60}(?:newsletter|inbox|updates).{0,60}|
            join\s(?:our|the)\b.{0,40}(?:newsletter|community|mailing\slist|list).{0,40}|never\smiss\s.{1,60}|
            want\smore\s(?:like\sthis|of\sthis|stories).{0,20}|follow\s(?:us|me)\b.{0,60}|
            connect\swith\s(?:us|me)\b.{0,40}|support\s(?:this\sblog|our\swork|us|
            independent\sjournalism).{0,40}|enjoyed\sthis.{0,60}|did\syou\s(?:like|enjoy|find)\sthis\b.{0,40}|
            was\sthis\s(?:article|page|post|answer)\shelpful.{0,20})
    """,
}
"""Headings by what stands below them: behind one, at the end of a page, nothing of the article comes."""

OPENER = lazy(rf"^\W*+(?:{_join(_OPENER_PHRASES)})\W*$", re.IGNORECASE | re.VERBOSE)

# Both patterns are long: a line is held against one only if its first word may begin a phrase of it, or a sign in it may.
_FIRST = lazy(r"\W*([^\W\d_]+|\d)")
MAX_SECOND_CHARS = 20
_BETWEEN = " \t\u00a0\u2007\u2009\u202f\u3000’'"
"""What stands between two words of a phrase: one character of white space, or an apostrophe."""
_SIGNS = (
    "©", "»", "›", ">", "版权所有", "無断転載", "ights reserved", "ights are reserved", "ookies", "recaptcha", "owered by",
)  # fmt: skip
_SAYS = (" says", " says:", " Says", " Says:", " SAYS", " SAYS:", " said...", " said…")
_LINE_FIRST = frozenset(
    """a an here official secure skip jump go zum direkt aller saltar ir pasar vai back scroll return zurück retour volver voltar open accessibility continue nach read learn show
    see view load find discover keep more mehr weiterlesen lire en voir leer ver leia saiba leggi lees czytaj читать click
    tap share tweet pin like follow bookmark save forward send facebook twitter x instagram linked linkedin pinterest
    reddit whats whatsapp telegram tumblr flipboard e email mail print copy link messenger pocket youtube tik tiktok threads
    blue bluesky mastodon vk viber rss snapchat discord spotify patreon github google feedly xing weibo wechat drucken
    imprimir imprimer stampa teilen shares likes views tweets followers reposts claps auf sur em su op join connect add
    síguenos siguenos síganos siganos folgen folge folgt suivez siga seguici volg we this our accept reject decline deny
    manage cookie cookies privacy by got your do wir alle subscribe sign signup register log login logon my create become
    donate get abonnieren abonnez s suscríbete suscribete iscriviti anmelden einloggen registrieren se iniciar newsletter
    newsletters enter first last full please thank no unsubscribe advertisement advertisements anzeige werbung publicité
    publicidad pubblicità reklam reklama реклама sponsored ad ads promoted story article content the report advertise
    iklan copyright c tous todos proudly powered designed built made hosted theme design home menu main navigation search
    close toggle expand collapse next prev previous older newer about contact terms sitemap site careers jobs press faq
    faqs help support imprint impressum datenschutz datenschutzerklärung agb kontakt startseite accueil inicio início главная الرئيسية über mentions aviso legal
    disclaimer shop store cart shopping checkout wishlist account all edit change language english deutsch français español
    filter sort loading page hide dismiss cancel submit ok apply reset quick useful table on in breadcrumb breadcrumbs you
    listen play pause download app leave post write reply required notify comments be kommentare tag tags filed tagged
    category categories posted topics schlagwort schlagworte schlagwörter étiquettes etiquetas теги 続きを読む もっと見る 阅读更多 查看更多 더보기 シェア シェアする ツイート 分享 공유 공유하기 ログイン
    会員登録 新規登録 登录 注册 로그인 회원가입 広告 广告 광고 トップ トップページ ホーム メニュー 検索 お問い合わせ プライバシーポリシー 利用規約
    運営会社 会社概要 サイトマップ ランキング 首页 关于我们 联系我们 검색 무단 무단전재""".split()  # noqa: SIM905
)
_OPENER_FIRST = frozenset(
    """related similar recommended suggested popular trending latest recent featured more other top most must editor editors
    what whats recommendations read also up next you see don dont in people customers explore keep discover essential inside from
    around sponsored promoted outbound share das könnte mehr weitere verwandte meistgelesen à sur article articles
    noticia noticias artículo artículos te leia veja notícias articoli leggi potrebbe lees czytaj читайте похожие user
    reader comment comments reply replies response responses discussion leave post add write join show kommentar
    kommentare schreibe hinterlasse commentaire commentaires laisser comentario comentarios deja comentário comentários commenti
    комментарии свежие последние reactie reacties komentarze about über sobre meet author subscribe newsletter newsletters stay sign get never want
    follow connect support enjoyed did was 関連記事 関連ニュース 人気記事 おすすめ記事 あわせて読みたい アクセスランキング 相关阅读 相关新闻 相关文章
    推荐阅读 热门文章 热门新闻 관련 관련기사 인기 인기기사 コメント 评论 댓글""".split()  # noqa: SIM905
)

# Some of these words begin as many sentences of prose: the one behind them tells, and spares most texts both expressions.
_LINE_SECOND = {
    "a": ("lock", "."), "an": ("official", "."), "by": ("continuing", "using", "clicking", "browsing", "closing", "signing",
    "subscribing", "submitting", "registering"), "first": ("name",), "in": ("this",), "last": ("name",), "no": ("spam",
    "comments"), "on": ("this",), "our": ("site", "website"), "the": ("advertisement",), "this": ("site", "website",
    "advertisement"), "we": ("use",), "you": ("are",),
}  # fmt: skip
_OPENER_SECOND = {
    "from": ("the", "archive", "our", "around"), "in": ("case",), "people": ("also",), "was": ("this",),
    "what": ("to", "others", "s"),
}  # fmt: skip


def boilerplate_phrase(line: str, *, signed: bool = True) -> str:
    """Return which kind of boilerplate a line is by its words (skip_link, read_more, …); empty for none.

    If `has_signs` is false for the whole text, `signed=False` spares each line the search.
    """
    if _may_begin(line, _LINE_FIRST, _LINE_SECOND) or line.endswith(_SAYS) or (signed and has_signs(line)):
        found = LINE.match(line)
        return found.lastgroup or "" if found else ""
    return ""


def section_opener(line: str) -> str:
    """Return what a line, as a heading at the end of a page, has below it (related, comments, …); empty for none."""
    if _may_begin(line, _OPENER_FIRST, _OPENER_SECOND):
        found = OPENER.match(line)
        return found.lastgroup or "" if found else ""
    return ""


def _may_begin(line: str, first: frozenset[str], second: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether a line begins as a phrase may: with a figure, or one of its first words and what may stand behind it."""
    begun = _FIRST.match(line)
    if begun is None:
        return False
    word = begun[1].lower()
    if word not in second:
        return word in first or word.isdigit()
    behind = line[begun.end() : begun.end() + MAX_SECOND_CHARS].lower().lstrip(_BETWEEN)
    return word in first and behind.startswith(second[word])


def has_signs(text: str) -> bool:
    """Tell whether a text holds what marks boilerplate wherever it stands in a line: copyright, cookies, breadcrumbs."""
    lowercase = lower(text)
    return any(map(lowercase.__contains__, _SIGNS))


# The kind of work, as sites print it above the title: true of the article, but no part of its text.
TYPE_LABEL = lazy(
    r"""^(?:
        blog\spost|blog|opinion|op-ed|editorial|commentary|analysis|news\sanalysis|feature|interview|review|
        press\srelease|podcast|video|report|research|explainer|fact\scheck|essay|column|letter|obituary|
        live|exclusive|breaking(?:\snews)?|meinung|kommentar|tribune
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
