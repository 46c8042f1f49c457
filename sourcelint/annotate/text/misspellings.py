"""English words that are often misspelt, and verbs that are sometimes inflected twice ("allowses").

No misspelling in the list is a word of any variety of English, a name or a loanword. The list holds the longest and most
frequent ones of Wikipedia's "Lists of common misspellings".
"""

from __future__ import annotations

from sourcelint.expressions import lazy

_PAIRS = """
absense absence, accidentaly accidentally, accomodate accommodate, accomodation accommodation, accross across, acheive
achieve, acheived achieved, acknowlege acknowledge, acquaintence acquaintance, adress address, agressive aggressive,
agression aggression, alledged alleged, allegience allegiance, alot a lot, amatuer amateur, ammendment amendment,
anual annual, apparantly apparently, appearence appearance, arguement argument, assasination assassination,
assasinated assassinated, athiest atheist, attendence attendance, authorites authorities, basicly basically, becuase
because, becomming becoming, begining beginning, beleive believe, beleived believed, belive believe, benifit benefit,
bizzare bizarre, buisness business, calender calendar, campain campaign, catagory category, cemetary cemetery,
changable changeable, cheif chief, collegue colleague, comission commission, commited committed, commitee committee,
comparision comparison, concensus consensus, conscence conscience, consistant consistent, controversal controversial,
critisism criticism, definately definitely, definitly definitely, desparate desperate, developement development,
dilemna dilemma, diplomacey diplomacy, dissapear disappear, dissapeared disappeared, dissapoint disappoint,
dissapointed disappointed, ecomony economy, embarass embarrass, embarassed embarrassed, enviroment environment,
enviromental environmental, equiptment equipment, exagerate exaggerate, excercise exercise, existance existence,
existant existent, experiance experience, explaination explanation, familar familiar, finaly finally, foriegn foreign,
fourty forty, foward forward, freind friend, futher further, garantee guarantee, goverment government, govermental
governmental, govenment government, grammer grammar, greatful grateful, guage gauge, guerrila guerrilla, happend
happened, harrass harass, harrassment harassment, heirarchy hierarchy, hieght height, higly highly, humourous
humorous, hygeine hygiene, identicle identical, immediatly immediately, incidently incidentally, independance
independence, independant independent, indispensible indispensable, inocent innocent, intelligance intelligence,
interupt interrupt, irresistable irresistible, isreal Israel, knowlege knowledge, lenght length, liason liaison,
libary library, lisence licence, maintainance maintenance, maintenence maintenance, managment management, medival
medieval, millenium millennium, miniscule minuscule, mischievious mischievous, mispell misspell, neccessary necessary,
necesary necessary, neice niece, nieghbor neighbor, noticable noticeable, nucular nuclear, occassion occasion,
occasionaly occasionally, occured occurred, occurence occurrence, occuring occurring, offical official, oppurtunity
opportunity, oposition opposition, parliment parliament, particulary particularly, pasttime pastime, peice piece,
percieve perceive, percieved perceived, perminent permanent, persistant persistent, persue pursue, politican
politician, polititian politician, posession possession, posible possible, potatoe potato, preceeding preceding,
presance presence, presidental presidential, privelege privilege, probaly probably, proffesional professional, promiss
promise, pronounciation pronunciation, publically publicly, quarentine quarantine, questionaire questionnaire, recieve
receive, recieved received, recomend recommend, recomended recommended, refered referred, relevent relevant, religous
religious, remeber remember, repetion repetition, representive representative, resistence resistance, restaraunt
restaurant, rythm rhythm, sanctionned sanctioned, secratary secretary, seige siege, seperate separate, seperated
separated, seperately separately, shedule schedule, similiar similar, sincerly sincerely, soley solely, soveriegn
sovereign, sovreignty sovereignty, speach speech, strategicly strategically, succesful successful, successfull
successful, suceed succeed, supercede supersede, suprise surprise, suprised surprised, teh the, tendancy tendency,
threshhold threshold, tommorow tomorrow, tommorrow tomorrow, tounge tongue, truely truly, unforseen unforeseen,
unfortunatly unfortunately, untill until, vaccum vacuum, vehical vehicle, visable visible, wich which, wierd weird,
withold withhold, writting writing, yeild yield
"""
MISSPELT: dict[str, str] = dict(pair.split(maxsplit=1) for pair in _PAIRS.replace("\n", " ").split(","))
"""A misspelling, in lower case, and the word that was meant."""

_VERBS = (
    "accept|act|add|affect|agree|aim|allow|announce|appear|argue|ask|attack|attempt|attend|avoid|believe|belong|call|claim|"
    "collect|concern|conclude|confirm|consider|contain|continue|cost|create|decide|decline|defend|demand|depend|describe|"
    "develop|discover|discuss|enable|end|enjoy|enter|exist|expect|explain|express|fail|follow|force|form|gain|happen|help|"
    "highlight|hold|hope|improve|include|increase|indicate|intend|invest|involve|join|keep|know|launch|lead|learn|like|live|"
    "look|maintain|make|mean|meet|mention|need|obtain|offer|open|oppose|order|plan|play|prefer|prepare|present|prevent|"
    "protect|prove|provide|receive|reduce|refer|reflect|remain|remember|remove|replace|reply|report|represent|require|"
    "result|return|reveal|seek|seem|serve|show|sign|start|state|suffer|suggest|support|suppose|talk|tend|threaten|turn|"
    "understand|visit|walk|want|warn|work|write"
)
TWICE = lazy(rf"\b(?P<verb>(?:{_VERBS}))(?:ses|eded|inging|sed(?=\s+(?:to|that|the)\b)|eds)\b")
"""A verb with two endings: "allowses", "acteded"."""
WORD = lazy(r"(?<![\w’'-])[a-z]{3,20}(?![\w’'-])")
