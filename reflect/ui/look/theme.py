"""The look of the window: theme, text size and the writer's font, and who is told of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from reflect.ui.look.fonts import PROGRAM, WRITER, font, line_height, load_fonts
from reflect.ui.look.icons import Icons
from reflect.ui.look.sheet import style_sheet
from reflect.ui.look.sheet_measures import Measures
from reflect.ui.look.system_contrast import contrast_from
from reflect.ui.look.tokens import SCALE_HIGHEST, SCALE_LOWEST, THEMES, Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from reflect.ui.look.tokens import Theme, Token

ThemeChoice = Literal["system", "light", "dark", "contrast"]
WriterFont = Literal["serif", "sans", "system"]

PIXELS_A_CHARACTER = 640 / 70
"""A column of 640 pixels holds about 70 characters of the writer's text."""

_PALETTE: tuple[tuple[QPalette.ColorRole, Token], ...] = (
    (QPalette.ColorRole.Window, "window"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Base, "page"),
    (QPalette.ColorRole.AlternateBase, "field"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.Button, "page"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.BrightText, "wrong"),
    (QPalette.ColorRole.PlaceholderText, "ink3"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "onAccent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.ToolTipBase, "page"),
    (QPalette.ColorRole.ToolTipText, "ink"),
    (QPalette.ColorRole.Light, "page"),
    (QPalette.ColorRole.Midlight, "field"),
    (QPalette.ColorRole.Mid, "line"),
    (QPalette.ColorRole.Dark, "line2"),
    (QPalette.ColorRole.Shadow, "line2"),
)
_FADED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


class Look(QObject):
    """How everything looks. Pass it to a widget's constructor; `changed` says "look again"."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        *,
        theme: ThemeChoice = "system",
        scale: float = 1.0,
        writer_font: WriterFont = "serif",
        line_length: int = 70,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._hints = app.styleHints()
        self._contrast = self._hints.accessibility()
        load_fonts(app)
        self._choice: ThemeChoice = theme
        self._scale = _within(scale)
        self._writer_font: WriterFont = writer_font
        self._line_length = line_length
        self._apply()
        self._hints.colorSchemeChanged.connect(self._on_system_changed)
        self._contrast.contrastPreferenceChanged.connect(self._on_system_changed)

    def choose(
        self,
        *,
        theme: ThemeChoice | None = None,
        scale: float | None = None,
        writer_font: WriterFont | None = None,
        line_length: int | None = None,
    ) -> None:
        """Change what is given, at once and everywhere; the scale is kept within its range."""
        self._choice = theme or self._choice
        self._scale = self._scale if scale is None else _within(scale)
        self._writer_font = writer_font or self._writer_font
        self._line_length = line_length or self._line_length
        self._apply()
        self.changed.emit()

    def within(self, part: QWidget) -> InnerLook:
        """The look of one part of the window, which may wear another theme than the rest."""
        return InnerLook(self._app, self, part)

    @property
    def choice(self) -> ThemeChoice:
        """The theme as the writer chose it."""
        return self._choice

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    @property
    def scale(self) -> float:
        """The text scale, 0.8 to 2.0."""
        return self._scale

    @property
    def icons(self) -> Icons:
        """Icons in this theme at this scale; ask again after `changed`."""
        return self._icons

    @property
    def writer_font(self) -> WriterFont:
        """Which font the writer chose for the words of people."""
        return self._writer_font

    @property
    def line_length(self) -> int:
        """How many characters the widest column of the writer's words holds."""
        return self._line_length

    @property
    def column(self) -> int:
        """The widest column of the writer's words, in pixels."""
        return self.px(self._line_length * PIXELS_A_CHARACTER)

    @property
    def writer_family(self) -> str:
        """The font family of the writer's words."""
        if self._writer_font == "system":
            general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
            return general.family()
        return PROGRAM if self._writer_font == "sans" else WRITER

    def colour(self, token: Token) -> QColor:
        """A colour of the theme in use."""
        return QColor(self._theme[token])

    def font(self, role: Role) -> QFont:
        """The font of a role at the text scale."""
        return font(role, self._scale, self.writer_family)

    def line(self, role: Role) -> int:
        """The distance between the lines of a role, in pixels."""
        return line_height(role, self._scale)

    def px(self, size: float) -> int:
        """A length of the design at the text scale."""
        return round(size * self._scale)

    def _on_system_changed(self) -> None:
        if self._choice == "system":
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._theme = self._resolve()
        self._icons = Icons(self._theme, self._scale)
        self._wear()

    def _wear(self) -> None:
        self._app.setPalette(_palette(self._theme))
        self._app.setFont(self.font(Role.BODY))
        self._app.setStyleSheet(self._sheet())

    def _sheet(self) -> str:
        measures = Measures(theme=self._theme, scale=self._scale, writer=self.writer_family)
        return style_sheet(measures)

    def _resolve(self) -> Theme:
        if self._choice != "system":
            return THEMES[self._choice]
        contrast = self._contrast.contrastPreference()
        if contrast == Qt.ContrastPreference.HighContrast:
            self._app.setPalette(QPalette())
        return system_theme(self._hints.colorScheme(), contrast, self._app.palette())


class InnerLook(Look):
    """How one part of the window looks: as all the rest, or in a theme of its own."""

    def __init__(self, app: QApplication, outer: Look, part: QWidget) -> None:
        self._outer = outer
        self._own: ThemeChoice | None = None
        self._inside = part
        super().__init__(
            app, theme=outer.choice, scale=outer.scale, writer_font=outer.writer_font,
            line_length=outer.line_length,
        )  # fmt: skip
        self.setParent(part)
        outer.changed.connect(self._follow)

    def wear(self, theme: ThemeChoice | None) -> None:
        """Wear a theme of its own, or again that of the window."""
        self._own = theme
        self._follow()

    def _follow(self) -> None:
        outer = self._outer
        self.choose(
            theme=self._own or outer.choice, scale=outer.scale, writer_font=outer.writer_font,
            line_length=outer.line_length,
        )  # fmt: skip

    def _wear(self) -> None:
        if self._own is None:
            self._inside.setStyleSheet("")
            self._inside.setPalette(QPalette())
            return
        self._inside.setPalette(_palette(self._theme))
        self._inside.setStyleSheet(self._sheet())


def system_theme(
    scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference, palette: QPalette
) -> Theme:
    """The theme for what the system asks for; ``palette`` is its own."""
    if contrast == Qt.ContrastPreference.HighContrast:
        return contrast_from(palette)
    return THEMES["dark" if scheme == Qt.ColorScheme.Dark else "light"]


def _within(scale: float) -> float:
    return min(SCALE_HIGHEST, max(SCALE_LOWEST, scale))


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    for role, token in _PALETTE:
        palette.setColor(role, QColor(theme[token]))
    for role in _FADED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme["ink3"]))
    return palette
