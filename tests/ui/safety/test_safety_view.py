from __future__ import annotations

from reflect.domain.check import CheckResult, Fault, Finding, Level
from reflect.ui.safety.backup_line import BackupLine
from reflect.ui.safety.safety_state import SafetyState
from tests.ui.safety.conftest import NOW


def run(view):
    next(bound for bound in view.commands() if bound.id == "primary").run()


def backups_of(journal):
    return list((journal.path / "backups").glob("*-g*"))


def test_it_begins_at_the_button_and_says_that_there_is_no_backup(view, qtbot):
    qtbot.waitUntil(lambda: view.whole.kind == "wrong")
    assert view.primary.hasFocus()
    assert "no backup yet" in view.whole.words()


def test_backing_up_makes_one_and_shows_it(view, desk, recorder, qtbot):
    run(view)
    assert view.whole.kind == "plain"
    qtbot.waitUntil(lambda: bool(view.state.backups))
    assert len(backups_of(desk.journal)) == 1
    assert len(view.findChildren(BackupLine)) == 1
    qtbot.waitUntil(lambda: view.whole.kind == "ok")
    assert [notice.title.split(":")[0] for notice in recorder.notices] == [
        "Backed up and read back"
    ]


def test_only_one_thing_is_done_at_a_time(view, desk, qtbot):
    run(view)
    run(view)
    qtbot.waitUntil(lambda: bool(view.state.backups))
    qtbot.waitUntil(view.stop.isHidden)
    assert len(backups_of(desk.journal)) == 1


def test_a_second_place_gets_one_at_once(view, tmp_path, qtbot):
    stick = tmp_path / "stick"
    stick.mkdir()
    view.choose_folder(stick)
    qtbot.waitUntil(lambda: view.state.folder == stick)
    assert list(stick.glob("Practice backups/*-g*"))


def test_a_place_that_is_not_there_is_refused_and_nothing_is_lost(view, tmp_path, recorder, qtbot):
    view.choose_folder(tmp_path / "away")
    qtbot.waitUntil(lambda: bool(recorder.notices))
    assert recorder.notices[0].tone == "wrong"
    assert view.state.folder is None


def test_the_check_says_that_nothing_is_wrong(view, recorder, qtbot):
    view.verify.click()
    qtbot.waitUntil(lambda: view.state.check is not None)
    assert view.state.check.fine
    assert [notice.tone for notice in recorder.notices] == ["ok"]


def test_a_rehearsal_needs_a_backup_and_then_says_how_it_went(view, recorder, qtbot):
    run(view)
    qtbot.waitUntil(lambda: bool(view.state.backups) and view.stop.isHidden())
    view.rehearse()
    qtbot.waitUntil(lambda: view.state.drill is not None)
    assert view.state.drill.fault is None
    assert recorder.notices[-1].title.startswith("Rehearsed")


def test_what_a_check_found_stands_below_with_what_to_do(view):
    found = CheckResult(
        level=Level.FULL, when=NOW, generation=1, findings=(Finding(fault=Fault.PAGES, count=3),)
    )
    view.show_state(SafetyState(check=found))
    assert view.whole.kind == view.found.kind == "wrong"
    assert not view.found.isHidden()
    view.show_state(SafetyState())
    assert view.found.isHidden()
