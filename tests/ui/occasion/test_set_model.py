from __future__ import annotations

from PySide6.QtCore import Qt

from reflect.ui.occasion.prompt_shelf import Group, Heading
from reflect.ui.occasion.set_model import FAVOURITE, SetModel
from reflect.ui.parts.grouped_list import SORTING, VALUE
from tests.ui.occasion.test_prompt_shelf import CAFE, CATCH, SHIFT


def filled():
    model = SetModel()
    model.show_groups((Group(Heading.FAVOURITES, (CATCH,)), Group("Any day", (CAFE, SHIFT))))
    model.set_favourites(("catch",))
    return model


def test_it_is_a_proper_model(qtmodeltester):
    model = filled()
    qtmodeltester.check(model)


def test_headings_are_rows_that_cannot_be_chosen():
    model = filled()
    assert [model.index(row).data() for row in range(5)] == [
        "Favourites", "Two-minute catch", "Any day", "Café round", "End of shift",
    ]  # fmt: skip
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.thing_rows() == (1, 3, 4)


def test_a_row_knows_its_set_its_star_and_its_place():
    model = filled()
    index = model.index(1)
    assert (index.data(VALUE), index.data(FAVOURITE), index.data(SORTING)) == (CATCH, True, 1)


def test_a_new_favourite_stays_where_it_is(qtbot):
    model = filled()
    with qtbot.waitSignal(model.dataChanged):
        model.set_favourites(("catch", "shift"))
    assert model.thing(4) is SHIFT
    assert model.index(4).data(FAVOURITE)


def test_a_set_is_found_by_its_id():
    model = filled()
    assert [model.row_of(name) for name in ("cafe", "gone", "", None)] == [3, -1, -1, -1]
