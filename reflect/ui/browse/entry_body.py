"""What is read of an entry: title, day, tags, and every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reflect.domain.prompts import FREE
from reflect.ui.browse.read_answer import ReadAnswer
from reflect.ui.browse.read_text import ReadText
from reflect.ui.browse.reading import answered, day_of_year, meta_of, title_of
from reflect.ui.evidence.evidence_list import EvidenceList
from reflect.ui.look.tokens import Role
from reflect.ui.parts.flow_layout import FlowLayout
from reflect.ui.parts.para import Para, Span, SpanKind
from reflect.ui.parts.surface import Surface
from reflect.ui.parts.words import Words
from reflect.ui.private_mark import PrivateMark

if TYPE_CHECKING:
    from datetime import date

    from reflect.ui.browse.reading import Reading
    from reflect.ui.look.theme import Look

_TAG = 24
_UNDER_TITLE = 9
"""The title's line is one lower than its words need."""


class EntryBody(QWidget):
    """One entry in a column; ``texts`` are what can be selected in it, in reading order."""

    def __init__(self, look: Look, reading: Reading, today: date) -> None:
        super().__init__()
        self._look = look
        self.texts: list[ReadText] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._add_title(reading)
        self._space(_UNDER_TITLE)
        self._column.addWidget(Para(look, meta_of(reading.entry), Role.META, "ink2"))
        self._add_happened(reading, today)
        self._add_tags(reading.entry.content.tags)
        for answer in answered(reading, today):
            self._space(24)
            card = ReadAnswer(look, answer, alone=FREE.title)
            self._column.addWidget(card)
            self.texts.append(card.text)
        self.evidence = EvidenceList(look)
        if reading.evidence:
            self._space(24)
        self._column.addWidget(self.evidence)
        self.evidence.show_files(reading.evidence)
        self._column.addStretch(1)
        self._join()

    def _add_title(self, reading: Reading) -> None:
        title = ReadText(self._look, self.tr("Title"), Role.WRITER_TITLE)
        hits = reading.hits.title if reading.entry.content.title else ()
        spans = [Span(start, end, SpanKind.HIT) for start, end in hits]
        title.set_words(title_of(reading.entry), spans)
        self._column.addWidget(title)
        self.texts.append(title)

    def _add_happened(self, reading: Reading, today: date) -> None:
        happened = reading.entry.content.happened
        if happened is None:
            return
        row = QHBoxLayout()
        row.setSpacing(self._look.px(16))
        words = self.tr("Happened on {day}").format(day=day_of_year(happened, today))
        row.addWidget(Words(words, Role.META, "ink2"))
        row.addWidget(PrivateMark(self._look))
        row.addStretch(1)
        self._space(4)
        self._column.addLayout(row)

    def _add_tags(self, tags: tuple[str, ...]) -> None:
        if not tags:
            return
        row = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        row.setAccessibleName(self.tr("Tags"))
        flow = FlowLayout(row)
        for tag in tags:
            flow.addWidget(self._tag(tag))
        self._space(12)
        self._column.addWidget(row)

    def _tag(self, tag: str) -> Surface:
        ground = Surface("tag")
        row = QHBoxLayout(ground)
        row.setContentsMargins(self._look.px(10), 0, self._look.px(10), 0)
        row.addWidget(Words(tag, Role.META, "ink2"))
        ground.setFixedHeight(self._look.px(_TAG))
        return ground

    def _space(self, size: int) -> None:
        self._column.addSpacing(self._look.px(size))

    def _join(self) -> None:
        """Let arrows read on from one text to the next."""
        for above, below in zip(self.texts, self.texts[1:], strict=False):
            above.left_down.connect(below.begin_at_start)
            below.left_up.connect(above.begin_at_end)
