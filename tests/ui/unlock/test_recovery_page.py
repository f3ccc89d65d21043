from __future__ import annotations

import stat

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit

from reflect.storage.recovery_code import parsed
from reflect.ui.unlock.code_groups import spelt
from reflect.ui.unlock.recovery_page import RecoveryPage
from tests.documents.reading_pdf import pages
from tests.support.builders import PASSPHRASE
from tests.support.keys import press

SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


@pytest.fixture
def made(reflect, on_journal):
    return on_journal(
        lambda: reflect.journals.make(reflect.places.journals, "Practice", PASSPHRASE)
    )


@pytest.fixture
def page(parts, made, on_screen):
    return on_screen(RecoveryPage(**parts, made=made, asked=(3, 6)))


@pytest.fixture
def copied(page, made, type_in):
    for field, number in zip(page.form.copied.fields, (3, 6), strict=True):
        type_in(field, made.recovery_code.groups[number - 1].lower())
    return page


def confirmed(made, on_journal):
    return on_journal(made.journal.wishes.recovery_confirmed)


def test_the_focus_is_on_a_copy_on_paper(page):
    assert page.form.card.print_it.hasFocus()


def test_groups_are_read_letter_by_letter(page, made):
    third = made.recovery_code.groups[2]
    assert page.form.card.tiles[2].accessibleName() == f"Group 3: {spelt(third)}"
    assert spelt("9FHD") == "nine, F, H, D"


def test_the_code_is_covered_as_soon_as_a_group_is_typed(page):
    page.form.copied.fields[0].edit.setFocus()
    assert page.form.card.tiles[0].accessibleName() == "Group 1: covered"
    assert page.form.card.check.accessibleName() == "Check group: covered"
    assert page.form.card.show_it.isVisible()
    assert not page.form.card.print_it.isVisible()


def test_a_covered_code_is_not_painted(page):
    tile = page.form.card.tiles[0]
    shown = tile.grab().toImage()
    page.form.copied.fields[0].edit.setFocus()
    covered = tile.grab().toImage()
    tile.forget()
    assert shown != covered == tile.grab().toImage()


def test_showing_the_code_takes_out_what_was_typed(page, type_in):
    type_in(page.form.copied.fields[0], "9F")
    page.form.card.show_it.click()
    assert not page.form.card.covered
    assert [field.text() for field in page.form.copied.fields] == ["", ""]


def test_escape_shows_a_covered_code_and_then_does_nothing(page):
    page.form.copied.fields[0].edit.setFocus()
    assert page.step_back()
    assert not page.form.card.covered
    assert not page.step_back()


def test_a_right_group_wears_a_tick(page, made, type_in):
    field = page.form.copied.fields[0]
    type_in(field, made.recovery_code.groups[2][:3])
    assert not field._tick.isVisible()
    type_in(field, made.recovery_code.groups[2][3])
    assert field._tick.isVisible()


def test_a_wrong_group_is_told_on_leaving_it(page, type_in):
    first, second = page.form.copied.fields
    type_in(first, "0000")
    assert first.error == ""
    press("Return", first.edit)
    assert first.error == "This is not group 3. Look at your copy again."
    second.edit.setFocus()


def test_pressed_too_early_it_goes_to_the_group_that_is_missing(page, made, type_in, on_journal):
    type_in(page.form.copied.fields[0], made.recovery_code.groups[2])
    page.form.primary.click()
    assert page.form.copied.fields[1].error == "Type this group from your copy."
    assert page.form.copied.fields[1].edit.hasFocus()
    assert not confirmed(made, on_journal)


def test_a_right_copy_is_remembered_and_opens_the_journal(copied, made, on_journal, qtbot):
    with qtbot.waitSignal(copied.finished):
        press("Return", copied.form.copied.fields[1].edit)
    assert confirmed(made, on_journal)


def test_doing_it_later_opens_the_journal_and_remembers_nothing(page, made, on_journal, qtbot):
    with qtbot.waitSignal(page.finished):
        page.form.later.click()
    assert not confirmed(made, on_journal)


def test_no_widget_holds_the_code_when_the_page_is_done(copied, made, qtbot):
    with qtbot.waitSignal(copied.finished):
        copied.press_primary()
    texts = [widget.text() for kind in (QLabel, QLineEdit) for widget in copied.findChildren(kind)]
    names = [widget.accessibleName() for widget in copied.findChildren(QLabel)]
    for group in made.recovery_code.groups:
        assert not any(group in said or spelt(group) in said for said in (*texts, *names))


def test_chance_asks_for_two_different_groups(parts, made, on_screen):
    page = on_screen(RecoveryPage(**parts, made=made))
    numbers = [field._number for field in page.form.copied.fields]
    assert len(set(numbers)) == 2
    assert set(numbers) <= set(range(1, 9))


@pytest.fixture
def saved(page, tmp_path, qtbot):
    """The dialog that asks for a name, answered with a path."""

    def save(path):
        page.form.card.save.click()
        dialog = page.findChild(QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.close()
        qtbot.waitUntil(page.form._notice.isVisible)
        return page.form._notice.words()

    return save


def test_the_kit_is_saved_to_a_file_for_its_owner_alone(saved, made, tmp_path):
    path = tmp_path / "stick.pdf"
    assert saved(path) == "Saved as stick.pdf."
    (words,) = pages(path.read_bytes())
    line = words.split("In one line: ")[1].split()[0]
    assert parsed(line) == made.recovery_code
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_on_this_computer_is_told_to_be_on_this_computer(saved, own_home):
    own_home.mkdir(exist_ok=True)
    assert "Move it to a stick" in saved(own_home / "kit.pdf")


def test_a_file_that_cannot_be_saved_is_told(saved, tmp_path):
    assert "The code was not saved." in saved(tmp_path / "gone" / "kit.pdf")


def test_printing_asks_for_a_printer_and_says_what_became_of_it(page):
    page.form.card.print_it.click()
    dialog = page.findChild(QPrintDialog)
    assert dialog.isVisible()
    dialog.close()
    page._on_printed(taken=True, file="")
    assert "gone to the printer" in page.form._notice.words()
    page._on_printed(taken=False, file="")
    assert page.form._notice.kind == "wrong"


def test_a_code_printed_into_a_file_is_told_and_is_for_its_owner_alone(page, own_home):
    own_home.mkdir(exist_ok=True)
    file = own_home / "Reflect.pdf"
    file.touch(mode=0o644)
    page._on_printed(taken=True, file=str(file))
    assert "It is on this computer" in page.form._notice.words()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_nothing_can_be_copied_to_the_clipboard(page, qapp):
    for widget in page.findChildren(QLabel):
        assert (
            not widget.textInteractionFlags() & widget.textInteractionFlags().TextSelectableByMouse
        )
    field = page.form.copied.fields[0].edit
    field.setText("9FHD")
    field.selectAll()
    press("Ctrl+C", field)
    assert "9FHD" not in qapp.clipboard().text()


def test_a_journal_that_cannot_remember_it_stays_on_the_page(
    copied, made, recorder, on_journal, qtbot
):
    on_journal(made.journal.close)
    copied.press_primary()
    qtbot.waitUntil(lambda: not copied.form.primary.busy)
    assert recorder.notices
