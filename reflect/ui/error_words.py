"""What the window says for each class of error: what happened, what is untouched, what to do."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from reflect import errors
from reflect.ui.dates import day_and_clock
from reflect.ui.pack_error_words import PACK_WORDS
from reflect.ui.said_of_errors import Scene, Words, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


def _could_not(_error: errors.ReflectError, _scene: Scene) -> Words:
    return Words(
        tr("That could not be done"), tr("Nothing that was saved is lost. Try it once more.")
    )


def _not_opened(_error: errors.VaultError, scene: Scene) -> Words:
    return Words(
        tr("{name} could not be opened").format(name=scene.name),
        tr("Nothing in it has been changed. Try once more, or open a copy of its folder."),
    )


def _wrong_passphrase(_error: errors.WrongPassphrase, _scene: Scene) -> Words:
    return Words(
        tr("That passphrase does not open this journal."),
        tr("Nothing has been changed. You can try as often as you like."),
    )


def _wrong_code(_error: errors.WrongRecoveryCode, _scene: Scene) -> Words:
    return Words(
        tr("That code is well formed, but it is not for this journal."),
        tr("Nothing has been changed."),
    )


def _keychain(error: errors.KeychainUnusable, _scene: Scene) -> Words:
    title = {
        errors.KeychainTrouble.NONE: tr("This computer has no keychain that Reflect can reach."),
        errors.KeychainTrouble.UNFIT: tr(
            "What this computer uses as its keychain is not one that Reflect trusts."
        ),
        errors.KeychainTrouble.LOCKED: tr("This computer's keychain is locked or did not answer."),
        errors.KeychainTrouble.GONE: tr("This computer's keychain holds nothing for this journal."),
        errors.KeychainTrouble.CHANGED: tr(
            "What this computer's keychain holds is not for this journal as it is now."
        ),
        errors.KeychainTrouble.STALE: tr("It is time for the passphrase again."),
    }[error.why]
    return Words(title, tr("Nothing has been changed. The passphrase opens the journal as before."))


def _code_slip(error: errors.RecoveryCodeSlip, _scene: Scene) -> Words:
    if error.group is None:
        return Words(
            tr("The code has a slip."),
            tr("The check group does not fit. Compare each group with your copy."),
        )
    return Words(
        tr("Group {group} has a slip.").format(group=error.group),
        tr("The check group does not fit."),
    )


def _not_a_journal(error: errors.NotAJournal, _scene: Scene) -> Words:
    return Words(
        tr("There is no journal in {folder}").format(folder=error.path.name),
        tr(
            "A journal is a folder whose name ends in .reflect. Nothing has been changed. "
            "Choose another folder."
        ),
    )


def _keys_damaged(_error: errors.KeysDamaged, scene: Scene) -> Words:
    return Words(
        tr("The key file of {name} is damaged").format(name=scene.name),
        tr(
            "Your passphrase may be right. Reflect cannot tell, because the small file that holds "
            "the key no longer matches its own checksum. Your entries are untouched. Lock the "
            "journal and unlock it again, to use the last good key file or a copy of the folder."
        ),
    )


def _keys_tampered(_error: errors.KeysTampered, scene: Scene) -> Words:
    return Words(
        tr("The key file of {name} was changed by something else").format(name=scene.name),
        tr(
            "It was not written by Reflect. Do not type your passphrase again until you know why. "
            "Your entries are untouched. Compare the folder with a copy that you trust."
        ),
    )


def _journal_damaged(error: errors.JournalDamaged, scene: Scene) -> Words:
    if error.pages == 1:
        damage = tr("1 page of the journal is damaged; everything else can be read.")
    elif error.pages:
        damage = tr("{pages} pages of the journal are damaged; everything else can be read.")
    else:
        damage = tr("The file with the entries is missing or not whole.")
    return Words(
        tr("Part of {name} cannot be read").format(name=scene.name),
        tr(
            "The passphrase is right. {damage} Nothing has been overwritten. "
            "Keep the folder as it is, and open your newest copy of it."
        ).format(damage=damage.format(pages=error.pages)),
    )


def _rolled_back(error: errors.RolledBack, scene: Scene) -> Words:
    since = day_and_clock(error.since, scene.today)
    if error.missing == 1:
        title = tr("1 change made after {since} is missing")
    else:
        title = tr("{missing} changes made after {since} are missing")
    return Words(
        title.format(missing=error.missing, since=since[:1].upper() + since[1:]),
        tr(
            "This is an older copy of {name}, or part of it was lost. "
            "Nothing has been overwritten. Look for the newer one first."
        ).format(name=scene.name),
    )


def _diverged(error: errors.Diverged, scene: Scene) -> Words:
    since = day_and_clock(error.since, scene.today)
    return Words(
        tr("This is not the copy of {name} that was last seen here").format(name=scene.name),
        tr(
            "The two went separate ways. This one was last changed on {since}. "
            "Nothing has been overwritten. Look for the other one first."
        ).format(since=since),
    )


def _newer(_error: errors.NewerFormat, scene: Scene) -> Words:
    return Words(
        tr("{name} was last written by a newer Reflect").format(name=scene.name),
        tr(
            "This version could spoil it, so it has not touched it. "
            "Install the newest Reflect to open it."
        ),
    )


def _in_use(_error: errors.InUse, scene: Scene) -> Words:
    return Words(
        tr("{name} is open in another window").format(name=scene.name),
        tr("Only one window can write in a journal. Close the other one, or go to it."),
    )


def _exists(error: errors.JournalExists, _scene: Scene) -> Words:
    return Words(
        tr("There is already something called {folder}").format(folder=error.path.name),
        tr("It has not been touched. Choose another name or another folder."),
    )


def _weak(_error: errors.WeakPassphrase, _scene: Scene) -> Words:
    return Words(
        tr("That passphrase is too easy to guess."),
        tr("Nothing has been made or changed. Add a word or two."),
    )


def _engine(_error: errors.EngineUnfit, _scene: Scene) -> Words:
    return Words(
        tr("This copy of Reflect cannot encrypt as it should"),
        tr("So it has opened nothing and written nothing. Install Reflect again."),
    )


def _storage(_error: errors.StorageError, _scene: Scene) -> Words:
    return Words(
        tr("Not saved: the disk did not do what was asked."),
        tr("What was saved before is safe. Try once more, or choose another place."),
        tr("Your words are still here. Reflect tries again by itself."),
    )


def _disk_full(_error: errors.DiskFull, _scene: Scene) -> Words:
    return Words(
        tr("Not saved: the disk is full."),
        tr("What was saved before is safe. Free some space, then try once more."),
        tr("Your words are still here. Free some space; Reflect tries again by itself."),
    )


def _read_only(_error: errors.ReadOnly, _scene: Scene) -> Words:
    return Words(
        tr("Not saved: this place cannot be written to."),
        tr("What was saved before is safe. Allow writing there, or choose another place."),
        tr("Your words are still here. Allow writing there; Reflect tries again by itself."),
    )


def _vanished(_error: errors.Vanished, _scene: Scene) -> Words:
    return Words(
        tr("Not saved: the disk or folder is no longer there."),
        tr("What was saved before is safe. Connect the disk again, then try once more."),
        tr("Your words are still here. Connect the disk again; Reflect tries again by itself."),
    )


def _disk_failed(_error: errors.StorageFailed, _scene: Scene) -> Words:
    return Words(
        tr("Not saved: the disk reported an error."),
        tr("Try once more. If it happens again, use another disk and have this one seen to."),
        tr(
            "Your words are still here. Reflect tries again by itself. If it goes on, copy them to "
            "another place, and have the disk seen to."
        ),
    )


def _backup_unreadable(error: errors.BackupUnreadable, scene: Scene) -> Words:
    if error.before is None:
        return Words(
            tr("The backup could not be read back, so it does not count."),
            tr("Your journal is untouched. Make another, or bring back one from before."),
        )
    before = day_and_clock(error.before.astimezone(), scene.today)
    return Words(
        tr("The backup could not be read back, so it does not count."),
        tr("The one before it is from {before} and is good.").format(before=before),
    )


def _not_found(_error: errors.NotFound, _scene: Scene) -> Words:
    return Words(
        tr("That is no longer here"),
        tr("It may have been deleted or renamed. Nothing else has changed."),
    )


def _invalid_answer(_error: errors.InvalidAnswer, _scene: Scene) -> Words:
    return Words(
        tr("One answer does not fit its question"),
        tr("What you wrote is kept as it is. Look at that answer again."),
    )


def _name_refused(_error: errors.NameRefused, _scene: Scene) -> Words:
    return Words(
        tr("No journal can be called so"),
        tr("Give the journal a name with letters or figures in it."),
    )


def _refused(error: errors.Refused, _scene: Scene) -> Words:
    return Words(tr("Reflect will not do this"), str(error))


def _undecided(_error: errors.Undecided, _scene: Scene) -> Words:
    return Words(
        tr("Something here could certainly identify somebody"),
        tr("The account is not locked. Decide on what is marked, then lock it."),
    )


def _import_failed(error: errors.ImportFailed, _scene: Scene) -> Words:
    return Words(
        tr("The other journal cannot be read"),
        tr("{why} Nothing has been brought in, and the file is untouched.").format(why=error.why),
    )


WORDS: Mapping[type[errors.ReflectError], Callable[[Any, Scene], Words] | None] = MappingProxyType(
    {
        errors.ReflectError: _could_not,
        errors.Cancelled: None,
        errors.VaultError: _not_opened,
        errors.WrongPassphrase: _wrong_passphrase,
        errors.WrongRecoveryCode: _wrong_code,
        errors.KeychainUnusable: _keychain,
        errors.RecoveryCodeSlip: _code_slip,
        errors.NotAJournal: _not_a_journal,
        errors.KeysDamaged: _keys_damaged,
        errors.KeysTampered: _keys_tampered,
        errors.JournalDamaged: _journal_damaged,
        errors.RolledBack: _rolled_back,
        errors.Diverged: _diverged,
        errors.NewerFormat: _newer,
        errors.InUse: _in_use,
        errors.JournalExists: _exists,
        errors.WeakPassphrase: _weak,
        errors.EngineUnfit: _engine,
        errors.StorageError: _storage,
        errors.DiskFull: _disk_full,
        errors.ReadOnly: _read_only,
        errors.Vanished: _vanished,
        errors.StorageFailed: _disk_failed,
        errors.BackupUnreadable: _backup_unreadable,
        errors.NotFound: _not_found,
        errors.InvalidAnswer: _invalid_answer,
        errors.Refused: _refused,
        errors.NameRefused: _name_refused,
        errors.Undecided: _undecided,
        **PACK_WORDS,
        errors.ImportFailed: _import_failed,
    }
)
"""Every class of error; None for what is not said because the person asked for it."""


def words_for(error: errors.ReflectError, scene: Scene) -> Words | None:
    """What to say of an error; None when nothing needs to be said."""
    row = next(WORDS[kind] for kind in type(error).__mro__ if kind in WORDS)
    return row(error, scene) if row else None
