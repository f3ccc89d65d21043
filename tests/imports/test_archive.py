"""An archive is read where it lies; one that is put together to do harm is refused."""

from __future__ import annotations

import struct
import zipfile

import pytest

from reflect.errors import ImportFailed, ImportFault
from reflect.imports import limits
from reflect.imports.archive import Archive
from tests.support.imports import SAMPLES, read_here, zipped


@pytest.fixture
def made(tmp_path):
    def make(*members, how=zipfile.ZIP_DEFLATED):
        path = tmp_path / "Export.zip"
        with zipfile.ZipFile(path, "w", how) as file:
            for name, data in members:
                file.writestr(name, data)
        return path

    return make


def refused(path):
    with pytest.raises(ImportFailed) as caught:
        Archive(path)
    return caught.value.what


def test_what_is_in_an_archive_is_read(made):
    archive = Archive(made(("b/c.md", "hello"), ("a.md", "")))
    assert archive.names == ("a.md", "b/c.md")
    assert archive.read("b/c.md", 5) == b"hello"
    archive.close()


@pytest.mark.parametrize(
    "name",
    [
        *("../a.md", "/etc/a.md", "a/../../b.md", "C:/a.md", "a\\b.md", "..\\..\\a.md", "./a.md"),
        *("a//b.md", ".hidden/a.md", "__MACOSX/a.md", "//host/share/a.md", "a/..", "folder/"),
    ],
)
def test_a_name_that_could_be_a_path_elsewhere_is_not_there(made, name):
    archive = Archive(made(("good.md", "x"), (name, "bad")))
    assert archive.names == ("good.md",)
    with pytest.raises(ImportFailed):
        archive.read(name, 100)
    archive.close()


def test_a_link_is_counted_and_not_followed(made, tmp_path):
    link = zipfile.ZipInfo("link.md")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr(link, "/etc/passwd")
    archive = Archive(tmp_path / "a.zip")
    assert (archive.names, archive.links) == ((), 1)
    archive.close()


def test_every_truncation_is_refused(made):
    path = made(("a.md", "hello " * 50), ("b.md", "x"))
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert refused(path) is ImportFault.DAMAGED


def test_entries_that_lie_over_each_other_are_refused(made):
    path = made(("a.md", b"x" * 1000), ("b.md", b"y" * 1000), how=zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    # Both names now lead to the first entry's bytes.
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    path.write_bytes(data)
    assert refused(path) is ImportFault.DAMAGED


def test_something_before_the_archive_is_refused(made):
    path = made(("a.md", "hello"))
    path.write_bytes(b"MZ" + path.read_bytes())
    assert refused(path) is ImportFault.DAMAGED


def test_a_name_that_stands_twice_is_refused(made):
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = made(("a.md", "one"), ("a.md", "two"))
    assert refused(path) is ImportFault.DAMAGED


def test_an_encrypted_archive_is_told_apart(made):
    path = made(("a.md", "hello"))
    data = bytearray(path.read_bytes())
    for magic, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + place] |= 1
    path.write_bytes(data)
    with pytest.raises(ImportFailed) as caught:
        Archive(path)
    assert "locked with a password" in caught.value.why


def test_an_archive_packed_in_a_rare_way_is_refused(made):
    assert refused(made(("a.md", "hello"), how=zipfile.ZIP_BZIP2)) is ImportFault.DAMAGED


@pytest.mark.parametrize("limit", ["ARCHIVE", "NAMES"])
def test_an_archive_beyond_a_limit_is_refused(made, monkeypatch, limit):
    path = made(("a.md", "hello"), ("b.md", "hello"))
    monkeypatch.setattr(limits, limit, 1)
    assert refused(path) is ImportFault.TOO_LARGE


def test_a_bomb_is_refused_before_it_is_unpacked(made, monkeypatch):
    archive = Archive(made(("Journal.json", b"\0" * (limits.WORDS + 1))))
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    with pytest.raises(ImportFailed) as caught:
        archive.read("Journal.json", limits.WORDS)
    archive.close()
    assert caught.value.what is ImportFault.TOO_LARGE


def test_a_bomb_that_says_it_is_small_is_refused(made):
    path = made(("a.md", b"\0" * 10_000_000))
    data = bytearray(path.read_bytes())
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<I", 10)
    path.write_bytes(data)
    archive = Archive(path)
    with pytest.raises(ImportFailed) as caught:
        archive.read("a.md", 100)
    archive.close()
    assert caught.value.what is ImportFault.DAMAGED


def test_a_flipped_byte_of_a_note_is_noticed(made):
    path = made(("a.md", "hello " * 50), how=zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)
    archive = Archive(path)
    with pytest.raises(ImportFailed):
        archive.read("a.md", 1000)
    archive.close()


def test_a_damaged_photograph_costs_the_photograph_only(tmp_path):
    path = zipped(SAMPLES / "dayone" / "export", tmp_path / "a.zip", zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    data[data.index(b"\xff\xd8\xff") + 20] ^= 1
    path.write_bytes(data)
    read = read_here(path)
    spoilt = next(entry for entry in read.entries if entry.content.title)
    assert [file.name for file in spoilt.files] == ["Plan.pdf"]
    assert "“IMG_8615.HEIC” cannot be read, so it was left out." in spoilt.left_out


def test_an_archive_that_is_gone_is_said(tmp_path):
    assert refused(tmp_path / "gone.zip") is ImportFault.UNREADABLE
