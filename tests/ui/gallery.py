"""Shows all the parts in one theme and scale, and saves a picture.

``python -m tests.ui.gallery PAGE THEME SCALE FILE``: pages are functions of this file.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from reflect.ui.look.theme import Look
from reflect.ui.look.tokens import Role
from reflect.ui.parts.buttons import Button, IconButton
from reflect.ui.parts.chips import Chip, ChipGroup
from reflect.ui.parts.field import Field, PasswordField
from reflect.ui.parts.focus_ring import FocusRing
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.para import Para, Span, SpanKind
from reflect.ui.parts.surface import Surface
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from reflect.ui.look.theme import ThemeChoice


def basics(look: Look) -> QWidget:
    ground = Surface("window")
    column = QVBoxLayout(ground)
    column.setContentsMargins(40, 40, 40, 40)
    column.setSpacing(16)
    column.addWidget(Words("Make a journal", Role.PAGE_TITLE))
    row = QHBoxLayout()
    primary = Button(look, "Make this journal", "primary")
    primary.setObjectName("focus")
    row.addWidget(primary)
    row.addWidget(Button(look, "Catch it", "primary", icon="pen-line"))
    row.addWidget(Button(look, "All eight prompts", high=44))
    row.addWidget(Button(look, "4 revisions", icon="history"))
    row.addWidget(Button(look, "New entry", "outlined", icon="pen-line"))
    row.addWidget(Button(look, "Change folder", "quiet"))
    row.addWidget(Button(look, "Not today", "muted"))
    row.addWidget(Button(look, "Delete", "danger"))
    row.addWidget(IconButton(look, "lock", "Lock now"))
    row.addWidget(IconButton(look, "plus", "Larger", boxed=True))
    row.addStretch(1)
    column.addLayout(row)
    column.addWidget(Button(look, "What that means", "link"))
    chips = ChipGroup(look, "For", [("a", "Anyone"), ("n", "Nurses"), ("l", "Learners")])
    chips.set_values(["n"])
    column.addWidget(chips)
    column.addWidget(Chip(look, "Thursday 19 November", icon="calendar-days", checkable=False))
    name = Field(look, "Name", help="Kept in Documents, Reflect")
    name.set_text("Practice")
    column.addWidget(name)
    secret = PasswordField(look, "Passphrase")
    secret.set_text("kettle moss on tuesday")
    secret.set_error(
        "That passphrase does not open this journal. Nothing has been changed. "
        "You can try as often as you like."
    )
    column.addWidget(secret)
    for kind in ("plain", "ok", "mark", "wrong", "private"):
        column.addWidget(Notice(look, kind, "All of them are on this one disk", "Keep a copy."))
    words = "Someone asked who in the family had not spoken yet. I had counted the voices."
    para = Para(look, "", Role.WRITER, rule="line")
    para.set_text(
        words,
        [
            Span(23, 29, SpanKind.HIT),
            Span(0, 7, SpanKind.TAKEN_OUT),
            Span(40, 46, SpanKind.PUT_IN),
        ],
    )
    column.addWidget(para)
    column.addStretch(1)
    return ground


PAGES = {page.__name__: page for page in (basics,)}


def main(page: str, theme: str, scale: str, file: str) -> None:
    app = QApplication([])
    look = Look(app, theme=cast("ThemeChoice", theme), scale=float(scale))
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(PAGES[page](look))
    FocusRing(look, window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    app.processEvents()
    wanted = window.findChild(QWidget, "focus")
    if wanted is not None:
        wanted.setFocus()
    app.processEvents()
    window.grab().save(file)


if __name__ == "__main__":
    main(*sys.argv[1:])
