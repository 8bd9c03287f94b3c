"""Whether a Swedish word is known, asked of the Hunspell dictionary where one is installed.

The data come from the package hunspell-sv, which lays them under `sys.prefix/share/hunspell` and not in
site-packages; Debian's hunspell-sv is the fallback. They stay outside this project, so they can be replaced.
"""

from __future__ import annotations

import site
import sys
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

LANGUAGE = "sv_SE"
CACHED_WORDS = 50_000


def dictionary_folders() -> tuple[Path, ...]:
    """The folders that may hold sv_SE.dic, in the order they are tried."""
    return (
        Path(sys.prefix) / "share" / "hunspell",
        Path(sys.base_prefix) / "share" / "hunspell",
        Path(site.USER_BASE or "~/.local").expanduser() / "share" / "hunspell",
        Path("/usr/share/hunspell"),
    )


@cache
def _dictionary() -> Any | None:
    try:
        from hunspell import Hunspell
    except ImportError:
        return None
    for folder in dictionary_folders():
        if (folder / f"{LANGUAGE}.dic").is_file() and (folder / f"{LANGUAGE}.aff").is_file():
            return Hunspell(LANGUAGE, hunspell_data_dir=str(folder), system_encoding="UTF-8")
    return None


def has_dictionary() -> bool:
    """True where a Swedish dictionary was found; without one `knows` answers None."""
    return _dictionary() is not None


@lru_cache(maxsize=CACHED_WORDS)
def knows(word: str) -> bool | None:
    """True for a Swedish word or compound in any case, None without a dictionary."""
    dictionary = _dictionary()
    if dictionary is None:
        return None
    forms = dict.fromkeys((word, word.lower(), word.capitalize()))
    return any(bool(dictionary.spell(form)) for form in forms)
