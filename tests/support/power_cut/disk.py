"""A disk as it is without power: what was synced is there, of all else any part may be.

The rules are those of POSIX, and no kinder: a file's content lasts once the file was synced, its
name once its folder was. Of what was not, each sector of 512 bytes and each change of a name may
have reached the disk or not, in any order. A rename is whole or has not happened; so is a cut of a
file, and what was written after it has not landed before it. What a sync that failed has left
behind is never durable, however many syncs succeed after it: the system does not write it again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from random import Random

SECTOR = 512

Tree = dict[str, bytes | None]
"""Paths below a folder and what is in each file; None for a folder."""


@dataclass(slots=True)
class Change:
    """One change of a file that nobody has synced."""

    size: int
    """Of the file afterwards."""
    sectors: dict[int, bytes]
    cuts: bool = False
    """Whether it took away what was behind this size."""

    def torn(self, share: float, chance: Random) -> Change:
        """Only some of its sectors."""
        landed = {n: data for n, data in self.sectors.items() if chance.random() < share}
        return Change(self.size, landed)

    def forget(self, later: Change) -> None:
        """Leave what a later change, which lasts, has put in its place."""
        self.size = later.size
        for number in later.sectors:
            self.sectors.pop(number, None)


class File:
    """What a program sees in a file, and what the disk may have of it."""

    def __init__(self, data: bytes = b"") -> None:
        self.seen = bytearray(data)
        self._kept = bytearray(data)
        self._size = len(data)
        self._unsynced: list[Change] = []
        self._given_up: list[Change] = []

    def write(self, at: int, data: bytes) -> None:
        """Put bytes at this place; whatever lies before it is zero."""
        end = at + len(data)
        self.seen.extend(bytes(max(0, end - len(self.seen))))
        self.seen[at:end] = data
        self._changed(range(at // SECTOR, -(-end // SECTOR)))

    def resize(self, size: int) -> None:
        """Cut the file, or let zeros follow."""
        before = len(self.seen)
        del self.seen[size:]
        self.seen.extend(bytes(size - len(self.seen)))
        self._changed(range(size // SECTOR, -(-before // SECTOR)), cuts=size < before)

    def _changed(self, sectors: Iterable[int], *, cuts: bool = False) -> None:
        parts = {n: bytes(self.seen[n * SECTOR : (n + 1) * SECTOR]) for n in sectors}
        whole = {n: part.ljust(SECTOR, b"\0") for n, part in parts.items()}
        self._unsynced.append(Change(len(self.seen), whole, cuts))

    def sync(self) -> None:
        """From now on all of this lasts."""
        for change in self._unsynced:
            self._size = change.size
            _put(self._kept, change.sectors)
            for given_up in self._given_up:
                given_up.forget(change)
        self._unsynced.clear()

    def fail_to_sync(self) -> None:
        """The system tried, and will not try again."""
        self._given_up += self._unsynced
        self._unsynced.clear()

    def after_cut(self, chance: Random) -> bytes:
        """One of the contents that may be found."""
        changes = self._given_up + self._unsynced
        if not changes:
            return bytes(self._kept[: self._size])
        landed = chance.choice((_none, _all, _first, _any))(_until_a_cut(changes, chance), chance)
        image = bytearray(self._kept)
        for change in landed:
            _put(image, change.sectors)
        size = self._size_after(landed, chance)
        fill = chance.choice((bytes, chance.randbytes))
        return bytes(image[:size]) + fill(max(0, size - len(image)))

    def _size_after(self, landed: list[Change], chance: Random) -> int:
        """The size, which is kept apart from the content and may be older than some of it."""
        sizes = [self._size]
        for change in landed:
            sizes = [change.size] if change.cuts else [*sizes, change.size]
        return chance.choice(sizes) if chance.random() < 0.25 else sizes[-1]


def _put(image: bytearray, sectors: Mapping[int, bytes]) -> None:
    for number, content in sectors.items():
        image.extend(bytes(max(0, number * SECTOR - len(image))))
        image[number * SECTOR : (number + 1) * SECTOR] = content


def _until_a_cut(changes: list[Change], chance: Random) -> list[Change]:
    """Only what came before a cut of the file that has not happened."""
    cuts = [place for place, change in enumerate(changes) if change.cuts]
    return changes[: chance.choice([*cuts, len(changes)])]


def _none(_changes: list[Change], _chance: Random) -> list[Change]:
    return []


def _all(changes: list[Change], _chance: Random) -> list[Change]:
    return changes


def _first(changes: list[Change], chance: Random) -> list[Change]:
    """In order, and the last of them torn."""
    whole = changes[: chance.randint(0, len(changes))]
    return [*whole[:-1], *_any(whole[-1:], chance)]


def _any(changes: list[Change], chance: Random) -> list[Change]:
    share = chance.random()
    return [change if change.cuts else change.torn(share, chance) for change in changes]


@dataclass(slots=True, eq=False)
class Folder:
    """What a program sees in a folder, and what the disk has of it."""

    seen: dict[str, Node] = field(default_factory=dict)
    kept: dict[str, Node] = field(default_factory=dict)


Node = File | Folder


@dataclass(frozen=True, slots=True)
class Naming:
    """Names that are given and taken in one step."""

    names: tuple[tuple[Folder, str, Node | None], ...]

    def touches(self, folder: Folder) -> bool:
        """Whether one of the names is in this folder."""
        return any(where is folder for where, _, _ in self.names)


class Disk:
    """A folder and all below it. Paths are relative to it; what is there at first is durable."""

    def __init__(self, tree: Tree) -> None:
        self.root = Folder()
        self._namings: list[Naming] = []
        for path in sorted(tree):
            content = tree[path]
            self._name((path, Folder() if content is None else File(content)))
        self._keep(self._namings)
        self._namings.clear()

    def find(self, path: str) -> Node | None:
        """What a program finds at a path."""
        node: Node | None = self.root
        for name in PurePosixPath(path).parts:
            node = node.seen.get(name) if isinstance(node, Folder) else None
        return node

    def make(self, path: str, node: Node) -> None:
        """Give a new file or folder its name."""
        self._name((path, node))

    def remove(self, path: str) -> None:
        """Take a name away."""
        self._name((path, None))

    def rename(self, old: str, new: str) -> None:
        """Give what is at one path the other, in one step."""
        self._name((old, None), (new, self.find(old)))

    def exchange(self, old: str, new: str) -> None:
        """Give what is at each path the other's name, in one step."""
        self._name((old, self.find(new)), (new, self.find(old)))

    def sync(self, node: Node) -> None:
        """Make the content of a file durable, or the names in a folder."""
        if isinstance(node, File):
            node.sync()
            return
        self._keep(each for each in self._namings if each.touches(node))
        self._namings = [each for each in self._namings if not each.touches(node)]

    def seen(self) -> Tree:
        """All that a program sees."""
        return dict(_walk(self.root, "", {}, None))

    def after_cut(self, chance: Random) -> Tree:
        """One of the states in which the disk may be found."""
        share = chance.choice((0.0, 1.0, chance.random()))
        names: dict[Folder, dict[str, Node]] = {}
        for naming in self._namings:
            if chance.random() < share:
                _apply(naming, names)
        return dict(_walk(self.root, "", names, chance))

    def _name(self, *changes: tuple[str, Node | None]) -> None:
        naming = Naming(tuple((*self._place(path), node) for path, node in changes))
        for folder, name, node in naming.names:
            _set(folder.seen, name, node)
        self._namings.append(naming)

    def _place(self, path: str) -> tuple[Folder, str]:
        where = PurePosixPath(path)
        folder = self.find(str(where.parent))
        assert isinstance(folder, Folder), f"no folder for {path}"
        return folder, where.name

    def _keep(self, namings: Iterable[Naming]) -> None:
        for naming in namings:
            for folder, name, node in naming.names:
                _set(folder.kept, name, node)


def _apply(naming: Naming, names: dict[Folder, dict[str, Node]]) -> None:
    for folder, name, node in naming.names:
        _set(names.setdefault(folder, dict(folder.kept)), name, node)


def _set(names: dict[str, Node], name: str, node: Node | None) -> None:
    if node is None:
        names.pop(name, None)
    else:
        names[name] = node


def _walk(
    folder: Folder,
    above: str,
    names: dict[Folder, dict[str, Node]],
    chance: Random | None,
) -> Iterator[tuple[str, bytes | None]]:
    """Everything below a folder: as programs see it, or by chance as it is found after a cut."""
    found = names.get(folder, folder.kept) if chance else folder.seen
    for name, node in found.items():
        if isinstance(node, Folder):
            yield f"{above}{name}", None
            yield from _walk(node, f"{above}{name}/", names, chance)
        else:
            yield f"{above}{name}", node.after_cut(chance) if chance else bytes(node.seen)
