from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible

from reflect.domain.search import Filter
from reflect.ui.browse.filter_bar import FilterBar
from reflect.ui.browse.list_loader import Facts

FACTS = Facts(
    sets=(("case", "After a case", 3), ("", "", 2)), tags=(("A & B", 2), ("listening", 1)), in_bin=3
)


@pytest.fixture
def bar(look, qtbot):
    made = FilterBar(look)
    qtbot.addWidget(made)
    made.set_facts(FACTS)
    made.resize(360, 40)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def names(menu):
    return [action.text() for action in menu.actions()]


def test_a_chip_offers_what_is_in_use_and_anything(bar):
    bar.occasion.click()
    assert names(bar.occasion.menu_shown) == ["Any occasion", "After a case"]
    bar.occasion.menu_shown.close()


def test_what_is_chosen_is_worn_and_can_be_taken_back(bar, qtbot):
    bar.tag.click()
    with qtbot.waitSignal(bar.changed):
        bar.tag.menu_shown.actions()[1].trigger()
    assert bar.filter == Filter(tag="A & B")
    assert (bar.tag.text(), bar.tag.value) == ("A && B", "A & B")
    bar.tag.click()
    bar.tag.menu_shown.actions()[0].trigger()
    assert bar.filter == Filter()
    assert (bar.tag.text(), bar.tag.value) == ("Tag", "")
    bar.tag.menu_shown.close()


def test_a_chip_that_opens_a_menu_is_a_button_and_says_what_is_chosen(bar):
    bar.tag.set_value("listening")
    seen = QAccessible.queryAccessibleInterface(bar.tag)
    assert seen.role() is QAccessible.Role.Button
    assert seen.text(QAccessible.Text.Name) == "Tag: listening"


def test_has_an_account_is_a_chip_or_in_the_menu(bar):
    bar.set_roomy(roomy=False)
    assert bar.account.isHidden()
    bar.more.click()
    assert names(bar.menu) == ["Has an account", "Bin, 3"]
    bar.menu.actions()[0].trigger()
    assert bar.filter == Filter(has_account=True)
    assert not bar.account.isHidden()
    bar.menu.close()


def test_without_room_the_menu_holds_every_chip(bar):
    bar.set_compact(compact=True)
    bar.more.click()
    assert names(bar.menu) == ["Occasion", "Tag", "Has an account", "Bin, 3"]
    tags = bar.menu.actions()[1].menu()
    assert names(tags) == ["Any tag", "A && B", "listening"]
    tags.actions()[2].trigger()
    assert bar.filter == Filter(tag="listening")
    bar.menu.close()


def test_the_bin_is_asked_for_from_the_menu(bar, qtbot):
    bar.more.click()
    with qtbot.waitSignal(bar.bin_wanted):
        bar.menu.actions()[-1].trigger()
    bar.menu.close()


def test_an_empty_bin_is_said_to_be_empty(bar):
    bar.set_facts(Facts(sets=(), tags=(), in_bin=0))
    bar.more.click()
    assert names(bar.menu) == ["Bin, empty"]
    bar.menu.close()


def test_chips_are_painted_in_both_states(bar, look):
    for value in ("", "listening"):
        bar.tag.set_value(value)
        assert not bar.grab().isNull()
