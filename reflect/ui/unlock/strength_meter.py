"""How good a passphrase is, while it is typed: four segments, a word, a sentence with a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.announce import announce
from reflect.ui.parts.para import Para
from reflect.ui.parts.words import Words
from reflect.ui.unlock.strength_words import SEGMENTS, words_for_strength

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reflect.services.jobs import JobContext
    from reflect.services.passphrases import Strength
    from reflect.ui.jobs import Job, Jobs
    from reflect.ui.look.theme import Look
    from reflect.ui.look.tokens import Token

REST = 150
"""Milliseconds without a key before the passphrase is looked at."""
QUIET = 1000
"""Milliseconds before it is read out: a screen reader says the keys first."""
_GAP = 4
_HIGH = 8


class StrengthWatch(QObject):
    """Judges what is typed, off the GUI thread and only when the typing rests."""

    judged = Signal(object)
    """Carries the `Strength` of the newest text."""

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._text = ""
        self._job: Job | None = None
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self._start)

    def look_at(self, text: str) -> None:
        """Judge this text soon, and none before it."""
        self.rest()
        self._text = text
        if text:
            self._timer.start()

    def rest(self) -> None:
        """Judge nothing, and hold no text."""
        self._timer.stop()
        self._text = ""
        if self._job:
            self._job.cancel()
            self._job = None

    def _start(self) -> None:
        text, self._text = self._text, ""
        self._job = self._jobs.start(
            partial(_judged, text), owner=self, journal=False, done=self._on_judged
        )

    def _on_judged(self, strength: Strength) -> None:
        self._job = None
        self.judged.emit(strength)


def _judged(text: str, _context: JobContext) -> Strength:
    # Reads its dictionaries when it is first used, which the page does not wait for.
    from reflect.services.passphrases import strength

    return strength(text)


class Segments(QWidget):
    """Four bars, filled from the left; decoration, the word beside them says it."""

    def __init__(self, look: Look, *, wide: int = 0) -> None:
        """``wide`` is the whole width at scale 1; without it they take what there is."""
        super().__init__()
        self._look = look
        self._wide = wide
        self._filled = 0
        self._fill: Token = "line2"
        across = QSizePolicy.Policy.Fixed if wide else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_filled(self, count: int, fill: Token) -> None:
        """Fill so many."""
        self._filled, self._fill = count, fill
        self.update()

    def sizeHint(self) -> QSize:
        """The size it would like."""
        return QSize(self._look.px(self._wide or 96), self._look.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = look.px(_GAP)
        width = (self.width() - gap * (SEGMENTS - 1)) / SEGMENTS
        for index in range(SEGMENTS):
            on = index < self._filled
            edge = look.colour(self._fill if on else "line2")
            painter.setPen(QPen(edge, 1))
            painter.setBrush(edge if on else look.colour("page"))
            box = QRectF(index * (width + gap), 0, width, self.height())
            radius = (self.height() - 1) / 2
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class StrengthMeter(QWidget):
    """Shows a strength, and reads it out when the typing has rested for a second."""

    def __init__(self, look: Look, hint: str) -> None:
        """``hint`` is said while there is nothing to judge."""
        super().__init__()
        self._look = look
        self._hint = hint
        self._spoken = ""
        self._segments = Segments(look)
        self._word = Words("", Role.LABEL)
        self._sentence = Para(look, hint, Role.HELP, "ink2")
        self._timer = QTimer(self, singleShot=True, interval=QUIET)
        self._timer.timeout.connect(self._read_out)
        self._build()
        self._restyle()
        look.changed.connect(self._restyle)

    def show_strength(self, strength: Strength) -> None:
        """Show how good it is."""
        words = words_for_strength(strength)
        self._segments.show_filled(words.segments, words.fill)
        self._word.set_tone(words.tone)
        self._say(words.word, words.sentence)
        self._spoken = words.spoken
        self.setAccessibleName(words.spoken)
        self._timer.start()

    def show_nothing(self) -> None:
        """There is nothing to judge."""
        self._timer.stop()
        self._segments.show_filled(0, "line2")
        self._say("", self._hint)
        self.setAccessibleName("")

    def hold(self) -> None:
        """Another key was pressed: say nothing yet."""
        self._timer.stop()

    def hush(self) -> None:
        """Leave the sentence to the field, which says what is wrong."""
        self._timer.stop()
        self._sentence.set_text("")

    def words(self) -> str:
        """What it says."""
        return " ".join(part for part in (self._word.text(), self._sentence.text()) if part)

    def _say(self, word: str, sentence: str) -> None:
        self._word.setText(word)
        self._word.setVisible(bool(word))
        self._sentence.set_text(sentence)

    def _read_out(self) -> None:
        announce(self, self._spoken)

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._segments)
        self._row = QHBoxLayout()
        self._row.addWidget(self._word, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._sentence, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._row)
        self._word.hide()

    def _restyle(self) -> None:
        look = self._look
        self._column.setSpacing(look.px(8))
        self._row.setSpacing(look.px(8))
        # Room for two lines from the beginning: nothing moves under the writer.
        self.setMinimumHeight(look.px(_HIGH + 8) + 2 * look.line(Role.HELP))
