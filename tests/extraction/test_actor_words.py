"""Who is to do an assignment: the actor with its field, without what the sentence says of when and where."""

from __future__ import annotations

import pytest

from fullgjort.extraction.assignments.parties import tidy

ACTORS = [
    ("hamnchefen senast till nämndens möte 2031-09-25", "Hamnchefen"),
    ("hamnchefen till våren", "Hamnchefen"),
    ("hamnchefen under hösten 2031", "Hamnchefen"),
    ("hamnchefen vid nästa sammanträde", "Hamnchefen"),
    ("hamnchefen den 1 juli", "Hamnchefen"),
    ("hamnchefen i mars", "Hamnchefen"),
    ("kommunstyrelsen från budget 2031", "Kommunstyrelsen"),
    ("kommunstyrelsen i verksamhetsplanen 2031", "Kommunstyrelsen"),
    ("förvaltningen skyndsamt", "Förvaltningen"),
    ("förvaltningen inför budgeten", "Förvaltningen"),
    ("förvaltningschefen för hamnar och kajer", "Förvaltningschefen för hamnar och kajer"),
    ("nämnden för hamnar i norr", "Nämnden för hamnar i norr"),
    ("hamnchefen och kommunstyrelsen", "Hamnchefen och kommunstyrelsen"),
    ("kommunstyrelsen i samråd med hamnchefen", "Kommunstyrelsen i samråd med hamnchefen"),
    ("enhetschefen på Norra kajen", "Enhetschefen på Norra kajen"),
]


@pytest.mark.parametrize(("words", "actor"), ACTORS)
def test_an_actor_is_named_without_time_and_occasion(words: str, actor: str) -> None:
    assert tidy(words) == actor
