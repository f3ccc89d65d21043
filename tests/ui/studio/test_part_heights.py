"""A row of the parts is as high as its words, whatever they were before."""

from __future__ import annotations

LONG = "A prompt whose heading takes two lines"


def test_a_heading_that_becomes_short_leaves_one_line(door, draft, at, qtbot):
    place = at(0, 1)
    door.go_to(place)
    row = door.parts.row(place)
    one_line = row.height()
    door.editor.prompt.heading.edit.setText(LONG)
    qtbot.waitUntil(lambda: row.height() > one_line)
    door.editor.prompt.heading.edit.setText("Short")
    qtbot.waitUntil(lambda: row.height() == one_line)


def test_a_line_is_measured_as_it_is_painted(door, at, qtbot):
    door.go_to(at(0, 1))
    row = door.parts.row(at(0, 1))
    one_line = row.height()
    door.editor.prompt.heading.edit.setText("Was anything hard to say?")
    qtbot.waitUntil(lambda: row._title.endswith("say?"))
    assert row.heightForWidth(row.width()) == one_line
