"""What documents say of who wrote them."""

from __future__ import annotations

import io
import zipfile

import docx
import pikepdf
import pytest

from reflect.domain.evidence_file import DOCX, PDF
from reflect.privacy.files.details import (
    COMMENTS,
    NOT_LOOKED_INTO,
    NOT_REMOVED,
    SAYS_NO_NAME,
    UNREADABLE_PAPER,
    details_of,
    without_details,
)


def pdf(**said: str) -> bytes:
    with pikepdf.new() as made:
        made.add_blank_page()
        for name, words in said.items():
            made.docinfo[pikepdf.Name(f"/{name}")] = words
        file = io.BytesIO()
        made.save(file)
    return file.getvalue()


def word(**said: str) -> bytes:
    made, file = docx.Document(), io.BytesIO()
    for name in ("title", "author", "subject", "keywords", "last_modified_by"):
        setattr(made.core_properties, name, said.get(name, ""))
    made.save(file)
    return file.getvalue()


def archive(**members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, text in members.items():
            made.writestr(name.replace("__", "/").replace("_", "."), text)
    return file.getvalue()


def test_a_document_tells_who_wrote_it_and_that_this_is_not_taken_out():
    told = details_of(pdf(Author="Marzipan Thornfield", Title="Ward  7\n" + "x" * 90), PDF)
    assert told.told == (
        f"The document says of itself: title “Ward 7 {'x' * 53}…” and author “Marzipan "
        f"Thornfield”. {NOT_REMOVED} {COMMENTS}"
    )
    assert (told.holds, told.removable, told.picture) == ((), False, False)
    written = details_of(word(author="A & B", last_modified_by="C"), DOCX)
    assert written.told == (
        "The document says of itself: author “A & B” and last changed by “C”. "
        f"{NOT_REMOVED} {COMMENTS}"
    )


def test_a_document_without_a_name_says_so():
    nothing = f"{SAYS_NO_NAME} {COMMENTS}"
    assert details_of(pdf(), PDF).told == nothing
    assert details_of(word(), DOCX).told == nothing
    assert details_of(archive(word__document_xml="<x/>"), DOCX).told == nothing
    company = archive(docProps__app_xml="<Properties><Company>The Limes</Company></Properties>")
    assert "company “The Limes”" in details_of(company, DOCX).told


def spoilt():
    data = bytearray(word())
    at = data.index(b"docProps/core.xml") + len("docProps/core.xml")
    data[at : at + 20] = b"\xff" * 20
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "sort"), [(b"%PDF-1.7", PDF), (b"PK\3\4", DOCX), (spoilt(), DOCX)]
)
def test_a_broken_document_is_said_to_be_so(data, sort):
    assert details_of(data, sort).told == UNREADABLE_PAPER


def test_other_files_are_not_looked_into():
    for sort, picture in (("image/gif", True), ("text/plain", False)):
        told = details_of(b"GIF89a", sort)
        assert (told.told, told.picture, told.removable) == (NOT_LOOKED_INTO, picture, False)
        with pytest.raises(ValueError, match="no way is known"):
            without_details(b"GIF89a", sort)
