"""Every target for a while, one after the other: ``python -m tests.fuzz.run FOLDER SECONDS SEED``.

Prints in JSON how many inputs each was given, and what was found. `CONTROL` must be caught.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.targets import CONTROL, TARGETS, seeds

LARGEST = 16 * 1024
WORDS = (
    *("[[prompts]]", "[[prompt_sets]]", "[pack]", "[[standards]]", "[[requirements]]", "'''"),
    *("[[sections]]", "options = [", "shown_when = {", "scale = {", "kind = ", "id = ", "PK"),
    *("untrusted comment: ", "trusted comment: ", "REFLECTPACK1", "2026-11-26", "\\u202e", "**"),
)
_COUNT = re.compile(r"stat::number_of_executed_units:\s+(\d+)|^#(\d+)\s", re.MULTILINE)
_RAISED = re.compile(r"^ === Uncaught Python exception: ===\n(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of one target."""

    target: str
    count: int
    """How many inputs it was given."""
    found: list[str]
    """What escaped, and the input that did it, in hexadecimal."""


def has_atheris() -> bool:
    """Whether it is installed; no test and no other proof needs it."""
    return find_spec("atheris") is not None


def tried(target: str, folder: Path, seconds: int, seed: int) -> Tried:
    """Try one target for so many seconds, or until something escapes."""
    corpus, words = folder / target, folder / "words"
    corpus.mkdir()
    for number, data in enumerate(seeds(target)):
        (corpus / str(number)).write_bytes(data)
    words.write_text("\n".join(map(_as_word, WORDS)))
    command = [
        *(sys.executable, "-m", "tests.fuzz.guided", target, str(corpus), f"-dict={words}"),
        *(f"-max_total_time={seconds}", f"-seed={seed}", f"-max_len={LARGEST}"),
        *("-print_final_stats=1", "-timeout=5", f"-artifact_prefix={folder / 'found-'}"),
    ]
    # What it is given is our own.
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")  # noqa: PLW1510, S603
    said = done.stdout + done.stderr
    counts = [int(one or other) for one, other in _COUNT.findall(said)]
    inputs = sorted(folder.glob("found-*"))
    found = [f"{_raised(said)}: {each.read_bytes().hex()}" for each in inputs]
    for each in inputs:
        each.unlink()
    if done.returncode and not found:
        found = [f"ended with {done.returncode}: {said[-500:]}"]
    return Tried(target, max(counts, default=0), found)


def main() -> None:
    """Print what was found."""
    folder, seconds, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    targets = [name for name in TARGETS if name != CONTROL]
    each = max(1, seconds // len(targets))
    found = [asdict(tried(name, folder, each, seed)) for name in targets]
    control = asdict(tried(CONTROL, folder, each, seed))
    sys.stdout.write(json.dumps({"targets": found, "control": control}))


def _raised(said: str) -> str:
    match = _RAISED.search(said)
    return match[1] if match else "no exception"


def _as_word(text: str) -> str:
    """A line of libFuzzer's dictionary."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in text.encode()) + '"'


if __name__ == "__main__":
    main()
