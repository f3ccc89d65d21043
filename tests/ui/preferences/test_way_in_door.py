from __future__ import annotations

import pytest

from reflect.ui.preferences.ways_in import Change


@pytest.mark.parametrize("change", [Change.KEYCHAIN_ON, Change.ALL_KEYS, Change.CHANGE])
def test_the_field_that_has_the_focus_is_in_sight_in_large_text(
    door_of, window, look, qtbot, change
):
    look.choose(scale=2.0)
    window.resize(1280, 800)
    asking = door_of(change).asking
    field, page = asking.passphrase.edit, asking.page
    assert field.hasFocus()

    def in_sight():
        corner = field.mapTo(page.viewport(), field.rect().topLeft())
        return page.viewport().rect().contains(field.rect().translated(corner))

    qtbot.waitUntil(in_sight)
