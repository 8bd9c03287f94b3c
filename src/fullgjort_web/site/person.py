"""Who uses the site: on loopback there is one local user, by the name that the computer knows."""

from __future__ import annotations

import getpass
import os


def name_of_user() -> str:
    """The name that stands in the history: `$FULLGJORT_USER`, else the computer's name for the user."""
    given = os.environ.get("FULLGJORT_USER", "").strip()
    if given:
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "användaren"
