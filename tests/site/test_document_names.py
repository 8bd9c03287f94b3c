"""What a document is called where its own title says too little."""

from __future__ import annotations

from datetime import date

import pytest

from fullgjort_web.register.models import Body, Document
from fullgjort_web.site.templatetags.fullgjort import document_title, own_title


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Vindkraftspolicy", "Vindkraftspolicy"),
        ("Till kommunstyrelsen", "Tjänsteskrivelse vindkraft"),
        ("Till: Kommunstyrelsen", "Tjänsteskrivelse vindkraft"),
        ("Till Barn- och utbildningsnämnden", "Tjänsteskrivelse vindkraft"),
        ("Till vilken nytta? Lägesbild", "Till vilken nytta? Lägesbild"),
        ("Sammanträdesdatum 2024-02-06", "Tjänsteskrivelse vindkraft"),
        ("§ 31 Trygghet i centrum", "Tjänsteskrivelse vindkraft"),
        ("", "Tjänsteskrivelse vindkraft"),
    ],
)
def test_a_title_that_names_no_matter_gives_way_to_the_file_name(title: str, shown: str) -> None:
    document = Document(kind="decision_memo", title=title, name="Vår.zip/Tjänsteskrivelse vindkraft.pdf")
    assert document_title(document).replace("\u00ad", "") == shown


def test_minutes_are_called_by_board_and_day_without_an_empty_title_below() -> None:
    document = Document(
        kind="minutes",
        title="Sammanträdesdatum 2024-02-06",
        name="kopia.pdf",
        body=Body(name="Kommunstyrelsen", abbreviation="KS"),
        meeting_date=date(2024, 2, 6),
    )
    assert document_title(document) == "Protokoll KS 6 februari 2024"
    assert own_title(document) == ""
