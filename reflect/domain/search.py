"""What to look for: filters, and search words as SQLite's FTS5 reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING

from reflect.domain.answers import is_empty, searchable, shown
from reflect.domain.entry import HIT_END, HIT_START, Content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reflect.domain.prompts import PromptSet

Span = tuple[int, int]
"""Start and end of a hit, in characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which entries to list. All conditions hold together; an empty one asks nothing."""

    text: str = ""
    """Words, "phrases" in double quotes; the last word may be unfinished."""
    tag: str = ""
    set_id: str = ""
    has_account: bool = False
    since: date | None = None
    until: date | None = None
    """The last day that counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """Where a search hits in one entry."""

    title: tuple[Span, ...] = ()
    answers: dict[str, tuple[Span, ...]]
    """By prompt id, in the answer's plain text."""


MOST_PARTS = 32
"""Words and phrases that are looked for; what comes after them is left out."""

_PART = re.compile(r'"([^"]*)("?)|(\S+)')
# What no word holds: the end of a text in C, the marks around hits, halves of characters.
_NO_WORD = re.compile(f"[\0{HIT_START}{HIT_END}\ud800-\udfff]")
_LAST_WORD = re.compile(r"[^\W\d_]{3,}$")

# The index holds stems: "planning" is kept as "plan", and "planni" would find nothing although
# more typing will find it again. So an unfinished word is also looked for as the words that it
# may become. Endings of the Porter stemmer that begin alike are listed once.
_ANY_WORD_MAY_GO_ON = ("ing", "ed", "er")
_ENDINGS = (
    *_ANY_WORD_MAY_GO_ON,
    *("able", "al", "ality", "ally", "ance", "ancy", "ant", "ary", "ate", "ation", "ative", "ator"),
    *("bility", "ely", "ement", "ence", "ency", "ent", "ful", "fulness", "ible", "ical", "icate"),
    *("icity", "ied", "ies", "ion", "ional", "ism", "ite", "ity", "ive", "ively", "iveness"),
    *("ivity", "ization", "ize", "ly", "ment", "ness", "ous", "ously", "ousness"),
)
# Looks finished to the stemmer, which would take it off: "day" is kept as "dai", so that "day"
# as a beginning would not find "daylight", but "dayl" does.
_FALSE_ENDINGS = ("y", "ys", "ing", "ed")


def fts_query(text: str) -> str:
    """The FTS5 expression for what was typed; empty when it holds nothing to look for."""
    typed = _NO_WORD.sub(" ", text)
    parts = [p for p in _PART.finditer(typed) if any(c.isalnum() for c in p[0])]
    unfinished = bool(parts) and parts[-1].end() == len(typed) and not parts[-1][2]
    phrases = [_quoted(part[1] or part[3]) for part in parts[:MOST_PARTS]]
    if unfinished and len(parts) <= MOST_PARTS:
        phrases[-1] = _unfinished(parts[-1][1] or parts[-1][3])
    return " AND ".join(phrases)


def _unfinished(words: str) -> str:
    if not words[-1].isalnum():
        return _quoted(words)
    choices = [f"{_quoted(words)}*"]
    last = _LAST_WORD.search(words)
    if last:
        before, word = words[: last.start()], last[0].lower()
        choices += [_quoted(before + whole) for whole in _completions(word)]
        if word.endswith(_FALSE_ENDINGS):
            choices += [f"{_quoted(before + word + letter)}*" for letter in ascii_lowercase]
    return f"({' OR '.join(choices)})"


def _completions(word: str) -> Iterator[str]:
    for ending in _ANY_WORD_MAY_GO_ON:
        yield word + ending
    for ending in _ENDINGS:
        for typed in range(1, len(ending)):
            if word.endswith(ending[:typed]):
                yield word + ending[typed:]


def _quoted(words: str) -> str:
    escaped = words.replace('"', '""')
    return f'"{escaped}"'


def spans_of(marked: str) -> tuple[Span, ...]:
    """Where the marks of a marked text are, counted in the text without them."""
    spans: list[Span] = []
    start = length = 0
    for character in marked:
        if character == HIT_START:
            start = length
        elif character == HIT_END:
            spans.append((start, length))
        else:
            length += 1
    return tuple(spans)


def hits_by_answer(
    prompts: PromptSet, content: Content, marked: str
) -> dict[str, tuple[Span, ...]]:
    """Share the hits in all answers' text out among the answers, as `text_of` joined them."""
    spans = spans_of(marked)
    found: dict[str, tuple[Span, ...]] = {}
    start = 0
    for prompt in shown(prompts, content.answers):
        answer = content.answers.get(prompt.id)
        words = "" if answer is None or is_empty(answer) else searchable(prompt, answer)
        if not words:
            continue
        end = start + len(words)
        # A phrase may begin in one answer and end in the next: each shows its part.
        cut = ((max(a, start) - start, min(b, end) - start) for a, b in spans)
        mine = tuple((a, b) for a, b in cut if a < b)
        if mine:
            found[prompt.id] = mine
        start = end + 1
    return found
