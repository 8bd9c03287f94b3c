"""Whether a value has the shape of docs/register.schema.json: as much of JSON Schema as that file uses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "register.schema.json").read_text("utf-8"))
TYPES: dict[str, Any] = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}


def complaints(value: Any, schema: dict[str, Any], place: str = "$") -> list[str]:
    """Where a value does not fit the parts of JSON Schema that the project's schema uses; empty where it fits."""
    if "$ref" in schema:
        return complaints(value, SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]], place)
    if "anyOf" in schema:
        tried = [complaints(value, one, place) for one in schema["anyOf"]]
        return [] if any(not one for one in tried) else tried[-1]
    wanted = schema.get("type", [])
    names = [wanted] if isinstance(wanted, str) else wanted
    if names and not isinstance(value, tuple(TYPES[name] for name in names)):
        return [f"{place}: {value!r} is no {wanted}"]
    found = [f"{place}: {value!r} is not listed"] if "enum" in schema and value not in schema["enum"] else []
    if isinstance(value, dict):
        found += [f"{place}: {key} is missing" for key in schema.get("required", ()) if key not in value]
        for key, inner in schema.get("properties", {}).items():
            if key in value:
                found += complaints(value[key], inner, f"{place}.{key}")
    if isinstance(value, list) and "items" in schema:
        for number, item in enumerate(value):
            found += complaints(item, schema["items"], f"{place}[{number}]")
    return found
