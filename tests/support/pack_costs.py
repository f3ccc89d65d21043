"""What refusing each made-up pack costs: ``python -m tests.support.pack_costs``, in JSON."""

from __future__ import annotations

import json
import resource
import sys
import tracemalloc
from contextlib import suppress
from time import process_time

from reflect.errors import PackRefused
from reflect.packs.built import read_signed
from tests.support.many_packs import largest_pack
from tests.support.pack_attacks import attacks, good, kept

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


def mebibytes_for(data: bytes) -> float:
    """What Python holds for it at most, beside the file itself."""
    tracemalloc.start()
    with suppress(PackRefused):
        read_signed(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 2**20


def largest() -> dict[str, float]:
    """What it costs to read the largest pack that there may be."""
    data = largest_pack()
    spent = []
    for _ in range(TRIES):
        begun = process_time()
        read_signed(data)
        spent.append(process_time() - begun)
    return {"bytes": len(data), "seconds": min(spent), "mebibytes": mebibytes_for(data)}


def main() -> None:
    """Print how many there are, which are slow, the slowest, and by how much memory grew."""
    every = list(attacks())
    read_signed(good())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    costs = {each.name: min(seconds_for(each.data) for _ in range(TRIES)) for each in every}
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    held = {each.name: mebibytes_for(each.data) for each in every}
    found = {
        "count": len(costs),
        "kept": len(list(kept())),
        "slow": {name: spent for name, spent in costs.items() if spent > SECONDS},
        "slowest": max(costs.values()),
        "slowest_name": max(costs, key=lambda name: costs[name]),
        "mebibytes": grown / UNIT,
        "most_held": max(held.values()),
        "most_held_name": max(held, key=lambda name: held[name]),
        "largest": largest(),
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
