from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from reflect.domain.pack_draft import Place
from reflect.ui.studio.studio_layout import PARTS, PREVIEW, WORDS
from tests.support.controls import assert_named_and_large


@pytest.mark.parametrize(
    ("width", "shown"),
    [(1280, {PARTS, WORDS, PREVIEW}), (1024, {PARTS, WORDS}), (700, {WORDS})],
)
def test_panes_stand_as_there_is_room(door, window, width, shown):
    window.resize(width, 800)
    panes = {PARTS: door.parts, WORDS: door.editor, PREVIEW: door.preview}
    assert {name for name, pane in panes.items() if pane.isVisible()} == shown


def test_in_a_narrow_window_one_pane_at_a_time(door, at, window, qtbot):
    window.resize(700, 800)
    qtbot.keyClick(door.spread.panes.part(PARTS), Qt.Key.Key_Space)
    assert door.parts.isVisible()
    assert not door.editor.isVisible()
    qtbot.keyClick(door.parts.row(at(0, 1)), Qt.Key.Key_Space)
    assert door.editor.isVisible()
    bound = {each.id: each.run for each in door.commands()}
    bound["preview"]()
    assert door.preview.isVisible()
    bound["preview"]()
    assert door.editor.isVisible()
    window.resize(1280, 800)
    assert door.preview.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_control_has_a_name_and_is_large_enough(door, at, look, scale):
    look.choose(theme="contrast", scale=scale)
    for place in (Place(), at(0), at(0, 1), at(0, 2), at(0, 3)):
        door.go_to(place)
        for fold in (door.editor.pack.more, door.editor.set.more, door.editor.prompt.more):
            fold.open(opened=True)
        for pane in (PARTS, WORDS, PREVIEW):
            door.spread.show_pane(pane)
            assert_named_and_large(door, scale)
