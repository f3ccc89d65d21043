"""Chips, parts, lists of options, switches and scales."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from reflect.ui.parts.checks import Radio, Tick
from reflect.ui.parts.chips import Chip, ChipGroup
from reflect.ui.parts.choice_field import ChoiceField
from reflect.ui.parts.options import AnyOf, OneOf
from reflect.ui.parts.part_choice import PartChoice
from reflect.ui.parts.scale import ScaleCells
from reflect.ui.parts.switch import Switch

LEFT = Qt.MouseButton.LeftButton
READERS = [("n", "Nurses"), ("l", "Learners"), ("e", "Educators")]


def checked(widget):
    state = QAccessible.queryAccessibleInterface(widget).state()
    return bool(state.checked)


def test_a_chosen_chip_wears_a_tick(look, show):
    chip = Chip(look, "Nurses")
    show(chip)
    bare, width = chip.icon().isNull(), chip.width()
    chip.setChecked(True)
    assert bare
    assert not chip.icon().isNull()
    assert chip.sizeHint().width() > width


def test_one_chip_of_a_group_is_chosen(qtbot, look, show):
    group = ChipGroup(look, "For", READERS)
    told = []
    group.chosen.connect(lambda: told.append(group.values()))
    show(group)
    qtbot.mouseClick(group.chip("n"), LEFT)
    qtbot.mouseClick(group.chip("l"), LEFT)
    assert told == [("n",), ("l",)]


def test_any_chips_are_chosen_where_the_group_allows_it(qtbot, look, show):
    group = ChipGroup(look, "For", READERS, exclusive=False)
    show(group)
    for value in ("e", "n"):
        qtbot.mouseClick(group.chip(value), LEFT)
    assert group.values() == ("n", "e")


def test_chips_can_be_emptied_and_stay_exclusive(qtbot, look, show):
    group = ChipGroup(look, "For", READERS)
    show(group)
    group.set_values(["n"])
    group.set_values([])
    assert group.values() == ()
    for value in ("n", "l"):
        qtbot.mouseClick(group.chip(value), LEFT)
    assert group.values() == ("l",)


def test_a_chip_is_32_high(look, show):
    chip = Chip(look, "Nurses")
    show(chip)
    assert chip.height() == 32


def test_a_part_is_chosen_with_the_mouse_and_with_arrows(qtbot, look, show):
    choice = PartChoice(look, "Passphrase", [("own", "My own words"), ("six", "Six words")])
    choice.set_value("own")
    show(choice)
    with qtbot.waitSignal(choice.chosen, check_params_cb=lambda value: value == "six"):
        qtbot.mouseClick(choice.part("six"), LEFT)
    qtbot.keyClick(choice.part("six"), Qt.Key.Key_Left)
    assert choice.value() == "own"


@pytest.mark.parametrize("high", [40, 44])
@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_a_part_choice_is_as_high_as_designed(look, show, theme, high):
    look.choose(theme=theme)
    choice = PartChoice(look, "Save as", [("pdf", "PDF"), ("docx", "Word")], high=high)
    show(choice)
    assert choice.height() == high


@pytest.mark.parametrize("kind", [Tick, Radio, Switch])
def test_the_whole_row_answers_to_the_mouse(qtbot, look, show, kind):
    row = kind(look, "Put my name on it", note="It is off unless you say so.")
    show(row)
    qtbot.mouseClick(row, LEFT, pos=QPoint(row.width() - 200, row.height() - 2))
    assert row.isChecked()
    assert checked(row)


@pytest.mark.parametrize(("kind", "least"), [(Tick, 32), (Radio, 32), (Switch, 56)])
def test_a_row_is_large_enough_to_hit(look, show, kind, least):
    row = kind(look, "Short")
    show(row)
    assert row.height() == least


@pytest.mark.parametrize("kind", [Tick, Radio])
def test_long_words_take_another_line(look, kind):
    row = kind(look, "The way the question was framed, and who was asked to answer it first")
    assert row.heightForWidth(300) > row.heightForWidth(900)


@pytest.mark.parametrize("kind", [Tick, Radio, Switch])
def test_the_line_that_explains_is_a_description(look, kind):
    row = kind(look, "Plain account", note="Five lines, the month, no name.")
    assert (row.text(), row.accessibleDescription()) == (
        "Plain account",
        "Five lines, the month, no name.",
    )


def test_one_option_is_chosen(qtbot, look, show):
    options = OneOf(look, "How I will know", [("a", "I will notice", ""), ("b", "It shows", "")])
    show(options)
    with qtbot.waitSignal(options.chosen, check_params_cb=lambda value: value == "b"):
        qtbot.mouseClick(options.radio("b"), LEFT)
    options.set_value("")
    assert options.value() == ""


def test_any_options_are_ticked_in_their_own_order(qtbot, look, show):
    options = AnyOf(look, "What fits my setting", READERS)
    show(options)
    for value in ("e", "n"):
        qtbot.mouseClick(options.tick(value), LEFT, pos=QPoint(5, 16))
    assert options.values() == ("n", "e")


@pytest.mark.parametrize(("width", "columns"), [(700, 2), (300, 1)])
def test_options_have_two_columns_where_there_is_room(look, show, width, columns):
    options = AnyOf(look, "What fits my setting", READERS)
    show(options, width=width)
    tops = {options.tick(value).y() for value, _ in READERS}
    assert len(tops) == -(-len(READERS) // columns)


def test_the_wheel_does_not_change_a_choice(qtbot, look, show):
    field = ChoiceField(look, "My role", [("t", "Took part"), ("f", "Facilitated")])
    field.set_value("f")
    show(field)
    assert (field.value(), field.currentText(), field.height()) == ("f", "Facilitated", 36)


def scale(look):
    return ScaleCells(
        look, "Confidence", range(1, 6), rows=("Before", "Now"), ends=("not at all", "fully")
    )


def test_each_row_of_a_scale_is_rated_apart(qtbot, look, show):
    cells = scale(look)
    show(cells)
    for row, number in (("Before", 2), ("Now", 4), ("Before", 3)):
        qtbot.mouseClick(cells.cell(row, number), LEFT)
    assert cells.values() == {"Before": 3, "Now": 4}


def test_a_cell_says_its_row_and_how_far_the_scale_goes(look):
    assert scale(look).cell("Before", 2).accessibleName() == "Before, 2 of 5"


def test_a_scale_without_rows_says_its_name(look):
    cells = ScaleCells(look, "Confidence", range(11))
    cells.set_values({"": 0})
    assert cells.values() == {"": 0}
    assert cells.cell("", 10).accessibleName() == "Confidence, 10 of 10"


def test_arrows_go_along_a_row_and_backspace_empties_it(qtbot, look, show):
    cells = scale(look)
    cells.set_values({"Before": 2, "Now": 4})
    show(cells)
    cells.cell("Before", 2).setFocus()
    qtbot.keyClick(cells.cell("Before", 2), Qt.Key.Key_Right)
    assert cells.values() == {"Before": 3, "Now": 4}
    qtbot.keyClick(cells.cell("Before", 3), Qt.Key.Key_Backspace)
    assert cells.values() == {"Now": 4}


def test_a_cell_is_56_by_44(look, show):
    cells = scale(look)
    show(cells)
    cell = cells.cell("Now", 1)
    assert (cell.width(), cell.height()) == (56, 44)


def role(widget):
    return QAccessible.queryAccessibleInterface(widget).role()


def test_a_screen_reader_is_told_whether_one_or_any_can_be_chosen(look):
    one = ChipGroup(look, "For", READERS)
    several = ChipGroup(look, "For", READERS, exclusive=False)
    parts = PartChoice(look, "Save as", [("pdf", "PDF"), ("docx", "Word")])
    cells = scale(look)
    radio = (one.chip("n"), parts.part("pdf"), cells.cell("Now", 1))
    assert {role(widget) for widget in radio} == {QAccessible.Role.RadioButton}
    assert role(several.chip("n")) == QAccessible.Role.CheckBox


def test_an_exclusive_choice_can_be_emptied(look):
    parts = PartChoice(look, "Save as", [("pdf", "PDF"), ("docx", "Word")])
    parts.set_value("pdf")
    parts.set_value("")
    assert parts.value() == ""
