from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from reflect.errors import WrongPassphrase
from reflect.ui.unlock.new_passphrase import NewPassphrase
from tests.support.builders import PASSPHRASE
from tests.support.keys import press

ANOTHER = " ".join(("copper", "window", "saddle", "lemon", "orchid", "ninety"))


@pytest.fixture
def made(reflect, on_journal):
    return on_journal(
        lambda: reflect.journals.make(reflect.places.journals, "Practice", PASSPHRASE)
    )


@pytest.fixture
def page(parts, made, on_screen):
    return on_screen(NewPassphrase(**parts, use=made.journal.keys.set_passphrase))


@pytest.fixture
def filled(page, type_in):
    type_in(page.passphrase.own.field, ANOTHER)
    type_in(page.passphrase.own.again, ANOTHER)
    return page


def test_the_focus_is_in_the_field(page):
    assert page.passphrase.own.field.edit.hasFocus()


def test_the_new_passphrase_takes_the_place_of_the_old_one(filled, made, on_journal, qtbot):
    with qtbot.waitSignal(filled.finished):
        press("Return")
    on_journal(lambda: made.journal.keys.confirm(ANOTHER))
    with pytest.raises(WrongPassphrase):
        on_journal(lambda: made.journal.keys.confirm(PASSPHRASE))


def test_the_recovery_code_still_opens_the_journal(filled, made, reflect, on_journal, qtbot):
    with qtbot.waitSignal(filled.finished):
        filled.press_primary()
    on_journal(made.journal.close)
    code = made.recovery_code.text
    on_journal(lambda: reflect.journals.unlock(made.journal.path, recovery_code=code))


def test_not_now_changes_nothing(page, made, on_journal, qtbot):
    with qtbot.waitSignal(page.finished):
        page.later.click()
    on_journal(lambda: made.journal.keys.confirm(PASSPHRASE))


def test_what_was_typed_is_forgotten(filled, qtbot):
    with qtbot.waitSignal(filled.finished):
        filled.press_primary()
    assert not any(edit.text() for edit in filled.findChildren(QLineEdit))


def test_a_weak_one_is_refused_in_its_place(page, qtbot):
    for field in (page.passphrase.own.field, page.passphrase.own.again):
        field.set_text("password1234")
    page.press_primary()
    qtbot.waitUntil(lambda: bool(page.passphrase.own.field.error))
    assert "too easy to guess" in page.passphrase.own.field.error
    assert not page.primary.busy


def test_pressed_too_early_it_says_what_is_missing(page):
    page.press_primary()
    assert page.passphrase.own.field.error == "Choose a passphrase first."


def test_a_page_left_alone_goes_on_without(page, qtbot):
    page.finish_after(1)
    with qtbot.waitSignal(page.finished):
        page._timer.timeout.emit()
    assert not page._timer.isActive()


def test_typing_is_not_being_left_alone(page, type_in):
    page.finish_after(1)
    page._timer.setInterval(10_000)
    type_in(page.passphrase.own.field, "c")
    assert page._timer.remainingTime() > 9_000
    page._timer.stop()


def test_a_disk_that_fails_is_told_and_the_page_is_ready_again(filled, made, recorder, qtbot):
    made.journal.path.rename(made.journal.path.with_name("Moved.reflect"))
    filled.press_primary()
    qtbot.waitUntil(lambda: bool(recorder.notices))
    assert not filled.primary.busy
    made.journal.path.with_name("Moved.reflect").rename(made.journal.path)
