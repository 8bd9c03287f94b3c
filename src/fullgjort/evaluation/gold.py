"""Reading gold and saved findings: JSON in the guide's shape, checked so that a mistake is named at its place."""

from __future__ import annotations

import json

from fullgjort.evaluation.matching import Json
from fullgjort.evaluation.quotes import TYPES


class GoldError(Exception):
    """A file of gold or findings that cannot be used; the message names file, place and what to do."""


def parse_findings(text: str, name: str) -> Json:
    """The findings of one document as a dictionary; `name` is what messages call the file.

    Raises GoldError for text that is no JSON and for what does not have the guide's shape: an object whose
    types are lists of objects, each with a `quote` that is a string.
    """
    try:
        shape = json.loads(text)
    except json.JSONDecodeError as error:
        raise GoldError(
            f"{name}, rad {error.lineno}, tecken {error.colno}: filen är inte giltig JSON ({error.msg}). "
            "Rätta raden och kör igen."
        ) from None
    if not isinstance(shape, dict):
        raise GoldError(f"{name}: filen ska innehålla ett objekt ({{ … }}) för ett dokument, inte {_called(shape)}.")
    for kind in TYPES:
        items = shape.get(kind, [])
        if not isinstance(items, list):
            raise GoldError(
                f"{name}, {kind}: här ska stå en lista, inte {_called(items)}. "
                "Ta bort nyckeln om typen inte är annoterad."
            )
        for number, item in enumerate(items, start=1):
            _check_item(item, f"{name}, {kind} nummer {number}")
    if not isinstance(shape.get("header") or {}, dict):
        raise GoldError(f"{name}, header: här ska stå ett objekt, inte {_called(shape['header'])}.")
    return shape


def _check_item(item: object, place: str) -> None:
    if not isinstance(item, dict):
        raise GoldError(f"{place}: här ska stå ett objekt, inte {_called(item)}.")
    if not isinstance(item.get("quote"), str):
        raise GoldError(f'{place}: "quote" saknas. Skriv ordalydelsen som den står i dokumentet.')
    for key in ("origin", "report"):
        if not isinstance(item.get(key) or {}, dict):
            raise GoldError(f"{place}, {key}: här ska stå ett objekt eller null, inte {_called(item[key])}.")
    for key, kind, called in (("parts", str, "texter"), ("due", dict, "objekt"), ("disputed", str, "texter")):
        values = item.get(key) or []
        if not isinstance(values, list) or not all(isinstance(value, kind) for value in values):
            raise GoldError(f"{place}, {key}: här ska stå en lista med {called}.")


def _called(value: object) -> str:
    names = {
        dict: "ett objekt",
        list: "en lista",
        str: "en text",
        bool: "sant eller falskt",
        int: "ett tal",
        float: "ett tal",
    }
    return names.get(type(value), json.dumps(value))
