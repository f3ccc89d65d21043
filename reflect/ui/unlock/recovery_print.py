"""The recovery code on paper, in large type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QDialog

from reflect.ui.look.fonts import PROGRAM
from reflect.ui.look.shapes import rounded
from reflect.ui.look.tokens import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtPrintSupport import QPrintDialog
    from PySide6.QtWidgets import QWidget

translate = QCoreApplication.translate

# Lengths are tenths of a millimetre.
_UNITS_AN_INCH = 254
_EDGE = 100
_ACROSS = 4
_GAP = 40
_GROUP_HIGH = 220
_WRAP = Qt.TextFlag.TextWordWrap
_MIDDLE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True, repr=False)
class CodeSheet:
    """What the paper says. Its repr hides the code."""

    journal: str
    groups: Sequence[str]
    check: str

    def __repr__(self) -> str:
        return "CodeSheet(hidden)"


def ask_printer(
    parent: QWidget, sheet: CodeSheet, printed: Callable[[bool, str], object]
) -> QPrintDialog:
    """Let the writer choose a printer.

    ``printed`` hears whether it took the sheet, and the path if it was a file.
    """
    # Loads the system's printing, which the pages before this one need not wait for.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter()
    # The queue of a printer shows this name to whoever looks.
    printer.setDocName("Reflect")
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: printed(print_sheet(printer, sheet), printer.outputFileName()))
    # Its own open() asks for a slot by name.
    QDialog.open(dialog)
    return dialog


def print_sheet(device: QPagedPaintDevice, sheet: CodeSheet) -> bool:
    """Draw the sheet; False if the device does not take it."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    unit = device.logicalDpiX() / _UNITS_AN_INCH
    painter.scale(unit, unit)
    painter.translate(_EDGE, _EDGE)
    page = _Page(painter, device.width() / unit - 2 * _EDGE)
    page.words(translate("print", "Recovery code"), 90, bold=True)
    page.words(_journal(sheet), 55, above=10)
    page.groups(sheet.groups)
    page.words(translate("print", "Check group: {group}").format(group=sheet.check), 55, bold=True)
    for text in _explained():
        page.words(text, 42, above=40)
    return painter.end()


class _Page:
    """Puts one thing under the other."""

    def __init__(self, painter: QPainter, width: float) -> None:
        self._painter = painter
        self._width = width
        self._top = 0.0

    def words(self, text: str, size: int, *, bold: bool = False, above: int = 0) -> None:
        self._painter.setFont(_font(size, bold=bold))
        self._painter.setPen(_paper_ink())
        room = QRectF(0, self._top + above, self._width, 10_000)
        needed = self._painter.boundingRect(room, _WRAP, text)
        self._painter.drawText(needed, _WRAP, text)
        self._top = needed.bottom()

    def groups(self, groups: Sequence[str]) -> None:
        wide = (self._width - _GAP * (_ACROSS - 1)) / _ACROSS
        self._top += 2 * _GAP
        for index, group in enumerate(groups):
            left = (index % _ACROSS) * (wide + _GAP)
            top = self._top + (index // _ACROSS) * (_GROUP_HIGH + _GAP)
            self._group(index + 1, group, QRectF(left, top, wide, _GROUP_HIGH))
        self._top += len(groups) / _ACROSS * (_GROUP_HIGH + _GAP) + _GAP

    def _group(self, number: int, group: str, box: QRectF) -> None:
        painter = self._painter
        painter.setPen(QPen(_paper_ink(), 3))
        painter.drawPath(rounded(box, 20))
        painter.setFont(_font(32))
        painter.drawText(box.adjusted(16, 8, 0, 0), 0, str(number))
        painter.setFont(_font(84, bold=True))
        # One by one: printers take letter-spacing for more than it is.
        wide = (box.width() - 2 * _GAP) / len(group)
        for index, character in enumerate(group):
            left = box.left() + _GAP + index * wide
            room = QRectF(left, box.top(), wide, box.height())
            painter.drawText(room, _MIDDLE, character)


def _font(size: int, *, bold: bool = False) -> QFont:
    font = QFont(PROGRAM)
    font.setPixelSize(size)
    font.setBold(bold)
    return font


def _paper_ink() -> QColor:
    return QColor(THEMES["light"]["ink"])


def _journal(sheet: CodeSheet) -> str:
    return translate("print", "of the journal {name}, made with Reflect").format(name=sheet.journal)


def _explained() -> tuple[str, ...]:
    return (
        translate(
            "print",
            "This code opens the journal when its passphrase is forgotten, and lets you set a new "
            "passphrase: choose the journal in Reflect, then “Use the recovery code”. Capitals "
            "and spaces do not matter.",
        ),
        translate(
            "print",
            "Whoever has this paper and the journal's files can read the journal. Keep it with "
            "things you would not lose, away from the computer. Without the passphrase and "
            "without this code nobody can open the journal.",
        ),
    )
