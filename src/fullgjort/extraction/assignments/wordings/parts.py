"""Named parts of the patterns."""

from __future__ import annotations

# Words that may stand between the verb and the assignee: "ger därför direktören", "fick även"
# "gav den 19 september 2017, § 91, …"
INSERTED = r"(?:\s(?:den\s)?\d{1,2}\s[a-zåäö]+\s\d{4},?|\s\(?§\s?\d+\)?,?|\s\d{4}-\d\d-\d\d,?|\si\s[a-z]+\s\d{4})*"
ADVERBS = INSERTED + (
    r"(?:\s(?:också|även|samtidigt|därför|härmed|därmed|vidare|dessutom|nu|återigen|åter|därutöver|särskilt|"
    r"löpande))*"
)
# The assignee: a noun phrase without a stop; never with another "uppdrag" or a subordinate clause in it
ASSIGNEE = r"(?P<assignee>(?:(?!\buppdrag|\bi\suppgift|\bsom\s(?:har|är|ska)\b)[^.:;!?§\n]){2,200}?)"
TASK = (
    r"(?:\s*,?\s*(?:[”\"]\s?)?\b(?:att|ett(?=\s[a-zåäö]+a\s))\b|\s*(?:är|blev|var)?\s*:|\s*$|\s(?:om|kring|gällande|"
    r"avseende|rörande|enligt)\b|,\s(?=med\b))"
)
IN_COMMISSION = (
    r"(?:i\s(?:särskilt\s)?uppdrag|uppdraget|uppdrag|i\suppgift|följande\suppdrag|nedanstående\suppdrag|ett\suppdrag|"
    r"i\suppdra(?=\satt)|en\s(?:uppmaning|beställning)|ansvaret(?=\satt))"
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
