from __future__ import annotations

import inspect
import re
from datetime import datetime
from pathlib import Path

import pytest

from reflect import errors
from reflect.ui.error_words import WORDS
from reflect.ui.messages import Action, Messages, Question

CLASSES = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.ReflectError)
]

NOT_THERE = "(?i)sealed|elsewhere"
"""What no window or command of this version can do."""

FACTS = {
    errors.RecoveryCodeSlip: (5,),
    errors.NotAJournal: (Path("Documents/Holiday"),),
    errors.KeychainUnusable: (errors.KeychainTrouble.LOCKED,),
    errors.KeysDamaged: ("checksum",),
    errors.JournalDamaged: ("pages", 3),
    errors.RolledBack: (12, datetime(2020, 11, 17, 18, 42).astimezone()),
    errors.Diverged: (datetime(2020, 11, 17, 18, 42).astimezone(),),
    errors.NewerFormat: (9, 1),
    errors.JournalExists: (Path("Documents/Practice.reflect"),),
    errors.WeakPassphrase: (20.0,),
    errors.EngineUnfit: ("no cipher",),
    errors.BackupUnreadable: ("pages", datetime(2020, 11, 17, 18, 42).astimezone()),
    errors.NotFound: ("entry", "0192"),
    errors.InvalidAnswer: ("what", "too long"),
    errors.Refused: ("The last way in cannot be removed.",),
    errors.NameRefused: ("a journal needs a name",),
    errors.PackInvalid: (("pack.toml:3: no title",),),
    errors.SourceChanged: (("sets/after.toml",),),
    errors.Undecided: (2,),
    errors.PackRefused: (errors.PackFault.NO_PACK,),
    errors.PackDamaged: (errors.PackFault.CUT,),
    errors.PackNewer: (errors.PackFault.NEWER,),
    errors.SignerKeyUnusable: (errors.KeyFault.OPEN_TO_OTHERS,),
    errors.ImportFailed: (errors.ImportFault.DAMAGED, "It is not whole."),
}


def made(kind):
    return kind(*FACTS.get(kind, ()))


@pytest.mark.parametrize("kind", CLASSES)
def test_every_class_of_error_has_words_of_its_own(kind):
    assert kind in WORDS
    rows = [row for row in WORDS.values() if row]
    assert len(rows) == len(set(rows)) == len(WORDS) - 1


@pytest.mark.parametrize("kind", [kind for kind in CLASSES if kind is not errors.Cancelled])
def test_words_say_what_happened_and_what_is_untouched_in_plain_english(messages, kind):
    words = messages.words(made(kind), "Practice")
    said = " ".join((words.title, words.text, words.while_typing))
    assert words.title
    assert words.text.endswith((".", "title"))
    for unwanted in ("!", "{", "}", "please", "Please", "oops", "Error", "None"):
        assert unwanted not in said


@pytest.mark.parametrize("kind", [kind for kind in CLASSES if kind is not errors.Cancelled])
def test_words_send_nobody_to_what_is_not_there(messages, kind):
    words = messages.words(made(kind), "Practice")
    said = " ".join((words.title, words.text, words.while_typing))
    assert re.findall(NOT_THERE, said) == []


@pytest.mark.parametrize("why", errors.KeychainTrouble)
def test_whatever_ails_a_keychain_the_passphrase_opens_as_before(messages, why):
    words = messages.words(errors.KeychainUnusable(why))
    assert words.text == "Nothing has been changed. The passphrase opens the journal as before."


@pytest.mark.parametrize("kind", [errors.StorageError, *errors.StorageError.__subclasses__()])
def test_while_somebody_types_a_disk_is_told_with_the_words_that_are_still_here(messages, kind):
    words = messages.words(kind())
    assert words.while_typing.startswith("Your words are still here. ")
    assert "Reflect tries again by itself." in words.while_typing
    assert "still here" not in words.text


@pytest.mark.parametrize(
    ("error", "title"),
    [
        (errors.WrongPassphrase(), "That passphrase does not open this journal."),
        (errors.KeysDamaged("checksum"), "The key file of Practice is damaged"),
        (errors.KeysTampered(), "The key file of Practice was changed by something else"),
        (errors.JournalDamaged("page"), "Part of Practice cannot be read"),
        (errors.InUse(), "Practice is open in another window"),
        (errors.NewerFormat(2, 1), "Practice was last written by a newer Reflect"),
        (errors.RecoveryCodeSlip(None), "The code has a slip."),
        (errors.RecoveryCodeSlip(5), "Group 5 has a slip."),
        (
            errors.RolledBack(1, datetime(2020, 11, 17, 18, 42).astimezone()),
            "1 change made after 17 November 2020, 18:42 is missing",
        ),
        (
            errors.RolledBack(12, datetime(2020, 11, 17, 18, 42).astimezone()),
            "12 changes made after 17 November 2020, 18:42 are missing",
        ),
    ],
)
def test_the_journal_and_the_facts_are_in_the_title(messages, error, title):
    assert messages.words(error, "Practice").title == title


@pytest.mark.parametrize(
    ("pages", "words"), [(0, "not whole"), (1, "1 page of"), (3, "3 pages of")]
)
def test_damaged_pages_are_counted(messages, pages, words):
    assert words in messages.words(errors.JournalDamaged("page", pages), "Practice").text


def test_a_subclass_without_words_speaks_as_its_base(messages):
    class DiskOnFire(errors.DiskFull):
        """A situation of a later version."""

    assert messages.words(DiskOnFire()) == messages.words(errors.DiskFull())


def test_a_failure_is_a_notice_with_its_button(messages, recorder):
    way = Action("Look at the disk", list)
    messages.failed(errors.DiskFull(), action=way)
    assert recorder.notices[0].tone == "wrong"
    assert recorder.notices[0].action is way


def test_what_the_writer_stopped_is_not_spoken_of(messages, recorder):
    messages.failed(errors.Cancelled())
    assert (recorder.notices, recorder.faults) == ([], [])


def test_our_own_fault_is_reported_and_told_without_its_words(messages, recorder):
    fault = KeyError("a word of the writer's")
    messages.failed(fault)
    assert recorder.faults == [fault]
    assert "writer" not in recorder.notices[0].title + recorder.notices[0].text


def test_good_news_is_a_quiet_line(messages, recorder):
    messages.notice("Saved the PDF.")
    assert (recorder.said, recorder.notices[0].tone) == (["Saved the PDF."], "ok")


def test_undo_is_a_button_beside_the_news(messages, recorder):
    undone = []
    messages.notice("This wording is back.", undo=lambda: undone.append(1))
    recorder.notices[0].action.run()
    assert (recorder.notices[0].action.text, undone) == ("Undo", [1])


@pytest.mark.parametrize("answer", [True, False])
def test_a_question_is_answered_later(messages, recorder, answer):
    heard: list[bool] = []
    question = Question(title="Delete?", text="It can be brought back.", yes="Delete", no="Keep")
    messages.ask(question, heard.append)
    assert heard == []
    recorder.answer(answer)
    assert heard == [answer]


def test_errors_speak_of_the_journal_that_is_open(recorder):
    messages = Messages(recorder, recorder.report)
    messages.journal_name = "Teaching"
    messages.failed(errors.InUse())
    assert recorder.said == ["Teaching is open in another window"]
