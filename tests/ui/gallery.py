"""Shows all the parts in one theme and scale, and saves a picture.

``python -m tests.ui.gallery PAGE THEME SCALE FILE``: pages are functions of this file.
"""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from reflect.ui.application import Application
from reflect.ui.look.theme import Look
from reflect.ui.look.tokens import Role
from reflect.ui.parts.answer_edit import AnswerEdit
from reflect.ui.parts.bars import BottomBar, TopBar
from reflect.ui.parts.buttons import Button, IconButton
from reflect.ui.parts.chips import Chip, ChipGroup
from reflect.ui.parts.choice_field import ChoiceField
from reflect.ui.parts.date_field import CalendarPopup, DateField
from reflect.ui.parts.empty_state import EmptyState
from reflect.ui.parts.field import Field, PasswordField
from reflect.ui.parts.focus_ring import FocusRing
from reflect.ui.parts.key_caps import KeyCaps
from reflect.ui.parts.mark import NamedMark
from reflect.ui.parts.minutes_field import MinutesField
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.options import AnyOf, OneOf
from reflect.ui.parts.page import Page
from reflect.ui.parts.paper import PaperView
from reflect.ui.parts.para import Para, Span, SpanKind
from reflect.ui.parts.part_choice import PartChoice
from reflect.ui.parts.scale import ScaleCells
from reflect.ui.parts.surface import Surface
from reflect.ui.parts.switch import Switch
from reflect.ui.parts.tags_edit import TagsEdit
from reflect.ui.parts.words import Words

if TYPE_CHECKING:
    from reflect.ui.look.theme import ThemeChoice
    from reflect.ui.parts.notice import NoticeKind
    from reflect.ui.parts.surface import Ground


WORDS = "Someone asked who in the family had not spoken yet. I had counted the voices."
WRONG = (
    "That passphrase does not open this journal. Nothing has been changed. "
    "You can try as often as you like."
)


def ground_with(*rows: QWidget | QLayout, ground: Ground = "window") -> QWidget:
    """A page with these one under the other."""
    page = Surface(ground)
    column = QVBoxLayout(page)
    column.setContentsMargins(40, 40, 40, 40)
    column.setSpacing(16)
    for row in rows:
        if isinstance(row, QWidget):
            column.addWidget(row)
        else:
            column.addLayout(row)
    column.addStretch(1)
    return page


def beside(*widgets: QWidget) -> QLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def focused(widget: Any) -> Any:
    widget.setObjectName("focus")
    return widget


def buttons(look: Look) -> QWidget:
    chips = ChipGroup(look, "For", [("a", "Anyone"), ("n", "Nurses"), ("l", "Learners")])
    chips.set_values(["n"])
    parts = PartChoice(look, "Passphrase", [("o", "My own words"), ("s", "Six random words")])
    parts.set_value("o")
    role = ChoiceField(look, "My role", [("t", "Took part"), ("f", "Facilitated")])
    switch = Switch(look, "Check my spelling", note="English, UK. The words stay here.")
    switch.setChecked(True)
    return ground_with(
        Words("Make a journal", Role.PAGE_TITLE),
        beside(
            focused(Button(look, "Make this journal", "primary")),
            Button(look, "Catch it", "primary", icon="pen-line"),
            Button(look, "All eight prompts", high=44),
            Button(look, "4 revisions", icon="history"),
            Button(look, "New entry", "outlined", icon="pen-line"),
        ),
        beside(
            Button(look, "Change folder", "quiet"),
            Button(look, "Not today", "muted"),
            Button(look, "Delete", "danger"),
            IconButton(look, "lock", "Lock now"),
            IconButton(look, "plus", "Larger", boxed=True),
            Button(look, "What that means", "link"),
        ),
        chips,
        Chip(look, "Thursday 19 November", icon="calendar-days", checkable=False),
        beside(parts, role),
        switch,
        Switch(look, "Less movement"),
        beside(KeyCaps(look, "F1", "help"), KeyCaps(look, "Ctrl+Down", "next question")),
        BottomBar(look, "Nothing is sent. The saved file is noted in the ledger."),
    )


def fields(look: Look) -> QWidget:
    name = Field(look, "Name", help="Kept in Documents, Reflect")
    name.set_text("Practice")
    secret = PasswordField(look, "Passphrase")
    secret.set_text("kettle moss on tuesday")
    secret.set_error(WRONG)
    focused(secret.edit)
    minutes = MinutesField(look, "Minutes")
    minutes.set_value(90)
    day = DateField(look, "Bring it back on", today=lambda: date(2026, 11, 20))
    day.set_value(date(2026, 12, 3))
    tags = TagsEdit(look, "Tags")
    tags.set_values(["family voices", "listening"])
    return ground_with(name, secret, beside(minutes, day), tags)


def notices(look: Look) -> QWidget:
    kinds: tuple[NoticeKind, ...] = ("plain", "ok", "mark", "wrong", "private")
    title, text = "All of them are on this one disk", "If it fails, they fail with it."
    bars = [Notice(look, kind, title, text) for kind in kinds]
    bars.append(Notice(look, "mark", title, text, button=Button(look, "Choose a place")))
    return ground_with(*bars)


def paragraphs(look: Look) -> QWidget:
    marked = Para(look, "", Role.WRITER, rule="line")
    spans = [(27, 33, SpanKind.HIT), (0, 7, SpanKind.TAKEN_OUT), (42, 48, SpanKind.PUT_IN)]
    marked.set_text(WORDS, [Span(*span) for span in spans])
    checked = Para(look, "", Role.CHECKED, rule="line")
    text = "On a recent visit I met Heron Ward with Dr Amberley, a rare muscle disease."
    checked.set_text(
        text,
        [
            Span(0, 17, SpanKind.SETTLED, 1),
            Span(24, 34, SpanKind.MARK, 2, current=True),
            Span(40, 51, SpanKind.MARK, 3),
            Span(53, 74, SpanKind.TOGETHER),
        ],
    )
    small = Para(look, f"{WORDS} {WORDS}\n- one\n- two\nafter", Role.WRITER_SMALL, rule="line")
    cut = Para(look, f"{WORDS} {WORDS} {WORDS} {WORDS}", Role.SNIPPET)
    cut.set_max_lines(2)
    return ground_with(
        marked, checked, small, cut, Para(look, WORDS * 3, Role.BODY, "ink2"), ground="page"
    )


def kinds(look: Look) -> QWidget:
    fits = AnyOf(look, "What fits", [("a", "The way it was framed"), ("b", "Who was invited")])
    fits.set_values(["a"])
    know = OneOf(look, "How I will know", [("a", "I will notice", ""), ("b", "It will show", "")])
    know.set_value("a")
    form = OneOf(
        look,
        "Form",
        [("n", "Reflective account", "Laid out after the NMC form."), ("p", "Plain", "")],
        upright=True,
    )
    scale = ScaleCells(
        look, "Confidence", range(1, 6), rows=("Before", "Now"), ends=("not at all", "fully")
    )
    scale.set_values({"Before": 2, "Now": 4})
    answers = [AnswerEdit(look, "The question"), AnswerEdit(look, "Before"), AnswerEdit(look, "x")]
    answers[0].set_text("What do we do when the family wants more treatment than the person does?")
    answers[1].set_text("I would have called a meeting.\nThen this.")
    answers[1].set_private(private=True)
    answers[2].set_text(f"{WORDS}\n\n- one\n- two")
    focused(answers[2])
    return ground_with(fits, know, form, scale, *answers, ground="page")


def empty(look: Look) -> QWidget:
    return EmptyState(
        look,
        "Nothing here yet, and nobody else here",
        "Write two lines about something that stayed with you. They are encrypted before they "
        "reach the disk.",
        focused(Button(look, "Write the first entry", "primary", icon="pen-line")),
        other=Button(look, "Bring in a journal from elsewhere", "quiet"),
    )


def door(look: Look) -> QWidget:
    top = TopBar(look, "What the interpreter heard")
    top.set_steps(["Choose", "Check", "Side by side", "Lock"], 1)
    top.add(Button(look, "Finish", "primary", high=40))
    bottom = BottomBar(look)
    bottom.say("4 marks and one question still to settle", strong=True)
    bottom.add(Button(look, "Go on", "primary"))
    page = Page("page", name="Text")
    column = QVBoxLayout(page.content)
    column.addWidget(Para(look, WORDS * 80, Role.WRITER, rule="line"))
    paper = PaperView(look)
    sheet = QImage(300, 424, QImage.Format.Format_RGB32)
    sheet.fill(0xFFFFFF)
    paper.set_pages([sheet], ["Reflective account"])
    view = QWidget()
    rows = QVBoxLayout(view)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    middle = QHBoxLayout()
    middle.setSpacing(0)
    middle.addWidget(page, 1)
    middle.addWidget(paper, 1)
    rows.addWidget(top)
    rows.addLayout(middle, 1)
    rows.addWidget(bottom)
    return view


def calendar(look: Look) -> QWidget:
    return ground_with(NamedMark(look), beside(CalendarPopup(look, date(2026, 12, 3))))


PAGES = {
    page.__name__: page
    for page in (buttons, fields, notices, paragraphs, kinds, empty, door, calendar)
}


def main(page: str, theme: str, scale: str, file: str) -> None:
    app = Application()
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
