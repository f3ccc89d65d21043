"""Cuts the power at many moments of one scene, and looks each time at what is left."""

from __future__ import annotations

import os
import random
import shutil
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reflect.errors import ReflectError
from tests.support.engines import remembered_statements
from tests.support.power_cut.record import recorded
from tests.support.power_cut.scene import LostError
from tests.support.power_cut.scenes import SCENES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.power_cut.disk import Tree
    from tests.support.power_cut.record import Record

STATES_EACH = 1000
"""How many states one recording is good for; then the scene is played again, otherwise."""


@dataclass(slots=True)
class Outcome:
    """What was found after so many cuts."""

    states: int = 0
    lost: list[str] = field(default_factory=list)
    unopenable: list[str] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether anything was."""
        return bool(self.lost or self.unopenable)


class Shelf:
    """A folder in which one state after another is laid out. Only what differs is written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._left: dict[str, tuple[bytes, tuple[int, ...]]] = {}

    def put(self, tree: Tree) -> None:
        """Make the folder look like this."""
        self.folder.mkdir(exist_ok=True)
        for name, is_folder in reversed(list(_below(str(self.folder)))):
            if name not in tree or is_folder != (tree[name] is None):
                path = self.folder / name
                shutil.rmtree(path) if is_folder else path.unlink()
        for name in sorted(tree):
            content = tree[name]
            if content is None:
                (self.folder / name).mkdir(exist_ok=True)
            else:
                self._write(name, content)

    def _write(self, name: str, content: bytes) -> None:
        path = os.path.join(self.folder, name)
        if self._left.get(name) != (content, _mark(path)):
            with open(path, "wb") as file:
                file.write(content)
            self._left[name] = (content, _mark(path))


def _below(folder: str, above: str = "") -> Iterator[tuple[str, bool]]:
    """Everything below a folder, each after the folder that it is in, and whether it is one."""
    for each in os.scandir(folder):
        is_folder = each.is_dir(follow_symlinks=False)
        yield above + each.name, is_folder
        if is_folder:
            yield from _below(each.path, f"{above}{each.name}/")


def _mark(path: str) -> tuple[int, ...]:
    """Another one after every change."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return ()
    return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def states_of(record: Record, number: int, seed: str) -> Iterator[tuple[str, Tree, list[str]]]:
    """So many states in which the disk may be found, each with its name and what was promised."""
    # Chance for moments, not for keys.
    chance = random.Random(seed)  # noqa: S311
    moments = sorted(chance.choices(range(len(record.calls) + 1), k=number))
    replay, done = record.replay(), 0
    for count, moment in enumerate(moments):
        for call in record.calls[done:moment]:
            replay.do(call)
        done = moment
        name = f"seed {seed}, state {count}, after call {moment} of {len(record.calls)}"
        state = replay.disk.after_cut(random.Random(f"{seed}/{count}"))  # noqa: S311
        yield name, state, replay.promised.decode().splitlines()


def cut(scene: str, place: Path, *, seed: int, states: int, control: str = "") -> Outcome:
    """Play a scene as often as needed and judge so many states.

    With a control, which must fail, the first failure is enough.
    """
    outcome = Outcome()
    for number, first in enumerate(range(0, states, STATES_EACH)):
        folder = place / f"{scene}-{number}"
        record = _played(scene, folder, f"{seed}-{number}", control)
        wanted = min(STATES_EACH, states - first)
        shelf = Shelf(place / f"{scene}-cut")
        with remembered_statements():
            for name, state, promised in states_of(record, wanted, f"{seed}-{number}"):
                _judge(scene, shelf, name, state, promised, outcome)
                if control and outcome.failed:
                    return outcome
        shutil.rmtree(folder)
    return outcome


def _played(scene: str, folder: Path, seed: str, control: str) -> Record:
    folder.mkdir(parents=True)
    SCENES[scene].prepare(folder)
    module = "tests.support.power_cut.child"
    return recorded([sys.executable, "-m", module, scene, str(folder), seed, control], folder)


def _judge(
    scene: str, shelf: Shelf, name: str, state: Tree, promised: list[str], outcome: Outcome
) -> None:
    shelf.put(state)
    outcome.states += 1
    try:
        SCENES[scene].check(shelf.folder, promised)
    except LostError as lost:
        outcome.lost.append(f"{name}: {lost}")
    except (ReflectError, OSError) as error:
        outcome.unopenable.append(f"{name}: {type(error).__name__} {error}")
