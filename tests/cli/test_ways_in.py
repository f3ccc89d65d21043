"""``reflect passphrase``, ``recovery``, ``keychain`` and ``keys``: what opens a journal."""

from __future__ import annotations

import re
import shutil

import pytest

from reflect.services.passphrases import strength
from tests.cli.console import SIX_WORDS, Terminal
from tests.cli.test_new import CODE, WORDS
from tests.documents.reading_pdf import pages

AT_HOME = "copper window saddle lemon orchid ninety"
NEWER = "basket thunder velvet pepper cousin eleven"


@pytest.fixture
def path(journal):
    return journal.places.journals / "Practice.reflect"


@pytest.fixture
def two_lines(journal):
    """Runs a command whose first line opens the journal, and whose second is new."""

    def run(*arguments, first=SIX_WORDS, second=NEWER):
        given = f"{first}\n{second}\n"
        return journal.bare(*arguments, "--passphrase-file", "-", stdin=given)

    return run


@pytest.fixture
def opens(journal):
    """Whether a passphrase opens the journal."""

    def opening(passphrase):
        printed = journal.bare("list", "--passphrase-file", "-", stdin=f"{passphrase}\n")
        assert printed.code in {0, 3}
        return printed.code == 0

    return opening


@pytest.fixture
def ways(journal):
    return lambda: journal.done("passphrase", "list", "--json").value


@pytest.fixture
def backup(journal, path):
    """A backup that opens with what opens the journal now."""
    folder = path / "backups" / "20261126T070000Z-g1"
    folder.mkdir(parents=True)
    for name in ("journal.keys", "journal.db"):
        shutil.copy(path / name, folder / name)
    return folder


class TestPassphrases:
    """Added, changed, named, removed."""

    def test_they_are_listed(self, journal, ways) -> None:
        assert [(way["kind"], way["name"]) for way in ways()] == [
            ("passphrase", ""),
            ("recovery", ""),
        ]
        text = journal.done("passphrase").out
        assert "the recovery code" in text
        assert "reflect keys strengthen" in text

    def test_one_is_added_with_a_name(self, two_lines, opens, ways) -> None:
        added = two_lines("passphrase", "add", "--name", "At home", "--json")
        assert added.code == 0
        assert ways()[-1] == {
            "id": added.value["id"],
            "kind": "passphrase",
            "name": "At home",
            "weak_lock": True,
        }
        assert opens(NEWER)
        assert opens(SIX_WORDS)

    def test_six_words_are_made_and_printed_once(self, journal, opens) -> None:
        printed = journal.done("passphrase", "add", "--six-words")
        (words,) = re.findall(rf"^  ({WORDS})$", printed.out, re.MULTILINE)
        assert opens(words)
        assert strength(words).bits > 65

    def test_the_only_one_is_changed_without_its_name(self, two_lines, opens) -> None:
        assert two_lines("passphrase", "change").code == 0
        assert opens(NEWER)
        assert not opens(SIX_WORDS)

    def test_one_of_several_is_changed_by_its_name(self, two_lines, opens) -> None:
        two_lines("passphrase", "add", "--name", "At home", second=AT_HOME)
        refused = two_lines("passphrase", "change")
        assert (refused.code, refused.err.split(".")[0]) == (
            1,
            "The journal has several passphrases, or none",
        )
        assert two_lines("passphrase", "change", "at HOME").code == 0
        assert [opens(words) for words in (SIX_WORDS, AT_HOME, NEWER)] == [True, False, True]

    def test_a_forgotten_one_is_changed_by_the_recovery_code(self, journal, two_lines, opens):
        code = journal.done("recovery", "--json").value["recovery_code"]
        assert two_lines("passphrase", "change", "--by-recovery-code", first=code).code == 0
        assert opens(NEWER)

    def test_a_slip_in_that_code_ends_with_3(self, two_lines) -> None:
        assert two_lines("passphrase", "change", "--by-recovery-code", first="0000").code == 3

    def test_one_is_called_otherwise_and_removed(self, two_lines, journal, opens, ways) -> None:
        two_lines("passphrase", "add", "--name", "At home", second=AT_HOME)
        journal.done("passphrase", "rename", "At home", "Attic")
        assert ways()[-1]["name"] == "Attic"
        removed = journal("passphrase", "remove", ways()[-1]["id"][:6])
        # The backup that an earlier command made as it closed still opens with it.
        assert (removed.code, "1 backup opens" in removed.err) == (0, True)
        assert not opens(AT_HOME)

    def test_the_last_that_can_be_typed_stays(self, journal, ways) -> None:
        first, code = (way["id"] for way in ways())
        journal.done("passphrase", "remove", code)
        printed = journal("passphrase", "remove", first)
        assert printed.code == 1
        assert printed.err.startswith("This is the last way in that a person can type")

    def test_what_is_not_there_is_said(self, journal) -> None:
        printed = journal("passphrase", "remove", "Nowhere")
        assert printed.code == 1
        assert printed.err.endswith("This lists them: reflect passphrase\n")

    def test_a_weak_one_changes_nothing(self, two_lines, opens) -> None:
        assert two_lines("passphrase", "change", second="short").code == 1
        assert opens(SIX_WORDS)

    def test_without_a_second_line_and_a_terminal_it_is_said(self, journal) -> None:
        printed = journal("passphrase", "change")
        assert printed.code == 1
        assert printed.err.startswith("There is no new passphrase. Put it on a second line")

    @pytest.mark.parametrize(("again", "code"), [(NEWER, 0), ("another", 1)])
    def test_on_a_terminal_it_is_typed_twice(self, journal, monkeypatch, again, code) -> None:
        answers = iter((SIX_WORDS, NEWER, again))
        monkeypatch.setattr("click.prompt", lambda *_given, **_how: next(answers))
        assert journal.bare("passphrase", "change", stdin=Terminal()).code == code


class TestARecoveryCode:
    """Shown once, or put where it was asked for."""

    def test_it_is_printed_once(self, journal) -> None:
        printed = journal.done("recovery")
        assert len(re.findall(CODE, printed.out)) == 1

    def test_it_goes_into_a_file_and_a_kit_instead(self, journal) -> None:
        file, kit = journal.home / "code.txt", journal.home / "kit.pdf"
        printed = journal.done("recovery", "--recovery-file", file, "--kit", kit, "--json")
        assert printed.value == {"kit": str(kit), "recovery_file": str(file)}
        (page,) = pages(kit.read_bytes())
        assert file.read_text().strip() in page
        assert not re.findall(CODE, printed.out)

    def test_what_is_there_is_not_written_over_and_no_code_is_made(self, journal, ways) -> None:
        before = ways()
        taken = journal.file("kit.pdf", "mine")
        assert journal("recovery", "--kit", taken).code == 1
        assert taken.read_text() == "mine"
        assert ways() == before

    def test_it_is_not_saved_inside_a_journal(self, journal, path) -> None:
        assert journal("recovery", "--kit", path / "kit.pdf").code == 1

    def test_a_place_that_is_gone_loses_no_code(self, journal) -> None:
        printed = journal("recovery", "--kit", journal.home / "gone" / "kit.pdf")
        assert printed.code == 0
        assert "could not be written" in printed.err
        assert len(re.findall(CODE, printed.out)) == 1


class TestTheKeychain:
    """Off, on, off."""

    def test_it_is_off_until_it_is_turned_on(self, journal) -> None:
        assert journal.done("keychain", "--json").value == {"on": False}
        turned = journal("keychain", "on")
        assert turned.code == 0
        assert turned.err.startswith("Any program that runs as you on this computer")
        assert journal.done("keychain").out == "The keychain is on.\n"
        journal.done("keychain", "off")
        assert journal.keychain.back_end.kept == {}

    def test_one_that_is_locked_is_said(self, journal) -> None:
        journal.keychain.back_end.locked = True
        printed = journal("keychain", "on")
        assert printed.code == 1
        assert printed.err.startswith("The keychain of this computer is locked")


class TestKeys:
    """All anew, dearer, and what backups open with."""

    def test_all_are_changed(self, two_lines, opens, journal) -> None:
        printed = two_lines("keys", "change-all", "--json")
        assert re.fullmatch(CODE, printed.value["recovery_code"])
        assert [opens(words) for words in (SIX_WORDS, NEWER)] == [False, True]
        assert [p.name for p in journal.places.journals.iterdir()] == ["Practice.reflect"]

    def test_six_words_can_be_made_for_it_and_the_old_one_kept(self, journal, opens) -> None:
        kit = journal.home / "kit.pdf"
        printed = journal.done("keys", "change-all", "--six-words", "--keep-old", "--kit", kit)
        (words,) = re.findall(rf"^  ({WORDS})$", printed.out, re.MULTILINE)
        assert kit.exists()
        names = sorted(found.name for found in journal.places.journals.iterdir())
        assert names == ["Practice (old keys).reflect", "Practice.reflect"]
        given = ("--journal", journal.places.journals / "Practice.reflect")
        assert journal.bare("list", *given, "--passphrase-file", "-", stdin=words).code == 0

    def test_a_lock_is_made_dearer(self, journal) -> None:
        assert journal.done("keys", "strengthen", "--json").value == {"strengthened": True}

    def test_backups_with_other_keys_are_told_after_a_change(self, two_lines, backup) -> None:
        printed = two_lines("passphrase", "change")
        assert printed.err.startswith(
            "1 backup opens with what no longer opens the journal. "
            "To change that: reflect keys copies\n"
        )

    def test_they_are_listed_and_can_be_given_todays_keys(
        self, two_lines, journal, backup, path
    ) -> None:
        two_lines("passphrase", "change")
        journal.passphrase_file.write_text(NEWER)
        assert journal.done("keys", "copies").out == f"{backup}\n"
        assert journal.done("keys", "copies", "--rewrap").out.endswith(": 1.\n")
        assert (backup / "journal.keys").read_bytes() == (path / "journal.keys").read_bytes()
        assert journal.done("keys", "copies").out == "There is none.\n"

    @pytest.mark.parametrize(("how", "left"), [("--forget", ["journal.db"]), ("--delete", None)])
    def test_or_none_at_all(self, two_lines, journal, backup, how, left) -> None:
        stick = journal.home / "stick"
        shutil.copytree(backup, stick / "one")
        two_lines("keys", "change-all")
        journal.passphrase_file.write_text(NEWER)
        done = journal.done("keys", "copies", how, "--also", stick, "--json")
        assert done.value == {"count": 2}
        for folder in (backup, stick / "one"):
            names = sorted(p.name for p in folder.iterdir()) if folder.exists() else None
            assert names == left
