"""Named parts of the patterns."""

from __future__ import annotations

# Words that may stand between the verb and the assignee: "ger därför direktören", "fick även"
# "gav den 19 september 2017, § 91, …"
INSERTED = r"(?:\s(?:den\s)?\d{1,2}\s[a-zåäö]+\s\d{4},?|\s\(?§\s?\d+\)?,?|\s\d{4}-\d\d-\d\d,?|\si\s[a-z]+\s\d{4})*"
ADVERBS = (
    r"(?:,?\s(?:(?:den\s)?\d{1,2}\s[a-zåäö]+\s\d{4}|\(?§\s?\d+\)?|\d{4}-\d\d-\d\d|i\s[a-z]+\s\d{4}|också|även|samtidigt|därför|"
    r"härmed|därmed|vidare|dessutom|nu|återigen|åter|därutöver|särskilt|löpande|då|sedan|därefter|redan|således|istället|"
    r"i\sstället|i\ssin\stur|likaså|slutligen),?)*"
)
# The assignee: a noun phrase without a stop; never with another "uppdrag" or a subordinate clause in it
ASSIGNEE = r"(?P<assignee>(?:(?!\buppdrag|\bi\suppgift|\bsom\s(?:har|är|ska)\b)[^.:;!?§\n]){2,200}?)"
TASK = (
    r"(?:\s*,?\s*(?:[”\"]\s?)?\b(?:att|ett(?=\s[a-zåäö]+a\s))\b|\s*(?:är|blev|var)?\s*:|\s*$|\s(?:om|kring|gällande|"
    r"avseende|rörande|enligt)\b|,\s(?=med\b))"
)
IN_COMMISSION = (
    r"(?:i\s(?:särskilt\s)?uppdrag|uppdraget|uppdrag|i\suppgift|följande\suppdrag|nedanstående\suppdrag|ett\suppdrag|"
    r"i\suppdra(?=\satt)|en\s(?:uppmaning|beställning)|(?:ansvaret|förtroendet|uppgiften)(?=\satt))"
)
HOLDER = r"[\wåäöÅÄÖ-]{3,}(?:en|et|na|mäktige|rn)"
ADVERBIAL = (
    r"(?:(?:skyndsamt|även|också|därefter|årligen|löpande|dessutom|samtidigt)\s|"
    r"(?:till|inför|vid|under|före|senast|i|efter|inom)\s[^.,;:]{3,60}?\s){0,2}"
)
INFINITIVE = (
    r"(?!(?:kunna|behöva|vara|ha|bli|vilja|innebära|medföra|leda|kosta|önska|få|gälla|finnas|fungera)\b)"
    r"(?:[a-zåäö]{2,}a|ge|se|ta)\b"
)

# The verb of a clause that says what somebody shall do: "ska (till maj) redovisa", "ska ha redovisat", "har att redovisa", "får redovisa",
# "redovisar". What ends like a verb in the present tense and is none: months, prepositions, nouns in the plural.
_NO_VERB = (
    r"(?:under|efter|över|inför|eller|per|ner|mer|fler|er|var|par|klar|annan|siffror|papper|nummer|kapitel|heller|vidare|kvar|januari|februari|september|oktober|november|december|sommar|"
    r"gånger|dagar|månader|timmar|[a-zåäö]*(?:ningar|heter|teter|tioner|nader|chefer|nämnder|styrelser|bolager|grupper|"
    r"politiker|kliniker|tjänster|åtgärder|platser|planer|kostnader|medlemmar|lokaler|handlingar|rektorer|direktörer|"
    r"ledamöter|förvaltningar|kommuner|regioner|divisioner|parter|elever|kunder|resurser|månader|veckor|insatser|rutiner|"
    r"lärare|läkare|partier|företrädare|aktörer|föreningar|källor|punkter|frågor|delar(?=\sav)))\b"
)
_NOT_AFTER = "".join(
    rf"(?<!\b{word}\s)"
    for word in (
        "i",
        "på",
        "till",
        "av",
        "med",
        "om",
        "för",
        "vid",
        "per",
        "från",
        "alla",
        "två",
        "tre",
        "nya",
        "sina",
        "dess",
        "fyra",
    )
)
PRESENT = (
    rf"{_NOT_AFTER}(?P<present>(?!{_NO_VERB})(?:[a-zåäö]+(?:ar|er)|[a-zåäö]*(?:gör|hör|kör)|"
    r"(?:ut|genom|över|åter|jäm|till|vidare)för|för(?=\s(?:en|ett|vidare|in|fram|över|samtal|dialog)\b)|når|uppnår|går))"
)
ANY_INFINITIVE = (
    r"(?!(?:alla|samtliga|flera|denna|dessa|sina|hela|nya|nästa|första|andra|sista|tredje|båda|egna|andra|samma|"
    r"kommunala|regionala)\b)(?:ha\s(?!(?:rätt|ett|minst|högst|fritt|gott|tillträdet)\b)[a-zåäö]+t\b|ha|[a-zåäö]{3,}a|ge|se|få|ta|gå|bli|be|"
    r"[a-zåäö]+(?:slå|stå|se|ge|gå))"
)
SHALL_DO = (
    rf"(?:(?:ska|skall|skulle|förväntas|har\satt|hade\satt)\s(?:[^.,;\n]{{2,80}}?\s)??(?P<infinitive>{ANY_INFINITIVE})|"
    rf"(?:får|fick)\s(?:(?:därför|också|även|gemensamt|tillsammans|sedan|nu)\s)?(?P<allowed>{ANY_INFINITIVE})|{PRESENT})(?=\s|[.,;]|$)"
)
# Whom a decision tells: words up to the verb, with what is put between commas
TOLD = (
    r"(?P<assignee>(?!(?:det|detta|den\s(?:som|av)|dessa|en|ett|arbetet|uppdraget|frågan|ärendet|regionen|kommunen|protokollet|uppföljning|"
    r"redovisning|beslutet|man|vi|om|när|ge|[a-zåäö]{3,}a\s(?:en|ett|det|den|de|sin|sitt|sina|fram|ut|in|upp|över|för|till|åt|i|på|med|av|om))\s)(?:(?!\batt\s)[^.,;:\n]){2,110}?"
    r"(?:,\s(?:i|tillsammans|efter|när|med|utifrån|till)\s[^.,;:\n]{3,80},)?)"
)
