"""Names of months in the languages of the web, from CLDR; written by tools/build_month_names.py.

Source: Unicode CLDR, by Babel 2.18.0. A paragraph a month, January first; `_` is a space inside a name.
"""

CLDR_MONTHS = """
january jan januar janvier janv enero ene janeiro gennaio gen januari stycznia sty styczeń ledna led leden januára
január января янв январь січня січ січень студзеня сту студзень януари яну јануари јан јануар siječnja sij siječanj
ianuarie ian ocak oca yanvar yan ιανουαρίου ιαν ιανουάριος tammikuuta tammi tammikuu jaanuar jaan janvāris sausio saus
sausis يناير كانون_الثاني ژانویهٔ ژانویه ינואר ינו׳ جنوری جنوري کانوونی_دووەم rêbendan rbn जनवरी जन॰ জানুয়ারী জানু
ஜனவரி ஜன జనవరి జన जानेवारी जाने જાન્યુઆરી જાન્યુ ಜನವರಿ ಜನ ജനുവരി ജനു ਜਨਵਰੀ ਜਨ ජනවාරි ජන ଜାନୁଆରୀ জানুৱাৰী มกราคม มค
ມັງກອນ ມກ មករា ဇန်နဝါရီ ဇန် იანვარი იან հունվարի հնվ հունվար қаңтар қаң нэгдүгээр_сар janar de_gener de_gen gener
xaneiro xan urtarrila urt janúar eanáir ean ionawr ion jannar januarie janaayo jannaayo ጃንዋሪ ጃን janairu oṣù_ṣẹ́rẹ́
januwari januaro jannewaris dhen_fhaoilleach faoi am_faoilleach genver de_genièr genièr

february feb februar février févr febrero fevereiro fev febbraio februari lutego lut luty února úno únor februára
február февраля февр февраль лютого лют лютий лютага люты февруари фев фебруар феб veljače velj veljača febr februarie
şubat şub fevral φεβρουαρίου φεβ φεβρουάριος helmikuuta helmi helmikuu veebruar veebr februāris vasario vas vasaris
pebrero peb فبراير شباط فوریهٔ فوریه פברואר פבר׳ فروری فبروري فېبروري شوبات sibat sbt फ़रवरी फ़र॰ ফেব্রুয়ারী ফেব
பிப்ரவரி பிப் ఫిబ్రవరి ఫిబ్ర फेब्रुवारी फेब्रु ફેબ્રુઆરી ફેબ્રુ ಫೆಬ್ರವರಿ ಫೆಬ್ರ ഫെബ്രുവരി ഫെബ്രു ਫ਼ਰਵਰੀ ਫ਼ਰ පෙබරවාරි
පෙබ फेब्रुअरी ଫେବୃଆରୀ ফেব্ৰুৱাৰী ফেব্ৰু กุมภาพันธ์ กพ ກຸມພາ ກພ កុម្ភៈ ဖေဖော်ဝါရီ ဖေ თებერვალი თებ փետրվարի փտվ փետրվար
ақпан ақп хоёрдугаар_сар shkurt shk de_febrer de_febr febrer febreiro otsaila ots febrúar feabhra feabh chwefror chwef
chw frar fra febraayo ፌብሩዋሪ ፌብ faburairu fab oṣù_èrèlè februwari februaro febrewaris dhen_ghearran gearr an_gearran
cʼhwevrer cʼhwe de_febrièr febrièr

march mar märz mär mars marzo março maart mrt marts marca marzec března bře březen marec марта мар март березня бер
березень сакавіка сак сакавік mart ožujka ožu ožujak március márc martie μαρτίου μαρ μάρτιος μάρ maaliskuuta maalis
maaliskuu märts kovo kov kovas maret mac marso مارس آذار מרץ مارچ ئازار adar adr मार्च মার্চ மார்ச் மார் మార్చి માર્ચ
ಮಾರ್ಚ್ മാർച്ച് മാർ ਮਾਰਚ මාර්තු මාර් ମାର୍ଚ୍ଚ মাৰ্চ มีนาคม มีค ມີນາ ມນ មីនា မတ် მარტი მარ մարտի մրտ մարտ наурыз нау
гуравдугаар_сар de_març març martxoa márta mawrth maw marzu machi maarso ማርች maris oṣù_ẹrẹ̀nà mashi mas marto mäerz
mäe dhen_mhàrt màrt am_màrt meurzh meur

april apr avril avr abril abr aprile kwietnia kwi kwiecień dubna dub duben apríla apríl апреля апр апрель квітня квіт
квітень красавіка кра красавік април travnja tra travanj április ápr aprilie nisan nis aprel απριλίου απρ απρίλιος
huhtikuuta huhti huhtikuu aprill aprīlis balandžio bal balandis أبريل نيسان آوریل אפריל אפר׳ اپریل نیسان nîsan nsn
अप्रैल এপ্রিল এপ্রি ஏப்ரல் ஏப் ఏప్రిల్ ఏప్రి एप्रिल एप्रि એપ્રિલ ಏಪ್ರಿಲ್ ಏಪ್ರಿ ഏപ്രിൽ ഏപ്രി ਅਪ੍ਰੈਲ ਅਪ੍ਰੈ අප්‍රේල්
अप्रिल ଅପ୍ରେଲ এপ্ৰিল เมษายน เมย ເມສາ ມສ មេសា ဧပြီ აპრილი აპრ ապրիլի ապր ապրիլ сәуір сәу дөрөвдүгээр_сар prill pri
d’abril d’abr apirila api aibreán aib ebrill ebr aprili abriil ኤፕሪል ኤፕሪ afirilu afi oṣù_ìgbé ephreli eph aprilo abrëll
dhen_ghiblean gibl an_giblean ebrel

may mai mayo maio maggio mag mei maj maja května kvě květen mája máj мая май травня трав травень мај svibnja svi
svibanj május mayıs μαΐου μαΐ μάιος μάι toukokuuta touko toukokuu maijs gegužės geg gegužė مايو أيار مهٔ مه מאי مئی مۍ
ئایار gulan gln मई মে மே మే मे મે ಮೇ മേയ് ਮਈ මැයි ମଇ মে’ พฤษภาคม พค ພຶດສະພາ ພພ ឧសភា မေ მაისი მაი մայիսի մյս մայիս
мамыр мам тавдугаар_сар de_maig maig maiatza maí bealtaine beal mejju mej maayo ሜይ mayu oṣù_ẹ̀bibi meyi mey majo mee
maaie dhen_chèitean cèit an_cèitean mae de_mai

june jun juni juin junio junho giugno giu czerwca cze czerwiec června čvn červen júna jún июня июн июнь червня черв
червень чэрвеня чэр чэрвень юни јуни јун lipnja lipanj junij június iunie iun haziran haz iyun iyn ιουνίου ιουν
ιούνιος ιούν kesäkuuta kesä kesäkuu juuni jūnijs jūn birželio birž birželis hunyo hun يونيو حزيران ژوئن יוני جون
حوزەیران hezîran hzr जून জুন ஜூன் జూన్ જૂન ಜೂನ್ ജൂൺ ਜੂਨ ජූනි जुन ଜୁନ มิถุนายน มิย ມິຖຸນາ ມິຖ មិថុនា ဇွန် ივნისი ივნ
հունիսի հնս հունիս маусым мау зургаадугаар_сар qershor qer de_juny juny xuño ekaina eka júní meitheamh meith mehefin
meh ġunju ġun junie juun ጁን yuni yun oṣù_òkúdu dhen_ògmhios ògmh an_t-ògmhios mezheven mezh de_junh junh

july jul juli juillet juil julio julho luglio lug lipca lip lipiec července čvc červenec júla júl июля июл июль липня
лип липень ліпеня ліп ліпень юли јули јул srpnja srpanj julij július iulie iul temmuz tem iyul iyl ιουλίου ιουλ
ιούλιος ιούλ heinäkuuta heinä heinäkuu juuli jūlijs jūl liepos liep liepa julai hulyo hul يوليو تموز ژوئیهٔ ژوئیه יולי
جولائی جولای تەمووز tîrmeh trm जुलाई जुल॰ জুলাই জুল ஜூலை జులై जुलै જુલાઈ ಜುಲೈ ജൂലൈ ਜੁਲਾਈ ਜੁਲਾ ජූලි ଜୁଲାଇ กรกฎาคม กค
ກໍລະກົດ ກລ កក្កដា ဇူလိုင် ဇူ ივლისი ივლ հուլիսի հլս հուլիս шілде шіл долоодугаар_сар korrik korr de_juliol de_jul
juliol xullo xul uztaila uzt júlí iúil gorffennaf gorff gor lulju lul julie luulyo ጁላይ yuli yul oṣù_agẹmọ julayi
dhen_iuchar iuch an_t-iuchar gouere goue de_julhet julhet

august aug août agosto ago augustus augusti sierpnia sie sierpień srpna srp srpen augusta августа авг август серпня
серп серпень жніўня жні жнівень avgust avg kolovoza kol kolovoz augusztus ağustos ağu avqust avq αυγούστου αυγ
αύγουστος αύγ elokuuta elo elokuu augusts rugpjūčio rugp rugpjūtis agustus agu ogos ogo أغسطس آب اوت אוגוסט אוג׳ اگست
اګست ئاب tebax tbx अगस्त अग॰ আগস্ট আগ ஆகஸ்ட் ஆக ఆగస్టు ఆగ ऑगस्ट ऑग ઑગસ્ટ ಆಗಸ್ಟ್ ಆಗ ഓഗസ്റ്റ് ഓഗ ਅਗਸਤ ਅਗ අගෝස්තු අගෝ
अगस्ट ଅଗଷ୍ଟ আগষ্ট สิงหาคม สค ສິງຫາ ສຫ សីហា ဩဂုတ် აგვისტო აგვ օգոստոսի օգս օգոստոս тамыз там наймдугаар_сар gusht gush
d’agost d’ag agost ag abuztua abu ágúst ágú lúnasa lún awst awwissu aww agosti ogs ogosto ኦገስት ኦገስ agusta oṣù_ògún
agasti aga aŭgusto aŭg dhen_lùnastal lùna an_lùnastal eost

september sep sept septembre septiembre setembro set settembre września wrz wrzesień září zář septembra сентября сент
сентябрь вересня вер вересень верасня верасень септември сеп септембар septembar rujna ruj rujan szeptember szept
septembrie eylül eyl sentyabr sen σεπτεμβρίου σεπ σεπτέμβριος syyskuuta syys syyskuu septembris rugsėjo rugs rugsėjis
setyembre سبتمبر أيلول سپتامبر ספטמבר ספט׳ ستمبر سېپتمبر سپتمبر ئەیلوول îlon îln सितंबर सित॰ সেপ্টেম্বর সেপ செப்டம்பர்
செப் సెప్టెంబర్ సెప్టెం सप्टेंबर सप्टें સપ્ટેમ્બર સપ્ટે ಸೆಪ್ಟೆಂಬರ್ ಸೆಪ್ಟೆಂ സെപ്റ്റംബർ സെപ്റ്റം ਸਤੰਬਰ ਸਤੰ සැප්තැම්බර්
සැප් सेप्टेम्बर ସେପ୍ଟେମ୍ବର ছেপ্তেম্বৰ ছেপ্তে กันยายน กย ກັນຍາ ກຍ កញ្ញា စက်တင်ဘာ စက် სექტემბერი სექ սեպտեմբերի սեպ
սեպտեմբեր қыркүйек қыр сен sentabr есдүгээр_сар shtator sht de_setembre de_set setembre iraila ira meán_fómhair mfómh
medi settembru septemba sebtembar seb sebteembar ሴፕቴምበር ሴፕቴ satumba sat oṣù_owewe septhemba septembro septimber
dhen_t-sultain sult an_t-sultain gwengolo gwen

october oct oktober okt octobre octubre outubro out ottobre ott października paź październik října říj říjen októbra
október октября окт октябрь жовтня жовт жовтень кастрычніка кас кастрычнік октомври октобар oktobar octombrie ekim eki
oktyabr οκτωβρίου οκτ οκτώβριος lokakuuta loka lokakuu oktoober oktobris spalio spal spalis oktubre أكتوبر تشرين_الأول
اکتبر אוקטובר אוק׳ اکتوبر تشرینی_یەکەم cotmeh cot अक्टूबर अक्टू॰ অক্টোবর অক্টো அக்டோபர் அக் అక్టోబర్ అక్టో ऑक्टोबर
ऑक्टो ઑક્ટોબર ઑક્ટો ಅಕ್ಟೋಬರ್ ಅಕ್ಟೋ ഒക്‌ടോബർ ഒക്ടോ ਅਕਤੂਬਰ ਅਕਤੂ ඔක්තෝබර් ඔක් अक्टोबर ଅକ୍ଟୋବର অক্টোবৰ ตุลาคม ตค ຕຸລາ ຕລ
តុលា အောက်တိုဘာ အောက် ოქტომბერი ოქტ հոկտեմբերի հոկ հոկտեմբեր қазан қаз oktabr аравдугаар_сар tetor tet d’octubre d’oct
urria urr deireadh_fómhair dfómh hydref hyd ottubru oktoba oktoobar ኦክቶበር ኦክቶ oṣù_ọ̀wàrà okthoba oktobro dhen_dàmhair
dàmh an_dàmhair here d’octòbre octòbre

november nov novembre noviembre novembro listopada lis listopad listopadu novembra ноября нояб ноябрь листопада лист
листопад лістапада ліс лістапад ноември ное новембар нов novembar studenoga stu studeni noiembrie kasım kas noyabr noy
νοεμβρίου νοε νοέμβριος νοέ marraskuuta marras marraskuu novembris lapkričio lapkr lapkritis nobyembre nob نوفمبر
تشرين_الثاني نوامبر נובמבר נוב׳ نومبر تشرینی_دووەم mijdar mjd नवंबर नव॰ নভেম্বর নভে நவம்பர் நவ నవంబర్ నవం नोव्हेंबर
नोव्हें નવેમ્બર નવે ನವೆಂಬರ್ ನವೆಂ നവംബർ നവം ਨਵੰਬਰ ਨਵੰ නොවැම්බර් නොවැ नोभेम्बर ନଭେମ୍ବର নৱেম্বৰ নৱে พฤศจิกายน พย ພະຈິກ ພຈ
វិច្ឆិកា နိုဝင်ဘာ နို ნოემბერი ნოე նոյեմբերի նոյ նոյեմբեր қараша қар ноя арван_нэгдүгээр_сар nëntor nën de_novembre
de_nov azaroa aza nóvember nóv samhain samh tachwedd tach novembru novemba noofeembar nof ኖቬምበር ኖቬም nuwamba nuw
oṣù_bélú novimber dhen_t-samhain an_t-samhain du

december dec dezember dez décembre déc diciembre dic dezembro dicembre desember des grudnia gru grudzień prosince pro
prosinec decembra декабря дек декабрь грудня груд грудень снежня сне снежань декември децембар дец decembar prosinca
prosinac decembrie aralık ara dekabr dek δεκεμβρίου δεκ δεκέμβριος joulukuuta joulu joulukuu detsember dets decembris
gruodžio gruod gruodis disember dis disyembre ديسمبر كانون_الأول دسامبر דצמבר דצמ׳ دسمبر کانونی_یەکەم berfanbar brf
दिसंबर दिस॰ ডিসেম্বর ডিসে டிசம்பர் டிச డిసెంబర్ డిసెం डिसेंबर डिसें ડિસેમ્બર ડિસે ಡಿಸೆಂಬರ್ ಡಿಸೆಂ ഡിസംബർ ഡിസം ਦਸੰਬਰ ਦਸੰ
දෙසැම්බර් දෙසැ डिसेम्बर ଡିସେମ୍ବର ডিচেম্বৰ ডিচে ธันวาคม ธค ທັນວາ ທວ ធ្នូ ဒီဇင်ဘာ ဒီ დეკემბერი დეკ դեկտեմբերի դեկ
դեկտեմբեր желтоқсан жел арван_хоёрдугаар_сар dhjetor dhj de_desembre de_des desembre decembro abendua abe nollaig noll
rhagfyr rhag diċembru diċ desemba diseembar ዲሴምበር ዲሴም disamba oṣù_ọ̀pẹ̀ disemba desimber dhen_dùbhlachd dùbh
an_dùbhlachd kerzu kzu de_decembre decembre
"""
