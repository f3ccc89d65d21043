"""Every error has an exit code and a sentence, and nothing else is ever shown."""

from __future__ import annotations

import inspect
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reflect import errors
from reflect.cli.failures import SAYINGS, ExitCode, saying_for, sentence
from reflect.services.prompt_library import PromptLibrary
from reflect.services.toml_form import FormInvalid
from tests.cli.console import Console

CLASSES = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.ReflectError)
]
GIVEN = {
    errors.RecoveryCodeSlip: (4,),
    errors.NotAJournal: (Path("nowhere"),),
    errors.KeychainUnusable: (errors.KeychainTrouble.STALE,),
    errors.KeysDamaged: ("cut short",),
    errors.JournalDamaged: ("a page", 1),
    errors.RolledBack: (3, datetime(2026, 11, 19, 17, 30, tzinfo=UTC)),
    errors.Diverged: (datetime(2026, 11, 19, 17, 30, tzinfo=UTC),),
    errors.NewerFormat: (2, 1),
    errors.JournalExists: (Path("Practice.reflect"),),
    errors.WeakPassphrase: (20.0,),
    errors.EngineUnfit: ("no cipher",),
    errors.BackupUnreadable: ("pages", datetime(2026, 11, 19, 17, 30, tzinfo=UTC)),
    errors.NotFound: ("entry", "abcd"),
    errors.InvalidAnswer: ("what", "a text is expected"),
    errors.Refused: ("there is no account to hand on",),
    errors.NameRefused: ("a journal needs a name",),
    errors.PackInvalid: (("pack.toml:1: no id",),),
    errors.Undecided: (2,),
    errors.SourceChanged: (("sets/after.toml",),),
    errors.PackRefused: (errors.PackFault.NO_PACK,),
    errors.PackDamaged: (errors.PackFault.CUT,),
    errors.PackNewer: (errors.PackFault.NEWER,),
    errors.SignerKeyUnusable: (errors.KeyFault.OPEN_TO_OTHERS,),
    errors.ImportFailed: (errors.ImportFault.DAMAGED, "The file is not whole."),
}
CODES = {
    errors.WrongPassphrase: 3,
    errors.WrongRecoveryCode: 3,
    errors.RecoveryCodeSlip: 3,
    errors.KeysDamaged: 4,
    errors.KeysTampered: 4,
    errors.JournalDamaged: 4,
    errors.RolledBack: 4,
    errors.Diverged: 4,
    errors.BackupUnreadable: 4,
    errors.WrongSignerPassphrase: 3,
    errors.PackDamaged: 4,
    errors.PackNewer: 6,
    errors.InUse: 5,
    errors.NewerFormat: 6,
}


@pytest.mark.parametrize("kind", CLASSES)
def test_every_class_of_error_has_its_own_row(kind):
    assert kind in SAYINGS


@pytest.mark.parametrize("kind", CLASSES)
def test_an_error_ends_with_the_code_that_scripts_know_it_by(kind):
    assert SAYINGS[kind].code == CODES.get(kind, 1)


@pytest.mark.parametrize("kind", CLASSES)
def test_an_error_is_told_in_plain_sentences(kind):
    words = SAYINGS[kind].told(kind(*GIVEN.get(kind, ())))
    assert words[0].isupper()
    assert not {"!", "please", "Please", "Traceback", "{"} & set(words.replace("{", " { ").split())
    assert kind.__name__ not in words


@pytest.mark.parametrize("why", errors.KeychainTrouble)
def test_whatever_ails_a_keychain_the_passphrase_opens_as_before(why):
    error = errors.KeychainUnusable(why, "some.BackEnd")
    said = saying_for(error).told(error)
    assert "the passphrase opens the journal as before" in said
    assert ("some.BackEnd" in said) == (why is errors.KeychainTrouble.UNFIT)


@pytest.mark.parametrize("kind", CLASSES)
def test_an_error_sends_nobody_to_what_is_not_there(kind):
    words = SAYINGS[kind].told(kind(*GIVEN.get(kind, ())))
    assert re.findall("(?i)sealed", words) == []


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errors.RecoveryCodeSlip(5), "Group 5 of the code has a slip."),
        (errors.RecoveryCodeSlip(None), "The recovery code has a slip."),
        (errors.RolledBack(1, datetime(2026, 11, 19, tzinfo=UTC)), "1 change made after 2026-11-"),
        (
            errors.BackupUnreadable("empty"),
            "it is empty. Nothing else has been changed. This lists",
        ),
        (errors.BackupUnreadable("keys", datetime(2026, 11, 19, tzinfo=UTC)), "The one before it"),
        (errors.NotFound("account", "ab"), "This lists them: reflect account"),
        (errors.NotFound("answer", "x"), "There is no answer x."),
        (errors.Refused("no"), "No."),
        (FormInvalid([(3, "x")]), "Line 3: x. Nothing has been saved. Mend the form"),
        (errors.PackInvalid(("a", "b")), "\na\nb"),
    ],
)
def test_an_error_names_what_it_is_about(error, words):
    assert words in saying_for(error).told(error)


def test_a_class_without_a_row_has_the_words_of_the_one_above_it():
    class TooMany(errors.Refused):
        """A refusal that has no row of its own."""

    assert saying_for(TooMany("x")) is SAYINGS[errors.Refused]


def test_words_become_one_sentence():
    assert [sentence("a b"), sentence("A b."), sentence("why?")] == ["A b.", "A b.", "Why?"]


class Broken(Console):
    """A program with a mistake in it."""

    def reflect(self):
        made = super().reflect()
        made.library = PromptLibrary(self._trip)
        return made

    def _trip(self):
        what = "a name that somebody wrote"
        raise KeyError(what)


def test_a_mistake_of_ours_shows_where_it_is_and_nothing_that_was_written(
    tmp_path, capsys, monkeypatch
):
    printed = Broken(tmp_path, capsys, monkeypatch).bare("prompts")
    assert (printed.code, printed.out) == (ExitCode.REFUSED, "")
    assert printed.err.startswith(
        "Reflect has made a mistake of its own (KeyError in services/prompt_library.py, line"
    )
    assert "somebody wrote" not in printed.err
    assert "Traceback" not in printed.err
