from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from reflect.app import Reflect
from reflect.paths import Places
from reflect.ui.handed_in import HandedIn, PackDrops, are_packs, packs_in, taken_by_running
from reflect.ui.program import Start, read_start
from reflect.ui.running_window import HANDED_FILE, RunningWindow
from tests.support.child import run_python
from tests.support.programs import begin, journal, program, reflect, relaunched, said, screens

__all__ = ["begin", "journal", "program", "reflect", "relaunched", "screens"]

PACK = Path("/packs/a.reflectpack")


@pytest.fixture
def handed_in(qapp):
    return HandedIn()


def test_what_comes_before_somebody_listens_waits(handed_in, qtbot):
    handed_in.put([PACK])
    assert handed_in.waiting == (PACK,)
    heard: list[object] = []
    handed_in.listen(heard.append)
    qtbot.waitUntil(lambda: heard == [(PACK,)])
    assert handed_in.waiting == ()


def test_what_comes_later_is_heard_at_once_and_nothing_is_no_news(handed_in, qtbot):
    heard: list[object] = []
    handed_in.listen(heard.append)
    handed_in.put([])
    handed_in.put([PACK, PACK])
    qtbot.waitUntil(lambda: heard == [(PACK,)])


@pytest.mark.parametrize(
    ("names", "taken"),
    [(["a.reflectpack", "B.REFLECTPACK"], True), (["a.reflectpack", "b.pdf"], False), ([], False)],
)
def test_packs_are_known_by_their_names(names, taken):
    assert are_packs([Path(name) for name in names]) is taken


def dragged(*urls):
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


@pytest.mark.parametrize(
    ("urls", "paths"),
    [
        (["file:///packs/a.reflectpack"], (PACK,)),
        (["file:///packs/a.reflectpack", "file:///packs/b.txt"], ()),
        (["https://example.org/a.reflectpack"], ()),
        ([], ()),
    ],
)
def test_only_files_that_are_all_packs_are_taken(qapp, urls, paths):
    assert packs_in(dragged(*urls)) == paths


@pytest.fixture
def field(qtbot):
    """A window that is all a field, which takes what is dropped on it."""
    made = QLineEdit()
    qtbot.addWidget(made)
    made.resize(200, 100)
    with qtbot.waitExposed(made):
        made.show()
    return made


def drop(window, data):
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(50, 50), action, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    event = QDropEvent(QPointF(50, 50), action, data, buttons, keys, QEvent.Type.Drop)
    QApplication.sendEvent(window, event)
    return event


def test_a_pack_that_is_dropped_on_a_field_is_no_text(field):
    dropped: list[object] = []
    drops = PackDrops(field.windowHandle())
    drops.dropped.connect(dropped.append)
    event = drop(field.windowHandle(), dragged("file:///packs/a.reflectpack"))
    assert event.isAccepted()
    assert dropped == [(PACK,)]
    assert field.text() == ""


def test_other_things_that_are_dropped_go_where_they_are_dropped(field):
    dropped: list[object] = []
    drops = PackDrops(field.windowHandle())
    drops.dropped.connect(dropped.append)
    drop(field.windowHandle(), dragged("file:///packs/a.txt"))
    assert dropped == []


@pytest.fixture
def real(tmp_path):
    """A program that knows two journals, by their names."""
    for name in ("Other", "Practice"):
        folder = tmp_path / f"{name}.reflect"
        folder.mkdir()
        (folder / "journal.db").touch()
    places = Places(
        journals=tmp_path, config_file=tmp_path / "settings.json", log_folder=tmp_path / "log"
    )
    return Reflect(places)


def test_a_window_that_has_a_journal_open_is_handed_the_packs(real, tmp_path, qtbot):
    journal = tmp_path / "Practice.reflect"
    running = RunningWindow(journal)
    try:
        with qtbot.waitSignal(running.handed) as handed:
            assert taken_by_running(real, [PACK])
        assert handed.args == [(PACK,)]
        assert not (journal / HANDED_FILE).exists()
    finally:
        running.release()


def test_without_such_a_window_the_packs_are_not_taken(real, tmp_path, qapp):
    assert not taken_by_running(real, [PACK])
    assert list(tmp_path.rglob(HANDED_FILE)) == []


def test_a_pack_that_was_opened_waits_until_a_journal_is(begin, reflect, screens, qtbot):
    run = begin(Start(packs=(PACK,)))
    assert said(run) == [
        "Open your journal to look at the pack. Nothing is installed before you have seen what is "
        "in it."
    ]
    run.jobs.start(lambda _context: reflect.open(), owner=run)
    qtbot.waitUntil(lambda: run.session is not None)
    assert said(run) == []
    heard: list[object] = []
    screens.desk.handed_in.listen(heard.append)
    qtbot.waitUntil(lambda: heard == [(PACK,)])


def test_a_pack_that_comes_while_a_journal_is_open_is_looked_at(journal, program, screens, qtbot):
    heard: list[object] = []
    screens.desk.handed_in.listen(heard.append)
    program.hand_in([PACK])
    qtbot.waitUntil(lambda: heard == [(PACK,)])
    assert said(program) == []


@pytest.mark.parametrize(
    ("arguments", "packs"),
    [
        (["a.reflectpack", "b.REFLECTPACK"], ("a.reflectpack", "b.REFLECTPACK")),
        (["a.reflectpack", "list"], ()),
        ([], ()),
    ],
)
def test_packs_on_the_command_line_are_looked_at(arguments, packs):
    assert read_start(arguments).packs == tuple(map(Path, packs))


def test_macos_says_so_when_a_pack_is_opened(qapp, qtbot):
    with qtbot.waitSignal(qapp.pack_opened) as opened:
        QApplication.sendEvent(qapp, QFileOpenEvent(str(PACK)))
    assert opened.args == [PACK]
    with qtbot.assertNotEmitted(qapp.pack_opened):
        QApplication.sendEvent(qapp, QFileOpenEvent("other.txt"))


HAND_OVER = f"""
import os
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from reflect.app import Reflect
from reflect.ui.application import Application, open_window
from reflect.ui.running_window import RunningWindow
journal = Reflect().places.journals / "Practice.reflect"
journal.mkdir(parents=True)
(journal / "journal.db").write_bytes(b"")
app = Application()
running = RunningWindow(journal)
handed = []
running.handed.connect(handed.append)
print(open_window([{str(PACK)!r}]))
while not handed:
    app.processEvents()
print(*handed[0])
running.release()
"""


def test_a_second_start_hands_its_packs_over_and_ends():
    assert run_python(HAND_OVER).split() == ["0", str(PACK)]
