"""A canary is written into a journal, then everything goes wrong: no error tells of it.

Each thing that can be done is tried on a database that refuses, one that is closed and one whose
tables are gone; then what a person may type wrong. Looked at: the error in every form that Python
gives it, its causes too, the note of a fault, and whatever was logged or printed.
"""

from __future__ import annotations

import logging
import traceback
from dataclasses import replace
from datetime import date

import pytest

from reflect.domain.commitment import CommitmentState
from reflect.domain.prompts import FREE
from reflect.domain.search import Filter
from reflect.errors import ReflectError
from reflect.services.answer_form import filled_in
from reflect.services.toml_form import parsed
from reflect.storage import recovery_code
from reflect.storage.key_file import decode
from reflect.storage.passphrases import check_new
from reflect.ui.fault_log import described
from tests.support.builders import (
    EVERY_KIND,
    PASSPHRASE,
    cheap_journals,
    content,
    made_journal,
)
from tests.support.locked import settled

CANARY = "".join(("Alba", "tross", " over the ", "harbour"))
"""In pieces, so that a line of this file in a traceback is not taken for it."""
MARKS = (CANARY.split()[0].lower(), PASSPHRASE.split()[2])


def answers():
    return {"story": CANARY, "name": CANARY, "again": "no", "why": CANARY}


@pytest.fixture
def open_journal(tmp_path):
    journal = made_journal(tmp_path).journal
    draft = journal.entries.begin(EVERY_KIND)
    typed = content(title=CANARY, tags=(CANARY,), answers=answers())
    journal.entries.finish(replace(draft, content=typed))
    yield journal
    journal._journal._drop()


@pytest.fixture
def scene(open_journal):
    """The journal, its one entry, and an account begun from it: all with the canary."""
    entry = open_journal.entries.entry(open_journal.finder.rows()[0].id)
    begun = open_journal.accounts.begin(entry.id)
    account = replace(begun, title=CANARY)
    return open_journal, entry, account


DONE = {
    "edit": lambda j, e, a: j.entries.edit(e.id),
    "keep a draft": lambda j, e, a: j.entries.save_draft(
        replace(j.entries.begin(FREE), content=content(CANARY, title=CANARY))
    ),
    "finish": lambda j, e, a: j.entries.finish(
        replace(j.entries.begin(FREE), content=content(CANARY, title=CANARY, tags=(CANARY,)))
    ),
    "list drafts": lambda j, e, a: j.entries.drafts(),
    "read": lambda j, e, a: j.entries.entry(e.id),
    "history": lambda j, e, a: j.entries.history(e.id),
    "bring back": lambda j, e, a: j.entries.bring_back(e.id, 1),
    "delete": lambda j, e, a: j.entries.delete(e.id),
    "undelete": lambda j, e, a: j.entries.undelete(e.id),
    "look into the bin": lambda j, e, a: j.entries.bin(),
    "empty the bin": lambda j, e, a: j.entries.purge_expired(),
    "search": lambda j, e, a: j.finder.rows(Filter(text=CANARY)),
    "filter by a tag": lambda j, e, a: j.finder.rows(Filter(tag=CANARY)),
    "count": lambda j, e, a: j.finder.days(Filter(text=CANARY)),
    "mark hits": lambda j, e, a: j.finder.hits(e, CANARY),
    "list tags": lambda j, e, a: j.finder.tags(),
    "on this day": lambda j, e, a: j.finder.on_this_day(date(2027, 3, 14)),
    "list commitments": lambda j, e, a: j.commitments.every(),
    "settle one": lambda j, e, a: j.commitments.settle(e.id, CANARY, CommitmentState.KEPT),
    "a favourite": lambda j, e, a: j.wishes.set_favourite(CANARY, on=True),
    "an account begun": lambda j, e, a: j.accounts.save_draft(a),
    "an account locked": lambda j, e, a: j.accounts.lock(settled(j.accounts, a)),
    "list accounts": lambda j, e, a: j.accounts.rows(),
    "the ledger": lambda j, e, a: j.accounts.ledger(),
}


def refuses(raw):
    raw.set_authorizer(lambda *_asked: 1)


def is_closed(raw):
    raw.close()


def has_no_tables(raw):
    raw.set_authorizer(None)
    raw.execute("PRAGMA foreign_keys = OFF")
    tables = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    for (name,) in tables:
        if not name.startswith("sqlite_"):
            raw.execute(f'DROP TABLE IF EXISTS "{name}"')


def everything_said(error):
    """All that Python can say of an error and its causes."""
    yield from traceback.format_exception(error)
    yield described(error)
    while error:
        yield f"{error!s} {error!r} {error.args!r}"
        error = error.__cause__ or error.__context__


def marks_in(*texts):
    return [mark for mark in MARKS for text in texts if mark in text.lower()]


@pytest.mark.parametrize("fault", [refuses, is_closed, has_no_tables], ids=lambda f: f.__name__)
@pytest.mark.parametrize("done", DONE)
def test_no_error_of_the_database_tells_what_was_written(scene, done, fault, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    fault(scene[0]._journal._opened().raw)
    with pytest.raises(Exception) as failed:  # noqa: PT011 - whichever it is
        DONE[done](*scene)
    printed = capfd.readouterr()
    assert marks_in(*everything_said(failed.value), caplog.text, printed.out, printed.err) == []


def typed(text):
    return lambda: filled_in(text, EVERY_KIND, content())


WRONG = {
    "a form that is no TOML": typed(f"[answers]\nstory = '{CANARY}"),
    "a form with an answer that does not fit": typed(f"[answers]\nday = '{CANARY}'"),
    "a form with a date that is none": typed(f"date = '{CANARY}'"),
    "a form with a number for a text": typed(f"[answers]\nstory = '{CANARY}'\nmood = 7"),
    "a wording that is no TOML": lambda: parsed(f"title = {CANARY}"),
    "a code with a slip": lambda: recovery_code.parsed(CANARY),
    "a passphrase that is easy to guess": lambda: check_new(CANARY.split()[0]),
    "a key file that is not one": lambda: decode(CANARY.encode() * 40),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_no_error_repeats_what_was_typed(wrong, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    with pytest.raises(ReflectError) as failed:
        WRONG[wrong]()
    printed = capfd.readouterr()
    assert marks_in(*everything_said(failed.value), caplog.text, printed.out, printed.err) == []


@pytest.mark.parametrize("key", [{"passphrase": CANARY}, {"recovery_code": CANARY}])
def test_no_error_repeats_a_key_that_does_not_fit(open_journal, key):
    path = open_journal.path
    open_journal.close()
    with pytest.raises(ReflectError) as failed:
        cheap_journals().unlock(path, **key)
    assert marks_in(*everything_said(failed.value)) == []


def test_sixty_errors_and_more_were_forced():
    assert len(DONE) * 3 + len(WRONG) + 2 >= 60


def test_an_error_that_tells_would_be_noticed():
    error = ValueError(CANARY)
    told = ReflectError("nothing")
    told.__cause__ = error
    assert marks_in(*everything_said(told))
