from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from reflect.ui.unlock.journal_files import known_journals
from reflect.ui.unlock.unlock import Unlock
from tests.support.builders import PASSPHRASE
from tests.support.keys import press


@pytest.fixture
def code(new_journal):
    return new_journal("Practice")[0]


@pytest.fixture
def page(parts, reflect, code, on_screen):
    made = Unlock(**parts, reflect=reflect)
    made.show_journals(known_journals(reflect))
    return on_screen(made)


@pytest.fixture
def form(page):
    return page.form


def test_the_focus_is_in_the_field_of_the_journal(form):
    assert form.title.text() == "Practice"
    assert form._where.text() == "Documents, Reflect, Practice.reflect"
    assert form.passphrase.edit.hasFocus()


def test_the_keyboard_alone_opens_a_journal(page, qtbot, reflect):
    qtbot.keyClicks(page.form.passphrase.edit, PASSPHRASE)
    with qtbot.waitSignal(page.opened) as told:
        press("Return")
    journal, by_code = told.args
    assert (journal.name, by_code) == ("Practice", False)
    assert reflect.lock.journal is journal


def test_what_was_typed_is_forgotten_once_it_has_opened(page, type_in, qtbot):
    type_in(page.form.passphrase, PASSPHRASE)
    with qtbot.waitSignal(page.opened):
        page.press_primary()
    assert not any(edit.text() for edit in page.findChildren(QLineEdit))


def test_while_it_opens_nothing_else_can_be_done(page, type_in, qtbot):
    type_in(page.form.passphrase, PASSPHRASE)
    with qtbot.waitSignal(page.opened):
        page.press_primary()
        assert page.form.primary.text() == "Opening…"
        assert page.form.passphrase.edit.isReadOnly()
        assert not page.side.list.isEnabled()
        page.press_primary()


def test_opening_that_takes_long_is_told(form):
    form.set_opening(opening=True)
    form._timer.timeout.emit()
    assert form.still.isVisible()
    assert form.still.text() == "Still opening. This is the lock doing its work."
    form.set_opening(opening=False)
    assert not form.still.isVisible()


def test_nothing_typed_is_asked_for(page):
    page.press_primary()
    assert page.form.passphrase.error == "Type your passphrase."
    assert page.form.passphrase.edit.hasFocus()


@pytest.fixture
def wrong(page, type_in, qtbot):
    type_in(page.form.passphrase, "WRONG words")
    page.press_primary()
    qtbot.waitUntil(lambda: bool(page.form.passphrase.error))
    return page


def test_a_wrong_passphrase_is_kept_and_selected(wrong):
    edit = wrong.form.passphrase.edit
    assert wrong.form.passphrase.error == (
        "That passphrase does not open this journal. Nothing has been changed. "
        "You can try as often as you like."
    )
    assert (edit.text(), edit.hasSelectedText(), edit.hasFocus()) == ("WRONG words", True, True)


def test_a_wrong_passphrase_can_be_typed_again_at_once(wrong, qtbot):
    qtbot.keyClicks(wrong.form.passphrase.edit, PASSPHRASE)
    assert wrong.form.passphrase.error == ""
    with qtbot.waitSignal(wrong.opened):
        press("Return")


def test_caps_lock_is_told_when_the_letters_show_it(page, qtbot, type_in):
    # A capital without Shift, as Caps Lock sends it.
    qtbot.keyClick(page.form.passphrase.edit, "W")
    page.form.keyboard.caps_lock = False
    type_in(page.form.passphrase, "rong")
    page.press_primary()
    qtbot.waitUntil(lambda: bool(page.form.passphrase.error))
    assert not page.form.told.isVisible()


@pytest.fixture
def by_code(page, qtbot):
    press("Alt+R", page.window())
    qtbot.waitUntil(page.form.code.isVisible)
    return page


def test_alt_r_asks_for_the_recovery_code_and_back(by_code, qtbot):
    assert by_code.form.code.edit.hasFocus()
    press("Alt+R", by_code.window())
    qtbot.waitUntil(by_code.form.passphrase.isVisible)
    assert by_code.form.passphrase.edit.hasFocus()


def test_escape_goes_back_to_the_passphrase(by_code):
    assert by_code.step_back()
    assert by_code.form.passphrase.isVisible()
    assert not by_code.step_back()


@pytest.mark.parametrize("spelt", [str.lower, lambda text: text.replace("-", " ")])
def test_the_recovery_code_opens_in_any_spelling(by_code, code, spelt, qtbot, reflect):
    by_code.form.code.set_text(spelt(code.text))
    with qtbot.waitSignal(by_code.opened) as told:
        by_code.press_primary()
    assert told.args[1] is True
    # The window would show the journal, and a new passphrase comes first.
    assert reflect.lock.journal is None


def test_a_slip_in_the_code_is_told_by_its_group(by_code, code, qtbot):
    fifth = code.groups[4]
    slipped = code.text.replace(fifth, ("Z" if fifth[0] != "Z" else "Y") + fifth[1:])
    by_code.form.code.set_text(slipped)
    by_code.press_primary()
    qtbot.waitUntil(lambda: bool(by_code.form.code.error))
    assert by_code.form.code.error == "Group 5 has a slip. The check group does not fit."


def test_the_code_of_another_journal_changes_nothing(by_code, new_journal, qtbot):
    other, _ = new_journal("Teaching")
    by_code.form.code.set_text(other.text)
    by_code.press_primary()
    qtbot.waitUntil(lambda: bool(by_code.form.code.error))
    assert by_code.form.code.error == (
        "That code is well formed, but it is not for this journal. Nothing has been changed."
    )


@pytest.fixture
def two(page, new_journal, reflect):
    new_journal("Teaching")
    page.show_journals(known_journals(reflect), reflect.places.journals / "Practice.reflect")
    page.arrive()
    return page


def other_row(page):
    return 1 - page.side.list.currentIndex().row()


def test_the_list_chooses_another_journal_and_forgets_what_was_typed(two, type_in):
    type_in(two.form.passphrase, "half a pass")
    two.side.list.setFocus()
    press("Down" if other_row(two) else "Up", two.side.list)
    assert two.form.title.text() == "Teaching"
    assert two.form.passphrase.text() == ""
    assert two.side.list.hasFocus()


def test_return_in_the_list_goes_on_to_the_field(two):
    two.side.list.setFocus()
    press("Return", two.side.list)
    assert two.form.passphrase.edit.hasFocus()


def test_tab_goes_field_eye_unlock_code_list_folder_make(two):
    form, others = two.form, two.others
    expected = [
        form.passphrase.eye, form.primary, form.other, two.side.list, others.open_folder,
        others.make,
    ]  # fmt: skip
    for widget in expected:
        press("Tab")
        assert widget.hasFocus()


def test_another_folder_is_offered_and_chosen(page, new_journal, tmp_path):
    _, path = new_journal("Elsewhere", tmp_path / "stick")
    page.others.open_folder.click()
    dialog = page.findChild(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    assert page.form.title.text() == "Elsewhere"
    assert page.side.several


def test_a_folder_with_journals_in_it_offers_them_all(page, new_journal, tmp_path):
    for name in ("One", "Two"):
        new_journal(name, tmp_path / "stick")
    page.add_folder(tmp_path / "stick")
    assert page.side.model.rowCount() == 3


def test_another_journal_can_be_made(page, qtbot):
    with qtbot.waitSignal(page.make_wanted):
        page.others.make.click()


def test_why_it_was_locked_stands_above_the_field(page, reflect):
    said = "Locked after 5 minutes. What you were writing is saved."
    page.show_journals(known_journals(reflect), said=said)
    assert page.form.notice.isVisible()
    assert page.form.notice.words() == said


def test_the_foot_says_the_version_and_that_no_network_is_used(page, qtbot):
    qtbot.waitUntil(lambda: bool(page.foot.text()))
    assert page.foot.text().startswith("Reflect ")
    assert page.foot.text().endswith("No network in use.")


def test_a_fault_of_ours_is_reported_and_the_page_is_ready_again(page, recorder):
    page._set_opening(opening=True)
    page._opening.broke.emit(ValueError("x"))
    assert len(recorder.faults) == 1
    assert not page.form.primary.busy
