"""The packs that come with Reflect."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reflect.packs.source import read_pack

if TYPE_CHECKING:
    from reflect.packs.pack import Pack

_PACKAGE = Path(__file__).parents[1]


def built_in_packs() -> tuple[Pack, ...]:
    """All of them, by id. Reads every file anew: ask once and keep the answer."""
    installed = _PACKAGE / "built_in_packs"
    folder = installed if installed.is_dir() else _PACKAGE.parent / "prompts"
    return packs_in(folder)


def packs_in(folder: Path) -> tuple[Pack, ...]:
    """The pack of each folder in this one, by id."""
    return tuple(read_pack(inner) for inner in sorted(folder.iterdir()) if inner.is_dir())
