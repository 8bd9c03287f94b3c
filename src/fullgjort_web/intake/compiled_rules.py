"""The library's rules, compiled when this module is imported.

The server from which reading processes are forked imports it, so that no process compiles them at its first file.
"""

from __future__ import annotations

from fullgjort.extraction.extract import extract
from fullgjort.reading.read import read

_WORDS = """Protokoll från nämnden den 3 maj 2024

§ 12 Uppföljning av uppdrag

Nämnden beslutar

att ge direktören i uppdrag att senast den 1 oktober 2024 redovisa hur väntetiderna har minskat med 12 procent, samt
att bevilja föreningen 25 000 kronor i bidrag för 2024.

Revisorerna rekommenderar nämnden att följa upp uppdraget som styrelsen gav den 4 mars 2023, § 9. Arbetet pågår och
redovisas två gånger per år. Nämnden har fått i uppdrag av fullmäktige att återkomma med en plan under hösten 2024.
"""

extract(read(_WORDS.encode(), "exempel.txt"))
