"""Under which names records keep what they say of an article: keys of JSON, columns of tables, elements of feeds.

Every scraper has names of its own: `Publish Date`, `publish_date`, `articlePublishDate`. They are compared without what
only parts or frames words, so that each table below has a name once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from sourcelint.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

TITLE = (
    "title.rendered", "headline", "title", "headline.main", "headlines.basic", "headline.default", "web_title", "title.#text", "title.text", "title_text", "topic_title", "name",
    "og_title", "heading",
)  # fmt: skip
URL = (
    "link", "url", "canonical_url", "permalink", "canonical", "mainentityofpage.@id", "mainentityofpage", "web_url",
    "source_url", "full_url", "source", "og_url", "guid.rendered", "guid", "uri", "@id", "href", "slug",
)  # fmt: skip
AUTHOR = (
    "coauthors.*", "authors.*", "author.*", "credits.by.*", "author.name", "author", "authors", "byline", "byline.*", "bylines.*", "creator", "creator.*",
    "creators.*", "dc:creator", "author_name", "display_name", "byline.original", "writer",
    "writers.*", "primary_author.name", "author_info.display_name", "author_meta.display_name", "author_data.display_name",
    "acf.author", "acf.byline", "_embedded.wp:term.*", "parsely.meta.author.*", "parsely.meta.creator.*", "yoast_head_json.author",
    "yoast_head_json.twitter_misc.written by.*", "_embedded.author.*",
    "parsely.author.*", "parsely_author", "dc.creator",
    "owner.display_name", "user.display_name", "account.display_name", "user.name", "by", "written_by", "journalist", "reporter", "from", "username",
)  # fmt: skip
PUBLISHER = (
    "publisher.name", "source.name", "publisher", "yoast_head_json.og_site_name", "site_name", "publication", "outlet", "source_name",
    "source_hostname", "source_domain", "domain", "hostname",
    "source", "website", "provider.name", "source.title", "og_site_name", "newspaper", "outlet_name", "media_name",
)  # fmt: skip
_DAYS = ("date", "at", "time", "on", "datetime", "timestamp", "day")


def _dates(verbs: str) -> tuple[str, ...]:
    """Return the names of the day on which something was done: `published_at`, `date_published` …, by the best verb first."""
    return tuple(name for verb in verbs.split() for name in (f"date_{verb}", *(f"{verb}_{day}" for day in _DAYS)))


PUBLISHED_BELOW = frozenset((*_dates("published publish"), "post_date"))
"""Keys of a day that cannot mean anything else one level below an object that speaks of the article."""
PUBLISHED = (
    *_dates("published publish publication pub posted post first_published first_publish release released issued"),
    "published", "first_published", "posted", "released", "issued", "dc_date", "dcterms_created", "date", "wp:post_date", "web_publication_date", "display_date", "datetime",
    "timestamp", "date_of_publication", "revdate", *_dates("created"), "created", "created_utc", "creation_date", "upload_date", "time",
)  # fmt: skip
MODIFIED = (
    *_dates("modified modify"), "modified", *_dates("updated"), "updated", *_dates("last_modified last_updated"),
    "last_modified", "last_updated", "changed", "post_modified", "dcterms_modified", "wp:post_modified", "lastmod",
)  # fmt: skip
PUBLISHED_GMT = ("date_gmt", "post_date_gmt", "wp:post_date_gmt")
MODIFIED_GMT = ("modified_gmt", "post_modified_gmt", "wp:post_modified_gmt")
DATE_KEYS = {
    "published": PUBLISHED,
    "published_gmt": PUBLISHED_GMT,
    "modified": MODIFIED,
    "modified_gmt": MODIFIED_GMT,
}
"""Keys of a date by its kind, the best first."""
BODIES = (
    "article_body", "content", "content_html", "body_html", "main_text", "full_text",
    "plain_text", "extract", "body_text", "paragraphs", "html_content", "body", "article", "text", "html", "contents",
    "content_text", "markdown", "cooked", "story", "selftext", "story_text", "comment_text", "caption", "message", "description", "summary",
    "excerpt", "abstract", "lead_paragraph", "lead", "snippet",
)  # fmt: skip
"""Keys of a body, the best first."""
TEASERS = frozenset(("description", "summary", "excerpt", "abstract", "lead_paragraph", "lead", "snippet", "message"))
TEXTS = frozenset(BODIES) - TEASERS

ENTRIES = "liveblogupdate"
"""Key of the entries of a live blog in JSON-LD, in lower case."""
FIELDS = ("fields", "attributes")
"""Keys of an object in which a record keeps what was asked for, its body too."""

OTHER_LANGUAGES = {
    "content": """artikeltext artikel volltext inhalt texte contenu texto contenido cuerpo testo contenuto conteudo corpo tekst
        inhoud treść isi konten metin içerik nội_dung текст содержание зміст 正文 内容 内文 本文 본문 내용 기사 النص المحتوى متن""",
    "title": """titel überschrift titre titulo titolo manchete kop tytuł judul başlık tiêu_đề заголовок название назва 标题 標題
        题目 タイトル 제목 العنوان عنوان""",
    "author": """autor autorin verfasser auteur autore autores auteurs penulis wartawan yazar tác_giả автор 作者 记者 記者 著者
        기자 작성자 الكاتب نویسنده""",
    "date": """datum veröffentlicht date_de_publication fecha fecha_de_publicacion data data_de_publicacao data_pubblicazione
        publicatiedatum data_publikacji tanggal tarih ngày ngày_đăng дата дата_публикации 日期 时间 時間 发布时间 發佈時間 发布日期
        日付 公開日 날짜 작성일 입력일 التاريخ تاريخ تاریخ""",
    "url": "adresse lien enlace tautan bağlantı ссылка посилання 链接 網址 网址 링크 الرابط",
    "publisher": "quelle medium zeitung éditeur medio fuente fonte testata bron źródło sumber kaynak nguồn источник джерело 来源 來源 媒体 출처 언론사 المصدر",
    "language": "lang locale language_code sprache langue idioma lingua taal bahasa dil язык мова 语言 언어 اللغة",
}
"""Names in other languages than that of programs, and of languages, by the key that they stand for."""
_OF_OTHERS = frozenset(("@id", "guid", "uri", "source", "time", "timestamp"))
"""Keys of an address or a day that much else has too."""
ROLES = {
    key: role
    for role, keys in (("day", PUBLISHED), ("address", URL), ("title", TITLE))
    for key in keys
    if key not in _OF_OTHERS
}
"""What a key says of an article that shows it to be one."""
FRAMES = ("article", "news", "story", "post", "page", "meta", "raw", "clean", "cleaned")
"""What a record is, or what became of a value, said before what it tells: `articleUrl`, `news_title`, `clean_text`."""
FRAMES_BEHIND = ("raw", "str", "string", "clean", "cleaned", "utc", "iso")
"""The same behind it: `date_raw`, `published_at_utc`."""
CREATED = frozenset(("created", *_dates("created"), "creation_date"))
"""Keys of the day on which a text was written, or a note of a page was made."""
SURE_STARTS = ("datepublished", "publishedat", "publishdate", "publisheddate", "pubdate")
"""What else such a key says, as in `publish_date_location`, its value begins with the day of publication."""
ASIDE = lazy(
    r"""
    teaser|preview|related|mostread|mostpopular|recommend|recirc|popular|trending|latest    # other articles
    |embeddedpost|readnext|nextpost|prevpost|moreposts
    |newsletter|promo|advert|sponsor|comment|social|twitter                                 # what surrounds an article
    |footer|menu|^nav|navigation|sidebar|breadcrumb|banner|disclaimer|copyright|privacy     # parts of a page
    |^seo|meta(?!l)|^og|opengraph|schema|keyword|^tags?$|categor                            # what machines read
    |author|byline|contributor|^bio                                                         # people
    |config|setting|i18n|translation|locale|label|cookie|consent                            # the program of the page
    |tracking|analytics|(?<!de)script(?!ion)|style|^css
    |^alt|alttext|imagealt                                                                  # what pictures show
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Keys below which no article's body stands."""
PROSE = lazy(r"(?:[^\W\d_][^\s{}\[\]<>|\\=]{0,40}[ ]){4}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]{12}")
"""Four words in a row, or as much of a script that puts no blanks between words."""
MAX_NAME_CHARS = 60
"""Longer keys are no names of these."""
PARTING = str.maketrans("", "", "_- :")


def _bare(name: str) -> str:
    """Return a name without what parts words, and without the signs on its letters: `título` is `titulo`."""
    bare = name.translate(PARTING)
    return bare if bare.isascii() else "".join(sign for sign in normalize("NFD", bare) if not combining(sign))


def _names() -> Iterator[tuple[str, str]]:
    for keys in (TITLE, URL, AUTHOR, PUBLISHER, BODIES, *DATE_KEYS.values()):
        yield from ((_bare(key), key) for key in keys)
    for key, names in OTHER_LANGUAGES.items():
        yield from ((_bare(name), key) for name in names.split())


KNOWN = dict(reversed(list(_names())))
"""Each key by its name without what parts words; of equal ones the best."""


@lru_cache(maxsize=4096)
def known_key(name: str) -> str:
    """Return the key of the tables that a name stands for; the name in lower case, if it stands for none.

    >>> known_key("Publish Date"), known_key("articleUrl"), known_key("date_raw"), known_key("Titel"), known_key("colour")
    ('publish_date', 'url', 'date', 'title', 'colour')
    """
    lower = name.strip().lower()
    if len(lower) > MAX_NAME_CHARS:
        return lower
    bare = _bare(lower)
    candidates = (
        bare,
        *(bare.removeprefix(frame) for frame in FRAMES if bare.startswith(frame)),
        *(bare.removesuffix(frame) for frame in FRAMES_BEHIND if bare.endswith(frame)),
        *(start for start in SURE_STARTS if bare.startswith(start)),
    )
    return next((KNOWN[candidate] for candidate in candidates if candidate in KNOWN), lower)
