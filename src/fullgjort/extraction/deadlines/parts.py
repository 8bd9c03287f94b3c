"""Named parts of the patterns: the words that may stand between a cue and its date."""

from __future__ import annotations

# Up to six words that may stand between a cue and its date; they end with the clause.
SOME_WORDS = r"(?:[\w’'()/&-]+,?\s+){0,6}?"
# The same, up to where the reporting of a part or of the whole begins: "ta fram en plan, delredovisas i maj".
WORDS_BEFORE_REPORT = r"(?:(?!(?:del|slut)(?:redovisa|rapportera))[\w’'()/&-]+,?\s+){0,6}?"
FEW_WORDS = r"(?:[\w’'/-]+\s+){0,3}?"
PREPOSITION = r"(?:(?:vid|till|på|i|under|inom|per|före|innan|inför|den|om|kring|runt)\s+){0,2}"
MEETING_NAME = (
    r"(?:[\wåäö-]*(?:sammanträde|möte|träff|session|stämma|beredning|budgetdag|överläggning|presidium|fullmäktige|"
    r"styrelse|nämnd|utskott|direktion)(?:n|t|et|en|na|ns|ts|ets|ens|s|ar|arna)?)"
)
# Papers and talks of a board's year that stand for the day they come: "till delårsrapporten i augusti"
REPORT_NAME = (
    r"(?:(?:delårs|tertial|års|månads|budget|boksluts|plan|verksamhets)"
    r"(?:rapport|bokslut|redovisning|dialog|arbete|process|uppföljning)(?:en|et)?|bokslutet|budgeten)"
)
# Verbs by which a task is carried out or reported: they make "i maj" or "under 2020" a deadline.
DUTY_VERB = (
    r"(?:(?:åter|del|slut|av)?(?:redovisa|rapportera)|presentera|lämna|inlämna|avlämna|överlämna|sända|översända|delge|återkoppla|återredovisa|slutföra|"
    r"genomföra|färdigställa|verkställa|påbörja|starta|inleda|upprätta|besvara|utvärdera|avsluta|införa|göra|arbeta\s+fram|utarbeta|anta)(?:s|r)?"
    r"|föreläggas?|underställas?|delges|(?:vara|finnas|bli)\s+(?:på\s+plats|i\s+(?:bruk|drift|gång)|inför[dt]a?)|tas\s+i\s+(?:bruk|drift)"
    r"|(?:inkomma|återkomma|inkommer|återkommer)|lägga[s]?\s+fram|läggs\s+fram|tas\s+upp|tas\s+fram|ta\s+fram|behandlas?|slutförs|genomförs|återförs"
    r"|färdigställs|verkställs|ske|sker|görs|följas\s+upp|följa\s+upp|införs|beslutas?|ta\s+ställning|sändas?|inledas|inleds|återupptas|redogör(?:a|as|s)?"
    r"|(?:vara|är|blir|bli|står|stå)\s+(?:klar[at]?(?:\s+för\s+(?:beslut|antagande|behandling|redovisning))?|färdig[at]?|genomför[dt]a?|slutför[dt]a?|avsluta[dt]|utför[dt]a?|"
    r"framtag(?:en|et|na)|antag(?:en|et|na)|inför[dt]a?|på\s+plats)"
    r"|(?:återrapport|återrapportering|delredovisning|slutredovisning|redovisning|rapport|slutrapport|delrapport|lägesrapport)(?:en)?"
)
