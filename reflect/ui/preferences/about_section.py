"""What Reflect is, what it does not promise, and where its files are."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.ui.look.tokens import Role
from reflect.ui.parts.announce import announce
from reflect.ui.parts.buttons import IconButton
from reflect.ui.parts.para import Para
from reflect.ui.preferences.section_page import SectionPage
from reflect.ui.preferences.setting_card import SettingCard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reflect.ui.look.theme import Look

PACKAGE = "reflect-journal"


def version_here() -> str:
    """The version of this program; empty when it runs from files that were never installed."""
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return ""


class FileRow(QWidget):
    """What a file holds, where it is, and a button that copies that."""

    def __init__(self, look: Look, name: str, path: Path) -> None:
        super().__init__()
        self._look = look
        self._path = str(path)
        self.copy = IconButton(look, "copy", self.tr("Copy where it is: {name}").format(name=name))
        self.copy.clicked.connect(self._on_copy)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Para(look, name, Role.STRONG))
        words.addWidget(Para(look, self._path, Role.HELP, "ink2"))
        self._row = QHBoxLayout(self)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignVCenter)
        look.changed.connect(self._restyle)
        self._restyle()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._path)
        announce(self, self.tr("Copied"))

    def _restyle(self) -> None:
        px = self._look.px
        self._row.setContentsMargins(0, px(7), 0, px(7))
        self._row.setSpacing(px(16))


class TextRow(QWidget):
    """A bold line, and a paragraph under it."""

    def __init__(self, look: Look, title: str, text: str) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(Para(look, title, Role.STRONG))
        self._column.addWidget(Para(look, text, Role.HELP, "ink2"))
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._look.px
        self._column.setContentsMargins(0, px(7), 0, px(7))


class AboutSection(SectionPage):
    """Nothing is chosen here."""

    def __init__(self, look: Look, files: Sequence[tuple[str, Path]]) -> None:
        """``files`` are what is kept on this computer: what each holds, and where it is."""
        super().__init__(look, self.tr("About"))
        self.files = tuple(FileRow(look, name, path) for name, path in files)
        self._put("", [TextRow(look, *self._what_it_is())], above=18)
        promises = [TextRow(look, title, text) for title, text in self._no_promise()]
        self._put(self.tr("What Reflect does not promise"), promises)
        self._put(self.tr("Where your files are"), self.files)
        licences = [TextRow(look, title, text) for title, text in self._licences()]
        self._put(self.tr("Licences"), licences)
        self.finish()

    def _put(self, heading: str, rows: Sequence[QWidget], *, above: int = 32) -> None:
        if heading:
            self.column.put(Para(self._look, heading, Role.PROMPT), above=above)
        card = SettingCard(self._look)
        for row in rows:
            card.add(row)
        self.column.put(card, above=8 if heading else above)

    def _what_it_is(self) -> tuple[str, str]:
        number = version_here()
        title = self.tr("Reflect {version}").format(version=number) if number else "Reflect"
        return title, self.tr(
            "A journal for reflective practice in health and care. It is encrypted, it stays on "
            "this computer, and it opens no connection by itself. It asks; it never writes for you."
        )

    def _no_promise(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Encryption is not legal privilege"), self.tr(
                "In many countries a court can ask for notes like these. If anyone asks you for "
                "yours, take advice before you answer, and delete nothing.")),
            (self.tr("While the journal is open, this computer can read it"), self.tr(
                "So can whoever sits at it, and any harmful program on it. Lock the journal when "
                "you leave.")),
            (self.tr("A passphrase that can be guessed opens the journal"), self.tr(
                "So does one that somebody saw you type.")),
            (self.tr("Without passphrase and recovery code nobody can open it"), self.tr(
                "There is no other way in, and nobody who could help, the makers included.")),
            (self.tr("A form that Reflect lays out is not an official form of the body"), self.tr(
                "No body has approved Reflect. Look at what your own body asks for.")),
            (self.tr("What has left the journal is out of its hands"), self.tr(
                "Whoever you hand an account to can keep it, copy it and pass it on.")),
        )  # fmt: skip

    def _licences(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Reflect"), self.tr("Apache Licence 2.0")),
            (self.tr("The built-in prompts"), self.tr("Creative Commons Attribution 4.0")),
            (self.tr("Source Serif 4 and Atkinson Hyperlegible Next"), self.tr(
                "SIL Open Font Licence 1.1")),
            (self.tr("Icons: Lucide"), self.tr("ISC Licence; some of them MIT")),
            (self.tr("Words for passphrases: EFF large word list"), self.tr(
                "Creative Commons Attribution 3.0 United States")),
            (self.tr("Window: Qt for Python"), self.tr(
                "GNU Lesser General Public Licence 3; you may exchange it for another build")),
            (self.tr("Encrypted database: SQLCipher"), self.tr(
                "BSD; by Zetetic. Reflect also uses SQLite, which is in the public domain")),
        )  # fmt: skip
