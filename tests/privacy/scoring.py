"""How well the check does on labelled passages, by the measure that its design was judged by."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from reflect.privacy.check import check

HERE = Path(__file__).parent
_WORD = re.compile(r"\w+(?:['\u2019\-./@]\w+)*")
_PROPER = {"NAME", "PLACE", "ORG", "ADDRESS"}


@dataclass
class Score:
    """Counts over a set of passages; shares in hundredths."""

    touched: Counter[str] = field(default_factory=Counter)
    covered: Counter[str] = field(default_factory=Counter)
    labelled: Counter[str] = field(default_factory=Counter)
    right: int = 0
    wrong: int = 0
    alarms: int = 0
    free_words: int = 0

    def recall(self, label=None):
        """The share of labelled spans that a finding touches."""
        if label:
            return 100 * self.touched[label] / self.labelled[label]
        return 100 * self.touched.total() / self.labelled.total()

    def covering(self):
        """The share of labelled spans that findings cover to the last letter."""
        return 100 * self.covered.total() / self.labelled.total()

    def precision(self):
        """The share of findings that touch a labelled span."""
        return 100 * self.right / (self.right + self.wrong)

    def alarms_per_1000_words(self):
        """Findings in passages in which there is nothing to find."""
        return 1000 * self.alarms / self.free_words


def passages(name):
    """The passages of a set."""
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()]


def _letters(text, start, end):
    return {place for place in range(start, end) if text[place].isalnum()}


def _label(finding):
    return {"organisation": "ORG"}.get(finding.kind.value, finding.kind.value.upper())


def _family(label):
    return "PROPER" if label in _PROPER else label


def _merged(text, findings):
    """Findings of one kind with nothing but spaces between them are one."""
    merged: list[tuple[str, int, int]] = []
    for label, start, end in sorted((_label(f), f.start, f.end) for f in findings):
        if merged and merged[-1][0] == label and not text[merged[-1][2] : start].strip():
            merged[-1] = (label, merged[-1][1], max(merged[-1][2], end))
        else:
            merged.append((label, start, end))
    return merged


def _count_spans(score, passage, found):
    text = passage["text"]
    for span in passage["spans"]:
        letters = _letters(text, span["start"], span["end"])
        if text[span["start"] :].lower().startswith("the "):
            telling = letters - _letters(text, span["start"], span["start"] + 4)
        else:
            telling = letters
        score.labelled[span["label"]] += 1
        score.touched[span["label"]] += bool(letters & found)
        score.covered[span["label"]] += telling <= found


def _optional(passage, label, letters):
    return any(
        2 * len(letters & _letters(passage["text"], o["start"], o["end"])) >= len(letters)
        and _family(label) == _family(o["label"])
        for o in passage["optional"]
    )


def scored(name, checked=check):
    """The score of a check on a set of passages."""
    score = Score()
    for passage in passages(name):
        text = passage["text"]
        merged = [(label, _letters(text, a, b)) for label, a, b in _merged(text, checked(text))]
        _count_spans(score, passage, set().union(*(letters for _, letters in merged)))
        wanted = set().union(*(_letters(text, s["start"], s["end"]) for s in passage["spans"]))
        missed = [(lab, ls) for lab, ls in merged if ls and not ls & wanted]
        false = sum(not _optional(passage, label, letters) for label, letters in missed)
        score.right += len(merged) - len(missed)
        score.wrong += false
        if not passage["spans"]:
            score.alarms += false
            score.free_words += len(_WORD.findall(text))
    return score
