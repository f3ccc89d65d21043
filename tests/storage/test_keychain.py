"""The system's keychain: what may be one, what is kept in it, and for how long it opens."""

from __future__ import annotations

from uuid import UUID

import keyring
import pytest
from keyring.backends import SecretService, Windows, chainer, fail, kwallet, libsecret, macOS, null

from reflect.errors import KeychainTrouble, KeychainUnusable
from reflect.storage.keychain import FIT, LONGEST, Keychain, refuse_unfit, system_keychain
from tests.support.keychains import DAY, FakeBackEnd, FakeComputer

JOURNAL = UUID(int=7)
SECRET = bytes(range(32))

REAL = (
    macOS.Keyring,
    Windows.WinVaultKeyring,
    SecretService.Keyring,
    libsecret.Keyring,
    kwallet.DBusKeyring,
    kwallet.DBusKeyringKWallet4,
)


class PlaintextKeyring:
    """As the one of keyrings.alt: a file that anybody can read."""


def made(kind):
    """A back end without its system behind it."""
    return kind.__new__(kind)


def chain_of(monkeypatch, *kinds):
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [made(kind) for kind in kinds])
    return chainer.ChainerBackend()


def trouble_of(act, *given):
    with pytest.raises(KeychainUnusable) as caught:
        act(*given)
    return caught.value.why


class TestWhatMayBeOne:
    """An allow-list, held against the classes themselves."""

    def test_the_list_names_classes_that_exist_and_no_others(self) -> None:
        assert {f"{kind.__module__}.{kind.__qualname__}" for kind in REAL} == FIT

    @pytest.mark.parametrize("kind", REAL)
    def test_the_systems_own_are_fit(self, kind) -> None:
        refuse_unfit(made(kind))

    @pytest.mark.parametrize("kind", [null.Keyring, PlaintextKeyring, FakeBackEnd])
    def test_anything_else_is_refused_by_name(self, kind) -> None:
        with pytest.raises(KeychainUnusable) as caught:
            refuse_unfit(made(kind))
        assert caught.value.why is KeychainTrouble.UNFIT
        assert caught.value.what.endswith(kind.__name__)

    def test_the_one_that_always_fails_means_that_there_is_none(self) -> None:
        assert trouble_of(refuse_unfit, fail.Keyring()) is KeychainTrouble.NONE

    def test_a_class_that_only_has_a_fit_name_is_refused(self) -> None:
        class Keyring:
            pass

        assert trouble_of(refuse_unfit, made(Keyring)) is KeychainTrouble.UNFIT

    def test_a_chain_is_as_fit_as_each_of_its_links(self, monkeypatch) -> None:
        refuse_unfit(chain_of(monkeypatch, SecretService.Keyring, kwallet.DBusKeyring))
        for weak in (null.Keyring, PlaintextKeyring):
            chain = chain_of(monkeypatch, SecretService.Keyring, weak)
            assert trouble_of(refuse_unfit, chain) is KeychainTrouble.UNFIT

    def test_an_empty_chain_is_unfit(self, monkeypatch) -> None:
        assert trouble_of(refuse_unfit, chain_of(monkeypatch)) is KeychainTrouble.UNFIT


class TestTheSystems:
    """What `keyring` has been told to use."""

    @pytest.fixture(autouse=True)
    def afresh(self, monkeypatch):
        monkeypatch.setattr(keyring.core, "_keyring_backend", None)

    def test_tests_have_none(self) -> None:
        assert trouble_of(system_keychain) is KeychainTrouble.NONE

    def test_the_one_that_keeps_nothing_is_refused(self, monkeypatch) -> None:
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        assert trouble_of(system_keychain) is KeychainTrouble.UNFIT

    def test_one_that_cannot_be_loaded_means_that_there_is_none(self, monkeypatch) -> None:
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "no.such.Keyring")
        assert trouble_of(system_keychain) is KeychainTrouble.NONE

    def test_a_fit_one_is_used(self, monkeypatch) -> None:
        monkeypatch.setattr(keyring.core, "_keyring_backend", made(SecretService.Keyring))
        assert isinstance(system_keychain(), Keychain)


class TestWhatIsKept:
    """A secret for each journal, for a while."""

    @pytest.fixture
    def computer(self):
        return FakeComputer()

    @pytest.fixture
    def back_end(self):
        return FakeBackEnd()

    @pytest.fixture
    def keychain(self, back_end, computer):
        found = Keychain(back_end, computer)
        found.keep(JOURNAL, SECRET)
        return found

    def test_it_is_found_again_and_can_be_forgotten_twice(self, keychain, back_end) -> None:
        assert keychain.secret_of(JOURNAL) == SECRET
        keychain.forget(JOURNAL)
        keychain.forget(JOURNAL)
        assert back_end.kept == {}
        assert trouble_of(keychain.secret_of, JOURNAL) is KeychainTrouble.GONE

    def test_each_journal_has_its_own(self, keychain) -> None:
        assert trouble_of(keychain.secret_of, UUID(int=8)) is KeychainTrouble.GONE

    def test_nothing_shows_a_secret(self, keychain) -> None:
        assert repr(keychain) == "Keychain(hidden)"

    @pytest.mark.parametrize(
        "text", ["", "{}", '{"secret":"AAAA","given":{"clock":1,"running":1,"boot":""}}', "x"]
    )
    def test_what_something_else_has_put_there_is_told(self, keychain, back_end, text) -> None:
        back_end.kept = dict.fromkeys(back_end.kept, text)
        assert trouble_of(keychain.secret_of, JOURNAL) is KeychainTrouble.CHANGED

    def test_a_locked_one_is_told(self, keychain, back_end) -> None:
        back_end.locked = True
        for act in (keychain.secret_of, keychain.renew, keychain.forget):
            assert trouble_of(act, JOURNAL) is KeychainTrouble.LOCKED

    def test_it_opens_for_fourteen_days(self, keychain, computer) -> None:
        computer.run(LONGEST)
        assert keychain.secret_of(JOURNAL) == SECRET
        computer.run(1)
        assert trouble_of(keychain.secret_of, JOURNAL) is KeychainTrouble.STALE

    def test_the_passphrase_begins_the_time_anew(self, keychain, computer) -> None:
        computer.run(13 * DAY)
        keychain.renew(JOURNAL)
        computer.run(13 * DAY)
        assert keychain.secret_of(JOURNAL) == SECRET

    def test_not_after_a_start_of_the_computer(self, keychain, computer) -> None:
        computer.start_anew()
        assert trouble_of(keychain.secret_of, JOURNAL) is KeychainTrouble.STALE

    def test_a_clock_set_back_does_not_lengthen_the_time(self, keychain, computer) -> None:
        computer.run(13 * DAY)
        computer.set_clock(-13 * DAY)
        assert trouble_of(keychain.secret_of, JOURNAL) is KeychainTrouble.STALE
