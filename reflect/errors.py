"""What can go wrong in the world, one class for one situation.

Each error holds its facts as attributes. ``str()`` gives plain English for logs and holds nothing
that a writer wrote, no passphrase and no key. The window and the command line map the class to
their own words.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


class ReflectError(Exception):
    """The base of all that the world, not our code, did wrong."""


class Cancelled(ReflectError):
    """The person stopped the work. Not a failure."""


class VaultError(ReflectError):
    """The journal cannot be opened."""


class WrongPassphrase(VaultError):
    """No passphrase slot opens with the passphrase given."""


class WrongRecoveryCode(VaultError):
    """The recovery code is well formed, but not for this journal."""


class RecoveryCodeSlip(VaultError):
    """The recovery code was mistyped: its check group does not fit, or a group is not a group."""

    def __init__(self, group: int | None) -> None:
        super().__init__(f"the recovery code has a slip in group {group}")
        self.group = group
        """The group, counted from 1, where the slip shows; None when it may be any."""


class KeychainTrouble(StrEnum):
    """Why the keychain of this computer does not open a journal."""

    NONE = "none"
    """The system has none that can be reached."""
    UNFIT = "unfit"
    """What is set up in its place is not one of the systems' own keychains."""
    LOCKED = "locked"
    """It is locked, was refused, or failed."""
    GONE = "gone"
    """It holds nothing for this journal."""
    CHANGED = "changed"
    """What it holds is not for this journal as it is now."""
    STALE = "stale"
    """The passphrase was given too long ago, or before the last start, or the clock was set."""


class KeychainUnusable(VaultError):
    """The keychain of this computer does not open the journal; the passphrase does."""

    def __init__(self, why: KeychainTrouble, what: str = "") -> None:
        super().__init__(f"the keychain does not open it: {why.value} {what}".rstrip())
        self.why = why
        self.what = what
        """Which keychain it is, where it is an unfit one."""


class NotAJournal(VaultError):
    """The folder holds no journal."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"no journal in {path.name}")
        self.path = path


class KeysDamaged(VaultError):
    """``journal.keys`` does not match its own checksum, or is cut short or missing."""

    def __init__(self, what: str) -> None:
        super().__init__(f"the key file is damaged: {what}")
        self.what = what


class KeysTampered(VaultError):
    """``journal.keys`` was rewritten by something that did not hold the journal's key."""


class JournalDamaged(VaultError):
    """``journal.db`` is missing or has pages that cannot be read."""

    def __init__(self, what: str, pages: int = 0) -> None:
        super().__init__(f"the journal is damaged: {what}")
        self.what = what
        self.pages = pages


class RolledBack(VaultError):
    """The journal is an older copy than the one last seen here."""

    def __init__(self, missing: int, since: datetime, generation: int = 0) -> None:
        super().__init__(f"{missing} changes are missing")
        self.missing = missing
        self.since = since
        self.generation = generation
        """How far this copy is; a backup of a higher one has some of what is missing."""


class Diverged(RolledBack):
    """The journal has as many changes as the one last seen here, but not the same ones."""

    def __init__(self, since: datetime, generation: int = 0) -> None:
        super().__init__(0, since, generation)
        self.args = ("this is not the copy of the journal last seen here",)


class NewerFormat(VaultError):
    """The journal was written by a newer Reflect."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"journal format {found}, this program knows {known}")
        self.found = found
        self.known = known


class InUse(VaultError):
    """Another window or command has the journal open."""


class JournalExists(VaultError):
    """There is already something where the new journal should go."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} exists already")
        self.path = path


class WeakPassphrase(VaultError):
    """The passphrase is shorter or easier to guess than a journal may have."""

    def __init__(self, bits: float) -> None:
        super().__init__(f"the passphrase has about {bits:.0f} bits")
        self.bits = bits


class EngineUnfit(VaultError):
    """The database engine is not the encrypting one, or does not do as it is told."""

    def __init__(self, what: str) -> None:
        super().__init__(f"the database engine is not fit for use: {what}")
        self.what = what


class StorageError(ReflectError):
    """The disk did not do what was asked. Nothing that was said to be saved is lost."""


class DiskFull(StorageError):
    """No room is left."""


class ReadOnly(StorageError):
    """The place cannot be written to."""


class Vanished(StorageError):
    """The disk, folder or file is no longer there."""


class StorageFailed(StorageError):
    """The disk reported an error."""


class BackupUnreadable(ReflectError):
    """A backup cannot be read back as what was copied, and so does not count."""

    def __init__(self, fault: str, before: datetime | None = None) -> None:
        super().__init__(f"the backup cannot be used: {fault}")
        self.fault = fault
        """Which fault; see `reflect.domain.backup.Fault`."""
        self.before = before
        """When the newest good one was made."""


class NotFound(ReflectError):
    """There is nothing with this name."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"no {kind} {name}")
        self.kind = kind
        self.name = name


class InvalidAnswer(ReflectError):
    """An answer does not fit its prompt."""

    def __init__(self, prompt_id: str, why: str) -> None:
        super().__init__(f"the answer to {prompt_id} does not fit: {why}")
        self.prompt_id = prompt_id
        self.why = why


class Refused(ReflectError):
    """Reflect will not do this, and says why."""


class NameRefused(Refused):
    """No journal can be called so."""


class Undecided(ReflectError):
    """Something in an account could certainly identify somebody, and nothing is decided on it."""

    def __init__(self, count: int) -> None:
        super().__init__(f"nothing is decided on {count} certain details of the account")
        self.count = count


class PackInvalid(ReflectError):
    """A pack breaks the rules of its format."""

    def __init__(self, problems: tuple[str, ...], *, newer: bool = False) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems
        """Each names file, line and the mend."""
        self.newer = newer
        """Whether its format is one that this program does not know."""


class SourceChanged(ReflectError):
    """Something else wrote into the folder of a pack that is being made. Nothing was written."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(f"{len(names)} files of the pack were changed by something else")
        self.names = names
        """Of the files, from the pack's folder."""


class PackFault(StrEnum):
    """Why a built pack is not taken; each a sentence for the person who was sent it."""

    NO_PACK = "This is not a pack of Reflect."
    NEWER = "This pack was made for a newer Reflect."
    TOO_LARGE = "The pack is larger than a pack may be."
    CUT = "The pack is not whole: it ends too early."
    UNSIGNED = "Nobody has signed this pack."
    SIGNATURE_FORM = "The signature of the pack is not written as minisign writes it."
    LEGACY_SIGNATURE = "The pack is signed in an old way that Reflect does not take."
    NO_SIGNER = "The signature of the pack does not say which key it was made with."
    OTHER_KEY = "The signature of the pack was made with another key than the one it names."
    WEAK_KEY = "The pack is signed in a way that anybody could have done."
    REVOKED = "The key that signed this pack was withdrawn: it may be in other hands."
    NOT_THAT_KEY = "The pack is signed, but not with the key that you named."
    CHANGED = "The pack is not what was signed: it was changed or damaged on its way."
    COMMENT_CHANGED = "What the signature says of the pack was changed after signing."
    NAMES_NOTHING = "The signature does not say which pack and version it is for."
    OTHER_PACK = "The signature is for another pack or version than the one inside."
    NEW_SIGNER = "Somebody whom this journal has not met has signed this pack."
    CHANGED_KEY = "This version is signed with another key."
    NO_LONGER_SIGNED = "This version is not signed; the one that you have is."
    OLDER = "This pack is older than the version that you have."
    OTHER_CONTENT = "This pack has the version of the one that you have, and says something else."
    BUILT_IN = "This pack has the id of one that comes with Reflect, and would stand in its place."
    ARCHIVE = "The archive in the pack is not put together as its format says"
    CONTENT = "What is in the pack breaks the rules of its format"


class PackRefused(ReflectError):
    """A built pack is not what a pack must be. Nothing of it is used."""

    def __init__(self, fault: PackFault, detail: str = "") -> None:
        super().__init__(f"{fault}: {detail}." if detail else fault.value)
        self.fault = fault
        self.detail = detail
        """What exactly, for whoever builds packs."""


class PackDamaged(PackRefused):
    """The pack was changed or damaged after it was built."""


class PackNewer(PackRefused):
    """The pack is in a format that this program does not know."""


class PackUnsigned(PackRefused):
    """The pack has no signature."""

    def __init__(self) -> None:
        super().__init__(PackFault.UNSIGNED)


class KeyFault(StrEnum):
    """Why a key for signing cannot be used."""

    NO_PUBLIC_KEY = "That is not a public key of minisign."
    NO_SECRET_KEY = "That is not a secret key of minisign."  # noqa: S105 (said to a person)
    DAMAGED = "The secret key is damaged: its parts do not fit each other."
    COSTLY = "The secret key asks for more memory than minisign itself would use."
    OPEN_TO_OTHERS = "Other people on this computer can read the secret key."


class SignerKeyUnusable(ReflectError):
    """A key for signing packs cannot be used."""

    def __init__(self, fault: KeyFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class WrongSignerPassphrase(ReflectError):
    """The passphrase does not open the secret key for signing."""


class ImportFault(StrEnum):
    """Why another journal cannot be read."""

    UNKNOWN = "it is no kind of journal that can be read"
    UNREADABLE = "the file cannot be opened"
    PASSWORD_NEEDED = "it is locked and no password was given"  # noqa: S105 (said to a person)
    WRONG_PASSWORD = "the password does not open it"  # noqa: S105 (said to a person)
    DAMAGED = "it is not whole, or not as its program writes it"
    TOO_LARGE = "it is larger than what is read"
    COLUMNS = "its columns are not settled"
    STOPPED = "the reading ended before its time"


class ImportFailed(ReflectError):
    """Another journal cannot be read. Nothing of it was taken."""

    def __init__(self, what: ImportFault, why: str) -> None:
        super().__init__(f"the other journal cannot be read: {what}")
        self.what = what
        self.why = why
        """For the person: plain sentences that say what is wrong and what to do."""
