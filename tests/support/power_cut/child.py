"""The program that is recorded. What it promises goes to standard output, a line each.

``python -m tests.support.power_cut.child SCENE FOLDER SEED CONTROL``
"""

from __future__ import annotations

import os
import random
import sys
from contextlib import nullcontext
from pathlib import Path

from tests.support.power_cut.controls import CONTROLS
from tests.support.power_cut.record import PROMISES
from tests.support.power_cut.scenes import SCENES


def promise(what: str) -> None:
    """Say in one call that this is durable."""
    os.write(PROMISES, what.encode() + b"\n")


def act(scene: str, place: Path, seed: str, control: str) -> None:
    """Do what the scene does, carelessly if a control is named."""
    # Chance for what is written, not for keys.
    chance = random.Random(seed)  # noqa: S311
    with CONTROLS[control]() if control else nullcontext():
        SCENES[scene].act(place, promise, chance)


if __name__ == "__main__":
    scene, folder, seed, control = sys.argv[1:]
    act(scene, Path(folder), seed, control)
