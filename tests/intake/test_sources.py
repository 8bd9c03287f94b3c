"""Folders and archives: what is walked, in which order, and what is told about the rest."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from good_files import good_file, zipped
from hostile_files import spoilt_lzma

from fullgjort.reading.errors import UnreadableFile
from fullgjort_web.intake import sources as module
from fullgjort_web.intake.sources import Source, count, walk


def made(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def names(*paths: Path) -> list[str]:
    return [source.name for source in walk(paths)]


def test_folders_are_walked_by_name_and_hidden_and_lock_files_skipped(tmp_path: Path) -> None:
    folder = made(
        tmp_path / "protokoll",
        {
            "b.txt": b"b",
            "A.txt": b"a",
            "2019/c.txt": b"c",
            ".dold/x.txt": b"x",
            ".dold.txt": b"x",
            "~$b.docx": b"x",
            ".~lock.b.odt#": b"x",
            "Thumbs.db": b"x",
            "tom mapp/desktop.ini": b"x",
        },
    )
    assert names(folder) == ["2019/c.txt", "A.txt", "b.txt"]
    assert count([folder]) == 3


def test_archive_members_stand_under_the_archives_name(tmp_path: Path) -> None:
    inner = zipped({"z.txt": b"z"})
    folder = made(
        tmp_path / "in",
        {"arkiv.zip": zipped({"2020/möte.txt": b"m", "__MACOSX/._m": b"x", "inre.zip": inner, ".x": b""})},
    )
    assert names(folder) == ["arkiv.zip/2020/möte.txt", "arkiv.zip/inre.zip/z.txt"]
    assert [source.load() for source in walk([folder])] == [b"m", b"z"]


def test_documents_that_are_zip_files_stay_whole(tmp_path: Path) -> None:
    folder = made(
        tmp_path / "in", {"a.docx": good_file("docx", 1), "b.zip": good_file("odt", 1), "c.xlsx": good_file("xlsx", 1)}
    )
    assert names(folder) == ["a.docx", "b.zip", "c.xlsx"]


def test_single_files_and_missing_paths(tmp_path: Path) -> None:
    made(tmp_path, {"a.txt": b"a"})
    found = list(walk([tmp_path / "a.txt", tmp_path / "borta.pdf"]))
    assert [source.name for source in found] == ["a.txt", "borta.pdf"]
    assert found[1].error is not None
    assert found[1].error.reason == "missing"
    with pytest.raises(UnreadableFile, match="finns inte"):
        found[1].load()


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    folder = made(tmp_path / "in", {"a.txt": b"a"})
    (folder / "runt").symlink_to(folder)
    assert names(folder) == ["a.txt"]


def test_special_files_are_told_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rör.txt")
    [source] = walk([tmp_path])
    assert source.error is not None
    assert source.error.reason == "unopened"


def test_archives_in_archives_end_at_a_depth(tmp_path: Path) -> None:
    data = zipped({"innerst.txt": b"x"})
    for depth in range(6):
        data = zipped({f"{depth}.zip": data})
    [source] = walk([made(tmp_path, {"djup.zip": data}) / "djup.zip"])
    assert source.error is not None
    assert source.error.reason == "too-large"


def test_bomb_in_an_archive_takes_only_itself(tmp_path: Path) -> None:
    data = zipped({"bomb.txt": bytes(20 * 1024 * 1024), "bra.txt": b"bra"})
    found = {source.name: source for source in walk([made(tmp_path, {"a.zip": data})])}
    assert found["a.zip/bra.txt"].load() == b"bra"
    error = found["a.zip/bomb.txt"].error
    assert error is not None
    assert error.reason == "too-large"


def test_archive_that_is_too_large_unpacked_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ARCHIVE_EXPANDED", 10)
    [source] = walk([made(tmp_path, {"a.zip": zipped({"a.txt": b"x" * 11})})])
    assert source.error is not None
    assert source.error.reason == "too-large"


def test_damaged_member_takes_only_itself(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"hej " * 200, "b.txt": b"b"}, zipfile.ZIP_STORED))
    place = data.find(b"hej ")
    data[place : place + 4] = b"HEJ "
    found = {source.name: source.error for source in walk([made(tmp_path, {"a.zip": bytes(data)})])}
    assert found["a.zip/b.txt"] is None
    error = found["a.zip/a.txt"]
    assert error is not None
    assert error.reason == "damaged"


def test_damaged_lzma_member_takes_only_itself(tmp_path: Path) -> None:
    data = spoilt_lzma(zipped({"a.txt": b"hej " * 200, "b.txt": b"b"}, zipfile.ZIP_LZMA), "a.txt")
    found = {source.name: source for source in walk([made(tmp_path, {"a.zip": data})])}
    assert found["a.zip/b.txt"].load() == b"b"
    error = found["a.zip/a.txt"].error
    assert error is not None
    assert error.reason == "damaged"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="This system has no named pipes")
def test_a_pipe_is_neither_counted_into_nor_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.zip")
    assert count([tmp_path]) == 1
    [source] = walk([tmp_path])
    assert source.error is not None
    assert source.error.reason == "unopened"


def test_archives_are_counted_whatever_their_name(tmp_path: Path) -> None:
    folder = made(tmp_path, {"arkiv.dat": zipped({"a.txt": b"a", "b.txt": b"b"})})
    assert count([folder]) == len(list(walk([folder]))) == 2


def test_member_names_in_undeclared_utf8_are_read_as_meant(tmp_path: Path) -> None:
    data = zipped({"mote.txt": b"x"}).replace(b"mote.txt", "mö.txt ".encode())
    assert names(made(tmp_path, {"a.zip": data})) == ["a.zip/mö.txt "]


def test_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = made(tmp_path, {"a.txt": b"abc"}) / "a.txt"
    expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert Source("a", path).digest() == Source("a", data=b"abc").digest() == expected
