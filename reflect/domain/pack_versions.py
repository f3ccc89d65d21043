"""The three numbers of a pack's version, and which of them a change should raise."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection


class NextVersions(NamedTuple):
    """What may come after a version."""

    major: str
    """When a prompt or a set is taken out."""
    minor: str
    """When one is new."""
    patch: str
    """When it is said in other words."""


def numbers_of(version: str) -> tuple[int, ...]:
    """The numbers, to be compared one by one."""
    return tuple(map(int, version.split(".")))


def next_versions(version: str) -> NextVersions:
    """What may come after this version."""
    major, minor, patch = numbers_of(version)
    return NextVersions(
        f"{major + 1}.0.0", f"{major}.{minor + 1}.0", f"{major}.{minor}.{patch + 1}"
    )


def fitting(offered: NextVersions, before: Collection[str], now: Collection[str]) -> str:
    """Which of them fits, by the prompts that there were and that there are."""
    if set(before) - set(now):
        return offered.major
    return offered.minor if set(now) - set(before) else offered.patch
