from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from shiboken6 import isValid

from reflect.ui.frame import Frame
from reflect.ui.main_window import MainWindow
from reflect.ui.narrow_bar import NarrowBar
from reflect.ui.notice_board import NoticeBoard
from reflect.ui.places import PlaceId, places
from reflect.ui.rail_rows import RailRow
from tests.support.keys import press
from tests.support.views import FakeView

SHOWN = (PlaceId.TODAY, PlaceId.JOURNAL, PlaceId.PREFERENCES)


@pytest.fixture
def window(look, qtbot):
    made = MainWindow(look, NoticeBoard(look))
    made.close_wanted.connect(made.let_close)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def views():
    """The views made, by place."""
    return {}


@pytest.fixture
def frame(window, look, views):
    made = Frame(look, window.commands, window.room, "Practice")
    window.show_page(made, made.rail)

    def maker(place):
        return lambda: views.setdefault(place, FakeView(place))

    made.open({place: maker(place) for place in SHOWN})
    return made


def rows(frame):
    return [row for row in frame.rail.findChildren(RailRow) if row.isVisible()]


def row(frame, text):
    return next(found for found in rows(frame) if found.text() == text)


def test_only_places_with_a_view_are_on_the_rail(frame):
    texts = [found.text() for found in rows(frame)]
    assert texts == ["Today", "Journal", "Preferences", "Lock now"]


def test_places_keep_the_order_of_the_rail():
    assert [place.id for place in places()] == list(PlaceId)


def test_it_begins_today_with_the_focus_where_the_view_wants_it(frame, views):
    assert frame.place is PlaceId.TODAY
    assert QApplication.focusWidget() is views[PlaceId.TODAY].first


def test_it_begins_at_the_first_place_when_there_is_no_today(window, look):
    frame = Frame(look, window.commands, window.room, "Practice")
    window.show_page(frame, frame.rail)
    frame.open({PlaceId.PREFERENCES: FakeView})
    assert frame.place is PlaceId.PREFERENCES


def test_a_view_is_made_when_it_is_first_shown_and_kept(frame, views):
    assert list(views) == [PlaceId.TODAY]
    frame.go(PlaceId.JOURNAL)
    made = views[PlaceId.JOURNAL]
    frame.go(PlaceId.TODAY)
    frame.go(PlaceId.JOURNAL)
    assert frame.view is made


def test_the_row_of_the_place_is_checked(frame):
    row(frame, "Journal").click()
    assert [found.text() for found in rows(frame) if found.isChecked()] == ["Journal"]


def test_a_row_stays_unchecked_when_the_view_cannot_be_left(frame, views):
    views[PlaceId.TODAY].keeps = False
    row(frame, "Journal").click()
    assert frame.place is PlaceId.TODAY
    assert [found.text() for found in rows(frame) if found.isChecked()] == ["Today"]


def test_a_place_is_left_only_when_its_words_are_kept(frame, views):
    views[PlaceId.TODAY].keeps = None
    frame.go(PlaceId.JOURNAL)
    before = frame.place
    views[PlaceId.TODAY].answer_later(True)
    assert (before, frame.place) == (PlaceId.TODAY, PlaceId.JOURNAL)


@pytest.mark.parametrize(("key", "place"), [("1", PlaceId.TODAY), ("2", PlaceId.JOURNAL)])
def test_ctrl_and_a_number_go_to_a_place(frame, key, place):
    frame.go(PlaceId.PREFERENCES)
    press(f"Ctrl+{key}")
    assert frame.place is place


def test_f6_goes_through_the_panes_and_then_the_rail(frame, views):
    here = views[PlaceId.TODAY]
    seen = []
    for _ in range(3):
        press("F6")
        seen.append(QApplication.focusWidget())
    assert seen == [here.second, row(frame, "Today"), here.first]


def test_shift_f6_goes_back_through_them(frame, views):
    seen = []
    for _ in range(3):
        press("Shift+F6")
        seen.append(QApplication.focusWidget())
    here = views[PlaceId.TODAY]
    assert seen == [row(frame, "Today"), here.second, here.first]


def test_f6_without_a_focus_begins_at_the_first_pane(frame, views):
    views[PlaceId.TODAY].first.clearFocus()
    frame._commands.run("next_pane")
    assert QApplication.focusWidget() is views[PlaceId.TODAY].first


def test_up_and_down_go_from_row_to_row(frame):
    row(frame, "Today").setFocus()
    press("Down")
    assert QApplication.focusWidget() is row(frame, "Journal")
    press("Return")
    assert frame.place is PlaceId.JOURNAL


def test_the_commands_of_a_view_work_only_while_it_is_on_screen(frame, views, window):
    frame.go(PlaceId.JOURNAL)
    window.commands.run("save")
    assert "save" not in views[PlaceId.TODAY].asked
    assert views[PlaceId.JOURNAL].asked == ["arrive", "save"]


def test_a_door_takes_the_whole_window(frame, window):
    door = FakeView("door")
    frame.doors.open(door)
    assert not frame.rail.isVisible()
    assert frame.view is door
    assert QApplication.focusWidget() is door.first


def test_a_closed_door_gives_the_focus_back_and_is_gone(frame, views, qtbot):
    views[PlaceId.TODAY].second.setFocus()
    door = FakeView("door")
    frame.doors.open(door)
    with qtbot.waitSignal(door.destroyed):
        frame.doors.close()
    assert QApplication.focusWidget() is views[PlaceId.TODAY].second
    assert frame.rail.isVisible()
    assert views[PlaceId.TODAY].asked == ["arrive"]


def test_the_place_arrives_again_when_what_had_the_focus_is_gone(frame, views):
    views[PlaceId.TODAY].second.setFocus()
    frame.doors.open(FakeView("door"))
    views[PlaceId.TODAY].second.hide()
    frame.doors.close()
    assert views[PlaceId.TODAY].asked == ["arrive", "arrive"]


def test_a_door_over_a_door_closes_back_to_it(frame):
    below, above = FakeView("below"), FakeView("above")
    frame.doors.open(below)
    below.second.setFocus()
    frame.doors.open(above)
    frame.doors.close()
    assert frame.view is below
    assert QApplication.focusWidget() is below.second


def test_a_door_stays_open_until_its_words_are_kept(frame):
    door = FakeView("door")
    door.keeps = False
    frame.doors.open(door)
    frame.doors.close()
    frame.go(PlaceId.JOURNAL)
    assert (frame.view, frame.place) == (door, PlaceId.TODAY)


def test_a_door_asked_twice_closes_once(frame):
    below, door = FakeView("below"), FakeView("door")
    door.keeps = None
    frame.doors.open(below)
    frame.doors.open(door)
    frame.doors.close()
    frame.doors.close()
    door.answer_later(True)
    door.answer_later(True)
    assert frame.view is below


def test_going_elsewhere_closes_the_doors(frame, views):
    frame.doors.open(FakeView("below"))
    frame.doors.open(FakeView("above"))
    frame.go(PlaceId.JOURNAL)
    assert (frame.place, frame.doors.views) == (PlaceId.JOURNAL, ())
    assert QApplication.focusWidget() is views[PlaceId.JOURNAL].first


def test_esc_closes_the_panel_first_and_then_the_door(frame):
    door = FakeView("door")
    door.panel_open = True
    frame.doors.open(door)
    press("Esc")
    assert frame.view is door
    press("Esc")
    assert frame.doors.views == ()


def test_f6_stays_inside_a_door(frame):
    door = FakeView("door")
    frame.doors.open(door)
    for _ in range(2):
        press("F6")
    assert QApplication.focusWidget() is door.first


@pytest.mark.parametrize("keeps", [True, False])
def test_leaving_asks_every_view_on_screen_and_passes_on_the_answer(frame, views, keeps):
    answers: list[bool] = []
    door = FakeView("door")
    frame.doors.open(door)
    views[PlaceId.TODAY].keeps = keeps
    frame.leave(answers.append)
    assert answers == [keeps]
    assert [view.asked[-1] for view in (door, views[PlaceId.TODAY])] == ["leave", "leave"]


@pytest.mark.parametrize(
    ("width", "rail", "bar"), [(1280, 208, False), (1024, 96, False), (700, 0, True)]
)
def test_the_rail_fits_the_room(frame, window, qtbot, width, rail, bar):
    window.resize(width, 700)
    qtbot.waitUntil(lambda: window.width() == width)
    shown = frame.rail.width() if frame.rail.isVisible() else 0
    assert (shown, frame.findChild(NarrowBar).isVisible()) == (rail, bar)


def test_large_text_leaves_less_room(frame, window, look):
    look.choose(scale=2.0)
    assert not frame.rail.isVisible()


def test_a_narrow_window_has_its_places_in_a_menu(frame, window, views):
    window.resize(700, 700)
    menu = frame.findChild(NarrowBar).findChild(QMenu)
    texts = [action.text() for action in menu.actions() if action.isVisible()]
    assert texts == ["Today", "Journal", "Preferences"]
    menu.actions()[1].trigger()
    assert frame.place is PlaceId.JOURNAL


def test_lock_is_asked_for_from_the_rail_and_from_the_narrow_bar(frame, window, qtbot):
    with qtbot.waitSignal(frame.lock_wanted):
        row(frame, "Lock now").click()
    with qtbot.waitSignal(frame.lock_wanted):
        frame.findChild(NarrowBar)._lock.click()


def test_every_row_has_a_name_and_a_large_enough_target(frame):
    for found in rows(frame):
        assert found.accessibleName()
        assert min(found.width(), found.height()) >= 32


def test_the_whole_frame_goes_with_the_window(window, frame, qtbot):
    door = FakeView("door")
    frame.doors.open(door)
    window.show_page(FakeView("entrance"))
    qtbot.waitUntil(lambda: not isValid(frame))
    assert not isValid(door)
