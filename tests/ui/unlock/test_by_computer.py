"""Unlocking with what this computer's keychain holds."""

from __future__ import annotations

import pytest

from reflect.ui.unlock.journal_files import known_journals, may_have_keychain
from reflect.ui.unlock.unlock import Unlock
from tests.support.builders import PASSPHRASE
from tests.support.keys import press


@pytest.fixture
def on(reflect, new_journal, on_journal):
    """A journal that the keychain opens."""
    _, path = new_journal("Practice")

    def turn_on():
        journal = reflect.journals.unlock(path, passphrase=PASSPHRASE)
        journal.keys.turn_keychain_on()
        journal.close()

    on_journal(turn_on)
    return path


@pytest.fixture
def page(parts, reflect, on_screen):
    def make():
        made = Unlock(**parts, reflect=reflect)
        made.show_journals(known_journals(reflect))
        return on_screen(made)

    return make


@pytest.fixture
def offered(on, page, qtbot):
    shown = page()
    qtbot.waitUntil(shown.form.computer.isVisible)
    return shown


def test_it_is_not_offered_where_nobody_turned_it_on(new_journal, page):
    _, path = new_journal("Practice")
    assert not may_have_keychain(path)
    assert not page().form.computer.isVisible()


def test_a_folder_without_keys_has_none(tmp_path):
    assert not may_have_keychain(tmp_path)


def test_it_opens_the_journal_without_a_word(offered, reflect, qtbot):
    with qtbot.waitSignal(offered.opened) as told:
        press("Space", offered.form.computer)
    journal, by_code = told.args
    assert (journal.name, by_code) == ("Practice", False)
    assert reflect.lock.journal is journal


def test_tab_comes_to_it_after_unlock(offered):
    offered.form.primary.setFocus()
    press("Tab")
    assert offered.form.computer.hasFocus()


def test_it_is_not_offered_once_its_time_is_over(on, page, reflect, jobs, qtbot):
    reflect.journals.keychain.computer.start_anew()
    shown = page()
    asked: list[bool] = []
    shown._opening.ask_keychain(on, asked.append)
    qtbot.waitUntil(lambda: asked == [False])
    assert not shown.form.computer.isVisible()


def test_one_that_fails_falls_back_to_the_passphrase_with_a_sentence(offered, reflect, qtbot):
    reflect.journals.keychain.back_end.locked = True
    offered.form.computer.click()
    qtbot.waitUntil(offered.form.notice.isVisible)
    assert offered.form.notice.words() == (
        "This computer's keychain is locked or did not answer. "
        "Nothing has been changed. The passphrase opens the journal as before."
    )
    assert not offered.form.computer.isVisible()
    assert offered.form.passphrase.edit.hasFocus()
    qtbot.keyClicks(offered.form.passphrase.edit, PASSPHRASE)
    with qtbot.waitSignal(offered.opened):
        press("Return")


def test_it_is_not_offered_beside_the_recovery_code(offered, qtbot):
    press("Alt+R", offered.window())
    qtbot.waitUntil(offered.form.code.isVisible)
    assert not offered.form.computer.isVisible()
    press("Alt+R", offered.window())
    qtbot.waitUntil(offered.form.computer.isVisible)


def test_while_it_opens_nothing_else_can_be_done(offered, qtbot):
    with qtbot.waitSignal(offered.opened):
        offered.form.computer.click()
        assert offered.form.primary.busy
        assert not offered.form.computer.isEnabled()
        offered._try_keychain()


def test_what_was_asked_of_one_journal_is_not_offered_for_another(offered, new_journal, reflect):
    _, other = new_journal("Teaching")
    first = offered._journal
    offered.show_journals(known_journals(reflect), other)
    offered._on_keychain_asked(first, opens=True)
    assert not offered.form.computer.isVisible()
