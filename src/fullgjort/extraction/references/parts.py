"""Named parts of the patterns: bodies, §§, dates, and the words that join them."""

from __future__ import annotations

import re

from fullgjort.language.dates import DAY_DATE, MONTH, WEEKDAY, YEAR
from fullgjort.language.lexicon import lexicon

# "regionstyrelsens", "hälso- och sjukvårdsnämnden", "tekniska nämnden", "KSAU", "regeringen"
_ENDINGS = "|".join(re.escape(ending) for ending in lexicon().body_endings)
BODY = rf"""(?:(?:(?:[a-zåäö]+-\s(?:och|,)\s)|(?:tekniska|regionala|sociala|gemensamma)\s)?
             [\wåäöÅÄÖ-]{{0,50}}(?:{_ENDINGS})s?
             (?:s\sarbetsutskott|s\sberedning)?(?!\w)
           | (?:förbundsdirektion|direktion|regering|riksdag|landsting|årsstämma|stämma|årsmöte|ordförandekonferens)
             (?:en|et|n|t)?s?(?!\w)
           | (?-i:(?:[A-ZÅÄÖ]{{1,5}}|Ks|Kf|Rs|Rf)[A-ZÅÄÖ]{{0,3}}(?:[-\s]?(?:AU|au))?)(?![\w/-]) )"""
SECTION = (
    r"(?:(?:§{1,2}|\bparagraf|\bpar\.)\s*:?\s*(?P<paragraph>\d{1,4})(?:\s?[a-d]\b)?(?:\s?/\s?(?P<year>\d{4}|\d{2})\b)?)"
)
SECTION_SET = rf"(?:(?P<bracket>\(\s*)?{SECTION}(?(bracket)\)?))"
FIRST_SECTION = SECTION.replace("<paragraph>", "<first>").replace("<year>", "<firstyear>")
COMPACT_DAY = r"(?:(?<![\w/.:-])(?:20)?\d{6}(?![\w/.:-]*\d))"
DAYS = rf"(?:{WEEKDAY}?(?:den\s+)?\d{{1,2}}(?:\s?[-–]\s?|\s(?:och|till)\s)\d{{1,2}}\s+{MONTH}(?:\s+{YEAR})?)"
# A day, or a month with its year.
DATE = rf"(?P<date>{DAYS}|{DAY_DATE}|{COMPACT_DAY}|{MONTH}(?:\s+månad)?\s+{YEAR}(?!\d))"
UNNAMED_DATE = re.sub(r"\(\?P<\w+>", "(?:", DATE)
VERB = (
    r"(?:beslut(?:ade|at|ar|ades|ats)|beslöt|fattade(?:s)?(?:\s+beslut)?|antog(?:s)?|antagit|antagits|antagen|antaget|fastställde(?:s)?|fastställt|fastställts|"
    r"gav|gett|givit|uppdrog|uppdragit|godkände(?:s)?|godkänt|godkänd|behandlade(?:s)?|behandlar|biföll|avslog|remitterade(?:s)?|beviljade|"
    r"återremitterade(?:s)?|bordlade(?:s)?|ställde\s+sig|noterade|tillstyrkte|föreslog|fick|gavs|reviderade[s]?|initierade|lade|tog(?:s)?|utsåg|yttrade|tillsatte|"
    r"medgav|medgett|uttalade|uttalat|anmodade|begärde|begärt|efterfrågade|beställde|meddelade|ålade|förlängde|bad|"
    r"sa(?:de)?\s(?:nej|ja)(?:\still)?|inrättade|bestämde|konstaterade|efterlyste)"
)
MEETING = (
    r"(?:(?:extra\s|ordinarie\s|senaste\s|konstituerande\s)?"
    r"[\wåäö-]{0,50}(?:sammanträde|möte|session|stämma)(?:t|n|ts|na)?)"
)
PAPER_NAME = (
    r"(?:[\wåäö-]{0,50}protokoll(?:et|en|s)?|[\wåäö-]{0,50}protokollsutdrag(?:et)?|protokollsanteckning(?:en)?|PU|[\wåäö-]{0,50}tjänsteutlåtande(?:t|n)?|tjänsteskrivelse(?:n)?|tjänsteyttrande|skrivelse(?:n)?|"
    r"[\wåäö]{0,50}rapport(?:en)?(?:\snr\s[\d/]+)?|yttrande(?:t)?|promemoria(?:n)?|PM|motion(?:en)?|medborgarförslag(?:et)?|brev|remiss(?:en|svar|yttrande)?|"
    r"missiv(?:et)?|beslutsunderlag|ordförandeförslag|ordförandeskrivelse|utredning(?:en)?|begäran|ansökan|hemställan|interpellation(?:en)?|"
    r"delegationsbeslut|regeringsbeslut(?:et)?|beslut(?:et)?|uppdragsdirektiv(?:et)?|återrapport(?:ering)?(?:en)?|redovisning(?:en)?|handlingsplan(?:en)?|"
    r"överenskommelse(?:n)?|sammanställning(?:en)?|bilaga|granskning(?:en)?|årsredovisning(?:en)?|förslag(?:et)?|"
    r"utvärdering(?:en)?|minnesanteckning(?:ar|arna)|[\wåäö]{1,50}meddelande(?:t)?|underrättelse(?:n)?|föreläggande(?:t)?|"
    r"[\wåäö]{1,50}beslut(?:et)?|[\wåäö]{1,50}avtal(?:et)?|uppföljning(?:en)?|kartläggning(?:en)?|förstudie(?:n)?)"
)
JOIN = (
    rf"(?:{MEETING}|protokoll(?:et|sutdrag)?|beslut(?:et|ade)?|har|hade|{VERB}|"
    r"vid|på|i|den|av|från|under|sitt|om|daterat|daterad|dat\.|,|:|-|–)"
)
LINK = rf"(?:{JOIN}|\(|\))"
# Words that part a verb from its date; the date after "från" or "att" is another's.
GAP = (
    r"(?:\s+(?!(?:att|från|senast|tidigast|innan|före|efter|sedan|när|under|till|fr\.?o\.?m\.?|gäller|som|träder)\b)"
    r"[\w’'”“\"()åäö/&-]+,?){0,14}?"
)

_LOST = r",\s+(?P<lost>\d{1,3})(?=[,;)]|\.(?!\d)|\s*\Z|\s+att\b)"
AFTER_DATE = rf"(?:\s*[,.]?\s*{SECTION_SET}|{_LOST})?"
