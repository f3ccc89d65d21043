from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QClipboard

from reflect.ui.guard.clipboard_watch import KEPT, ClipboardWatch
from reflect.ui.parts.clipboard import is_private, private_text

CLIPBOARD, SELECTION = QClipboard.Mode.Clipboard, QClipboard.Mode.Selection


class FakeClipboard(QObject):
    """Both clipboards of X11 with their owners, which the hidden screen of the tests lacks."""

    changed = Signal(QClipboard.Mode)

    def __init__(self):
        super().__init__()
        self.held: dict[QClipboard.Mode, QMimeData] = {}
        self.ours: set[QClipboard.Mode] = set()

    def ownsClipboard(self):  # noqa: N802 - Qt's name
        return CLIPBOARD in self.ours

    def ownsSelection(self):  # noqa: N802 - Qt's name
        return SELECTION in self.ours

    def mimeData(self, mode):  # noqa: N802 - Qt's name
        return self.held.get(mode)

    def setMimeData(self, data, mode=CLIPBOARD):  # noqa: N802 - Qt's name
        self.held[mode] = data
        self.ours.add(mode)
        self.changed.emit(mode)

    def clear(self, mode):
        self.held.pop(mode)
        self.ours.discard(mode)
        self.changed.emit(mode)

    def put_by_another(self, data, mode):
        self.held[mode] = data
        self.ours.discard(mode)
        self.changed.emit(mode)


@pytest.fixture
def clipboard(qapp):
    return FakeClipboard()


@pytest.fixture
def watch(clipboard):
    made = ClipboardWatch(clipboard)
    yield made
    for timer in made.timers.values():
        timer.stop()


@pytest.mark.parametrize("mode", [CLIPBOARD, SELECTION])
def test_our_words_are_taken_back_after_a_minute(watch, clipboard, mode):
    clipboard.setMimeData(private_text("ward"), mode)
    timer = watch.timers[mode]
    assert (timer.isActive(), timer.interval(), KEPT) == (True, KEPT, 60_000)
    timer.timeout.emit()
    assert clipboard.held == {}


@pytest.mark.parametrize("mode", [CLIPBOARD, SELECTION])
def test_what_another_program_has_put_there_since_stays(watch, clipboard, mode):
    theirs = private_text("theirs")
    clipboard.setMimeData(private_text("ward"), mode)
    clipboard.put_by_another(theirs, mode)
    assert not watch.timers[mode].isActive()
    watch.timers[mode].timeout.emit()
    assert clipboard.held == {mode: theirs}


def test_each_copy_begins_a_minute_of_its_own(watch, clipboard):
    clipboard.setMimeData(private_text("ward"))
    watch.timers[CLIPBOARD].stop()
    clipboard.setMimeData(private_text("another"))
    assert watch.timers[CLIPBOARD].isActive()


def test_words_of_a_line_edit_get_the_request_not_to_keep_them(watch, clipboard):
    bare = QMimeData()
    bare.setText("a title")
    clipboard.setMimeData(bare)
    held = clipboard.held[CLIPBOARD]
    assert (held.text(), is_private(bare), is_private(held)) == ("a title", False, True)


def test_what_is_not_text_stays_as_it_is(watch, clipboard):
    picture = QMimeData()
    picture.setData("image/png", b"\x89PNG")
    clipboard.setMimeData(picture)
    assert clipboard.held[CLIPBOARD] is picture


def test_a_clipboard_that_we_do_not_watch_is_passed_over(watch, clipboard):
    clipboard.setMimeData(private_text("ward"), QClipboard.Mode.FindBuffer)
    assert not any(timer.isActive() for timer in watch.timers.values())


def test_the_three_requests_are_those_that_clipboard_managers_know():
    data = private_text("ward")
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert data.hasFormat("application/x-nspasteboard-concealed-type")
    windows = "ExcludeClipboardContentFromMonitorProcessing"
    assert data.hasFormat(f'application/x-qt-windows-mime;value="{windows}"')
