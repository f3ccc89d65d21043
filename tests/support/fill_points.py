"""Fills a disk to any point, again and again, and looks each time for what was said to be saved.

``python -m tests.support.fill_points FOLDER SEED POINTS ballast|limit [promise-early]``. The folder
is a small disk that a ballast leaves little room on, or its files may not grow beyond a limit.
When the disk has said three times that it is full there is room again: then the next save must
work. Prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import random
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reflect.errors import NotFound, StorageError
from tests.support.builders import entry_id
from tests.support.engines import remembered_statements
from tests.support.kill_cycles import KINDS, Promises, Writer, faults_of, opened
from tests.support.power_cut.cuts import Shelf
from tests.support.power_cut.record import tree_of
from tests.support.power_cut.scene import journal_in
from tests.support.power_cut.scenes import ChangingKeys, Saving
from tests.support.small_disk import file_size_limit

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS, PATIENCE = 80, 3
MOST_ROOM = 400_000
AFTERWARDS = 1000
"""The number of the step that is taken when there is room again."""


@contextmanager
def little_room(place: Path, room: int, how: str) -> Iterator[None]:
    """Let the disk be full when so many bytes more are on it."""
    if how == "limit":
        with file_size_limit(room):
            yield
        return
    ballast = place / "ballast"
    free = os.statvfs(place)
    ballast.write_bytes(bytes(max(0, free.f_bavail * free.f_bsize - room)))
    try:
        yield
    finally:
        ballast.unlink()


class Point:
    """One life of a journal on a disk that gets full."""

    def __init__(self, place: Path, chance: random.Random, *, early: bool) -> None:
        self.place = place
        self.promises = Promises()
        self.told = 0
        self._early = early
        self._chance = chance
        self._journal = opened(journal_in(place))
        self._writer = Writer(self._journal, chance)

    def fill(self) -> None:
        """Write until the disk has been full a few times."""
        for number in range(1, STEPS + 1):
            try:
                self._step(number, self._chance.choice((*KINDS, "keys")))
            except StorageError:
                self.told += 1
            if self.told == PATIENCE:
                break

    def go_on(self) -> None:
        """Save, settle, change the keys and close: there is room for it."""
        for more, kind in enumerate(("save", "settle", "keys")):
            self._step(AFTERWARDS + more, kind)
        self._journal.close()

    def faults(self) -> list[Any]:
        """What is lost or found wrong in the end."""
        journal = opened(journal_in(self.place))
        self.promises.check(journal)
        found = [*self.promises.lost, *faults_of(journal)]
        journal.close()
        ChangingKeys().check(self.place, [])
        return found

    def _step(self, number: int, kind: str) -> None:
        name = entry_id(self._chance.randrange(1, 20))
        promise = json.dumps([number, kind, name])
        if self._early:
            self.promises.heard(promise)
        if kind == "keys":
            ChangingKeys().change(self.place)
            return
        try:
            self._writer.step(kind, number, name)
        except NotFound:
            return
        self.promises.heard(promise)


def run(place: Path, seed: int, points: int, how: str, *, early: bool) -> dict[str, Any]:
    """Fill the disk so often; how often it was full, and what was lost."""
    chance = random.Random(seed)  # noqa: S311 - no keys
    shelf, full, lost = Shelf(place / "life"), 0, list[str]()
    Saving().prepare(shelf.folder)
    ChangingKeys().prepare(shelf.folder)
    origin = tree_of(shelf.folder)
    for number in range(points):
        shelf.put(origin)
        room = chance.randrange(MOST_ROOM)
        point = Point(shelf.folder, chance, early=early)
        with little_room(place, room, how):
            point.fill()
        point.go_on()
        full += point.told > 0
        lost += [f"seed {seed}, point {number}, room {room}: {each}" for each in point.faults()]
    return {"points": points, "full": full, "lost": lost}


if __name__ == "__main__":
    folder, seed, points, how, *control = sys.argv[1:]
    with remembered_statements():
        result = run(Path(folder), int(seed), int(points), how, early=bool(control))
    sys.stdout.write(json.dumps(result) + "\n")
