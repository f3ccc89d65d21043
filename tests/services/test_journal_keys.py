"""The ways into a journal: added, named, changed and removed, and what each opens."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from reflect.domain.prompts import FREE
from reflect.errors import (
    DiskFull,
    KeychainTrouble,
    KeychainUnusable,
    NotFound,
    Refused,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoveryCode,
)
from reflect.services.journal_keys import WayKind
from reflect.storage import keys
from reflect.storage.key_file import decode, encode
from reflect.storage.slots import ForeignSlot
from reflect.storage.stretching import FLOOR
from tests.support.builders import PASSPHRASE, cheap_journals
from tests.support.folders import contents
from tests.support.keychains import DAY, FakeKeychain

AT_HOME = " ".join(("copper", "window", "saddle", "lemon", "orchid", "ninety"))
NEWER = " ".join(("basket", "thunder", "velvet", "pepper", "cousin", "eleven"))


@pytest.fixture
def keychain():
    return FakeKeychain()


@pytest.fixture
def journals(clock, keychain):
    return cheap_journals(clock, keychain=keychain)


@pytest.fixture
def made(journals, tmp_path):
    """A journal with an entry, unlocked, and its recovery code."""
    made = journals.make(tmp_path / "place", "Practice", PASSPHRASE)
    draft = made.journal.entries.begin(FREE)
    content = replace(draft.content, answers={"text": "a heron"})
    made.journal.entries.finish(replace(draft, content=content))
    yield made
    made.journal.close()


@pytest.fixture
def ways(made):
    """The keys of the open journal."""
    return made.journal.keys


@pytest.fixture
def opens(made, journals):
    """Whether a key opens the journal, once it is closed."""

    def opening(**key):
        made.journal.close()
        try:
            journal = journals.unlock(made.journal.path, **key)
        except (WrongPassphrase, WrongRecoveryCode, KeychainUnusable):
            return False
        found = journal.finder.count() == 1
        journal.close()
        return found

    return opening


def kinds(ways):
    return [way.kind for way in ways.ways()]


def first(ways):
    return ways.ways()[0]


class TestSeveralPassphrases:
    """Each opens, has a name, and can go."""

    def test_a_new_journal_has_two_ways_in_without_names(self, ways) -> None:
        assert kinds(ways) == [WayKind.PHRASE, WayKind.RECOVERY]
        assert [(way.name, way.last) for way in ways.ways()] == [("", False), ("", False)]

    def test_one_more_opens_beside_the_first(self, ways, opens) -> None:
        added = ways.add_passphrase(AT_HOME, "  At\thome ")
        assert [way.name for way in ways.ways() if way.id == added] == ["At home"]
        assert opens(passphrase=AT_HOME)
        assert opens(passphrase=PASSPHRASE)

    def test_one_of_them_is_changed_and_keeps_its_name(self, ways, opens) -> None:
        added = ways.add_passphrase(AT_HOME, "At home")
        ways.change_passphrase(added, NEWER)
        assert [way.name for way in ways.ways()] == ["", "", "At home"]
        assert opens(passphrase=NEWER)
        assert opens(passphrase=PASSPHRASE)
        assert not opens(passphrase=AT_HOME)

    def test_one_of_them_is_removed_with_its_name(self, ways, opens, made) -> None:
        added = ways.add_passphrase(AT_HOME, "At home")
        ways.remove(added)
        assert made.journal.wishes.slot_names() == {}
        assert not opens(passphrase=AT_HOME)
        assert opens(passphrase=PASSPHRASE)

    def test_names_are_in_no_file_that_can_be_read(self, ways, made) -> None:
        ways.add_passphrase(AT_HOME, "At home")
        made.journal.settle()
        whole = b"".join(path.read_bytes() for path in made.journal.path.iterdir())
        assert b"home" not in whole

    def test_one_is_called_otherwise_and_nothing_again(self, ways) -> None:
        ways.rename(first(ways).id, "At work")
        assert first(ways).name == "At work"
        ways.rename(first(ways).id, "")
        ways.rename(first(ways).id, "")
        assert first(ways).name == ""

    def test_the_last_that_can_be_typed_stays(self, ways, made) -> None:
        passphrase, code = ways.ways()
        ways.turn_keychain_on()
        ways.remove(code.id)
        assert first(ways).last
        before = (made.journal.path / "journal.keys").read_bytes()
        with pytest.raises(Refused, match="last way in"):
            ways.remove(passphrase.id)
        assert (made.journal.path / "journal.keys").read_bytes() == before

    def test_a_ninth_is_refused(self, ways) -> None:
        for number in range(6):
            ways.add_passphrase(f"{AT_HOME} {number}")
        with pytest.raises(Refused, match="at most 8"):
            ways.add_passphrase(NEWER)
        ways.confirm(f"{AT_HOME} 5")

    def test_a_weak_one_is_neither_added_nor_set(self, ways) -> None:
        with pytest.raises(WeakPassphrase):
            ways.add_passphrase("short")
        with pytest.raises(WeakPassphrase):
            ways.change_passphrase(first(ways).id, "short")
        assert len(ways.ways()) == 2

    def test_what_is_not_there_is_said(self, ways) -> None:
        for act in (ways.remove, lambda slot: ways.rename(slot, "x")):
            with pytest.raises(NotFound):
                act("nothing")

    def test_a_recovery_code_has_no_passphrase_to_change(self, ways) -> None:
        with pytest.raises(Refused, match="no passphrase"):
            ways.change_passphrase(ways.ways()[1].id, NEWER)

    def test_one_of_a_newer_program_is_listed_as_what_it_is(self, ways, made) -> None:
        key_file = decode((made.journal.path / "journal.keys").read_bytes())
        foreign = ForeignSlot({"id": "k", "kind": "stick"})
        changed = keys._sealed(
            replace(key_file, slots=(*key_file.slots, foreign)), made.journal._journal.master
        )
        (made.journal.path / "journal.keys").write_bytes(encode(changed))
        assert kinds(ways)[-1] is WayKind.OTHER

    def test_every_change_is_announced(self, ways, made) -> None:
        told: list[object] = []
        made.journal.announcer.listen(told.append)
        added = ways.add_passphrase(AT_HOME)
        ways.remove(added)
        assert len(told) == 2


class TestConfirming:
    """Asked again before anything leaves or changes."""

    @pytest.mark.parametrize("form", ["caf\u00e9 {}", "cafe\u0301 {}", "cafe\u0301\u00a0{}"])
    def test_in_any_form_of_unicode(self, ways, form) -> None:
        ways.add_passphrase(f"caf\u00e9 {AT_HOME}")
        ways.confirm(form.format(AT_HOME))

    def test_the_recovery_code_counts_too(self, ways, made) -> None:
        ways.confirm(made.recovery_code.text.lower())
        ways.new_recovery_code()
        with pytest.raises(WrongPassphrase):
            ways.confirm(made.recovery_code.text)

    def test_what_a_keychain_holds_does_not(self, ways, keychain) -> None:
        ways.turn_keychain_on()
        (kept,) = keychain.back_end.kept.values()
        with pytest.raises(WrongPassphrase):
            ways.confirm(kept)


class TestACheapLock:
    """One that costs too little to guess can be made dearer without another passphrase."""

    def test_it_is_known_and_made_dearer(self, ways, opens, monkeypatch) -> None:
        ways.add_passphrase(AT_HOME, "At home")
        assert [way.weak_lock for way in ways.ways()] == [True, False, True]
        dear = structs.replace(FLOOR, lanes=1)
        monkeypatch.setattr(ways, "_cost", lambda: dear)
        ways.strengthen(AT_HOME)
        assert [way.weak_lock for way in ways.ways()] == [True, False, False]
        assert opens(passphrase=AT_HOME)
        assert opens(passphrase=PASSPHRASE)

    def test_only_with_the_passphrase_itself(self, ways) -> None:
        with pytest.raises(WrongPassphrase):
            ways.strengthen(NEWER)


class TestTheKeychain:
    """It opens for a while, never alone, and nothing breaks when it fails."""

    @pytest.fixture
    def on(self, ways):
        ways.turn_keychain_on()
        return ways

    @pytest.fixture
    def trouble(self, made, journals):
        """Why the keychain does not open the journal, which is not changed by that."""

        def trying():
            made.journal.close()
            before = contents(made.journal.path)
            with pytest.raises(KeychainUnusable) as caught:
                journals.unlock(made.journal.path, by_keychain=True)
            assert contents(made.journal.path) == before
            return caught.value.why

        return trying

    def test_it_is_off_unless_turned_on(self, ways, opens, keychain, journals, made) -> None:
        assert WayKind.KEYCHAIN not in kinds(ways)
        assert not journals.keychain_opens(made.journal.path)
        assert not opens(by_keychain=True)
        assert keychain.back_end.kept == {}

    def test_it_opens_once_it_is_on(self, on, opens, journals, made) -> None:
        assert kinds(on)[-1] is WayKind.KEYCHAIN
        assert journals.keychain_opens(made.journal.path)
        assert opens(by_keychain=True)
        assert opens(passphrase=PASSPHRASE)

    def test_turned_off_it_holds_nothing(self, on, opens, keychain) -> None:
        on.turn_keychain_off()
        assert keychain.back_end.kept == {}
        assert not opens(by_keychain=True)

    def test_removing_its_way_in_turns_it_off(self, on, keychain) -> None:
        on.remove(on.ways()[-1].id)
        assert WayKind.KEYCHAIN not in kinds(on)
        assert keychain.back_end.kept == {}

    def test_a_locked_one_can_be_turned_off_too(self, on, keychain, opens) -> None:
        keychain.back_end.locked = True
        on.turn_keychain_off()
        keychain.back_end.locked = False
        assert not opens(by_keychain=True)

    def test_one_that_takes_nothing_is_not_turned_on(self, ways, keychain) -> None:
        keychain.back_end.locked = True
        with pytest.raises(KeychainUnusable):
            ways.turn_keychain_on()
        assert WayKind.KEYCHAIN not in kinds(ways)

    @pytest.mark.parametrize(
        ("spoil", "why"),
        [
            (lambda chain: chain.back_end.kept.clear(), KeychainTrouble.GONE),
            (lambda chain: setattr(chain.back_end, "locked", True), KeychainTrouble.LOCKED),
            (lambda chain: chain.computer.run(15 * DAY), KeychainTrouble.STALE),
            (lambda chain: chain.computer.start_anew(), KeychainTrouble.STALE),
            (lambda chain: chain.computer.set_clock(-DAY), KeychainTrouble.STALE),
        ],
    )
    def test_one_that_does_not_open_says_why_and_the_passphrase_does(
        self, on, trouble, opens, keychain, spoil, why
    ) -> None:
        spoil(keychain)
        assert trouble() is why
        assert opens(passphrase=PASSPHRASE)

    def test_one_that_is_locked_is_not_offered(self, on, journals, made, keychain) -> None:
        keychain.back_end.locked = True
        assert not journals.keychain_opens(made.journal.path)

    def test_one_of_another_day_is_told(self, on, trouble, keychain) -> None:
        earlier = dict(keychain.back_end.kept)
        on.turn_keychain_on()
        keychain.back_end.kept = earlier
        assert trouble() is KeychainTrouble.CHANGED

    def test_the_passphrase_begins_its_time_anew(self, on, opens, keychain) -> None:
        keychain.computer.start_anew()
        assert not opens(by_keychain=True)
        assert opens(passphrase=PASSPHRASE)
        assert opens(by_keychain=True)

    def test_opening_by_it_does_not(self, on, opens, keychain) -> None:
        keychain.computer.run(13 * DAY)
        assert opens(by_keychain=True)
        keychain.computer.run(2 * DAY)
        assert not opens(by_keychain=True)

    def test_a_place_without_a_journal_is_not_opened(self, journals, tmp_path) -> None:
        assert not journals.keychain_opens(tmp_path)


class TestChangingAllKeys:
    """After a leak nothing that opened the journal opens it any more."""

    def test_only_the_new_passphrase_and_the_new_code_open(self, ways, opens, made) -> None:
        ways.add_passphrase(AT_HOME, "At home")
        ways.turn_keychain_on()
        code = ways.change_all(NEWER)
        assert [(way.kind, way.name) for way in ways.ways()] == [
            (WayKind.PHRASE, ""),
            (WayKind.RECOVERY, ""),
        ]
        assert opens(passphrase=NEWER)
        assert opens(recovery_code=code.text)
        for given_up in (PASSPHRASE, AT_HOME):
            assert not opens(passphrase=given_up)
        assert not opens(recovery_code=made.recovery_code.text)
        assert not opens(by_keychain=True)

    def test_the_keychain_holds_nothing_then(self, ways, keychain) -> None:
        ways.turn_keychain_on()
        ways.change_all(NEWER)
        assert keychain.back_end.kept == {}

    def test_the_open_journal_goes_on(self, ways, made) -> None:
        ways.change_all(NEWER)
        ways.confirm(NEWER)
        ways.add_passphrase(AT_HOME, "At home")
        assert made.journal.finder.count() == 1
        assert not made.journal.wishes.recovery_confirmed()

    def test_a_weak_one_changes_nothing(self, ways, opens) -> None:
        with pytest.raises(WeakPassphrase):
            ways.change_all("short")
        assert opens(passphrase=PASSPHRASE)

    def test_a_full_disk_changes_nothing(self, ways, opens, monkeypatch, made) -> None:
        def full(*_given, **_how):
            raise DiskFull

        monkeypatch.setattr("reflect.storage.new_keys.replace_file", full)
        with pytest.raises(DiskFull):
            ways.change_all(NEWER)
        ways.confirm(PASSPHRASE)
        assert opens(passphrase=PASSPHRASE)
        assert opens(recovery_code=made.recovery_code.text)

    def test_the_old_one_is_kept_only_if_asked(self, ways, made, journals) -> None:
        ways.change_all(NEWER, keep_old=True)
        kept = made.journal.path.with_name("Practice (old keys).reflect")
        old = journals.unlock(kept, passphrase=PASSPHRASE)
        assert old.finder.count() == 1
        old.close()

    def test_the_next_unlocking_sees_to_what_a_kill_has_left(
        self, ways, made, journals, monkeypatch
    ) -> None:
        left = made.journal.path.with_name(".Practice.reflect.new-keys")
        left.mkdir()
        made.journal.close()
        journals.unlock(made.journal.path, passphrase=PASSPHRASE).close()
        assert not left.exists()
