"""What a style sheet is made from: lengths, fonts and boxes of a theme at a text scale.

Heights in a style sheet are those of the inner box: each is given as the whole height less its
borders.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect.ui.look.fonts import PROGRAM, WRITER
from reflect.ui.look.tokens import RADIUS, SMALLEST_PX, TYPES

if TYPE_CHECKING:
    from reflect.ui.look.tokens import Role, Theme, Token

HEIGHTS = (32, 36, 40, 44)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Gives the declarations that rules have in common."""

    theme: Theme
    scale: float = 1.0
    writer: str = WRITER

    def px(self, size: float) -> int:
        """A length at the text scale."""
        return round(size * self.scale)

    def inner(self, high: int) -> int:
        """The height inside the borders of a control."""
        return self.px(high) - 2 * self.theme.border

    def font(self, role: Role) -> str:
        """The declarations that set a role."""
        kind = TYPES[role]
        family = self.writer if kind.writer else PROGRAM
        size = max(SMALLEST_PX, self.px(kind.px))
        return f'font-family: "{family}"; font-size: {size}px; font-weight: {kind.weight};'

    def box(self, edge: Token, ground: Token, ink: Token, radius: int = RADIUS) -> str:
        """A bordered box."""
        colours = self.theme
        return (
            f"border: {colours.border}px solid {colours[edge]}; background: {colours[ground]}; "
            f"color: {colours[ink]}; border-radius: {self.px(radius)}px;"
        )

    def heights(self, kind: str, *, wider: int = 0) -> str:
        """Whole heights; ``wider`` is by how much the border is wider than the theme's."""
        inner = {high: self.inner(high) - 2 * wider for high in HEIGHTS}
        return "\n".join(
            f'{kind}[high="{high}"] {{ min-height: {size}px; max-height: {size}px; }}'
            for high, size in inner.items()
        )
