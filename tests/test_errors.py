"""Each error says in English what happened, and holds its facts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reflect import errors

SINCE = datetime(2026, 3, 14, tzinfo=UTC)
SECRET = Path("somebody", "Night shifts.reflect")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (errors.RecoveryCodeSlip(3), "the recovery code has a slip in group 3"),
        (errors.NotAJournal(SECRET), "no journal in Night shifts.reflect"),
        (
            errors.KeychainUnusable(errors.KeychainTrouble.GONE),
            "the keychain does not open it: gone",
        ),
        (errors.KeysDamaged("its size"), "the key file is damaged: its size"),
        (errors.JournalDamaged("it is empty"), "the journal is damaged: it is empty"),
        (errors.RolledBack(3, SINCE), "3 changes are missing"),
        (errors.Diverged(SINCE), "this is not the copy of the journal last seen here"),
        (errors.NewerFormat(9, 1), "journal format 9, this program knows 1"),
        (errors.JournalExists(SECRET), "Night shifts.reflect exists already"),
        (errors.WeakPassphrase(31.4), "the passphrase has about 31 bits"),
        (
            errors.EngineUnfit("it has no cipher"),
            "the database engine is not fit for use: it has no cipher",
        ),
        (errors.BackupUnreadable("pages"), "the backup cannot be used: pages"),
        (errors.NotFound("entry", "0199"), "no entry 0199"),
        (errors.InvalidAnswer("mood", "a text"), "the answer to mood does not fit: a text"),
        (errors.Undecided(2), "nothing is decided on 2 certain details of the account"),
        (errors.PackInvalid(("one", "two")), "one; two"),
        (
            errors.SourceChanged(("sets/after.toml",)),
            "1 files of the pack were changed by something else",
        ),
        (
            errors.PackRefused(errors.PackFault.NO_PACK),
            "This is not a pack of Reflect.",
        ),
        (
            errors.PackRefused(errors.PackFault.ARCHIVE, "a is in it twice"),
            "The archive in the pack is not put together as its format says: a is in it twice.",
        ),
        (errors.PackUnsigned(), "Nobody has signed this pack."),
        (
            errors.SignerKeyUnusable(errors.KeyFault.NO_PUBLIC_KEY),
            "That is not a public key of minisign.",
        ),
        (
            errors.ImportFailed(errors.ImportFault.DAMAGED, "somebody wrote this."),
            "the other journal cannot be read: it is not whole, or not as its program writes it",
        ),
    ],
)
def test_an_error_says_what_happened(error, said) -> None:
    assert str(error) == said
    assert "somebody" not in str(error)


def test_facts_are_attributes() -> None:
    assert errors.RecoveryCodeSlip(None).group is None
    assert errors.JournalDamaged("x", pages=2).pages == 2
    assert errors.RolledBack(3, SINCE).since == SINCE
    assert errors.RolledBack(3, SINCE, 40).generation == 40
    assert errors.Diverged(SINCE, 40).generation == 40
    assert errors.NewerFormat(9, 1).found == 9
    assert errors.NotAJournal(SECRET).path == SECRET


def every_error(base):
    for kind in base.__subclasses__():
        yield kind
        yield from every_error(kind)


@pytest.mark.parametrize("kind", sorted(every_error(errors.ReflectError), key=str), ids=str)
def test_every_error_explains_itself(kind) -> None:
    assert kind.__doc__
