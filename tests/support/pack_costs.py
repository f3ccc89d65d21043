"""What refusing each made-up pack costs: ``python -m tests.support.pack_costs``, in JSON."""

from __future__ import annotations

import json
import resource
import sys
from time import process_time

from reflect.errors import PackRefused
from reflect.packs.built import read_signed
from tests.support.pack_attacks import attacks, good

SECONDS = 0.1
TRIES = 5
"""Others use the machine too: the least of a few times is the one that counts."""
# Linux counts in KiB, macOS in bytes.
UNIT = 2**20 if sys.platform == "darwin" else 2**10


def seconds_for(data: bytes) -> float:
    """What refusing it once costs."""
    begun = process_time()
    try:
        read_signed(data)
    except PackRefused:
        return process_time() - begun
    message = "an attack was taken for a pack"
    raise AssertionError(message)


def main() -> None:
    """Print how many there are, which are slow, the slowest, and by how much memory grew."""
    every = list(attacks())
    read_signed(good())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    costs = {each.name: min(seconds_for(each.data) for _ in range(TRIES)) for each in every}
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    found = {
        "count": len(costs),
        "slow": {name: spent for name, spent in costs.items() if spent > SECONDS},
        "slowest": max(costs.values()),
        "mebibytes": grown / UNIT,
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
