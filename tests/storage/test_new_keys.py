"""All keys of a journal anew: wholly old, or wholly new."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

from reflect.domain.prompts import FREE
from reflect.domain.search import Filter
from reflect.errors import DiskFull, JournalDamaged, StorageFailed, Vanished
from reflect.storage import keys, new_keys
from reflect.storage.aside import MARK, new_keys_of, old_keys_of
from reflect.storage.connection import Database
from reflect.storage.entries import EntryStore
from reflect.storage.exchange import exchange, step_by_step
from reflect.storage.folder import JournalFolder
from reflect.storage.journal import Journal
from reflect.storage.new_keys import OldFolder, change_keys, finish_change
from reflect.storage.search import SearchStore
from tests.support.builders import CHEAP, JOURNAL_ID, MASTER, content, entry_id
from tests.support.folders import modes

KEY_FILE, FRESH = keys.new_key_file("any words", None, cost=CHEAP, journal=JOURNAL_ID)
FIRST = entry_id(1)
SEED, KILLS = 20261126, 40


@pytest.fixture
def written(journal):
    """A journal with an entry in it."""
    EntryStore(journal).save(FIRST, FREE, content("a heron on the wall"))
    return journal


def text_in(journal):
    return EntryStore(journal).entry(FIRST).content.answers["text"]


def opened_with(journal, master):
    journal.close()
    return Journal.open(journal.folder, master, JOURNAL_ID, clock=journal.clock)


class TestTheChange:
    """What is there afterwards."""

    @pytest.mark.parametrize("swap", [exchange, step_by_step])
    def test_the_open_journal_goes_on_and_the_old_key_opens_nothing(self, written, swap) -> None:
        change_keys(written, KEY_FILE, FRESH, swap=swap)
        EntryStore(written).save(FIRST, FREE, content("two herons"))
        again = opened_with(written, FRESH)
        assert text_in(again) == "two herons"
        again.close()
        with pytest.raises(JournalDamaged):
            Journal.open(written.folder, MASTER, JOURNAL_ID, clock=written.clock)

    def test_words_are_found_as_before(self, written) -> None:
        change_keys(written, KEY_FILE, FRESH)
        assert [row.id for row in SearchStore(written).rows(Filter(text="heron"))] == [FIRST]

    def test_nothing_is_left_beside_and_modes_are_ours(self, written, umask) -> None:
        umask(0)
        change_keys(written, KEY_FILE, FRESH)
        place = written.folder.path.parent
        assert [path.name for path in place.iterdir()] == ["Test.reflect"]
        found = modes(written.folder.path)
        assert found.pop(".") == "0o700"
        assert set(found.values()) == {"0o600"}
        assert set(found) == {"journal.db", "journal.db-wal", "journal.keys", "journal.state"}

    def test_not_a_byte_of_the_old_database_is_in_the_new(self, written) -> None:
        before = written.folder.database.read_bytes()[:16]
        change_keys(written, KEY_FILE, FRESH)
        assert written.folder.database.read_bytes()[:16] != before

    def test_backups_move_with_the_journal(self, written) -> None:
        backup = written.folder.path / "backups" / "one"
        backup.mkdir(parents=True)
        (backup / "journal.db").write_bytes(b"old")
        change_keys(written, KEY_FILE, FRESH)
        assert (backup / "journal.db").read_bytes() == b"old"

    @pytest.mark.parametrize("old", OldFolder)
    def test_who_has_it_in_a_window_can_be_seen_as_before(self, written, old) -> None:
        lock = written.folder.path / "journal.lock"
        lock.write_text("4242")
        before = lock.stat().st_ino
        change_keys(written, KEY_FILE, FRESH, old=old)
        assert lock.stat().st_ino == before
        assert len(list(written.folder.path.parent.glob("*/journal.lock"))) == 1

    def test_the_old_one_can_be_kept_as_a_journal_of_its_own(self, written) -> None:
        for number, name in ((1, "Test (old keys).reflect"), (2, "Test (old keys 2).reflect")):
            key_file, master = keys.new_key_file("w", None, cost=CHEAP, journal=JOURNAL_ID)
            old = MASTER if number == 1 else written._master
            change_keys(written, key_file, master, old=OldFolder.KEPT)
            kept = JournalFolder(written.folder.path.parent / name)
            copy = Journal.open(kept, old, JOURNAL_ID, clock=written.clock)
            assert text_in(copy) == "a heron on the wall"
            copy.close()


class TestAFault:
    """The journal goes on with its old keys, and nothing is left beside it."""

    def refused(self, written, error, **how):
        with pytest.raises(error):
            change_keys(written, KEY_FILE, FRESH, **how)
        assert text_in(written) == "a heron on the wall"
        again = opened_with(written, MASTER)
        assert text_in(again) == "a heron on the wall"
        again.close()
        assert [path.name for path in written.folder.path.parent.iterdir()] == ["Test.reflect"]

    def test_while_the_copy_is_written(self, written, monkeypatch) -> None:
        def full(*_given):
            raise DiskFull

        monkeypatch.setattr(Database, "export", full)
        self.refused(written, DiskFull)

    def test_in_the_middle_of_the_copy(self, written, monkeypatch) -> None:
        # A name that is not attached: the database itself refuses, inside of the transaction.
        fill = Database._fill
        monkeypatch.setattr(Database, "_fill", lambda database, _name: fill(database, "nothing"))
        with pytest.raises(Exception, match="nothing"):
            change_keys(written, KEY_FILE, FRESH)
        assert text_in(written) == "a heron on the wall"

    def test_when_a_row_is_missing_in_the_copy(self, written, monkeypatch) -> None:
        export = Database.export

        def short(database, path, key):
            export(database, path, key)
            copy = Journal.open(JournalFolder(path.parent), FRESH, JOURNAL_ID, clock=written.clock)
            with copy.writing() as writing:
                writing.connection.exec_driver_sql("DELETE FROM revision")
            copy.close()

        monkeypatch.setattr(Database, "export", short)
        self.refused(written, StorageFailed)

    def test_when_a_page_of_the_copy_is_damaged(self, written, monkeypatch) -> None:
        monkeypatch.setattr(Journal, "damage", lambda _journal: ("page 3",))
        self.refused(written, StorageFailed)

    def test_when_the_folders_cannot_change_names(self, written) -> None:
        def gone(*_given):
            raise Vanished

        self.refused(written, Vanished, swap=gone)

    def test_when_the_new_one_does_not_open_the_old_comes_back(self, written) -> None:
        calls: list[int] = []

        def spoiling(journal, beside):
            exchange(journal, beside)
            calls.append(1)
            if len(calls) == 1:
                (journal / "journal.db").write_bytes(bytes(8192))

        self.refused(written, JournalDamaged, swap=spoiling)

    def test_when_neither_opens_the_old_folder_is_not_thrown_away(self, written) -> None:
        def once(journal, beside):
            if (beside / MARK).exists():
                exchange(journal, beside)
                (journal / "journal.db").write_bytes(bytes(8192))

        with pytest.raises(JournalDamaged):
            change_keys(written, KEY_FILE, FRESH, swap=once)
        beside = JournalFolder(new_keys_of(written.folder.path))
        copy = Journal.open(beside, MASTER, JOURNAL_ID, clock=written.clock)
        assert text_in(copy) == "a heron on the wall"
        copy.close()

    def test_what_cannot_be_tidied_away_is_left_for_the_next_opening(
        self, written, monkeypatch
    ) -> None:
        calls: list[object] = []

        def failing(folder):
            calls.append(folder)
            if len(calls) == 2:
                raise DiskFull
            finish_change(folder)

        monkeypatch.setattr(new_keys, "finish_change", failing)
        change_keys(written, KEY_FILE, FRESH)
        assert new_keys_of(written.folder.path).exists()
        finish_change(written.folder)
        assert [path.name for path in written.folder.path.parent.iterdir()] == ["Test.reflect"]
        assert not (written.folder.path / MARK).exists()


class TestWhatAKillHasLeft:
    """The next opening sees to it, and throws away nothing that could be somebody's."""

    def test_a_folder_that_was_being_made_is_thrown_away(self, written) -> None:
        beside = new_keys_of(written.folder.path)
        beside.mkdir()
        for name in (MARK, "journal.db", "journal.keys"):
            (beside / name).write_bytes(b"x")
        finish_change(written.folder)
        assert not beside.exists()

    def test_so_is_one_without_a_mark_yet(self, written) -> None:
        beside = new_keys_of(written.folder.path)
        beside.mkdir()
        (beside / f".{MARK}.new").write_bytes(b"")
        finish_change(written.folder)
        assert not beside.exists()

    def test_a_mark_goes_last_so_that_a_second_kill_does_no_harm(
        self, written, monkeypatch
    ) -> None:
        beside = new_keys_of(written.folder.path)
        beside.mkdir()
        for name in (MARK, "journal.db"):
            (beside / name).write_bytes(b"x")

        def killed(_path):
            raise KeyboardInterrupt

        monkeypatch.setattr(shutil, "rmtree", killed)
        with pytest.raises(KeyboardInterrupt):
            finish_change(written.folder)
        assert [path.name for path in beside.iterdir()] == [MARK]

    def test_a_whole_journal_without_a_mark_is_left_alone(self, written) -> None:
        beside = new_keys_of(written.folder.path)
        beside.mkdir()
        (beside / "journal.db").write_bytes(b"somebody's")
        finish_change(written.folder)
        assert (beside / "journal.db").read_bytes() == b"somebody's"

    @pytest.mark.parametrize("aside", [new_keys_of, old_keys_of])
    def test_the_old_folder_goes_once_the_new_one_is_open(self, written, aside) -> None:
        (written.folder.path / MARK).write_text("removed")
        old = aside(written.folder.path)
        (old / "backups").mkdir(parents=True)
        (old / "journal.db").write_bytes(b"old")
        finish_change(written.folder)
        assert not old.exists()
        assert (written.folder.path / "backups").is_dir()
        assert not (written.folder.path / MARK).exists()

    @pytest.mark.parametrize("mark", [b"", b"\xff\x00", b"removed!"])
    def test_a_mark_that_is_damaged_throws_no_old_folder_away(self, written, mark) -> None:
        (written.folder.path / MARK).write_bytes(mark)
        old = new_keys_of(written.folder.path)
        old.mkdir()
        (old / "journal.db").write_bytes(b"old")
        finish_change(written.folder)
        kept = written.folder.path.with_name("Test (old keys).reflect")
        assert [path.name for path in kept.iterdir()] == ["journal.db"]
        assert not (written.folder.path / MARK).exists()

    def test_a_lock_file_of_a_window_that_has_come_since_stays(self, written) -> None:
        (written.folder.path / MARK).write_text("removed")
        (written.folder.path / "journal.lock").write_text("new")
        old = new_keys_of(written.folder.path)
        old.mkdir()
        (old / "journal.lock").write_text("old")
        finish_change(written.folder)
        assert (written.folder.path / "journal.lock").read_text() == "new"
        assert not old.exists()

    def test_what_has_no_room_in_the_new_folder_keeps_the_old_one(self, written) -> None:
        (written.folder.path / MARK).write_text("removed")
        (written.folder.path / "backups").mkdir()
        old = new_keys_of(written.folder.path)
        (old / "backups").mkdir(parents=True)
        finish_change(written.folder)
        assert written.folder.path.with_name("Test (old keys).reflect").is_dir()


def test_the_file_stays_closed_to_statements_that_copy_it(written) -> None:
    change_keys(written, KEY_FILE, FRESH)
    for forbidden in ("ATTACH '' AS x KEY ''", "SELECT sqlcipher_export('main')"):
        with pytest.raises(Exception, match=r"not authorized|prohibited"):
            written._opened().raw.execute(forbidden)


def killed(tmp_path, how):
    """What the kills report; the seed is printed with a failure."""
    command = [sys.executable, "-m", "tests.support.kill_new_keys"]
    given = [str(tmp_path), str(SEED), str(KILLS), how]
    # The program is our own.
    done = subprocess.run(  # noqa: S603
        command + given, capture_output=True, text=True, check=False, timeout=110
    )
    assert done.returncode == 0, done.stderr
    sys.stdout.write(f"seed {SEED}, {KILLS} kills: {done.stdout}")
    return json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs to fork")
@pytest.mark.parametrize("how", ["at-one-stroke", "step-by-step"])
def test_a_change_that_is_killed_leaves_a_journal_wholly_old_or_wholly_new(tmp_path, how) -> None:
    found = killed(tmp_path, how)
    assert (found["torn"], found["untrue"]) == (0, 0)
    assert found["old"] + found["new"] == KILLS
    assert min(found["old"], found["new"]) > 0
    assert found["left"] == ["Test.reflect"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs to fork")
def test_a_change_in_place_is_caught_when_it_is_killed(tmp_path) -> None:
    assert killed(tmp_path, "in-place")["torn"]
