"""Words of the press that mean something to us, in English, Ukrainian and Russian.

Nothing here is about any one subject. Every pattern is matched against text whose quotations are
blanked out, so nobody's quoted words are taken for the reporter's. In the lists below a space
parts two cues, `_` stands for a space within one, and brackets group.
"""

import re


def _cues(*lists: str) -> re.Pattern[str]:
    cues = "|".join(" ".join(lists).split()).replace("_", r"\s")
    cues = re.sub(r"\((?!\?)", "(?:", cues)
    return re.compile(rf"\b(?:{cues})\b", re.IGNORECASE)


# Somebody speaks. The verbs of plain reporting come apart from those that pass a judgement,
# because "the governor reported a flood" tells of a flood and "commented on it" of a comment.
# Which of them make a kind of their own is for the vocabulary of a site to say.
REPORTS = _cues(
    "report(ed|s)? said says claim(ed|s) saying stat(ed|es) announc(ed|es) wrote writes told",
    "post(ed|s)",
    "inform(ed|s) according_to confirm(ed|s) tells telling",
    "цитує цитують цитирует цитируют cit(ed|es) quot(ed|es)(_by)?",
    "повідоми(в|ла|ли|ло) повідомля(є|ють|в|ли) сказа(в|ла|ли) написа(в|ла|ли) розпові(в|ла|ли)",
    "каже кажуть розповіда(є|ють) [йі]деться_(в|у) говорить переда(є|ють|в|ла)",
    "за_(її|його|їхніми)_словами",
    "заяви(в|ла|ли|ло|л) за_словами за_даними підтверди(в|ла|ли) пише пишуть",
    "сообщи(л|ла|ли|ло) сообща(ет|ют) сказал[аи]? написал[аи]? рассказал[аи]? по_словам по_данным",
    "говорит говорят говорится_в рассказыва(ет|ют) переда(ет|ют) передал[аи]?",
    "по_(его|ее|её|их)_словам (объявил|уточнил)[аи]? (оголоси|уточни)(в|ла|ли)",
    "подтверди(л|ла|ли) пишет",
)
COMMENTS = _cues(
    "comment(ed|s)?(_on)? believ(ed|es) add(ed|s) not(ed|es) stress(ed|es)",
    "emphasi[sz](ed|es) explain(ed|s) remark(ed|s) declar(ed|es) insist(ed|s) argu(ed|es)",
    "repl(ied|ies) answer(ed|s) call(ed|s) urg(ed|es) prais(ed|es) condemn(ed|s) accus(ed|es)",
    "promis(ed|es) vow(ed|s) react(ed|s) respond(ed|s) describ(ed|es) thank(ed|s) suggest(ed|s)",
    "acknowledg(ed|es) admit(ted|s) conclude(d|s)? ask(ed|s) appeal(ed|s) point(ed|s)_out",
    "assur(ed|es) spoke spoken speaks talk(ed|s) explains jok(ed|es) boast(ed|s)",
    "den(ied|ies) refut(ed|es) dismiss(ed|es) reject(ed|s) rebut(ted|s) warn(ed|s)?(_that|_of)?",
    "threaten(ed|s) ordered orders_(?!of) instruct(ed|s) decreed assess(ed|es) estimate[sd]",
    "sign(ed|s)_(a|the)_(decree|order|law)",
    "recall(ed|s)(?!_that) переконан(ий|а|і) іронізу(є|ють|вав|вала)",
    "убежд[её]н(а|ы)? выразил[аи]? отчитал(ся|ась|ись)",
    "(про)?коментува(в|ла|ли) вважа(є|ють) дода(в|ла|ли) зазначи(в|ла|ли) наголоси(в|ла|ли)",
    "поясни(в|ла|ли) підкресли(в|ла|ли) відпові(в|ла|ли) назва(в|ла|ли) пообіця(в|ла|ли)",
    "звинувати(в|ла|ли)",
    "(про)?комментировал[аи]? счита(ет|ют) добавил[аи]? отметил[аи]? подчеркнул[аи]? пояснил[аи]?",
    "ответил[аи]? назвал[аи]? пообещал[аи]? обвинил[аи]? полагает объяснил[аи]? призвал[аи]?",
    "заверил[аи]? признал[аи]? пошутил[аи]? высказал(ся|ась|ись) поблагодарил[аи]?",
    "опроверг(ла|ли|ло)? отрица(ет|ют) отверг(ла|ли)? предупреди(л|ла|ли) пригрозил[аи]?",
    "поручил[аи]? приказал[аи]? распоряди(лся|лась|лись) велел[аи]? оцени(л|ла|ли|вает|вают)",
    "подписал[аи]?_(указ|приказ|распоряжение|постановление)",
    "закликав закликала запевни(в|ла|ли) визна(в|ла|ли) висловив(ся)? подякува(в|ла|ли)",
    "спростува(в|ла|ли|ло) заперечи(в|ла|ли|ло) відкину(в|ла|ли) попереди(в|ла|ли)",
    "пригрози(в|ла|ли) доручи(в|ла|ли) наказа(в|ла|ли) розпоряди(вся|лася|лися) оціню(є|ють)",
    "підписа(в|ла|ли)_(указ|наказ|розпорядження|постанову)",
)

INTERVIEW = "Interview"
# Where words were said; the text on the right is ours and becomes the venue.
VENUES = (
    (_cues("interview інтерв['’ʼ]ю интервью"), INTERVIEW),
    (_cues(r"telegram телеграм\w*"), "Telegram"),
    (_cues(r"facebook фейсбу\w+"), "Facebook"),
    (_cues(r"twitter on_X твіттер\w* твиттер\w*"), "X (Twitter)"),
    (_cues("vkontakte VK вконтакте"), "VKontakte"),
    (_cues("youtube"), "YouTube"),
    (_cues(r"press[-_]conference прес-?конференці\w+ пресс-конференци\w+"), "Press conference"),
    (_cues(r"briefing брифін\w+ брифин\w+"), "Briefing"),
    (_cues(r"video_(address|message|appeal) відеозвернен\w+ видеообращен\w+"), "Video message"),
    (_cues(r"newscast telethon телемарафон\w*"), "National newscast"),
    (
        _cues(r"on_(the_)?air television TV [ув]_ефірі в_эфире телебачен\w+ телевиден\w+"),
        "Television",
    ),
    (_cues(r"meeting нарад\w+ совещани\w+ заседани\w+ засіданн\w+"), "Meeting"),
    (_cues(r"press_service прес-?служб\w+ пресс-служб\w+"), "Press service"),
    (_cues("statement заяв[аиіу] заявлени[ея]"), "Written statement"),
)

# A paragraph that opens so retells what came before.
RECALLS = _cues(
    r"earlier previously as_(a_reminder|(previously|we)_(\w+_)?reported)",
    "as_reported_(earlier|previously) it_(was|had_been)_(earlier|previously)_reported",
    "recall(_that|,)? as_reported(?!_by) it_will_be_recalled (to|let_us)_recall (a_)?reminder",
    "нагада(ємо|єм|ти|йте) як_(раніше_)?(повідомлялося|писал[аи]) раніше як_відомо",
    "напомним напоминаем как_(ранее_)?(сообщалось|писал[аи]|сообщал[аи]?) ранее",
)
# Within the first words of a sentence: what follows was said before.
SAID_EARLIER = re.compile(
    r"[^.!?\n]{3,80}?\b(?:said|says|claimed|reported|announced|stated|told|wrote)\s(?:\w+\s){0,2}?"
    r"(?:earlier|previously)\b(?!\s(?:in|on|this|today|that\sday)\b)"
    r"|[^.!?\n]{3,80}?\b(?:has|have|had)\s(?:earlier|previously|repeatedly)\s\w+",
    re.IGNORECASE,
)
# A paragraph that opens so tells of something else that happened.
ASIDES = _cues(
    r"meanwhile separately at_the_same_time in_(a_separate|another)_\w+ elsewhere",
    "тим_часом водночас окремо в_інш(ому|ій) тем_временем между_тем в_то_же_время отдельно",
)
# In front of a place: it happened beside it.
BESIDE = re.compile(r"(?:suburbs? of|передміст\w+|пригород\w*|предмест\w+)\s\Z", re.IGNORECASE)
# In front of a place: it was not there, as a correction may say.
NOT_THERE = re.compile(r"\b(?:not\s(?:in\s|at\s|from\s)?|а\sне\s(?:[ву]\s)?)\Z", re.IGNORECASE)
# Around a capital: its government is meant.
GOVERNS = re.compile(
    r"\s(?:has|will|would|wants|must|should|may|can|could|might)\s(?!been?\b)", re.IGNORECASE
)
GOVERNMENTS = re.compile(
    r"\b(?:with|(?:regime|government|authorities|leadership|officials)\sin"
    r"|(?:question|message|appeal|answer|demand|letter|signal)s?\sto)\s\Z",
    re.IGNORECASE,
)
# In front of a place: people are for or against whoever rules there.
PARTISAN = re.compile(r"\b(?:pro|anti|non|про|анти)[-‐‑]\Z", re.IGNORECASE)
# In front of a place: what it lies beside is said, and nothing that happened there.
BORDERS = re.compile(
    r"\b(?:borders(?:\son)?|adjoins|межує\sз|граничит\sс)\s(?:the\s)?(?:[^\W\d_]+['’ʼ]s\s)?\Z",
    re.IGNORECASE,
)
# Behind a person: what is his does something, and not he; what he says is he.
POSSESSED = re.compile(
    r"['’ʼ]s\s(?!(?:\w+\s)?(?:words?|posts?|statements?|remarks?|speech|address|comments?|claims?"
    r"|telegram|channel|page|account|letter|video|interview|press|spokes\w+|office)\b)",
    re.IGNORECASE,
)
# In front of a day: it is the day on which a report was issued.
ISSUED = re.compile(
    r"\b(?:зведенн\w+|звіт\w*|сводк\w+|отч[её]т\w*|(?:update|report|assessment)s?)"
    r"\s(?:від|от|of|for|from)\s\Z",
    re.IGNORECASE,
)
# Several speak with one voice.
JOINTLY = _cues(
    r"joint(ly)?_?\w* together спільн\w+ разом совместн\w+ вместе",
)
# In front of a capital: the government is meant.
AGAINST = re.compile(
    r"\b(?:accus(?:ed|es|ing)|blam(?:ed|es|ing)|обвинил[аи]?|звинувати(?:в|ла|ли))\s\Z",
    re.IGNORECASE,
)
# Who is meant by a word that is no name.
PRONOUN = _cues(
    r"he she they the_(\w+_){0,2}(president|governor|minister|mayor|spokes(man|woman|person))",
    r"the_(\w+_){0,2}(official|politician|leader|commander|chief|head|representative|secretary)",
    r"the_(\w+_){0,2}(diplomat|lawmaker|envoy) the_head_of_the_(region|district|subject)",
    r"the_(\w+_){0,2}(adviser|ministry|department|unit|head_of_state)",
    "він вона вони президент губернатор міністр речни(к|ця) чиновник очільник",
    "посадовець дипломат(ка)? пол[іи]тик глава_(региона|субъекта) (ведомств|відомств)[оа]",
    "он она они министр глава представитель(ница)? пресс-секретарь",
)
# Words for one person who has no other mark than having been named.
SINGLE = frozenset("he she він вона он она".split())
# Words for anybody of some standing: who is meant is told by who was named, not by the word.
ANYBODY = frozenset(
    "official politician leader chief head representative diplomat lawmaker envoy чиновник"
    " посадовець очільник глава політик политик представитель представительница дипломат"
    " дипломатка".split()
)
# Words for a body of any sort.
ANY_BODY = frozenset("unit department ведомство ведомства відомство відомства".split())
# What is written speaks with the voice of whoever wrote it.
PAPER = re.compile(
    r"\bthe\s(?:\w+\s)?(?:post|statement|message|report|letter|video|release|publication)\s"
    r"|\b(?:[йі]деться|говорится|говориться|сказано)\s[ву]\s",
    re.IGNORECASE,
)
# Between two who do something together.
AND = re.compile(r",?\s(?:and|та|і|й|и)\s", re.IGNORECASE)
# Within the words for speech: `in his words`.
HIS = _cues("його її его ее её")
# Words for several.
MANY = frozenset("they вони они".split())
# Whoever is named behind these is the one who speaks: `the agency cites X`.
CITES = _cues("cit(es|ed) quot(es|ed) цитирует цитируют цитує цитують")
# Whoever is named behind these is spoken to or about.
OBJECTS = _cues(
    "told tells asked asks thank(ed|s) prais(ed|es) condemn(ed|s) accus(ed|es) urg(ed|es)",
    "call(ed|s) describ(ed|es) warn(ed|s) answer(ed|s) instruct(ed|s) assur(ed|es) dismiss(ed|es)",
    "назва(в|ла|ли) назвал[аи]? звинувати(в|ла|ли) обвинил[аи]? подякува(в|ла|ли)",
)
# A body named in full may be meant by one of these later.
BODIES = frozenset(
    """
    ministry committee corps battalion regiment brigade service agency institute council
    department directorate administration authorities court office unit units guard bureau command
    staff commission fighters ведомства відомства
    міністерство відомство комітет легіон корпус батальйон служба агентство інститут рада
    адміністрація суд управління підрозділ
    министерство ведомство комитет легион батальон агентство институт совет администрация
    управление подразделение
    """.split()
)
# Titles that may stand before a surname; any other capitalised word there is a first name.
TITLES = frozenset(
    """
    president governor minister prime foreign defence defense deputy chief head mayor secretary
    general colonel lieutenant major captain commander spokesman spokeswoman spokesperson leader
    chancellor senator ambassador director adviser advisor mr mrs ms dr sir presidential press
    kremlin dictator comrade officer officers lawyer journalist analyst expert representative
    президент президента президентом губернатор губернатора губернатором міністр міністра министр
    министра мер мера мэр мэра речник речниця глава голова секретар секретарь генерал полковник
    командир лідер лидер чиновник
    """.split()
)
# Words that may open a sentence in front of a surname.
OPENERS = frozenset(
    """
    one two three four five six seven eight nine ten several many some all both
    a the in on at as but and if when while that this then there according also later earlier
    meanwhile after before today yesterday for to by from with however moreover nor or so what who
    why how did does is was quote source details background
    за у в на про як але й і та що коли також проте однак раніше згодом вчора сьогодні
    по о как но и что когда также однако ранее позже вчера сегодня для
    """.split()
)
# After a place: it only tells whose official somebody is.
OFFICES = _cues(
    "(acting_)?governor(ate)? gov mayor head chief leader officials? authorit(y|ies) government",
    r"administration губернатор\w* мер\w? мэр\w? глав\w+ голов\w+ влад[аиуі] власт\w+",
    r"адміністраці\w+ администраци\w+",
)
# After a place: it names a clock.
CLOCKS = _cues("(standard_)?time часу? времени")
# A date behind one of these is the bound of something else.
BOUNDS = re.compile(
    r"\b(?:since|from|until|till|by|before|after|as of|starting|between|beginning"
    r"|з|із|від|до|після|станом на|с|от|после|по состоянию на)(?:\s(?:the|early|late|на))?\s*\Z",
    re.IGNORECASE,
)
BEGINNINGS = re.compile(r"\b(?:from|since|starting|з|із|від|с|от)\s\Z", re.IGNORECASE)
FUTURE = _cues(
    "will would to_be_held scheduled planned due upcoming elections? vot(e|ing) polls? referendum",
    r"next(?!_to) буде будуть заплановано вибор\w+ голосуванн\w+ наступн\w+",
    r"будет будут запланирован\w+ голосовани\w+ следующ\w+",
)
THAT = _cues("that що что")
# One-word quotations count only where somebody calls something so.
CALLS = _cues(
    "call(ed|s|ing) describ(ed|es|ing) term(ed|s) label+(ed|s) dubbed nam(ed|es)",
    "назва(в|ла|ли) назвал[аи]?",
)
_EDITOR = r"ed\.?|editor'?s note|author'?s note|прим\.?\s?(?:ред|авт)\.?|ред\.?"
INSERTION = re.compile(
    r"\[(?!\s*(?:…|\.\.\.)\s*\])[^\[\]\n]{1,200}\]"
    rf"|\((?:[^()\n]{{1,200}}\s)?[-–—]?\s?(?:{_EDITOR})\)|[-–—]\s(?:ed\.|прим\.\s?ред\.|ред\.)",
    re.IGNORECASE,
)
# What turns the last names of a list into places: `North and South oblasts`.
REGION_NOUNS = {
    "oblasts": "oblast",
    "regions": "region",
    "districts": "district",
    "provinces": "province",
    "raions": "raion",
    **dict.fromkeys(("областей", "областях", "областям", "области", "області"), "область"),
    **dict.fromkeys(("районов", "районах", "районам", "районів"), "район"),
    **dict.fromkeys(("округах", "округов", "округів"), "округ"),
}
