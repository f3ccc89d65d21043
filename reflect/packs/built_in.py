"""The packs that come with Reflect."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reflect.packs.source import read_pack, read_source

if TYPE_CHECKING:
    from reflect.packs.pack import Pack
    from reflect.packs.source import Source

_PACKAGE = Path(__file__).parents[1]
# What most people want on most days comes first; a pack that is not named here comes last.
_FIRST = (
    "everyday",
    "online-sessions",
    "hard-days",
    "teams-and-feedback",
    "communities",
    "facilitating",
    "step-by-step",
    "students",
    "for-my-record",
    "nursing-uk",
    "doctors-uk",
    "doctors-in-training-uk",
    "health-professions-uk",
    "pharmacy-gb",
    "dental-uk",
    "social-work-england",
    "nursing-ireland",
    "nursing-malawi",
    "australia",
    "any-country",
)


def built_in_packs() -> tuple[Pack, ...]:
    """All of them, the everyday ones first. Reads every file anew: ask once, keep the answer."""
    return tuple(sorted(packs_in(_folder()), key=_place))


def _place(pack: Pack) -> int:
    return _FIRST.index(pack.id) if pack.id in _FIRST else len(_FIRST)


def built_in_source(pack_id: str) -> Source:
    """One of them with its files; raises `KeyError` if there is none with this id."""
    folder = _folder()
    if pack_id not in {inner.name for inner in folder.iterdir()}:
        raise KeyError(pack_id)
    return read_source(folder / pack_id)


def _folder() -> Path:
    installed = _PACKAGE / "built_in_packs"
    return installed if installed.is_dir() else _PACKAGE.parent / "prompts"


def packs_in(folder: Path) -> tuple[Pack, ...]:
    """The pack of each folder in this one, by id."""
    return tuple(read_pack(inner) for inner in sorted(folder.iterdir()) if inner.is_dir())
