"""Whether a journal is whole, and what can be read of one that is not."""

from __future__ import annotations

import pytest

from reflect.cli.check_words import check_text, finding_text, salvaged_text
from reflect.domain.check import CheckResult, Counts, Fault, Finding, Level
from reflect.domain.salvage import LostEntry, Salvaged
from tests.support.builders import WRITTEN

PAGE = 4096


@pytest.fixture
def folder(journal, entry):
    return journal.places.journals / "Practice.reflect"


def change(folder, page):
    database = folder / "journal.db"
    data = bytearray(database.read_bytes())
    data[(page - 1) * PAGE + 700] ^= 1
    database.write_bytes(data)


def test_a_whole_journal_is_said_to_be_whole(journal, folder):
    printed = journal.done("verify")
    assert printed.out.endswith(" pages.\nEverything is whole and of today.\n")


def test_all_of_it_is_read_when_asked_for(journal, folder):
    value = journal.done("verify", "--full", "--json").value
    assert (value["fine"], value["findings"], value["level"]) == (True, [], "full")
    assert (value["entries"], value["revisions"]) == (1, 1)


def test_a_bad_page_ends_with_4_and_says_what_to_do(journal, folder):
    pages = (folder / "journal.db").stat().st_size // PAGE
    change(folder, pages)
    printed = journal("verify", "--json")
    assert printed.code == 4
    assert [f["fault"] for f in printed.value["findings"]] == ["pages"]
    said = journal("verify").out
    assert "1 page of the journal is damaged; everything else can be read. Save what can" in said
    assert said.endswith("Nothing has been changed.\n")


def test_what_nobody_can_say_ends_with_1(journal, folder):
    (folder / "journal.state").unlink()
    printed = journal("verify")
    assert printed.code == 1
    assert "Nobody can say whether this is the newest copy" in printed.out


def test_what_nobody_can_say_is_said_by_every_command_once(journal, folder):
    (folder / "journal.state").write_bytes(b"torn")
    printed = journal("list")
    assert printed.code == 0
    assert printed.err.startswith("Nobody can say whether this is the newest copy")
    assert journal("list").err == ""


def test_what_can_be_read_is_saved_in_a_new_journal(journal, folder, tmp_path):
    change(folder, 1)
    assert journal("list").code == 4
    value = journal.done("salvage", folder, "--output", tmp_path / "saved", "--json").value
    assert value["bad_pages"] == 1
    assert value["entries"] == 1
    printed = journal.done("list", "--journal", value["path"])
    assert "Handover" in printed.out


def test_what_was_saved_is_said_in_sentences(journal, folder, tmp_path):
    printed = journal.done("salvage", folder, "--output", tmp_path / "saved")
    assert printed.out.startswith("Saved 1 entries with 1 revisions, 0 unfinished ones, ")
    assert "The damaged journal has not been changed." in printed.out


def test_salvage_does_not_put_one_journal_over_another(journal, folder, tmp_path):
    for code in (0, 1):
        assert journal("salvage", folder, "--output", tmp_path / "saved").code == code


def test_salvage_needs_the_passphrase(journal, folder, tmp_path):
    journal.passphrase_file.write_text("another\n")
    assert journal("salvage", folder, "--output", tmp_path / "saved").code == 3


@pytest.mark.parametrize("fault", Fault)
def test_every_finding_is_a_sentence_that_says_what_to_do(fault):
    finding = Finding(fault=fault, count=2, entry_id="0a", title="A bird", day=WRITTEN.date())
    said = finding_text(finding)
    assert said[0].isupper() or said.startswith("2 pages")
    assert not {"!", "{", "please"} & set(said.split())
    if fault in {Fault.ENTRY, Fault.UNREADABLE}:
        assert 'The entry "A bird" of 14 Mar 2026 (0a)' in said


def test_a_full_check_says_all_that_was_read():
    counts = Counts(pages=9, entries=3, revisions=4, accounts=1, departures=2, evidence=5)
    result = CheckResult(level=Level.FULL, when=WRITTEN, generation=1, counts=counts)
    assert "3 entries with 4 revisions, 1 accounts, 2 rows of the ledger and 5 files." in (
        check_text(result)
    )


def test_what_is_lost_is_said_as_far_as_it_is_known():
    lost = (LostEntry("A bird", WRITTEN.date()), LostEntry("", WRITTEN.date()), LostEntry("", None))
    salvaged = Salvaged(bad_pages=2, lost_entries=lost, lost_revisions=3, lost_rows=4, stand_ins=5)
    said = salvaged_text("there", salvaged)
    assert 'Lost: the entry "A bird", 14 Mar 2026\n' in said
    assert "Lost: an entry, 14 Mar 2026\nLost: an entry of which no more is known\n" in said
    for words in ("not be read: 2.", "are lost: 3.", "was there: 4.", "are there: 5."):
        assert words in said
