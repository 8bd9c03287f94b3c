"""What an invented board gave as assignments and was told of them, before and after its meeting on 9 February 2022."""

from __future__ import annotations

from by_hand import minutes, reading, report_back

INTERPRETERS = "utreda en gemensam tolkförmedling"
COSTS = "redovisa kostnaderna för FoU & utbildning <inklusive hyra>"
PREMISES = "ta fram en lokalförsörjningsplan"
PARKING = "se över parkeringen vid Hallsele sjukhus senast den 31 december 2021"
MEALS = "upphandla måltider till vårdavdelningarna"
LAUNDRY = "pröva eget tvätteri"
GIVEN_NOW = "kartlägga reservkraften"
LATER = "förbereda en ny taxa"


def archive() -> list:
    """Reading after reading; the docstring of each test says what it looks at."""
    return [
        minutes(
            PARKING, day="2021-03-10", paragraph=7,
            due=[("senast den 31 december 2021", "2021-12-31", "2021-12-31", "2021-12-31")],
        ),
        minutes(MEALS, day="2021-04-14", paragraph=9),
        minutes(INTERPRETERS, day="2021-05-12", paragraph=14, title="§ 14 Ärendet"),
        minutes(LAUNDRY, day="2021-08-18", paragraph=22),
        minutes(f"{COSTS} samt att {PREMISES}", day="2021-09-14", paragraph=31, parts=[COSTS, PREMISES]),
        minutes(GIVEN_NOW, day="2022-02-09", paragraph=3),
        minutes(LATER, day="2022-04-06", paragraph=18),
        assembly(),
        memo(),
        report_back(
            [
                ("Utreda gemensam tolkförmedling", "RS 2021-05-12 § 14", "En arbetsgrupp är utsedd.", "ongoing"),
                ("Upphandla måltider", "RS 2021-04-14 § 9", "Avtalet är tecknat. Uppdraget är genomfört.", "done"),
                ("Pröva eget tvätteri", "RS 2021-08-18 § 22", "Beräkningar pågår.", "ongoing"),
            ],
            day="2021-12-08",
        ),
        report_back(
            [
                ("Utreda gemensam tolkförmedling", "RS 2021-05-12 § 14", "Förslaget är på remiss.", "ongoing"),
                ("Redovisa kostnader", "RS 2021-09-14 § 31", "Kostnaderna för FoU & utbildning var 4 < 5.", "ongoing"),
            ],
            day="2022-02-09",
        ),
        report_back(
            [
                ("Se över parkeringen", "RS 2021-03-10 § 7", "Översynen är klar.", "done"),
                ("Utreda gemensam tolkförmedling", "RS 2021-05-12 § 14", "Utredningen är klar.", "done"),
            ],
            day="2022-06-15",
        ),
    ]  # fmt: skip


def assembly():
    """Minutes of another body, with an assignment of its own."""
    quote = "att ge regionstyrelsen i uppdrag att pröva ett ungdomskort"
    return reading(
        f"Protokoll 2021-06-16\n\n§ 60 Kort\n\nRegionfullmäktige beslutar\n\n{quote}.\n",
        body="Regionfullmäktige", day="2021-06-16", name="rf.txt",
        assignments=[{"quote": quote, "giver": "Regionfullmäktige", "origin": {"kind": "decision"}}],
        points=[{"quote": quote, "paragraph": 60, "gives": True}],
    )  # fmt: skip


def memo():
    """A memo that proposes an assignment and cites a meeting whose minutes are not among the documents."""
    quote = "att ge regiondirektören i uppdrag att införa e-arkiv"
    cited = "regionstyrelsen den 20 oktober 2021, § 40"
    return reading(
        f"Ärendet behandlades av {cited}.\n\nFörslag till beslut\n\n{quote}.\n",
        kind="decision_memo", day="2021-11-10", name="memo.txt",
        assignments=[{"quote": quote, "origin": {"kind": "decision"}}],
        points=[{"quote": quote, "state": "proposed", "gives": True}],
        references=[{"quote": cited, "body": "RS", "date": "2021-10-20", "paragraph": 40}],
    )  # fmt: skip
