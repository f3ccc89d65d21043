"""The page of a pack: who made it, what is in it, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.ui import dates
from reflect.ui.look.tokens import Role
from reflect.ui.packs import pack_words
from reflect.ui.packs.facts import Facts
from reflect.ui.packs.set_rows import SetRows
from reflect.ui.parts.buttons import Button
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.page import Page
from reflect.ui.parts.para import Para
from reflect.ui.parts.preface import show_emphasised
from reflect.ui.parts.stack import Stack
from reflect.ui.parts.surface import Hairline, Surface
from reflect.ui.room import Breadth

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from reflect.packs.pack import Pack
    from reflect.services.pack_offers import InstalledPack
    from reflect.ui.look.theme import Look

WIDTHS = {Breadth.WIDE: 432, Breadth.MIDDLE: 360}
SIDE, BAR = 32, 12


class PackPage(Surface):
    """What is long scrolls; what can be done is always in sight."""

    back_wanted = Signal()
    hide_wanted = Signal(object, bool)
    """A pack, and whether to hide it."""
    remove_wanted = Signal(object)

    def __init__(self, look: Look, *, today: Callable[[], date]) -> None:
        super().__init__("page")
        self._look = look
        self._today = today
        self._breadth = Breadth.WIDE
        self.row: InstalledPack | None = None
        """The pack on the page."""
        self.back = Button(look, self.tr("All packs"), "muted", icon="arrow-left", edge=True)
        self._title = Para(look, "", Role.PANEL_TITLE)
        self._summary = Para(look, "", Role.HELP, "ink2")
        self._warning = Notice(look, "mark", icon="shield-alert")
        self._facts = Facts(look)
        self._preface = Para(look, "", Role.HELP, "ink2")
        self.sets = SetRows(look)
        self.frameworks = SetRows(look)
        self.forms = SetRows(look)
        self._trouble = Notice(look, "wrong")
        self.hide_button = Button(look, "", icon="eye-off")
        self.remove = Button(look, self.tr("Remove"), "danger", icon="trash-2")
        self._note = Para(look, "", Role.HELP, "ink2")
        self._line = Hairline(upright=True)
        self.body = Page("page")
        self._cut = Hairline()
        self._lay_out()
        self._connect()
        look.changed.connect(self._restyle)
        self._restyle()

    def show_row(self, row: InstalledPack | None) -> None:
        """Show what is known of a pack without opening it."""
        same = row is not None and self.row is not None and row.id == self.row.id
        self.row = row
        self.body.setVisible(row is not None)
        self._foot.setVisible(row is not None)
        if row is None:
            return
        self.setAccessibleName(row.title)
        self.body.setAccessibleName(row.title)
        self._title.set_text(row.title)
        self._summary.set_text(row.summary)
        self._show_warning(row)
        self._show_acts(row)
        if not same:
            self._facts.say(self._facts_of(row, ""))
            self.body.to_top()
            self._column.show_only_if(self._trouble, False)
            for part in (self._preface, self.sets, self.frameworks, self.forms):
                self._column.show_only_if(part, False)

    def show_pack(self, pack: Pack, used: Mapping[str, int]) -> None:
        """Show what is in the pack that `show_row` has shown."""
        if self.row is None or self.row.id != pack.id:
            return
        self._facts.say(self._facts_of(self.row, "; ".join(pack.based_on), pack))
        show_emphasised(self._preface, pack.preface)
        self._column.show_only_if(self._preface, bool(pack.preface))
        sets = [(each.title, each.minutes, used.get(each.id, 0)) for each in pack.prompt_sets]
        self.sets.say(self.tr("Prompt sets"), sets)
        self.frameworks.say(
            self.tr("Standards"),
            [(f"{each.title} ({len(each.standards)})", 0, 0) for each in pack.frameworks],
        )
        self.forms.say(self.tr("Forms"), [(each.title, 0, 0) for each in pack.forms])
        self._column.show_only_if(self._trouble, False)
        self._column.fit()

    def show_trouble(self, title: str, text: str) -> None:
        """Say why what is in the pack cannot be shown."""
        self._trouble.say("wrong", title, text)
        self._column.show_only_if(self._trouble, True)

    def set_breadth(self, breadth: Breadth) -> None:
        """Stand beside the list, or over it with a way back."""
        self._breadth = breadth
        self._restyle()

    def _facts_of(
        self, row: InstalledPack, based_on: str, pack: Pack | None = None
    ) -> list[tuple[str, str]]:
        number = row.version
        if row.installed_at:
            words = self.tr("{version}, installed {day}")
            when = dates.day(row.installed_at.astimezone().date(), self._today())
            number = words.format(version=row.version, day=self._on(when))
        signed = row.words or pack_words.signature(row)
        told = pack_words.languages_of(pack) if pack else pack_words.languages(row.languages)
        return [
            (self.tr("Version"), number),
            (self.tr("Author"), row.author),
            (self.tr("Signed by") if row.words else self.tr("Signature"), signed),
            (self.tr("Licence"), pack_words.licence(row.licence)),
            (self.tr("Languages"), told),
            (self.tr("Draws on"), based_on),
        ]

    def _on(self, day: str) -> str:
        """Installed today, installed on 3 October."""
        near = (dates.translate("dates", "today"), dates.translate("dates", "yesterday"))
        return day if day in near else self.tr("on {day}").format(day=day)

    def _show_warning(self, row: InstalledPack) -> None:
        unsigned = not row.signer and not row.built_in
        if row.withdrawn:
            self._warning.say(
                "wrong",
                self.tr("The key that signed this pack was withdrawn"),
                self.tr("It may be in other hands. Ask the author for a new version."),
                icon="shield-alert",
            )
        elif unsigned:
            self._warning.say(
                "mark",
                self.tr("Nobody has signed this pack"),
                self.tr("Nobody can tell whether it is what its author wrote."),
                icon="shield-alert",
            )
        self._column.show_only_if(self._warning, row.withdrawn or unsigned)

    def _show_acts(self, row: InstalledPack) -> None:
        self.hide_button.set_words(self.tr("Show again") if row.hidden else self.tr("Hide"))
        self.hide_button.set_icon("eye" if row.hidden else "eye-off")
        self.remove.setVisible(not row.built_in)
        if row.built_in:
            words = self.tr("A pack that came with Reflect cannot be removed, only hidden.")
        else:
            words = self.tr(
                "If you remove a pack, the entries that answered it keep their questions."
            )
        self._note.set_text(words)

    def _connect(self) -> None:
        self.body.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._on_range_changed(0, self.body.verticalScrollBar().maximum())
        self.back.clicked.connect(self.back_wanted)
        self.hide_button.clicked.connect(self._on_hide_clicked)
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.row))

    def _on_hide_clicked(self) -> None:
        if self.row:
            self.hide_wanted.emit(self.row, not self.row.hidden)

    def _on_range_changed(self, lowest: int, highest: int) -> None:
        """A line tells that there is more to read; the keyboard reaches it too."""
        policies = Qt.FocusPolicy
        more = highest > lowest
        self._cut.setVisible(more)
        self.body.setFocusPolicy(policies.TabFocus if more else policies.NoFocus)

    def _lay_out(self) -> None:
        self._inside = QWidget()
        self._column = Stack(self._look, self._inside)
        for part, above in (
            (self.back, 0), (self._title, 8), (self._summary, 4), (self._warning, 16),
            (self._facts, 20), (self._trouble, 20), (self._preface, 20), (self.sets, 24),
            (self.frameworks, 24), (self.forms, 24),
        ):  # fmt: skip
            self._column.put(part, above=above)
        outer = QVBoxLayout(self.body.content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._inside)
        outer.addStretch(1)
        self._foot = QWidget()
        self._at_foot = Stack(self._look, self._foot)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.hide_button, self.remove):
            flow.addWidget(button)
        self._at_foot.put(buttons)
        self._at_foot.put(self._note, above=12)
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addWidget(self.body, 1)
        side.addWidget(self._cut)
        side.addWidget(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._line)
        row.addLayout(side, 1)

    def _restyle(self) -> None:
        look, side = self._look, self._look.px(SIDE)
        narrow = self._breadth is Breadth.NARROW
        self._line.setVisible(not narrow)
        top = look.px(16 if narrow else 32)
        self._inside.setContentsMargins(side, top, side - BAR, side)
        self._foot.setContentsMargins(side, look.px(16), side, look.px(24))
        self._column.show_only_if(self.back, narrow)
        if narrow:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        else:
            self.setFixedWidth(look.px(WIDTHS[self._breadth]))
