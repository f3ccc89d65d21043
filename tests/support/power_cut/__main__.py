"""``python -m tests.support.power_cut FOLDER SEED STATES SCENE [CONTROL]``: one line of JSON."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from tests.support.power_cut.cuts import cut

if __name__ == "__main__":
    folder, seed, states, scene, *control = sys.argv[1:]
    outcome = cut(scene, Path(folder), seed=int(seed), states=int(states), control="".join(control))
    sys.stdout.write(json.dumps(asdict(outcome)) + "\n")
