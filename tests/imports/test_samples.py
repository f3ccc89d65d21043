"""What other programs write is read as the file beside it says, in a process of its own."""

from __future__ import annotations

import json

import pytest

from reflect.imports.another_journal import preview_csv, read_source
from tests.support.imports import PASSWORD, SAMPLES, nothing, plain, read_here, zipped

EXPECTED = sorted(SAMPLES.rglob("*.expected.json"))
FOLDERS = [
    path for path in EXPECTED if path.with_name(path.name[: -len(".expected.json")]).is_dir()
]


def sample_of(expected):
    return expected.with_name(expected.name.removesuffix(".expected.json"))


def password_of(sample):
    return PASSWORD if sample.name.startswith("locked") else ""


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.parent.name + path.name)
def test_a_sample_is_read_as_expected(expected):
    sample = sample_of(expected)
    read = read_source(sample, password=password_of(sample), step=nothing)
    assert plain(read) == json.loads(expected.read_text("utf-8"))


@pytest.mark.parametrize("expected", FOLDERS, ids=lambda path: path.name)
def test_an_archive_of_a_folder_is_read_as_the_folder(expected, tmp_path):
    archive = zipped(sample_of(expected), tmp_path / "Export.zip")
    assert plain(read_source(archive, step=nothing)) == json.loads(expected.read_text("utf-8"))


def test_every_kind_of_journal_has_samples():
    read = {json.loads(path.read_text("utf-8"))["source"] for path in EXPECTED}
    assert read == {"dayone", "jrnl", "minidiary", "markdown", "csv"}


def test_a_sample_without_its_photographs_says_what_is_missing():
    read = read_here(SAMPLES / "dayone" / "export" / "Journal.json")
    first = next(entry for entry in read.entries if entry.content.title)
    assert first.files == ()
    assert "“IMG_8615.HEIC” is not there, so it was left out." in first.left_out
    assert "[" not in str(first.content.answers["text"])[:3]


def test_a_table_can_be_looked_at_before_it_is_read():
    seen = preview_csv(SAMPLES / "csv" / "log.csv", step=nothing)
    assert seen.headings[:3] == ("Date", "Activity", "Reflection")
    assert (seen.total, seen.question) == (4, "")
    assert seen.rows[0][1] == "Journal club, sepsis"
    assert seen.columns is not None
    assert (seen.columns.date, seen.columns.title, seen.columns.minutes) == (0, 1, 3)
