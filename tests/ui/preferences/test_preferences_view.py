from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reflect.settings import Settings, options
from reflect.ui.guard.screenshots import can_keep_out
from reflect.ui.parts.para import Para
from reflect.ui.parts.switch import Switch
from reflect.ui.preferences.locking_section import LockingSection
from tests.ui.preferences.conftest import PLACES


def chosen(view, section):
    """Goes to a section and gives its page."""
    titles = [page.title for page in view.sections]
    view.list.setCurrentIndex(view.list.rows.index(titles.index(section)))
    return view.sections[titles.index(section)]


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def test_every_setting_can_be_chosen_somewhere(view):
    offered = [name for section in view.sections for name in section.controls]
    # Shown where the system can do it.
    hidden = [] if can_keep_out() else ["keep_out_of_screenshots"]
    assert sorted([*offered, *hidden]) == sorted(option.name for option in options())


def test_where_the_system_can_the_window_stays_out_of_screenshots_unless_told_otherwise(
    look, window, qtbot
):
    section = LockingSection(look, screenshots=True)
    window.setCentralWidget(section)
    window.show()
    section.show_settings(Settings())
    switch = section.kept_out
    assert switch is section.controls["keep_out_of_screenshots"]
    assert (switch.isChecked(), switch.isVisible()) == (True, True)
    with qtbot.waitSignal(section.wished) as wished:
        QTest.keyClick(switch, Qt.Key.Key_Space)
    assert wished.args == ["keep_out_of_screenshots", False]


def test_where_the_system_cannot_nothing_is_said_of_screenshots(look):
    section = LockingSection(look, screenshots=False)
    assert section.findChildren(Switch) == []


def test_the_sections_have_the_focus_on_arrival(view):
    assert focused() is view.list


@pytest.mark.parametrize("theme", ["system", "light", "dark", "contrast"])
def test_colours_are_used_at_once(view, desk, theme):
    desk.preferences.change(theme="dark" if theme != "dark" else "light")
    view.reading.colours.sample(theme).click()
    assert desk.preferences.current.theme == theme


def test_the_arrow_keys_go_from_one_sample_to_the_next(view, desk):
    desk.preferences.change(theme="light")
    sample = view.reading.colours.sample("light")
    sample.setFocus()
    QTest.keyClick(sample, Qt.Key.Key_Right)
    assert desk.preferences.current.theme == "dark"


def test_the_text_size_is_kept_as_a_scale(view, desk):
    view.reading.text_size.chosen.emit(150)
    assert desk.preferences.current.text_scale == 1.5


@pytest.mark.parametrize("font", ["sans", "system"])
def test_the_font_of_the_writers_words_is_chosen(view, desk, font):
    view.reading.font_choice.part(font).click()
    assert desk.preferences.current.writer_font == font


@pytest.mark.parametrize(("choice", "characters"), [("narrow", 55), ("wide", 85)])
def test_the_length_of_lines_is_chosen(view, desk, choice, characters):
    view.reading.lines.part(choice).click()
    assert desk.preferences.current.line_length == characters


@pytest.mark.parametrize(
    ("characters", "shown"), [(45, "narrow"), (62, "narrow"), (64, "comfortable"), (90, "wide")]
)
def test_a_length_of_ones_own_shows_as_the_nearest(view, desk, characters, shown):
    desk.preferences.change(line_length=characters)
    assert view.reading.lines.value() == shown


@pytest.mark.parametrize(
    ("section", "name"),
    [
        ("Reading and writing", "word_count"),
        ("Reading and writing", "quiet_marks"),
        ("Reading and writing", "less_movement"),
        ("Prompts and reminders", "on_this_day"),
    ],
)
def test_a_switch_is_used_at_once(view, desk, section, name):
    before = getattr(desk.preferences.current, name)
    switch = chosen(view, section).controls[name]
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert getattr(desk.preferences.current, name) is not before


def test_the_minutes_to_lock_after_are_chosen(view, desk):
    minutes = chosen(view, "Locking").controls["idle_minutes"]
    minutes.field.setText("12")
    QTest.keyClick(minutes.field, Qt.Key.Key_Return)
    assert desk.preferences.current.idle_minutes == 12


def test_what_is_changed_elsewhere_is_shown(view, desk):
    desk.preferences.change(text_scale=1.2, theme="contrast", on_this_day=False)
    assert view.reading.text_size.value() == 120
    assert view.reading.colours.sample("contrast").isChecked()
    assert not chosen(view, "Prompts and reminders").controls["on_this_day"].isChecked()


def test_where_the_files_are_can_be_read_and_copied(view, desk):
    about = chosen(view, "About")
    words = [para.text() for para in about.findChildren(Para)]
    assert str(desk.journal.path) in words
    about.files[1].copy.click()
    assert QGuiApplication.clipboard().text() == str(PLACES.config_file)


def test_what_reflect_does_not_promise_is_told(view):
    words = [para.text() for para in chosen(view, "About").findChildren(Para)]
    assert "Encryption is not legal privilege" in words
    assert not any("secure" in line.casefold() for line in words)


@pytest.fixture
def narrow(view, window, qtbot):
    window.resize(640, 480)
    qtbot.waitUntil(lambda: view.reading.isHidden() or not view.reading.isVisible())
    return view


def test_in_a_narrow_window_a_section_opens_over_the_list(narrow):
    QTest.keyClick(narrow.list, Qt.Key.Key_Return)
    assert narrow.reading.isVisible()
    assert not narrow.list.isVisible()
    narrow.reading.back.click()
    assert focused() is narrow.list


def test_escape_leads_back_to_the_sections(narrow):
    QTest.keyClick(narrow.list, Qt.Key.Key_Return)
    assert narrow.step_back()
    assert not narrow.step_back()


def test_names_stand_over_controls_where_there_is_little_room(narrow):
    QTest.keyClick(narrow.list, Qt.Key.Key_Return)
    sample = narrow.reading.colours.sample("system")
    left = sample.mapTo(narrow.reading, sample.rect().topLeft()).x()
    assert left < 100
