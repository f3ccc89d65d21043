from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenuBar
from shiboken6 import isValid

from reflect.settings import Geometry
from reflect.ui.main_window import Cover, MainWindow, box_on_screen
from reflect.ui.messages import Notice
from reflect.ui.notice_board import NoticeBoard
from tests.support.keys import press
from tests.support.views import FakeView

SCREEN = QRect(0, 0, 1920, 1080)


@pytest.fixture
def board(look):
    return NoticeBoard(look)


@pytest.fixture
def window(look, board, qtbot):
    made = MainWindow(look, board)
    made.close_wanted.connect(made.let_close)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def page(window):
    made = FakeView("page")
    window.show_page(made)
    made.arrive()
    return made


@pytest.mark.parametrize(
    ("geometry", "box"),
    [
        (None, QRect(320, 140, 1280, 800)),
        (Geometry(10, 20, 900, 700), QRect(10, 20, 900, 700)),
        (Geometry(-100, 20, 900, 700), QRect(0, 20, 800, 700)),
        (Geometry(5000, 20, 900, 700), QRect(320, 140, 1280, 800)),
        (Geometry(1800, 20, 900, 700), QRect(320, 140, 1280, 800)),
        (Geometry(0, 0, 90_000, 90_000), SCREEN),
    ],
)
def test_the_window_comes_back_where_a_screen_shows_it(geometry, box):
    assert box_on_screen(geometry, [SCREEN]) == box


def test_a_small_screen_gets_a_small_window():
    assert box_on_screen(None, [QRect(0, 0, 1024, 600)]) == QRect(0, 0, 1024, 600)


def test_the_geometry_is_kept(window):
    window.place(Geometry(30, 40, 700, 500))
    assert window.geometry_now() == Geometry(30, 40, 700, 500)


def test_the_window_is_never_smaller_than_its_screens_are_made_for(window):
    window.resize(10, 10)
    assert (window.width(), window.height()) == (640, 480)


def test_a_new_page_replaces_the_one_before(window, page, qtbot):
    window.show_page(FakeView("next"))
    qtbot.waitUntil(lambda: not isValid(page))


def test_the_cover_hides_the_page_and_the_notice_and_takes_the_focus_away(window, board, page):
    board.put(Notice(title="Saved."))
    window.cover()
    assert window.findChild(Cover).isVisible()
    assert not page.isVisible()
    assert not board.isVisible()
    assert QApplication.focusWidget() is not page.first


def test_uncovering_shows_the_page_again(window, page):
    window.cover()
    window.uncover()
    assert page.isVisible()


def test_whoever_is_asked_may_let_it_close_at_once(window):
    window.close()
    assert not window.isVisible()


def test_closing_is_asked_for_and_not_done(look, qtbot):
    window = MainWindow(look, NoticeBoard(look))
    window.show()
    with qtbot.waitSignal(window.close_wanted):
        window.close()
    assert window.isVisible()
    window.let_close()
    assert not window.isVisible()


@pytest.fixture
def bar(window, page):
    yield window.findChild(QMenuBar)
    while popup := QApplication.activePopupWidget():
        popup.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Alt, Qt.Key.Key_F10])
def test_alt_and_f10_open_the_first_menu(window, bar, key):
    assert not bar.isVisible()
    QTest.keyClick(window.windowHandle(), key)
    assert bar.isVisible()
    assert QApplication.activePopupWidget() is bar.actions()[0].menu()


def test_esc_closes_the_menu_and_the_bar_and_the_focus_is_where_it_was(window, bar, page, qtbot):
    press("F10", window.windowHandle())
    press("Esc")
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert window.focusWidget() is page.first


def test_the_bar_stays_while_another_menu_opens(window, bar, qapp):
    press("F10", window.windowHandle())
    press("Right")
    qapp.processEvents()
    assert bar.isVisible()
    assert QApplication.activePopupWidget() is bar.actions()[1].menu()


def test_f10_again_leaves_an_open_menu_alone(window, bar):
    for _ in range(2):
        press("F10", window.windowHandle())
    assert QApplication.activePopupWidget() is bar.actions()[0].menu()


def test_alt_with_another_key_is_not_alt_alone(window, bar):
    handle = window.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(handle, Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(handle, Qt.Key.Key_Alt)
    assert not bar.isVisible()


def test_undo_in_the_menu_acts_on_the_field_that_had_the_focus(window, bar, page):
    page.first.insert("words")
    bar.wake()
    window.commands.run("undo")
    assert page.first.text() == ""
