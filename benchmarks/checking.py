"""The privacy check: how many words a second, and what it takes to load, beside two others."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.timing import Line, Times, milliseconds, timed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Check = Callable[[str], object]

HERE = Path(__file__)
SETS = Path(__file__).parents[1] / "tests" / "privacy"
ROUNDS = 5
LONG = 3_000
"""Words of a long entry."""
BUDGET = "40 000 words a second"


def check(_place: Path, _size: int) -> Iterator[Line]:
    """The labelled passages, each by itself; the same in one long text; and loading it."""
    texts = [passage["text"] for name in ("dev", "second") for passage in _passages(name)]
    words = sum(len(text.split()) for text in texts)
    long = " ".join(" ".join(texts).split()[:LONG])
    for name, made in {
        "ours": _ours,
        "scrubadub": _scrubadub,
        "Presidio's patterns": _presidio,
    }.items():
        if (found := made()) is None:
            yield Line(len(texts), f"privacy check, {name}", "not installed here")
            continue
        for what, amount, work in (
            ("passages one by one", words, lambda each=found: [each(text) for text in texts]),
            (f"one text of {LONG} words", LONG, lambda each=found: each(long)),
        ):
            took = Times(_again(work))
            said = f"{_thousands(1000 * amount / took.median)} words a second"
            yield Line(len(texts), f"{what}, {name}", said, BUDGET if name == "ours" else "")
    yield from _loading(len(texts))


def _passages(name: str) -> Iterator[dict[str, str]]:
    lines = (SETS / f"{name}.jsonl").read_text("utf-8").splitlines()
    return map(json.loads, lines)


def _again(work: Callable[[], object]) -> tuple[float, ...]:
    work()
    return tuple(timed(work) for _ in range(ROUNDS))


def _thousands(number: float) -> str:
    return f"{round(number, -2):,.0f}".replace(",", " ")


def _ours() -> Check:
    from reflect.privacy.check import check as ours

    return ours


def _scrubadub() -> Check | None:
    """Its detectors for the United Kingdom; they know no names without a model."""
    if importlib.util.find_spec("scrubadub") is None:
        return None
    import scrubadub

    scrubber = scrubadub.Scrubber(locale="en_GB")
    return lambda text: list(scrubber.iter_filth(text))


def _presidio() -> Check | None:
    """Its recognisers that need no language model, those for other countries included."""
    if importlib.util.find_spec("presidio_analyzer") is None:
        return None
    import tldextract

    # Its e-mail recogniser would fetch a list of domains on first use.
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())
    from presidio_analyzer import PatternRecognizer
    from presidio_analyzer.recognizer_registry import RecognizerRegistry

    registry = RecognizerRegistry()
    registry.load_predefined_recognizers()
    patterns = [each for each in registry.recognizers if isinstance(each, PatternRecognizer)]
    return lambda text: [
        each.analyze(text, each.supported_entities, nlp_artifacts=None) for each in patterns
    ]


def _loading(size: int) -> Iterator[Line]:
    """In a process of its own, with a text that calls for every library."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.checking"],
        cwd=HERE.parents[1], capture_output=True, text=True, check=True,
    )  # fmt: skip
    seconds, mebibytes = map(float, done.stdout.split())
    yield Line(size, "load the check and its lists", milliseconds(1000 * seconds), "300 ms")
    yield Line(size, "memory for it", f"{mebibytes:.0f} MiB", "60 MiB")


def _pss() -> float:
    """What this process takes up, in MiB."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _load() -> None:
    """Print the seconds and the MiB that the check takes the first time."""
    before = _pss()
    took = timed(lambda: _ours()("Mrs Mary Prior, 07700 900142, NHS number 999 526 0182, Leeds."))
    print(took / 1000, _pss() - before)


if __name__ == "__main__":
    _load()
