"""Preferences that do not depend on a journal: one frozen value, its load and its save.

Nothing here says what was written: the file is plain text outside the encrypted journal.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_type_hints

import msgspec
from msgspec import Meta

if TYPE_CHECKING:
    from pathlib import Path

Theme = Literal["system", "light", "dark", "contrast"]
WriterFont = Literal["serif", "sans", "system"]

MAX_BYTES = 64 * 1024
"""A larger file is not ours and is not read."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where the window was, in whole pixels of the desktop."""

    left: int
    top: int
    width: Annotated[int, Meta(ge=1, le=100_000)]
    height: Annotated[int, Meta(ge=1, le=100_000)]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every preference. A field with a text key is shown to the writer."""

    theme: Annotated[Theme, Meta(title="settings.theme")] = "system"
    text_scale: Annotated[float, Meta(title="settings.text_scale", ge=0.8, le=2.0)] = 1.0
    writer_font: Annotated[WriterFont, Meta(title="settings.writer_font")] = "serif"
    line_length: Annotated[int, Meta(title="settings.line_length", ge=45, le=90)] = 70
    """Characters in a line of the writer's text."""
    word_count: Annotated[bool, Meta(title="settings.word_count")] = True
    less_movement: Annotated[bool, Meta(title="settings.less_movement")] = False
    idle_minutes: Annotated[int, Meta(title="settings.idle_minutes", ge=1, le=60)] = 5
    on_this_day: Annotated[bool, Meta(title="settings.on_this_day")] = True
    last_journal: str = ""
    """The path of the journal opened last; empty when there was none."""
    window: Geometry | None = None


def options() -> tuple[Option, ...]:
    """The settings a writer can choose, in the order of the page, made from the fields."""
    hints = get_type_hints(Settings, include_extras=True)
    shown = (field for field in fields(Settings) if hasattr(hints[field.name], "__metadata__"))
    return tuple(_option(field.name, field.default, hints[field.name]) for field in shown)


def _option(name: str, default: Any, hint: Any) -> Option:
    meta: Meta = hint.__metadata__[0]
    return Option(
        name=name,
        text_key=str(meta.title),
        default=default,
        choices=get_args(hint.__origin__),
        low=meta.ge,
        high=meta.le,
    )


def load(path: Path) -> tuple[Settings, bool]:
    """The settings in a file, and whether it was there but could not be understood."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        return _read(data), False
    except FileNotFoundError:
        return Settings(), False
    except (OSError, msgspec.DecodeError):
        return Settings(), True


def _read(data: bytes) -> Settings:
    if len(data) > MAX_BYTES:
        message = "the settings file is too large"
        raise msgspec.DecodeError(message)
    return msgspec.json.decode(data, type=Settings)


def save(path: Path, settings: Settings) -> None:
    """Replace the file in one step: after a power cut it holds the old or the new settings."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(fresh, flags, 0o600), "wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(settings), indent=2) + b"\n")
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
        wished = replace(self.current, **values)
        try:
            msgspec.convert(msgspec.to_builtins(wished), Settings)
        except msgspec.ValidationError as error:
            message = f"not a setting: {error}"
            raise ValueError(message) from None
        self.current = wished
        return wished

    def save(self) -> None:
        """Write the settings in use; raises `OSError` when the disk will not take them."""
        save(self.path, self.current)
