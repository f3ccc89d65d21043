"""The colours, type roles and sizes of the window: the only place that holds a colour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Token = Literal[
    "window", "rail", "page", "field", "ink", "ink2", "ink3", "line", "line2",
    "accent", "accentHover", "accentPress", "onAccent", "accentSoft", "focus",
    "private", "privateSoft", "privateLine", "mark", "markSoft", "markLine",
    "wrong", "wrongSoft", "wrongLine", "hit", "hitInk", "c1", "c2", "c3",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One set of colours, and the strokes that go with it."""

    name: str
    colours: Mapping[Token, str]
    dark: bool = False
    border: int = 1
    """Width of the border of a control or a card."""
    ring: int = 2
    """Width of the focus ring."""
    rule: int = 3
    """Width of the margin rule of an answer that can be written in."""

    @property
    def high_contrast(self) -> bool:
        """Whether outlines take the place of soft surfaces."""
        return self.border > 1

    def __getitem__(self, token: Token) -> str:
        return self.colours[token]


_TABLE: tuple[tuple[Token, str, str, str], ...] = (
    ("window", "#F1F4F1", "#151A18", "#000000"),
    ("rail", "#E4EAE6", "#0F1412", "#000000"),
    ("page", "#FFFFFF", "#1B211E", "#000000"),
    ("field", "#F4F7F5", "#242B28", "#000000"),
    ("ink", "#17231E", "#E9EFEB", "#FFFFFF"),
    ("ink2", "#44524C", "#BAC6C0", "#F2F2F2"),
    ("ink3", "#58665F", "#9DABA4", "#E0E0E0"),
    ("line", "#D2DAD5", "#343E39", "#8C8C8C"),
    ("line2", "#74827B", "#7B8A83", "#FFFFFF"),
    ("accent", "#1B5E4B", "#83CDB0", "#FFE34D"),
    ("accentHover", "#154C3C", "#9ADABF", "#FFF099"),
    ("accentPress", "#0F3A2E", "#6BB899", "#E6C700"),
    ("onAccent", "#FFFFFF", "#0B231A", "#000000"),
    ("accentSoft", "#D9E9E1", "#21392F", "#2E2A00"),
    ("focus", "#1D4FC4", "#93B8FF", "#38E8FF"),
    ("private", "#68397A", "#DCB3EA", "#F3BCFF"),
    ("privateSoft", "#F2E8F6", "#36283D", "#000000"),
    ("privateLine", "#9A6BAC", "#A67DB6", "#F3BCFF"),
    ("mark", "#7A4800", "#F2C66D", "#FFC65C"),
    ("markSoft", "#FDEDC8", "#3A2E15", "#000000"),
    ("markLine", "#B26F00", "#C08F33", "#FFC65C"),
    ("wrong", "#9C2A22", "#F8A79E", "#FFAAA0"),
    ("wrongSoft", "#FCE8E5", "#44231F", "#000000"),
    ("wrongLine", "#C24A41", "#D0675D", "#FFAAA0"),
    ("hit", "#FFE08A", "#6A5212", "#FFE34D"),
    ("hitInk", "#17231E", "#FFF6DC", "#000000"),
    ("c1", "#1B5E4B", "#83CDB0", "#FFE34D"),
    ("c2", "#4F7392", "#94B4D0", "#BFE3FF"),
    ("c3", "#44524C", "#BAC6C0", "#FFFFFF"),
)

PAPER = "#FFFFFF"
"""The ground of a printed page, which is white in every theme."""


def _column(index: int) -> Mapping[Token, str]:
    return MappingProxyType({row[0]: str(row[index]) for row in _TABLE})


THEMES: Mapping[str, Theme] = MappingProxyType(
    {
        "light": Theme(name="light", colours=_column(1)),
        "dark": Theme(name="dark", colours=_column(2), dark=True),
        "contrast": Theme(name="contrast", colours=_column(3), dark=True, border=2, ring=3, rule=6),
    }
)


class Role(StrEnum):
    """What a piece of text is; the table below says how it is set."""

    WRITER_TITLE = "writer_title"
    PAGE_TITLE = "page_title"
    DOOR_TITLE = "door_title"
    PANEL_TITLE = "panel_title"
    PROMPT = "prompt"
    LEAD = "lead"
    WRITER = "writer"
    WRITER_SMALL = "writer_small"
    SNIPPET = "snippet"
    CHECKED = "checked"
    BODY = "body"
    CONTROL = "control"
    STRONG = "strong"
    HELP = "help"
    CHIP = "chip"
    LABEL = "label"
    META = "meta"
    GROUP = "group"
    KEY = "key"
    BADGE = "badge"


class Type(NamedTuple):
    """How a role is set, at scale 1: pixels, the height of a line, weight, and in whose voice."""

    px: int
    line: int
    weight: int = 400
    writer: bool = False


TYPES: Mapping[Role, Type] = MappingProxyType(
    {
        Role.WRITER_TITLE: Type(28, 36, 600, writer=True),
        Role.PAGE_TITLE: Type(26, 32, 600),
        Role.DOOR_TITLE: Type(24, 32, 600),
        Role.PANEL_TITLE: Type(20, 28, 600),
        Role.PROMPT: Type(17, 24, 600),
        Role.LEAD: Type(17, 26),
        Role.WRITER: Type(18, 28, writer=True),
        Role.WRITER_SMALL: Type(16, 24, writer=True),
        Role.SNIPPET: Type(15, 21, writer=True),
        Role.CHECKED: Type(18, 38, writer=True),
        Role.BODY: Type(15, 22),
        Role.CONTROL: Type(15, 22, 500),
        Role.STRONG: Type(15, 22, 600),
        Role.HELP: Type(14, 20),
        Role.CHIP: Type(14, 20, 500),
        Role.LABEL: Type(14, 20, 600),
        Role.META: Type(13, 18),
        Role.GROUP: Type(13, 18, 600),
        Role.KEY: Type(12, 18, 500),
        Role.BADGE: Type(12, 18, 700),
    }
)

SPACE = (4, 8, 12, 16, 20, 24, 32, 40, 48, 56)
"""The only distances; 4 is for the inside of a control."""

RADIUS_CARD = 12
RADIUS = 8
RADIUS_TAG = 6
RADIUS_KEY = 4
RADIUS_CHIP = 16
RING_GAP = 2

SCALE_LOWEST = 0.8
SCALE_HIGHEST = 2.0
SMALLEST_PX = 12
"""No text is set smaller, whatever the scale."""

LINE_LENGTHS: Mapping[str, int] = MappingProxyType({"narrow": 560, "comfortable": 640, "wide": 760})
"""The widest column of the writer's words, at scale 1."""
