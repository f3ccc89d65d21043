"""What a file is called, and what kind of file it is."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.domain.evidence_file import media_type_of, tidy_file_name


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("certificate.pdf", "certificate.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\x.png", "x.png"),
        ("//host/share/a.jpg", "a.jpg"),
        ("folder/", "folder"),
        ("", "file"),
        (" . . ", "file"),
        (".pdf", "pdf"),
        ('a<b>:"c|?*.pdf', "a b c.pdf"),
        ("invoice\u202efdp.exe", "invoice fdp.exe"),
        ("line\nbreak\x00.txt", "line break.txt"),
        ("e\u0301.txt", "\u00e9.txt"),
        ("CON.pdf", "_CON.pdf"),
        ("lpt1", "_lpt1"),
        ("console.txt", "console.txt"),
        ("no ending at all, " + "really" * 30, ("no ending at all, " + "really" * 30)[:120]),
        ("a." + "b" * 17, "a." + "b" * 17),
    ],
)
def test_a_name_is_good_on_every_system(name, tidy) -> None:
    assert tidy_file_name(name) == tidy


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_no_name_is_long_or_a_path_or_hides(name) -> None:
    tidy = tidy_file_name(name)
    assert 0 < len(tidy.encode()) <= 121
    assert not set(tidy) & set('/\\:\0<>"|?*')
    assert tidy.isprintable()
    assert tidy[0] != "."
    assert tidy_file_name(tidy) == tidy


def docx():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", "<x/>")
    return made.getvalue()


def other_zip():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.bin", b"\0")
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", "application/pdf"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n\0", "image/png"),
        (b"GIF87a\0", "image/gif"),
        (b"GIF89a\0", "image/gif"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "image/heic"),
        (b"\0\0\0\x18ftypisom\0\0\0\0", "application/octet-stream"),
        (docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (other_zip(), "application/octet-stream"),
        ("Zażółć\tgęślą\r\n\f".encode(), "text/plain"),
        (b"\xef\xbb\xbfhello", "text/plain"),
        (b"", "text/plain"),
        (b"a\0b", "application/octet-stream"),
        (b"caf\xe9", "application/octet-stream"),
    ],
)
def test_what_a_file_is_is_seen_in_it(data, kind) -> None:
    assert media_type_of(data) == kind
