from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from reflect.ui.browse.action_row import ActionRow


@pytest.fixture
def row(look, qtbot):
    """A row in a window of which a test chooses the width."""
    window = QWidget()
    made = ActionRow(look)
    made.setParent(window)
    qtbot.addWidget(window)
    made.show_for(4, may_come_back=True)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    window.close()


def menu_of(row):
    row.more.click()
    names = [action.text() for action in row.menu.actions()]
    row.menu.close()
    return names


REST = ["Never on “on this day”", "Delete"]


@pytest.mark.parametrize(
    ("width", "in_menu"),
    [(688, []), (440, ["4 revisions"]), (300, ["Edit", "4 revisions"])],
)
def test_what_has_no_room_is_in_the_menu(row, width, in_menu):
    row.resize(width, 64)
    assert row.account.isVisible()
    assert menu_of(row) == [*in_menu, *REST]


def test_what_is_in_the_menu_asks_for_the_same(row, qtbot):
    row.resize(300, 64)
    row.more.click()
    with qtbot.waitSignals([row.edit_wanted, row.revisions_wanted, row.delete_wanted]):
        for action in row.menu.actions():
            action.trigger()
    row.menu.close()


def test_one_save_is_one_revision(row):
    row.show_for(1, may_come_back=False)
    assert row.revisions.text() == "1 revision"
    assert menu_of(row)[-1:] == ["Delete"]
    assert REST[0] not in menu_of(row)
