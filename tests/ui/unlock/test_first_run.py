from __future__ import annotations

import os
import stat

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from reflect.errors import DiskFull, ReadOnly, StorageFailed, Vanished
from reflect.services.jobs import JobContext
from reflect.services.whole_journal import WholeFormat, write_whole_journal
from reflect.ui.panes import go_to_pane
from reflect.ui.unlock.first_run import FirstRun
from tests.support.builders import PASSPHRASE
from tests.support.journal_backups import write
from tests.support.keys import press

WEAK = "password1234"


@pytest.fixture
def page(parts, reflect, on_screen):
    return on_screen(FirstRun(**parts, reflect=reflect))


@pytest.fixture
def form(page):
    return page.form


@pytest.fixture
def filled(page, type_in):
    own = page.form.passphrase.own
    type_in(own.field, PASSPHRASE)
    type_in(own.again, PASSPHRASE)
    return page


def say(form):
    return form._notice.words() if form._notice.isVisible() else ""


def test_the_focus_is_in_the_first_empty_field(form):
    assert form.name_field.text() == "Practice"
    assert form.passphrase.own.field.edit.hasFocus()


def test_a_name_that_is_taken_is_not_proposed(parts, reflect, new_journal, on_screen):
    new_journal("Practice")
    page = on_screen(FirstRun(**parts, reflect=reflect))
    assert page.form.name_field.text() == ""
    assert page.form.name_field.edit.hasFocus()


def test_a_journal_is_made_and_carries_its_code(filled, reflect, qtbot):
    with qtbot.waitSignal(filled.made) as told:
        filled.press_primary()
    made = told.args[0]
    assert made.journal.path == reflect.places.journals / "Practice.reflect"
    assert len(made.recovery_code.groups) == 8


@pytest.fixture
def saved(reflect, on_journal, tmp_path):
    """A whole journal with one entry, saved as JSON."""

    def save():
        journal = reflect.journals.make(tmp_path / "elsewhere", "Old", PASSPHRASE).journal
        write(journal)
        path = tmp_path / "old.json"
        write_whole_journal(journal._journal, path, WholeFormat.JSON, JobContext())
        return path

    return on_journal(save)


def test_a_journal_can_begin_with_a_saved_one(filled, saved, on_journal, qtbot):
    filled.form.beginning.begin_with(saved)
    with qtbot.waitSignal(filled.made) as told:
        filled.press_primary()
    assert on_journal(told.args[0].journal.finder.count) == 1


def test_what_it_begins_with_is_said_and_can_be_taken_back(form, saved, monkeypatch):
    beginning = form.beginning
    monkeypatch.setattr("reflect.ui.unlock.beginning.ask_file", lambda *given: given[-1](saved))
    assert (beginning._said.text(), beginning.choose.text()) == (
        "Begins empty",
        "Begin with a saved journal",
    )
    beginning.choose.click()
    assert beginning._said.text() == "Begins with all of old.json"
    beginning.choose.click()
    assert form.whole_file is None


def test_a_file_that_is_no_saved_journal_is_told_and_nothing_is_made(filled, reflect, saved, qtbot):
    saved.write_text("{}")
    form = filled.form
    form.beginning.begin_with(saved)
    filled.press_primary()
    qtbot.waitUntil(lambda: bool(say(form)))
    assert not form.busy
    assert form.beginning.choose.hasFocus()
    assert not (reflect.places.journals / "Practice.reflect").exists()
    form.beginning.choose.click()
    assert say(form) == ""


def test_the_passphrase_is_forgotten_once_it_has_been_used(filled, qtbot):
    with qtbot.waitSignal(filled.made):
        filled.press_primary()
    assert not any(PASSPHRASE in edit.text() for edit in filled.findChildren(QLineEdit))


def test_while_it_is_made_nothing_can_be_changed(filled, qtbot):
    form = filled.form
    with qtbot.waitSignal(filled.made):
        filled.press_primary()
        assert form.primary.text() == "Making the journal…"
        assert form.passphrase.own.field.edit.isReadOnly()
        assert form.name_field.edit.isReadOnly()
        assert not form.change_folder.isEnabled()
        filled.press_primary()


def test_the_keyboard_alone_makes_a_journal(page, qtbot):
    form = page.form
    qtbot.keyClicks(form.passphrase.own.field.edit, PASSPHRASE)
    press("Return")
    assert form.passphrase.own.again.edit.hasFocus()
    qtbot.keyClicks(form.passphrase.own.again.edit, PASSPHRASE)
    with qtbot.waitSignal(page.made):
        press("Return")


@pytest.mark.parametrize(
    ("given", "where", "says"),
    [
        ({"name": " "}, "name", "Give the journal a name."),
        ({"name": "???", "first": PASSPHRASE, "again": PASSPHRASE}, "name", "letters or figures"),
        ({}, "first", "Choose a passphrase first."),
        ({"first": PASSPHRASE}, "again", "Type the same passphrase once more."),
        ({"first": PASSPHRASE, "again": "other"}, "again", "The two are not the same."),
        ({"first": WEAK, "again": WEAK}, "first", "too easy to guess"),
    ],
)
def test_pressed_too_early_it_says_what_is_missing_and_goes_there(page, given, where, says, qtbot):
    own = page.form.passphrase.own
    fields = {"name": page.form.name_field, "first": own.field, "again": own.again}
    for name, text in given.items():
        fields[name].set_text(text)
    page.press_primary()
    qtbot.waitUntil(lambda: bool(fields[where].error))
    assert says in fields[where].error
    assert fields[where].edit.hasFocus()


def test_what_is_wrong_goes_away_when_the_writer_types(page, qtbot):
    page.press_primary()
    field = page.form.passphrase.own.field
    qtbot.keyClicks(field.edit, "k")
    assert field.error == ""


def test_how_good_it_is_follows_the_typing(form, type_in, qtbot):
    own = form.passphrase.own
    type_in(own.field, WEAK)
    qtbot.waitUntil(lambda: own.meter.words().startswith("Weak"))
    own.field.edit.clear()
    type_in(own.field, PASSPHRASE)
    qtbot.waitUntil(lambda: own.meter.words().startswith("Strong"))
    assert own.meter.accessibleName().startswith("Passphrase strength: strong.")


def test_a_passphrase_known_to_be_weak_is_refused_at_once(page, type_in, qtbot):
    own = page.form.passphrase.own
    type_in(own.field, WEAK)
    qtbot.waitUntil(lambda: own.meter.words().startswith("Weak"))
    page.press_primary()
    assert "Add a word or two" in own.field.error
    assert not page.form.busy


def test_how_good_it_is_is_read_out_once_the_typing_rests(form, type_in, qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(
        "reflect.ui.unlock.strength_meter.announce", lambda _widget, text: said.append(text)
    )
    type_in(form.passphrase.own.field, PASSPHRASE)
    qtbot.waitUntil(lambda: bool(said))
    assert len(said) == 1
    assert said[0].startswith("Passphrase strength: strong.")


def test_alt_2_brings_six_words_and_alt_1_ones_own(form, qtbot):
    choice = form.passphrase
    press("Alt+2", form.window())
    qtbot.waitUntil(lambda: bool(choice.six._words))
    assert choice.six.field.edit.hasFocus()
    press("Alt+1", form.window())
    qtbot.waitUntil(choice.own.isVisible)
    assert choice.own.field.edit.hasFocus()


@pytest.fixture
def six(form, qtbot):
    form.passphrase.choice.part("six").click()
    words = form.passphrase.six
    qtbot.waitUntil(lambda: bool(words._words))
    return words


def test_six_words_are_shown_with_their_numbers(six):
    assert [tile.text() for tile in six.tiles] == list(six._words)
    assert six.tiles[2].accessibleName() == f"Word 3: {six._words[2]}"


def test_six_other_words_replace_the_six(six, qtbot):
    before = six._words
    six.others.click()
    qtbot.waitUntil(lambda: six._words != before)
    assert [tile.text() for tile in six.tiles] == list(six._words)


def test_six_words_typed_once_make_a_journal(page, six, reflect, on_journal, qtbot):
    passphrase = " ".join(six._words)
    six.field.set_text(passphrase)
    with qtbot.waitSignal(page.made) as told:
        page.press_primary()
    journal = told.args[0].journal
    on_journal(lambda: journal.keys.confirm(passphrase))
    assert [tile.text() for tile in six.tiles] == [""] * 6


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda words: "", "Type the six words first."),
        (lambda words: " ".join(words[:2]), "Word 3 is not the same."),
        (lambda words: " ".join(words).title(), "Word 1 is not the same."),
        (lambda words: " ".join(words).replace(" ", "  ", 1), "Word 2 is not the same."),
        (lambda words: " ".join(words) + " ", "something after the sixth word"),
    ],
)
def test_six_words_that_differ_are_told_by_number(page, six, change, says):
    six.field.set_text(change(six._words))
    page.press_primary()
    assert says in six.field.error
    assert six.field.edit.hasFocus()


def test_a_journal_of_that_name_is_left_alone_and_told(filled, new_journal, qtbot):
    _, path = new_journal()
    before = (path / "journal.keys").read_bytes()
    filled.press_primary()
    qtbot.waitUntil(lambda: bool(say(filled.form)))
    assert "already something called Practice.reflect" in say(filled.form)
    assert filled.form.name_field.edit.hasFocus()
    assert (path / "journal.keys").read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_a_folder_that_may_not_be_written_in_is_told_under_the_folder(filled, own_home, qtbot):
    # A file where the folder should go: nobody may make a folder in it, not even root.
    place = own_home / "Documents"
    place.mkdir(parents=True)
    filled.form.put_place(place / "file" / "Reflect")
    (place / "file").touch(mode=stat.S_IRUSR)
    filled.press_primary()
    qtbot.waitUntil(lambda: bool(say(filled.form)))
    assert "nothing is left behind" in say(filled.form)
    assert filled.form.change_folder.hasFocus()
    assert filled.form.passphrase.own.field.text() == PASSPHRASE


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (DiskFull("x"), "no room left"),
        (ReadOnly("x"), "may not write"),
        (Vanished("x"), "not there any more"),
        (StorageFailed("x"), "reported an error"),
    ],
)
def test_each_refusal_of_the_disk_has_its_words(filled, error, says):
    filled._on_failed(error)
    assert says in say(filled.form)


def test_a_fault_of_ours_is_reported_and_the_form_is_ready_again(filled, recorder):
    fault = ValueError("x")
    filled._on_failed(fault)
    assert recorder.faults == [fault]
    assert not filled.form.busy


def test_another_folder_can_be_chosen(form, own_home, qtbot):
    form.change_folder.click()
    dialog = form.findChild(QFileDialog)
    dialog.fileSelected.emit(str(own_home / "stick"))
    dialog.close()
    assert form.place == own_home / "stick"
    assert form._kept.text() == "Kept in stick"


def test_what_the_law_means_unfolds_and_folds(page):
    page.law.link.click()
    assert "court" in page.law._meaning.text()
    assert page.law._meaning.isVisible()
    page.law.link.click()
    assert not page.law._meaning.isVisible()


def test_a_writer_who_has_a_journal_can_open_it(page, qtbot):
    with qtbot.waitSignal(page.open_wanted):
        page.form.open_other.click()


def test_tab_goes_through_the_form_and_comes_to_the_law_last(page):
    form, own = page.form, page.form.passphrase.own
    form.name_field.edit.setFocus()
    expected = [
        form.change_folder, form.beginning.choose, form.passphrase.choice.part("own"),
        own.field.edit, own.field.eye, own.again.edit, form.open_other, form.primary, page.law.link,
    ]  # fmt: skip
    for widget in expected:
        press("Tab")
        assert widget.hasFocus(), widget


def test_an_arrow_key_chooses_the_other_part_and_stays_on_the_choice(form, qtbot):
    choice = form.passphrase.choice
    choice.part("own").setFocus()
    press("Right")
    qtbot.waitUntil(form.passphrase.six.isVisible)
    assert choice.part("six").hasFocus()


def test_f6_goes_from_the_form_to_the_law_and_back(page):
    go_to_pane(page.panes(), 1)
    assert page.law.link.hasFocus()
    go_to_pane(page.panes(), 1)
    assert page.form.name_field.edit.hasFocus()
