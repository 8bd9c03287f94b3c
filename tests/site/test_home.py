"""The home folder and its secret are the user's own from the moment they are made."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from fullgjort_web import home


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_home_folder_is_made_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(home.ENVIRONMENT, str(tmp_path / "hem"))
    assert _mode(home.make_home()) == 0o700


def test_the_secret_can_never_be_read_by_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(home.ENVIRONMENT, str(tmp_path))
    monkeypatch.delenv("FULLGJORT_SECRET_KEY", raising=False)
    modes: list[int] = []
    token = home.secrets.token_urlsafe

    def made(length: int) -> str:
        modes.extend(_mode(path) for path in tmp_path.iterdir())
        return token(length)

    monkeypatch.setattr(home.secrets, "token_urlsafe", made)
    monkeypatch.setattr(Path, "chmod", lambda *_: pytest.fail("made for all, then closed"))
    (tmp_path / f"secret.{os.getpid()}").write_text("left by a stop", "ascii")
    secret = home.secret_key()
    assert modes == [0o600]
    assert home.secret_key() == secret
    assert len(secret) == 64
    assert _mode(tmp_path / "secret") == 0o600
