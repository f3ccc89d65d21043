from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reflect.ui.preferences.section_list import VALUE, SectionList, SectionModel


def test_it_is_a_proper_model(qtmodeltester):
    model = SectionModel(("One", "Two"))
    qtmodeltester.check(model)


def test_sections_keep_their_order():
    model = SectionModel(("One", "Two"))
    assert [model.index(row).data(VALUE) for row in range(2)] == [0, 1]


def test_the_arrow_keys_choose(look, qtbot):
    sections = SectionList(look, ("One", "Two"))
    qtbot.addWidget(sections)
    with qtbot.waitSignal(sections.chosen) as told:
        QTest.keyClick(sections, Qt.Key.Key_Down)
    assert told.args == [1]
