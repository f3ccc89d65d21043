"""A journal of every format that was ever written still opens, with all that was in it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from reflect.services.jobs import JobContext
from reflect.storage.connection import open_to_read
from reflect.storage.key_file import decode
from reflect.storage.keys import open_with_passphrase
from reflect.storage.schema import SCHEMA
from tests.support.builders import PASSPHRASE, cheap_journals
from tests.support.whole_elements import read_journal_json

GOLDEN = Path(__file__).parent.parent / "journals"
FORMATS = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir() and path.name[0] == "v")


@pytest.fixture(params=FORMATS)
def golden(request, tmp_path):
    """The folder of one format, and a copy of the journal in it."""
    there = GOLDEN / request.param
    copy = shutil.copytree(there / "Golden.reflect", tmp_path / "Golden.reflect")
    return there, copy


def written_format(path):
    """The number of the format that a closed journal or a backup is in."""
    key_file = decode((path / "journal.keys").read_bytes())
    key = open_with_passphrase(key_file, PASSPHRASE).database_key(key_file.journal)
    raw = open_to_read(path / "journal.db", key)
    number = raw.execute("PRAGMA user_version").fetchone()[0]
    raw.close()
    return number


def whole(journal, path):
    journal.hand_on.save_whole_journal(
        path, kind="json", passphrase=PASSPHRASE, context=JobContext()
    )
    return read_journal_json(path.read_bytes())


def test_all_that_was_in_it_is_there(golden, tmp_path) -> None:
    there, copy = golden
    journal = cheap_journals().unlock(copy, passphrase=PASSPHRASE)
    now = whole(journal, tmp_path / "now.json")
    journal.close()
    then = read_journal_json((there / "journal.json").read_bytes())
    assert (now.entries, now.accounts, now.evidence) == (then.entries, then.accounts, then.evidence)
    assert (now.packs, now.signers) == (then.packs, then.signers)
    # When a commitment was settled stood in no file of the first version.
    told = any(each.settled for each in then.commitments)
    settled = now.commitments if told else tuple(replace(c, settled=None) for c in now.commitments)
    assert settled == then.commitments


def test_what_no_export_tells_is_there_too(golden) -> None:
    _, copy = golden
    journal = cheap_journals().unlock(copy, passphrase=PASSPHRASE)
    drafts = {row.beginning for row in journal.entries.drafts()}
    assert drafts == {"Half a sent", "Quiet evening, begun again."}
    assert [row.title for row in journal.accounts.rows()] == ["The late list"]
    assert journal.wishes.favourites() == ("every-kind",)
    assert {row.for_whom for row in journal.accounts.ledger()} >= {"An appraiser"}
    journal.close()


def test_its_packs_are_there_and_who_signed_them(golden) -> None:
    there, copy = golden
    journal = cheap_journals().unlock(copy, passphrase=PASSPHRASE)
    rows = {row.id: (row.version, row.known, row.hidden) for row in journal.packs.rows()}
    first_with_packs = int(there.name[1:]) >= 4
    kept = {"free": ("0.3.0", False, True), "hub": ("1.1.0", True, False)}
    assert rows == (kept if first_with_packs else {})
    assert [each.name for each in journal.packs.signers()] == ["A. Hub"] * first_with_packs
    journal.close()


def test_its_recovery_code_opens_it(golden) -> None:
    there, copy = golden
    code = (there / "recovery-code.txt").read_text().strip()
    journal = cheap_journals().unlock(copy, recovery_code=code)
    assert journal.name == "Golden"
    journal.close()


@pytest.mark.parametrize("golden", [f for f in FORMATS if f != f"v{SCHEMA}"], indirect=True)
def test_before_it_gets_a_new_format_it_is_backed_up_in_the_old_one(golden) -> None:
    _, copy = golden
    before = written_format(copy)
    journal = cheap_journals().unlock(copy, passphrase=PASSPHRASE)
    (row,) = journal.backups.rows()
    journal.close()
    assert row.readable
    assert written_format(row.path) == before < written_format(copy) == SCHEMA


def test_opened_once_it_opens_again(golden) -> None:
    _, copy = golden
    for _ in range(2):
        journal = cheap_journals().unlock(copy, passphrase=PASSPHRASE)
        assert len(journal.entries.bin()) == 1
        journal.close()
