"""Starting the site: a taken port, a second start, Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import click
import pytest

from fullgjort_web.command import serve


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another program listens."""
    with socket.socket() as other:
        other.bind((serve.HOST, 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_wished_port_that_is_taken_is_refused_with_a_free_one_named(taken: int) -> None:
    with pytest.raises(click.ClickException, match=rf"Port {taken} används .* --port \d+"):
        serve.free_port(taken)


def test_the_usual_port_gives_way_to_the_next_free_one(taken: int, monkeypatch, capsys) -> None:
    monkeypatch.setattr(serve, "PORT", taken)
    chosen = serve.free_port(None)
    assert chosen > taken
    assert f"Fullgjort tar port {chosen} i stället" in capsys.readouterr().out


def test_a_note_of_a_site_that_has_died_is_not_believed(tmp_path: Path, taken: int) -> None:
    assert serve.address_of_running(tmp_path) is None
    (tmp_path / "server.json").write_text(json.dumps({"pid": 1, "address": "http://127.0.0.1:1/"}))
    assert serve.address_of_running(tmp_path) is None


def test_a_proxy_in_the_environment_does_not_hide_the_running_site(tmp_path: Path, monkeypatch) -> None:
    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps({"home": str(tmp_path)}).encode())

        def log_message(self, *_: object) -> None: ...

    program = (
        "import sys; from pathlib import Path; from fullgjort_web.command.serve import address_of_running as a;"
        "print(a(Path(sys.argv[1])))"
    )
    with HTTPServer((serve.HOST, 0), Site) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        address = f"http://{serve.HOST}:{site.server_port}/"
        (tmp_path / "server.json").write_text(json.dumps({"pid": 1, "address": address}))
        environment = {k: v for k, v in os.environ.items() if k.lower() != "no_proxy"}
        environment |= {"http_proxy": "http://127.0.0.1:9/"}
        told = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path)], env=environment, capture_output=True, text=True, check=True
        )
        site.shutdown()
    assert told.stdout.strip() == address


def run(home: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("FULLGJORT", "DJANGO"))}
    return subprocess.Popen(
        [sys.executable, "-m", "fullgjort_web.command.main", "serve", "--home", str(home), "--no-browser", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def test_the_site_starts_once_says_so_the_second_time_and_ends_cleanly(tmp_path: Path) -> None:
    home = tmp_path / "hem"
    first = run(home)
    try:
        address = _address(home)
        with urllib.request.urlopen(address) as answer:
            assert "Registret är tomt" in answer.read().decode()
        told, _ = run(home).communicate(timeout=60)
        assert f"Fullgjort är redan igång för {home}: {address}" in told
        os.killpg(first.pid, signal.SIGINT)
        told, _ = first.communicate(timeout=60)
    finally:
        if first.poll() is None:
            first.kill()
    assert "Fullgjort är avslutat. Allt är sparat." in told
    assert "Traceback" not in told
    assert first.returncode == 0
    assert not (home / "server.json").exists()


def _address(home: Path) -> str:
    for _ in range(300):
        found = serve.address_of_running(home)
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError("the site did not answer within a minute")
