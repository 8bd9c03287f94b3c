"""What an agreement or a state grant is called: by the sentence, or by the heading above it."""

from __future__ import annotations

import re

_QUOTED = re.compile(
    r"(?:överenskommelse|statsbidrag|satsning)\w*[^”\"»]{0,40}[”\"»](?P<name>[^”\"«»]{3,90})[”\"«»]", re.IGNORECASE
)
_NAMED = re.compile(
    r"\b(?:överenskommelsen?|statsbidrag(?:et)?|stimulansmed(?:el|len)|(?:riktade|riktat|statliga|"
    r"statligt)\s(?:bidrag(?:et)?|medel|stöd))\s"
    r"(?:mellan\sstaten\soch\s(?:SKR|SKL|Sveriges\s[Kk]ommuner\soch\s(?:[Rr]egioner|[Ll]andsting))\s)?"
    r"(?:(?:om|på|med)\s(?:totalt\s|cirka\s|drygt\s|knappt\s)?[\d,\s]+(?:mnkr|mkr|tkr|kronor|kr|miljoner\skronor)\s)?"
    r"(?:(?:för|år)\s20\d\d\s)?(?:till\s(?:kommunerna|regionerna|kommuner|regioner|landets\s\w+)\s)?(?:om|för|"
    r"kring|avseende|till|inom|som\somfattar|gällande)\s(?!20\d\d|\d|totalt|"
    r"cirka|ca\b|högst|drygt|regionen\b|kommunen\b|regionens\b|landets\b|kommunerna\b|regionerna\b|kommuner\b|"
    r"regioner\b)(?P<name>[^.:;(]{3,90}?)"
    r"(?=\s(?:omfattar|omfattade|uppgår|uppgick|på|med|om|för\s20\d\d|har|är|får|fick|erhöll|erhåller|avsätts|"
    r"består|innebär|under|totalt|år\s20\d\d)\b|[,.:;(]|$)",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"^(?:§.*|(?:år\s)?20\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?|bakgrund|rapport|regeringens beslut|beslut|skälen för.*|"
    r"sammanfattning(?:\s.*)?|inledning|ärendet|"
    r"beskrivning(?: av ärendet)?|förslag till beslut|ekonomi|resultat|bedömning|"
    r"uppföljning|återrapportering|fördelning(?: av medel)?|innehåll|syfte|mål|insatser|övrigt)\s*$",
    re.IGNORECASE,
)


def is_generic_title(title: str) -> bool:
    """Whether a heading names no agreement: a year, "Bakgrund", "Sammanfattning"."""
    return bool(_GENERIC.match(title.strip()))


def grant_name(sentence: str, title: str | None) -> str | None:
    """The name in words of the text, with a capital; None where neither the sentence nor the heading tells one."""
    if (match := _QUOTED.search(sentence)) or (match := _NAMED.search(sentence)):
        name = match.group("name")
    else:
        return title
    name = " ".join(name.split()).strip(' ,”"')
    return name[:1].upper() + name[1:] if name else title
