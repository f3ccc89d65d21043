from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.errors import DiskFull, NotFound, WrongRecoveryCode
from reflect.services.changes import Changes
from reflect.storage.journal import Journal
from tests.support.builders import (
    EVERY_ANSWER,
    EVERY_KIND,
    PASSPHRASE,
    cheap_journals,
    made_journal,
)


@pytest.fixture
def entry(unlocked):
    """An entry with every kind of answer."""
    draft = unlocked.entries.begin(EVERY_KIND)
    return unlocked.entries.finish(
        replace(draft, content=replace(draft.content, answers=EVERY_ANSWER))
    )


class TestTheBin:
    @pytest.fixture
    def heard(self, unlocked):
        told: list[Changes] = []
        unlocked.announcer.listen(told.append)
        return told

    def test_what_was_in_it_for_a_month_is_gone_for_good(self, unlocked, entry, clock, heard):
        unlocked.entries.delete(entry.id)
        for days in (31, 1):
            clock.go(days=days)
            unlocked.empty_bin()
        assert unlocked.entries.bin() == ()
        assert heard[-1] == Changes(entries=frozenset({entry.id}), drafts=True)
        with pytest.raises(NotFound):
            unlocked.entries.entry(entry.id)

    def test_what_is_in_it_for_less_stays_and_nothing_is_announced(
        self, unlocked, entry, clock, heard
    ):
        unlocked.entries.delete(entry.id)
        clock.go(days=29)
        heard.clear()
        unlocked.empty_bin()
        assert [row.id for row in unlocked.entries.bin()] == [entry.id]
        assert heard == []

    def test_a_disk_that_is_full_is_not_told_to_who_asked_for_nothing(
        self, unlocked, entry, clock, monkeypatch
    ):
        def fail(_journal):
            raise DiskFull

        unlocked.entries.delete(entry.id)
        clock.go(days=31)
        unlocked.empty_bin()
        clock.go(days=1)
        monkeypatch.setattr(Journal, "compact", fail)
        unlocked.empty_bin()
        assert unlocked.entries.bin() == ()


class TestANewRecoveryCode:
    @pytest.fixture
    def made(self, tmp_path, clock):
        made = made_journal(tmp_path / "with_a_code", clock)
        yield made
        made.journal.close()

    @pytest.fixture
    def unlock(self, made, clock):
        """Opens the journal anew with a key."""

        def unlocking(**key):
            made.journal.close()
            opened = cheap_journals(clock).unlock(made.journal.path, **key)
            opened.close()
            return opened

        return unlocking

    def test_it_opens_the_journal_and_the_old_one_does_not(self, made, unlock):
        code = made.journal.new_recovery_code()
        with pytest.raises(WrongRecoveryCode):
            unlock(recovery_code=made.recovery_code.text)
        assert unlock(recovery_code=code.text).name == "Test"

    def test_the_passphrase_and_the_entries_stay_as_they_are(self, made, clock):
        work = made.journal.entries
        draft = work.begin(EVERY_KIND)
        kept = work.finish(replace(draft, content=replace(draft.content, answers=EVERY_ANSWER)))
        made.journal.new_recovery_code()
        made.journal.close()
        journal = cheap_journals(clock).unlock(made.journal.path, passphrase=PASSPHRASE)
        found = journal.entries.entry(kept.id)
        journal.close()
        assert found == kept

    def test_the_old_one_is_in_no_key_file_once_the_journal_was_unlocked_again(self, made, unlock):
        made.journal.new_recovery_code()
        unlock(passphrase=PASSPHRASE)
        cheap_journals().use_last_good_keys(made.journal.path)
        with pytest.raises(WrongRecoveryCode):
            unlock(recovery_code=made.recovery_code.text)

    def test_nobody_has_shown_that_they_have_it(self, made):
        made.journal.wishes.set_recovery_confirmed()
        made.journal.new_recovery_code()
        assert not made.journal.wishes.recovery_confirmed()

    def test_each_is_another(self, made):
        codes = {made.journal.new_recovery_code().text for _ in range(3)}
        assert len(codes | {made.recovery_code.text}) == 4

    def test_when_the_disk_refuses_the_old_one_still_opens(self, made, unlock, monkeypatch):
        def fail(*_given, **_how):
            raise DiskFull

        monkeypatch.setattr("reflect.services.journal_keys.replace_file", fail)
        with pytest.raises(DiskFull):
            made.journal.new_recovery_code()
        assert unlock(recovery_code=made.recovery_code.text).name == "Test"
