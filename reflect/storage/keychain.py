"""The system's keychain: a secret of 32 bytes for each journal, and when it may be used.

Off unless asked for. Whatever runs as the same person can read it, so it is never the only way in
and the passphrase is asked for again and again.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Protocol

import msgspec
from msgspec import Meta, Struct

from reflect.errors import KeychainTrouble, KeychainUnusable
from reflect.storage.this_moment import Moment, this_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

SERVICE = "Reflect"
"""The name under which a keychain shows what we keep in it."""

SECRET_BYTES = 32
LONGEST = 14 * 24 * 3600 * 1000
"""Milliseconds after which the passphrase is asked for again."""

FIT = frozenset(
    {
        "keyring.backends.macOS.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.SecretService.Keyring",
        # The same service by another library.
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
    }
)
"""The systems' own keychains. Anything else may be a file that anybody can read, or nothing."""

_FAIL = "keyring.backends.fail.Keyring"
_CHAIN = "keyring.backends.chainer.ChainerBackend"


class BackEnd(Protocol):
    """As `keyring` has them."""

    def get_password(self, service: str, username: str) -> str | None:
        """What is kept, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it, in the place of what was there."""

    def delete_password(self, service: str, username: str) -> None:
        """Keep it no longer."""


class _Kept(Struct, frozen=True, forbid_unknown_fields=True):
    """What the keychain holds for a journal."""

    secret: Annotated[bytes, Meta(min_length=SECRET_BYTES, max_length=SECRET_BYTES)]
    given: Moment
    """When the passphrase was last given."""


class Keychain:
    """Keeps secrets in one back end. Its repr hides them."""

    def __init__(self, back_end: BackEnd, now: Callable[[], Moment] = this_moment) -> None:
        self._back_end = back_end
        self._now = now

    def __repr__(self) -> str:
        return "Keychain(hidden)"

    def keep(self, journal: UUID, secret: bytes) -> None:
        """Keep the secret of a journal whose passphrase was given just now."""
        kept = msgspec.json.encode(_Kept(secret, self._now())).decode("ascii")
        with _keychain_faults():
            self._back_end.set_password(SERVICE, str(journal), kept)

    def secret_of(self, journal: UUID) -> bytes:
        """The secret of a journal; raises `KeychainUnusable`, also when the time is over."""
        kept, now = self._found(journal), self._now()
        ran = now.running - kept.given.running
        if not kept.given.goes_on_to(now) or ran > LONGEST:
            raise KeychainUnusable(KeychainTrouble.STALE)
        return kept.secret

    def renew(self, journal: UUID) -> None:
        """Begin the time anew: the passphrase was given just now."""
        self.keep(journal, self._found(journal).secret)

    def forget(self, journal: UUID) -> None:
        """Keep nothing of this journal."""
        with _keychain_faults():
            if self._back_end.get_password(SERVICE, str(journal)) is not None:
                self._back_end.delete_password(SERVICE, str(journal))

    def _found(self, journal: UUID) -> _Kept:
        with _keychain_faults():
            text = self._back_end.get_password(SERVICE, str(journal))
        if text is None:
            raise KeychainUnusable(KeychainTrouble.GONE)
        try:
            return msgspec.json.decode(text, type=_Kept)
        except msgspec.DecodeError:
            pass  # Said below: the decoder's message could quote the secret.
        raise KeychainUnusable(KeychainTrouble.CHANGED)


def system_keychain() -> Keychain:
    """The keychain of this system; raises `KeychainUnusable` if there is none that is fit."""
    # Slow to import, and of no use to most: the keychain is off unless it was asked for.
    import keyring

    with _keychain_faults(KeychainTrouble.NONE):
        back_end = keyring.get_keyring()
        refuse_unfit(back_end)
    return Keychain(back_end)


def refuse_unfit(back_end: object) -> None:
    """Raise `KeychainUnusable` for whatever is not one of the systems' own keychains."""
    name = _name(back_end)
    if name == _FAIL:
        raise KeychainUnusable(KeychainTrouble.NONE)
    chained = list(getattr(back_end, "backends", ())) if name == _CHAIN else []
    unfit = [name] if name not in FIT and not chained else []
    unfit += [_name(inner) for inner in chained if _name(inner) not in FIT]
    if unfit:
        raise KeychainUnusable(KeychainTrouble.UNFIT, unfit[0])


def _name(back_end: object) -> str:
    kind = type(back_end)
    return f"{kind.__module__}.{kind.__qualname__}"


@contextmanager
def _keychain_faults(why: KeychainTrouble = KeychainTrouble.LOCKED) -> Iterator[None]:
    """Raise ours for whatever a keychain did: each fails in its own library's way."""
    try:
        yield
    except KeychainUnusable:
        raise
    except Exception as error:
        # What went wrong goes no further by itself: a back end may quote what it was given.
        raise KeychainUnusable(why, type(error).__name__) from error
