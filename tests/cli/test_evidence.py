"""``reflect evidence``: files that belong to an entry."""

from __future__ import annotations

import pytest

from reflect.cli.evidence import file_size
from tests.cli.console import Terminal


@pytest.fixture
def certificate(journal, entry):
    """The id of a certificate that belongs to the entry."""
    path = journal.home / "certificate.pdf"
    path.write_bytes(b"%PDF-1.7 certificate")
    (added,) = journal.done("evidence", "add", entry, path, "--json").value
    assert added["name"] == "certificate.pdf"
    return added["id"]


def test_show_tells_of_evidence(journal, entry, certificate) -> None:
    assert (
        f"Evidence:\n{certificate}  certificate.pdf (20 bytes)" in journal.done("show", entry).out
    )
    (shown,) = journal.done("show", entry, "--json").value["evidence"]
    assert (shown["media_type"], shown["size"]) == ("application/pdf", 20)


def test_an_entry_without_evidence_says_nothing_of_it(journal, entry) -> None:
    assert "Evidence" not in journal.done("show", entry).out


@pytest.mark.parametrize("output", ["copy.pdf", "."])
def test_a_copy_is_saved(journal, certificate, output) -> None:
    (journal.home / "certificate.pdf").unlink()
    saved = journal.done("evidence", "save", certificate, "--output", journal.home / output)
    path = journal.home / ("certificate.pdf" if output == "." else output)
    assert path.read_bytes() == b"%PDF-1.7 certificate"
    assert str(path) in saved.out


def test_no_copy_is_saved_inside_a_journal(journal, certificate) -> None:
    inside = journal.places.journals / "Practice.reflect" / "journal.keys"
    before = inside.read_bytes()
    assert journal("evidence", "save", certificate, "--output", inside).code == 1
    assert inside.read_bytes() == before


def test_removing_wants_a_yes(journal, entry, certificate) -> None:
    refused = journal("evidence", "remove", certificate)
    assert refused.code == 1
    assert "--yes" in refused.err
    assert certificate in journal.done("show", entry).out
    assert journal.done("evidence", "remove", certificate, "--yes").out == (
        "Removed certificate.pdf.\n"
    )
    assert certificate not in journal.done("show", entry).out


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 1)])
def test_a_terminal_is_asked(journal, certificate, answer, code) -> None:
    given = ("evidence", "remove", certificate, "--passphrase-file", journal.passphrase_file)
    assert journal.bare(*given, stdin=Terminal(answer)).code == code


def test_what_is_not_there_is_told(journal, entry) -> None:
    assert "reflect show" in journal("evidence", "remove", "abcdef", "--yes").err
    assert journal("evidence", "add", entry, journal.home / "gone").code == 1


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 bytes"), (1023, "1023 bytes"), (2048, "2 KiB"), (1 << 20, "1.0 MiB")]
)
def test_a_size_is_told_in_words(size, words) -> None:
    assert file_size(size) == words
