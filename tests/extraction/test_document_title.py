"""What names a document: never its letterhead, a label, an address, a registry number or one of its cases."""

from __future__ import annotations

import pytest
from written import written

from fullgjort.extraction.document_title import document_title, is_letterhead
from fullgjort.extraction.extract import extract
from fullgjort.reading.read import read

PLAIN = "Översyn av taxan för gästhamnen"

BEFORE_THE_TITLE = [
    "Dalåsens kommun",
    "DALÅSENS KOMMUN TJÄNSTESKRIVELSE 1 (3)",
    "Region Fjordmarken",
    "Landstinget i Norra Dalen",
    "Dalåsens kommuns revisorer",
    "Revisorerna i Region Fjordmarken",
    "Hamnnämnden",
    "Hamnnämnden 2031-05-12",
    "Hamnförvaltningen 2031-05-12",
    "Miljö- och hamnkontoret",
    "Tekniska förvaltningen 2031-05-12",
    "Landstingsdirektörens stab",
    "Dalåsens kommun, kommunledningskontoret",
    "Tjänsteskrivelse 2031-04-28",
    "Ordförandens skrivelse 2031-02-11",
    "Organ: Hamnnämnden",
    "Sammanträdesdatum: 12 maj 2031",
    "Plats: Hamnkontoret",
    "Närvarande: Ida Kajberg (S), Olof Pir (C)",
    "Handläggare: Ida Kajberg",
    "Ida Kajberg",
    "Ida Kajberg HN/2031:41",
    "Telefon 0999-12 34",
    "Dnr HN 2031/14",
    "Diarienr HN 2031/0219",
    "HN-2031-00214",
    "Näringsdepartementet dnr 2031/2217/UH, nr II:12",
    "Till hamnnämnden",
    "Till kommunstyrelsen 2031-05-12",
    "Box 12",
    "601 20 DALÅSEN",
    "Ärende 5.2",
    "ÄRENDE",
    "Version 0.2",
    "Utfärdat 2031-01-15",
    "REGERINGEN Regeringsbeslut II:7",
    "Statens hamn- och ledverk",
    "Kaj & Pir Revision AB",
    "Räddningstjänstförbundet Norra Dalen",
    "Hoppa till huvudinnehåll | Lättläst | Lyssna",
    "Lyssna Skriv ut",
    "Start / Om oss / Våra uppdrag / Hamnen",
    "Pressmeddelande från Klimat- och hamndepartementet",
    "Revisionsrapport nr 4/2031",
    "Kommunens revisorer i Dalåsens kommun",
    "KN2031/02044 (delvis)",
    "Hamnstaben 2031-05-12 HN 2031-0012 Handläggare: Eva Ek",
    "Hamncontroller Ida Kajberg Diarienummer HN/2031:41",
    "Utredare Ida Kajberg Datum 2031-05-12",
    "Dalåsens kommun Dnr HN 2031/14",
    "KPMG",
    "KPMG AB",
    "PwC",
    "www.pwc.se",
    "EY",
    "Ernst & Young AB",
    "Deloitte",
    "Kajman & Pirsson",
    "Revisionsrapport",
    "Hamnnämndens rapport till kommunstyrelsen",
    "Bilaga till verksamhetsberättelse",
    "Yttrande till kommunstyrelsen",
]


@pytest.mark.parametrize("line", BEFORE_THE_TITLE)
@pytest.mark.parametrize("mark", ["# ", ""])
def test_what_stands_above_the_title_is_none(line: str, mark: str) -> None:
    found = document_title(written(f"{mark}{line}\n## {PLAIN}\nNämnden har sett över taxan."), "decision_memo")
    assert found is not None
    assert found.quote == PLAIN


TITLES = [
    ("Val av revisorer", "Val av revisorer"),
    ("Återrapport: taxan för gästhamnen", "Återrapport: taxan för gästhamnen"),
    ("Ärende: Taxan för gästhamnen", "Taxan för gästhamnen"),
    ("Rubrik: Taxan för gästhamnen", "Taxan för gästhamnen"),
    ("Beslut i korthet från hamnnämnden 12 maj", "Beslut i korthet från hamnnämnden 12 maj"),
    ("Beslut om taxa för gästhamnen", "Beslut om taxa för gästhamnen"),
    ("Yttrande över motion 2031:9 om båtplatser", "Yttrande över motion 2031:9 om båtplatser"),
    ("Förvaltningens förslag till åtgärder mot slitage", "Förvaltningens förslag till åtgärder mot slitage"),
    ("Till dig som har båtplats", "Till dig som har båtplats"),
    ("Bevakningslista hamnnämnden 2031-05-12", "Bevakningslista hamnnämnden 2031-05-12"),
    ("Fi2031/02216/BAUppdrag att inventera kajer Publicerad 5 juli 2031", "Uppdrag att inventera kajer"),
    ("Diarienummer: Fö2031/00981Uppdrag om bränslelager", "Uppdrag om bränslelager"),
    ("Bilaga 3. Redovisning av uppdrag till nämnderna", "Redovisning av uppdrag till nämnderna"),
    ("Bilaga B – Taxan för gästhamnen", "Taxan för gästhamnen"),
    ("Hamndirektörens rapport till hamnnämnden", "Hamndirektörens rapport till hamnnämnden"),
    ("Rapport om gästhamnens taxa", "Rapport om gästhamnens taxa"),
    ("Bevakningslista för hamnar Utskrift 2031-05-12", "Bevakningslista för hamnar"),
    ("Mål och budget 2031–2033          Dalåsens kommun", "Mål och budget 2031–2033"),
    ("Delårsrapport augusti 2031      Region Fjordmarken 12", "Delårsrapport augusti 2031"),
    ("Uppdragslista 2031 för Dalåsens kommun", "Uppdragslista 2031 för Dalåsens kommun"),
]


@pytest.mark.parametrize(("line", "title"), TITLES)
def test_a_name_is_the_title(line: str, title: str) -> None:
    found = document_title(written(f"# Hamnnämnden\n# {line}\nText som följer här."), "other")
    assert found is not None
    assert found.quote == title


@pytest.mark.parametrize("author", ["KPMG", "PwC Sverige", "BDO", "Nordrevisor", "Kaj Revision AB"])
def test_a_review_is_not_named_after_the_firm_that_wrote_it(author: str) -> None:
    lines = f"# {author}\n# Granskning av ekonomistyrning\n## Dalåsens kommun\nVi har granskat styrningen."
    found = extract(written(lines))
    assert (found.title, found.kind) == ("Granskning av ekonomistyrning", "audit_report")


def test_a_line_on_the_papers_state_is_no_part_of_the_title() -> None:
    page = "Uppdragslista för hamnen – givet av hamnnämnden\nUppdaterad 2031-05-06 av Ida Kajberg. Redovisas i juni."
    assert extract(written(page)).title == "Uppdragslista för hamnen – givet av hamnnämnden"


def test_an_annex_has_its_own_name() -> None:
    lines = "# Årsredovisning 2031 – Dalåsens kommun\n# Bilaga 3. Redovisning av uppdrag\nNämnderna redovisar läget."
    assert extract(written(lines)).title == "Redovisning av uppdrag"


@pytest.mark.parametrize(
    "line",
    ["§ 12 Taxan för gästhamnen", "Hn § 12 Taxan", "Förslag till beslut", "Hamnchefens beslut", "Sammanfattning"],
)
def test_a_document_that_begins_with_a_case_or_a_section_has_no_title(line: str) -> None:
    assert document_title(written(f"# Hamnnämnden\n# {line}\n# Något annat\nText."), "decision_memo") is None


MINUTES = [
    ("Protokoll hamnnämnden 2031-05-12", "Protokoll hamnnämnden 2031-05-12"),
    ("Protokoll från hamnnämndens sammanträde", "Protokoll från hamnnämndens sammanträde"),
    ("Utdrag ur protokoll fört vid hamnnämndens möte", "Utdrag ur protokoll fört vid hamnnämndens möte"),
    ("Protokoll 4/2031", "Protokoll 4/2031"),
    ("Protokoll fört vid sammanträde 2031-05-12", "Protokoll fört vid sammanträde 2031-05-12"),
    ("Protokoll", "Protokoll"),
    ("Mötesprotokoll", "Mötesprotokoll"),
    ("Minnesanteckningar 2031-05-12", "Minnesanteckningar 2031-05-12"),
    ("Protokoll 2031-05-12", "Protokoll 2031-05-12"),
    ("Protokoll 2031-05-12 9", "Protokoll 2031-05-12"),
    ("Hamnnämndens protokoll den 12 maj 2031", "Hamnnämndens protokoll den 12 maj 2031"),
    ("Hamnnämnden Protokoll 12.5.2031", "Protokoll"),
    ("DALÅSENS KOMMUN Protokoll 1(7)", "Protokoll"),
    ("DALÅSENS KOMMUN PROTOKOLL 3/2031 1(7)", "PROTOKOLL 3/2031"),
    ("SAMMANTRÄDESPROTOKOLL Sida 1 (9)", "SAMMANTRÄDESPROTOKOLL"),
    ("Protokoll hamnnämnden 2031-05-12 Blad 6", "Protokoll hamnnämnden 2031-05-12"),
    ("Taxan för gästhamnen", None),
    ("Protokollet justerades den 12 maj", None),
    ("Protokoll skickas till hamnkaptenen", None),
    ("Föregående protokoll från hamnrådet", None),
    ("§ 1 Mötets öppnande", None),
]


@pytest.mark.parametrize(("line", "title"), MINUTES)
def test_minutes_are_named_by_the_kind_of_paper_that_they_print(line: str, title: str | None) -> None:
    found = document_title(written(f"# Dalåsens kommun\n# {line}\n## § 1 Taxan\nNämnden beslutar."), "minutes")
    assert (found.quote if found else None) == title


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("KALLELSE", "KALLELSE"),
        ("DALÅSENS KOMMUN KALLELSE", "KALLELSE"),
        ("Kallelse till hamnnämnden den 12 maj 2031", "Kallelse till hamnnämnden den 12 maj 2031"),
    ],
)
def test_a_notice_is_named_by_its_call(line: str, title: str) -> None:
    found = document_title(written(f"# Hamnnämnden\n# {line}\n# Ärenden"), "notice")
    assert found is not None
    assert found.quote == title


def test_the_heading_of_a_page_is_the_title_though_a_list_of_labels_follows() -> None:
    page = """<h1>Protokoll hamnnämnden 2031-05-12</h1><dl><dt>Organ</dt><dd>Hamnnämnden</dd>
<dt>Sammanträdesdatum</dt><dd>12 maj 2031</dd></dl><h2>§ 1 Taxan för gästhamnen</h2><h3>Beslut</h3>
<p>Hamnnämnden beslutar att ge hamnchefen i uppdrag att se över taxan.</p>"""
    found = extract(read(page.encode(), "protokoll.html"))
    assert found.kind == "minutes"
    assert found.title is not None
    assert "Protokoll hamnnämnden 2031-05-12" in str(found.title)


@pytest.mark.parametrize("line", ["Taxan för hamnen", "Uppdrag till hamnnämnden", "Nyheter från nämnden"])
def test_a_line_that_says_something_is_no_letterhead(line: str) -> None:
    assert not is_letterhead(line)
