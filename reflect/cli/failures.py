"""What the command line says for each class of error: the exit code, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from reflect import errors
from reflect.cli import pack_failures
from reflect.cli.backup_words import FAULTS
from reflect.services.toml_form import FormInvalid

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType
    from typing import Any

_PACKAGE = Path(__file__).parents[1]


class ExitCode(IntEnum):
    """What a command ends with."""

    DONE = 0
    REFUSED = 1
    """Refused, or found problems; what they are was said."""
    USAGE = 2
    WRONG_KEY = 3
    DAMAGED = 4
    IN_USE = 5
    NEWER = 6


@dataclass(frozen=True, slots=True)
class Saying:
    """One situation: what a script gets, and what a person reads."""

    code: ExitCode
    words: str | Callable[[Any], str]

    def told(self, error: errors.ReflectError) -> str:
        """What happened, what is untouched, what to do."""
        return self.words if isinstance(self.words, str) else self.words(error)


def sentence(words: str) -> str:
    """The words as a sentence."""
    begun = words[:1].upper() + words[1:]
    return begun if begun.endswith((".", "?")) else f"{begun}."


def _slip(error: errors.RecoveryCodeSlip) -> str:
    where = "The recovery code" if error.group is None else f"Group {error.group} of the code"
    return f"{where} has a slip. Nothing has been changed. Compare each group with your copy."


def _not_a_journal(error: errors.NotAJournal) -> str:
    return (
        f"There is no journal in {error.path}. Name a folder that ends in .reflect with --journal, "
        "or make a journal with: reflect new"
    )


def _rolled_back(error: errors.RolledBack) -> str:
    changes = "1 change" if error.missing == 1 else f"{error.missing} changes"
    return (
        f"This is an older copy of the journal: {changes} made after "
        f"{error.since.astimezone():%Y-%m-%d %H:%M} are missing. Nothing has been overwritten. "
        "Look for the newer copy, or open this one in the window and choose there."
    )


def _diverged(error: errors.Diverged) -> str:
    return (
        "This is not the copy of the journal that was last seen here: the two went separate ways, "
        f"and this one was last changed {error.since.astimezone():%Y-%m-%d %H:%M}. Nothing has "
        "been overwritten. Look for the other copy, or open this one in the window and choose "
        "there."
    )


def _keychain(error: errors.KeychainUnusable) -> str:
    what = {
        errors.KeychainTrouble.NONE: "This computer has no keychain that Reflect can reach.",
        errors.KeychainTrouble.UNFIT: (
            f"What this computer uses as its keychain ({error.what}) is not one of the systems' "
            "own, so Reflect keeps nothing in it."
        ),
        errors.KeychainTrouble.LOCKED: "The keychain of this computer is locked or did not answer.",
        errors.KeychainTrouble.GONE: (
            "The keychain of this computer holds nothing for this journal."
        ),
        errors.KeychainTrouble.CHANGED: (
            "What the keychain of this computer holds is not for this journal as it is now."
        ),
        errors.KeychainTrouble.STALE: "It is time for the passphrase again.",
    }[error.why]
    return f"{what} Nothing has been changed, and the passphrase opens the journal as before."


def _exists(error: errors.JournalExists) -> str:
    return (
        f"There is already something called {error.path.name}. It has not been touched. "
        "Choose another --name or another --place."
    )


def _backup_unreadable(error: errors.BackupUnreadable) -> str:
    good = (
        f"The one before it, made {error.before.astimezone():%Y-%m-%d %H:%M}, is good."
        if error.before
        else "This lists the others: reflect backup --list"
    )
    return (
        f"The backup could not be read back, so it does not count: {FAULTS[error.fault]}. "
        f"Nothing else has been changed. {good}"
    )


_WHERE_TO_LOOK = {
    "backup": "reflect backup --list",
    "entry": "reflect list",
    "account": "reflect account",
    "prompt set": "reflect prompts",
    "evidence": "reflect show",
    "import": "reflect import --list",
    "way in": "reflect passphrase",
}


def _not_found(error: errors.NotFound) -> str:
    look = _WHERE_TO_LOOK.get(error.kind)
    advice = f" This lists them: {look}" if look else ""
    if error.kind in {"entry", "account", "evidence", "import", "way in"}:
        return f"There is no {error.kind} {error.name}, or several begin so.{advice}"
    return f"There is no {error.kind} {error.name}.{advice}"


def _invalid_answer(error: errors.InvalidAnswer) -> str:
    return (
        f"The answer to {error.prompt_id} does not fit: {error.why}. "
        "Nothing has been saved. Mend it and run the command again."
    )


def _refused(error: errors.Refused) -> str:
    return sentence(str(error))


def _undecided(error: errors.Undecided) -> str:
    details = "one detail" if error.count == 1 else f"{error.count} details"
    return (
        f"Nothing is decided yet on {details} that could certainly identify somebody. No account "
        "was made, and the entry is as it was. Change the wording with --wording, or say with "
        "--keep why the words may stay."
    )


def _form_invalid(error: FormInvalid) -> str:
    return (
        f"{sentence(str(error))} Nothing has been saved. Mend the form and run the command again."
    )


def _import_failed(error: errors.ImportFailed) -> str:
    return f"{sentence(error.why)} Nothing has been brought in, and the file is untouched."


_STILL_THERE = "What was said to be saved is safe."

SAYINGS: Mapping[type[errors.ReflectError], Saying] = MappingProxyType(
    {
        errors.ReflectError: Saying(
            ExitCode.REFUSED,
            f"That could not be done. {_STILL_THERE} Try once more.",
        ),
        errors.Cancelled: Saying(
            ExitCode.REFUSED,
            f"Stopped. {_STILL_THERE} Run the command again to go on.",
        ),
        errors.VaultError: Saying(
            ExitCode.REFUSED,
            "The journal could not be opened. Nothing in it has been changed. Try once more.",
        ),
        errors.WrongPassphrase: Saying(
            ExitCode.WRONG_KEY,
            "That passphrase does not open this journal. Nothing has been changed. "
            "You can try as often as you like.",
        ),
        errors.WrongRecoveryCode: Saying(
            ExitCode.WRONG_KEY,
            "That code is well formed, but it is not for this journal. Nothing has been changed. "
            "Look for the code that was made with it.",
        ),
        errors.KeychainUnusable: Saying(ExitCode.REFUSED, _keychain),
        errors.RecoveryCodeSlip: Saying(ExitCode.WRONG_KEY, _slip),
        errors.NotAJournal: Saying(ExitCode.REFUSED, _not_a_journal),
        errors.KeysDamaged: Saying(
            ExitCode.DAMAGED,
            "The key file of this journal is damaged, so Reflect cannot tell whether the "
            "passphrase is right. The entries are untouched. Open the journal in the window, "
            "which can use the last good key file if there is one, or name a copy of the folder "
            "with --journal.",
        ),
        errors.KeysTampered: Saying(
            ExitCode.DAMAGED,
            "The key file of this journal was changed by something else than Reflect. "
            "The entries are untouched. Do not give the passphrase again until you know why.",
        ),
        errors.JournalDamaged: Saying(
            ExitCode.DAMAGED,
            "Part of this journal cannot be read. Nothing has been overwritten. "
            "Keep the folder as it is. This puts all that can be read into a new journal: "
            "reflect salvage",
        ),
        errors.RolledBack: Saying(ExitCode.DAMAGED, _rolled_back),
        errors.Diverged: Saying(ExitCode.DAMAGED, _diverged),
        errors.NewerFormat: Saying(
            ExitCode.NEWER,
            "This journal was last written by a newer Reflect. This version could spoil it, so it "
            "has not touched it. Install the newest Reflect to open it.",
        ),
        errors.InUse: Saying(
            ExitCode.IN_USE,
            "This journal is open in another window or command. Nothing has been changed. "
            "Close it there, then run the command again.",
        ),
        errors.JournalExists: Saying(ExitCode.REFUSED, _exists),
        errors.WeakPassphrase: Saying(
            ExitCode.REFUSED,
            "That passphrase is too easy to guess. Nothing has been made or changed. "
            "Add a word or two, or let --six-words make one.",
        ),
        errors.EngineUnfit: Saying(
            ExitCode.REFUSED,
            "This copy of Reflect cannot encrypt as it should, so it has opened nothing and "
            "written nothing. Install Reflect again.",
        ),
        errors.StorageError: Saying(
            ExitCode.REFUSED,
            f"The disk did not do what was asked. {_STILL_THERE} Try once more.",
        ),
        errors.DiskFull: Saying(
            ExitCode.REFUSED,
            f"Not saved: the disk is full. {_STILL_THERE} Free some space, then try once more.",
        ),
        errors.ReadOnly: Saying(
            ExitCode.REFUSED,
            f"Not saved: that place cannot be written to. {_STILL_THERE} "
            "Allow writing there, or choose another place.",
        ),
        errors.Vanished: Saying(
            ExitCode.REFUSED,
            f"Not saved: the disk or folder is not there. {_STILL_THERE} "
            "Look at its name, or connect the disk, then try once more.",
        ),
        errors.StorageFailed: Saying(
            ExitCode.REFUSED,
            f"Not saved: the disk reported an error. {_STILL_THERE} "
            "Try once more. If it happens again, copy the journal's folder to another disk, and "
            "have this one seen to.",
        ),
        errors.BackupUnreadable: Saying(ExitCode.DAMAGED, _backup_unreadable),
        errors.NotFound: Saying(ExitCode.REFUSED, _not_found),
        errors.InvalidAnswer: Saying(ExitCode.REFUSED, _invalid_answer),
        errors.Refused: Saying(ExitCode.REFUSED, _refused),
        errors.NameRefused: Saying(ExitCode.REFUSED, _refused),
        errors.Undecided: Saying(ExitCode.REFUSED, _undecided),
        FormInvalid: Saying(ExitCode.REFUSED, _form_invalid),
        errors.PackInvalid: Saying(ExitCode.REFUSED, pack_failures.pack_invalid),
        errors.SourceChanged: Saying(ExitCode.REFUSED, pack_failures.source_changed),
        errors.PackRefused: Saying(ExitCode.REFUSED, pack_failures.pack_refused),
        errors.PackDamaged: Saying(ExitCode.DAMAGED, pack_failures.pack_refused),
        errors.PackNewer: Saying(
            ExitCode.NEWER,
            "This pack was made for a newer Reflect. It has not been used. "
            "Install the newest Reflect to open it.",
        ),
        errors.PackUnsigned: Saying(
            ExitCode.REFUSED,
            "Nobody has signed this pack, so nobody can tell whether it is what its author wrote. "
            "It has not been used. Ask for one that is signed, or sign it with: reflect pack sign. "
            "To install it all the same: reflect pack install --unsigned",
        ),
        errors.SignerKeyUnusable: Saying(ExitCode.REFUSED, pack_failures.signer_key),
        errors.WrongSignerPassphrase: Saying(
            ExitCode.WRONG_KEY,
            "That passphrase does not open this secret key. Nothing has been signed or changed. "
            "You can try as often as you like.",
        ),
        errors.ImportFailed: Saying(ExitCode.REFUSED, _import_failed),
    }
)
"""Every class of error."""


def saying_for(error: errors.ReflectError) -> Saying:
    """The row of the error's class, or of the nearest class above it."""
    return next(SAYINGS[kind] for kind in type(error).__mro__ if kind in SAYINGS)


def our_fault(error: BaseException, trace: TracebackType | None) -> str:
    """What to say of a mistake of the program: where it is, and nothing that was written."""
    place = ""
    while trace:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(_PACKAGE):
            place = f" in {file.relative_to(_PACKAGE).as_posix()}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return (
        f"Reflect has made a mistake of its own ({type(error).__name__}{place}). {_STILL_THERE} "
        "Report this line to the project: it holds nothing that you wrote."
    )
