"""Preferences that do not depend on a journal: one frozen value, its load and its save.

Nothing here says what was written: the file is plain text outside the encrypted journal. It is
read before the first page can be shown, so nothing slow is imported here.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args

if TYPE_CHECKING:
    from pathlib import Path

Theme = Literal["system", "light", "dark", "contrast"]
WriterFont = Literal["serif", "sans", "system"]

MAX_BYTES = 64 * 1024
"""A larger file is not ours and is not read."""
FARTHEST = 100_000
"""Pixels; no desktop is as large."""

_SWITCH = MappingProxyType({"choices": ()})
"""On or off: there is nothing to list."""

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where the window was, in whole pixels of the desktop."""

    left: int
    top: int
    width: int
    height: int
    maximised: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """What a preferences page needs to know about one setting."""

    name: str
    text_key: str
    default: Any
    choices: tuple[str, ...] = ()
    """The values it may have, when they can be listed."""
    low: float | None = None
    high: float | None = None

    def allows(self, value: object) -> bool:
        """Whether the setting may have this value."""
        kinds = (int, float) if type(self.default) is float else (type(self.default),)
        # Not isinstance: True would be a number.
        if type(value) not in kinds:
            return False
        if self.low is None or self.high is None:
            return not self.choices or value in self.choices
        return self.low <= value <= self.high  # type: ignore[operator]  # a number by its kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every preference. Those with metadata are shown to the writer: it says what they may be."""

    theme: Theme = field(default="system", metadata={"choices": get_args(Theme)})
    text_scale: float = field(default=1.0, metadata={"low": 0.8, "high": 2.0})
    writer_font: WriterFont = field(default="serif", metadata={"choices": get_args(WriterFont)})
    line_length: int = field(default=70, metadata={"low": 45, "high": 90})
    """Characters in a line of the writer's text."""
    word_count: bool = field(default=True, metadata=_SWITCH)
    quiet_marks: bool = field(default=False, metadata=_SWITCH)
    """Underlines while writing, under what may identify somebody."""
    less_movement: bool = field(default=False, metadata=_SWITCH)
    idle_minutes: int = field(default=5, metadata={"low": 1, "high": 60})
    keep_out_of_screenshots: bool = field(default=True, metadata=_SWITCH)
    """Heeded by Windows and macOS; other systems have no such thing."""
    on_this_day: bool = field(default=True, metadata=_SWITCH)
    last_journal: str = ""
    """The path of the journal opened last; empty when there was none."""
    window: Geometry | None = None


def options() -> tuple[Option, ...]:
    """The settings a writer can choose, in the order of the page, made from the fields."""
    return tuple(
        Option(shown.name, f"settings.{shown.name}", shown.default, **shown.metadata)
        for shown in fields(Settings)
        if shown.metadata
    )


def load(path: Path) -> tuple[Settings, bool]:
    """The settings in a file, and whether it was there but could not be understood."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        return _read(data), False
    except FileNotFoundError:
        return Settings(), False
    except (OSError, ValueError, TypeError, RecursionError):
        return Settings(), True


def _read(data: bytes) -> Settings:
    if len(data) > MAX_BYTES:
        message = "the settings file is too large"
        raise ValueError(message)
    found = _made(Settings, json.loads(data))
    window = None if found.window is None else _made(Geometry, found.window)
    return _checked(replace(found, window=window))


def _made(kind: type[Made], found: Any) -> Made:
    """A value from an object of JSON; what a later version has added is passed over."""
    values = {**found}
    names = [each.name for each in fields(kind)]  # type: ignore[arg-type]  # a dataclass
    return kind(**{name: values[name] for name in names if name in values})


def _checked(settings: Settings) -> Settings:
    wrong = [each.name for each in options() if not each.allows(getattr(settings, each.name))]
    if type(settings.last_journal) is not str:
        wrong.append("last_journal")
    if settings.window is not None and not _possible(settings.window):
        wrong.append("window")
    if wrong:
        message = f"not a setting: {', '.join(wrong)}"
        raise ValueError(message)
    return settings


def _possible(window: Geometry) -> bool:
    sizes = (window.left, window.top, window.width, window.height)
    if not all(type(size) is int and abs(size) <= FARTHEST for size in sizes):
        return False
    return min(window.width, window.height) > 0 and type(window.maximised) is bool


def save(path: Path, settings: Settings) -> None:
    """Replace the file in one step: after a power cut it holds the old or the new settings."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(fresh, flags, 0o600), "wb") as file:
        file.write((json.dumps(asdict(settings), indent=2) + "\n").encode())
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


class SettingsFile:
    """The settings in use and the file that remembers them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.current, self.damaged = load(path)
        """The second says that the file was there and could not be understood."""

    def change(self, **values: Any) -> Settings:
        """Use other values from now on; raises `ValueError` for one out of its range."""
        self.current = _checked(replace(self.current, **values))
        return self.current

    def save(self) -> None:
        """Write the settings in use; raises `OSError` when the disk will not take them."""
        save(self.path, self.current)
