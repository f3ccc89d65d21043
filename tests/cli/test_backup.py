"""reflect backup and reflect restore."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from reflect.cli.backup_words import FAULTS, drill_words, failed_words, shared_words
from reflect.domain.backup import Drill, FailedBackup, Fault, Hindrance, Place
from reflect.services.shared_places import SharedPlace, Sharing
from tests.support.fakes import FakeClock
from tests.support.spoiling import spoil

NOW = datetime(2026, 11, 26, 7, 15, tzinfo=UTC)


@pytest.fixture
def written(journal):
    """The command line with a journal that has one entry, and the backup that closing made."""
    journal.done("write", "--free", stdin="A quiet handover.")
    return journal


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def folder(journal):
    return journal.places.journals / "Practice.reflect"


def listed(console):
    return console.done("backup", "--list", "--json").value


def test_closing_makes_one_by_itself(written) -> None:
    (row,) = listed(written)
    assert (row["reason"], row["entries"], row["place"]) == ("closing", 1, "journal")
    assert (row["readable"], row["fault"], row["same_disk"]) == (True, None, True)
    assert row["verified_at"]


def test_one_is_made_by_hand_and_printed(written) -> None:
    printed = written.done("backup")
    assert "1 entries" not in printed.out
    assert "1 entry; 0.2 MB; with the journal, on the same disk; read back 20" in printed.out
    assert len(listed(written)) == 2
    (made,) = written.done("backup", "--json").value
    assert made["reason"] == "by-hand"


def test_a_second_place_gets_one_now_and_from_now_on(written, stick) -> None:
    made = written.done("backup", "--to", stick, "--json").value
    assert [row["place"] for row in made] == ["journal", "folder"]
    assert made[1]["path"].startswith(str(stick / "Practice backups"))
    assert len(written.done("backup", "--json").value) == 2
    assert len(written.done("backup", "--only-here", "--json").value) == 1


def test_a_stick_that_is_away_is_no_failure(written, stick) -> None:
    written.done("backup", "--to", stick)
    stick.rename(stick.with_name("away"))
    printed = written("backup")
    assert printed.code == 0
    assert "is not there now" in printed.err


def test_a_place_that_cannot_be_is_refused(written, folder) -> None:
    assert written("backup", "--to", folder).code == 1
    assert "no folder" in written("backup", "--to", folder / "nowhere").err


def test_a_place_that_fails_ends_with_1(written, stick) -> None:
    written.done("backup", "--to", stick)
    (stick / "Practice backups").rename(stick / "kept")
    (stick / "Practice backups").touch()
    printed = written("backup")
    assert printed.code == 1
    assert "in the folder you chose could not be made" in printed.err
    # It is told with every command until one is made.
    assert "in the folder you chose could not be made" in written("list").err
    (stick / "Practice backups").unlink()
    written.done("backup")
    written.done("list")


def test_options_that_contradict_each_other_are_refused(written, stick) -> None:
    assert written("backup", "--list", "--to", stick).code == 2


def test_a_bad_one_is_told_in_the_list(written) -> None:
    (row,) = listed(written)
    spoil(type(written.home)(row["path"]) / "journal.db", "nothing written")
    assert "does not count: it is empty" in written.done("backup", "--list").out


def test_the_rehearsal_of_the_month_tells_of_a_bad_one(written) -> None:
    clock = FakeClock(datetime.now(UTC) + timedelta(days=40))
    written.clock = clock
    (row,) = listed(written)
    clock.go(days=40)
    spoil(type(written.home)(row["path"]) / "journal.db", "last byte flipped")
    printed = written("list")
    assert printed.code == 0
    assert "did not come back whole in a rehearsal: part of it cannot be read" in printed.err
    assert "part of it cannot be read" in written.done("backup", "--list").out


class TestBringingBack:
    def test_the_newest_comes_back_beside_its_journal(self, written, folder) -> None:
        back = written.done("restore", folder, "--json").value
        assert (back["entries"], back["passed_over"]) == (1, [])
        assert back["made_at"]
        assert "Practice restored" in back["path"]
        assert len(written.done("--journal", back["path"], "list", "--json").value) == 1

    def test_one_comes_back_where_it_is_wanted(self, written, tmp_path) -> None:
        (row,) = listed(written)
        final = tmp_path / "Back.reflect"
        printed = written.done("restore", f"{row['path']}/journal.db", "--output", final)
        assert printed.out == f"Brought back 1 entry as {final}\n"
        assert written("restore", row["path"], "--output", final).code == 1
        assert written("restore", row["path"], "--output", tmp_path / "Back").code == 2

    def test_the_folder_of_several_will_do(self, written, stick, folder) -> None:
        written.done("backup", "--to", stick)
        folder.rename(folder.with_name("lost"))
        back = written.done("restore", stick / "Practice backups", "--json").value
        assert back["path"].startswith(str(written.places.journals))

    def test_bad_ones_are_passed_over_and_told(self, written, folder) -> None:
        (made,) = written.done("backup", "--json").value
        spoil(type(folder)(made["path"]) / "journal.db", "last byte flipped")
        printed = written("restore", folder, "--json")
        assert printed.code == 0
        assert printed.value["passed_over"] == [made["path"]]
        assert "1 newer" in printed.err

    def test_a_bad_one_ends_with_4(self, written) -> None:
        (row,) = listed(written)
        path = type(written.home)(row["path"])
        spoil(path / "journal.db", "last byte flipped")
        printed = written("restore", path)
        assert printed.code == 4
        assert "part of it cannot be read" in printed.err

    def test_the_wrong_passphrase_ends_with_3(self, written, folder) -> None:
        other = written.file("other", "another passphrase altogether\n")
        assert written.bare("restore", folder, "--passphrase-file", other).code == 3

    def test_a_folder_without_one_is_said(self, console, tmp_path) -> None:
        assert console("restore", tmp_path).code == 4


class TestWords:
    @pytest.mark.parametrize("fault", Fault)
    def test_every_fault_has_words(self, fault) -> None:
        assert FAULTS[fault]

    @pytest.mark.parametrize("why", Hindrance)
    def test_every_hindrance_has_words(self, why) -> None:
        words = failed_words(FailedBackup(at=NOW, place=Place.JOURNAL, why=why))
        assert words.startswith("A backup with the journal could not be made on 2026-11-26: ")

    def test_a_rehearsal_that_went_well_says_nothing(self) -> None:
        assert drill_words(Drill(at=NOW, made=NOW, entries=3, fault=None)) == ""


class TestSharedPlaces:
    def test_a_new_journal_in_a_folder_that_is_synchronised_is_told_of(self, console) -> None:
        printed = console("new", "--place", console.home / "Dropbox")
        assert printed.code == 0
        assert "in a folder that Dropbox synchronises" in printed.err
        assert f"reflect backup --to {console.home / 'Dropbox'}" in printed.err
        path = console.home / "Dropbox" / "Practice.reflect"
        assert "Dropbox" in console("--journal", path, "backup").err

    def test_one_on_a_network_disk_is_told_of(self, console, monkeypatch, tmp_path) -> None:
        monkeypatch.setattr(
            "reflect.cli.backup_words.shared_place",
            lambda path: SharedPlace(Sharing.NETWORK, "nfs4", path),
        )
        assert "on a network disk (nfs4)" in shared_words(tmp_path / "Practice.reflect")
