from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from reflect.ui.idle_watch import LockReason
from reflect.ui.unlock.first_run import FirstRun
from reflect.ui.unlock.new_passphrase import NewPassphrase
from reflect.ui.unlock.recovery_page import RecoveryPage
from reflect.ui.unlock.unlock import Unlock
from reflect.ui.unlock.unlock_flow import UnlockFlow
from tests.support.builders import PASSPHRASE
from tests.support.child import run_python
from tests.support.keys import press


@pytest.fixture
def begun(threshold, on_screen):
    """The flow on screen, as the window begins it."""
    return lambda **also: on_screen(UnlockFlow(threshold(**also)))


def shows(flow, kind):
    return isinstance(flow.page, kind)


def do_primary(flow):
    next(bound for bound in flow.commands() if bound.id == "primary").run()


def test_without_a_journal_it_begins_with_making_one(begun):
    assert shows(begun(), FirstRun)


def test_with_a_journal_it_begins_with_its_lock(begun, new_journal):
    new_journal()
    assert shows(begun(), Unlock)


def test_a_journal_that_is_gone_is_asked_for_and_none_is_made_instead(begun, reflect, tmp_path):
    reflect.remember(tmp_path / "stick" / "Practice.reflect")
    assert begun().page.form.title.text() == "Practice"


def test_the_whole_making_leads_into_the_journal(begun, reflect, qtbot):
    flow = begun()
    own = flow.page.form.passphrase.own
    for field in (own.field, own.again):
        qtbot.keyClicks(field.edit, PASSPHRASE)
        press("Return", field.edit)
    qtbot.waitUntil(lambda: shows(flow, RecoveryPage))
    # The window shows the journal once the lock is open, and the code comes first.
    assert reflect.lock.journal is None
    groups = flow.page._made.recovery_code.groups
    for field in flow.page.form.copied.fields:
        qtbot.keyClicks(field.edit, groups[field._number - 1])
    with qtbot.waitSignal(flow.unlocked) as told:
        do_primary(flow)
    assert reflect.lock.journal is told.args[0]


def test_a_passphrase_leads_into_the_journal(begun, new_journal, reflect, qtbot):
    new_journal()
    flow = begun()
    qtbot.keyClicks(flow.page.form.passphrase.edit, PASSPHRASE)
    with qtbot.waitSignal(flow.unlocked) as told:
        do_primary(flow)
    assert reflect.lock.journal is told.args[0]


def test_the_recovery_code_leads_to_a_new_passphrase_and_then_in(
    begun, new_journal, reflect, on_journal, qtbot
):
    code, _ = new_journal()
    flow = begun()
    flow.page.form.ask_for(by_code=True)
    flow.page.form.code.set_text(code.text)
    do_primary(flow)
    qtbot.waitUntil(lambda: shows(flow, NewPassphrase))
    assert flow.page.passphrase.own.field.edit.hasFocus()
    with qtbot.waitSignal(flow.unlocked) as told:
        flow.page.later.click()
    assert reflect.lock.journal is told.args[0]
    assert on_journal(told.args[0].wishes.recovery_confirmed)


def test_another_journal_can_be_made_and_escape_leads_back(begun, new_journal, qtbot):
    new_journal()
    flow = begun()
    flow.page.others.make.click()
    assert shows(flow, FirstRun)
    assert flow.step_back()
    assert shows(flow, Unlock)
    assert not flow.step_back()


def test_open_a_journal_i_have_leads_back_to_the_list(begun, new_journal):
    new_journal()
    flow = begun()
    flow.page.others.make.click()
    flow.page.form.open_other.click()
    assert shows(flow, Unlock)


def test_the_first_run_can_open_a_journal_from_anywhere(begun, new_journal, tmp_path):
    _, path = new_journal("Practice", tmp_path / "stick")
    flow = begun()
    flow.page.form.open_other.click()
    dialog = flow.findChild(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    assert flow.page.form.title.text() == "Practice"
    assert flow.page.form.passphrase.edit.hasFocus()


def test_a_folder_without_a_journal_is_told_and_leads_back(begun, tmp_path, qtbot):
    flow = begun()
    flow._on_folder(tmp_path)
    qtbot.waitUntil(flow.page.failure.isVisible)
    flow.page.failure.card.buttons[1].click()
    assert shows(flow, FirstRun)


def test_the_journal_that_was_locked_is_offered_first(begun, new_journal):
    new_journal("Practice")
    _, path = new_journal("Teaching")
    for name, locked in (("Teaching", path), ("Practice", path.with_name("Practice.reflect"))):
        assert begun(locked=locked).page.form.title.text() == name


@pytest.mark.parametrize(
    ("reason", "minutes", "words"),
    [
        (LockReason.IDLE, 5, "Locked after 5 minutes."),
        (LockReason.IDLE, 1, "Locked after 1 minute."),
        (LockReason.ASLEEP, 5, "Locked while the computer slept."),
        (LockReason.SCREEN, 5, "Locked together with the screen."),
        (LockReason.SWITCHED, 5, "Locked because somebody else took over."),
        (LockReason.LONG, 5, "Locked after twelve hours."),
        (LockReason.ASKED, 5, "Locked."),
    ],
)
def test_after_a_lock_it_says_why_and_that_the_words_are_saved(
    begun, new_journal, reflect, reason, minutes, words
):
    _, path = new_journal()
    reflect.settings.change(idle_minutes=minutes)
    notice = begun(locked=path, reason=reason).page.form.notice
    assert notice.words() == f"{words} What you were writing is saved."


def test_panes_are_those_of_the_page(begun):
    flow = begun()
    assert flow.panes() == flow.page.panes()


def test_the_page_before_is_gone_when_another_is_shown(begun, new_journal, qtbot):
    new_journal()
    flow = begun()
    before = flow.page
    with qtbot.waitSignal(before.destroyed):
        before.others.make.click()


def test_nothing_heavy_is_loaded_before_it_is_needed():
    code = """
import sys
import reflect.ui.unlock.unlock_flow
for name in ("sqlalchemy", "sqlcipher3", "alembic", "cryptography", "zxcvbn", "typst", "keyring",
             "PySide6.QtPrintSupport", "reflect.privacy"):
    assert name not in sys.modules, name
print("light")
"""
    assert run_python(code).strip() == "light"


def test_escape_f6_and_ctrl_return_work_before_there_is_a_frame(begun, new_journal):
    new_journal()
    flow = begun()
    press("F6")
    assert flow.page.side.list.hasFocus()
    press("Shift+F6")
    assert flow.page.form.passphrase.edit.hasFocus()
    press("Ctrl+Return", flow.page.form.other)
    assert flow.page.form.passphrase.error == "Type your passphrase."
    flow.page.form.ask_for(by_code=True)
    press("Esc", flow.page.form.code.edit)
    assert not flow.page.form.by_code


def test_escape_leads_back_from_a_folder_without_a_journal(begun, tmp_path, qtbot):
    flow = begun()
    flow._on_folder(tmp_path)
    qtbot.waitUntil(flow.page.failure.isVisible)
    assert flow.step_back()
    assert shows(flow, FirstRun)
