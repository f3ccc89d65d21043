"""A text that is being checked: its capitalised words, and which characters a rule has claimed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind
from reflect.privacy.late import late
from reflect.privacy.lexicon import PLACE, lexicon
from reflect.privacy.tokens import runs, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reflect.privacy.mark import Mark
    from reflect.privacy.prepared import Prepared
    from reflect.privacy.tokens import Token


_PARTLY = frozenset({Kind.DATE, Kind.EMAIL, Kind.URL})
_EDGES = " ,.;:/-\n"
_TELLING = 5
"""Characters that may tell something."""


@dataclass(slots=True)
class Reading:
    """What the rules share while they read one text; an earlier rule keeps what it claimed."""

    text: Prepared
    tokens: list[Token]
    marks: list[Mark]
    taken: bytearray
    """A byte for each character: 1 where a mark stands, 2 where nothing is to be marked."""

    @property
    def plain(self) -> str:
        """The text as rules read it."""
        return self.text.plain

    def free(self, start: int, end: int) -> bool:
        """Whether no rule has claimed any of these characters."""
        return not any(self.taken[start:end])

    def leave_alone(self, start: int, end: int) -> None:
        """Keep later rules from these characters."""
        self.taken[start:end] = b"\2" * (end - start)

    def mark(self, found: Iterable[Mark]) -> None:
        """Claim each mark that is still free; of a date or an address, what of it is free."""
        for each in found:
            mark = each if self.free(each.start, each.end) else self._rest(each)
            if mark.start < mark.end:
                self.marks.append(mark)
                self.taken[mark.start : mark.end] = b"\1" * (mark.end - mark.start)

    def _rest(self, mark: Mark) -> Mark:
        """The first stretch of a mark that another has not claimed, if it tells something."""
        free = [place for place in range(mark.start, mark.end) if not self.taken[place]]
        if mark.kind not in _PARTLY or not free:
            return mark._replace(end=mark.start)
        start = free[0]
        end = next((p for p in range(start, mark.end) if self.taken[p]), mark.end)
        words = self.plain[start:end]
        start += len(words) - len(words.lstrip(_EDGES))
        end -= len(words) - len(words.rstrip(_EDGES))
        return mark._replace(start=start, end=end if end - start >= _TELLING else start)

    def free_tokens(self) -> list[Token]:
        """The capitalised words that no rule has claimed."""
        taken = self.taken
        return [t for t in self.tokens if not taken[t.start] and not taken[t.end - 1]]

    def free_runs(self) -> Iterator[list[Token]]:
        """Those words as they stand together."""
        return runs(self.plain, self.free_tokens())


def reading(text: Prepared) -> Reading:
    """Make a text ready for rules about capitalised words."""
    return Reading(text, tokens(text.plain), [], bytearray(len(text.plain)))


def phrases(read: Reading) -> Iterator[tuple[int, int, int]]:
    """Known phrases of several words: where, and what they can be."""
    known = lexicon().phrases
    lowered = read.plain.lower()
    if len(lowered) != len(read.plain):
        # Some capitals are two letters when small; then places would shift.
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in read.plain)
    for token in read.tokens:
        for phrase, meaning in known.get(lowered[token.start : token.end], ()):
            end = token.start + len(phrase)
            if lowered.startswith(phrase, token.start) and not lowered[end : end + 1].isalpha():
                yield token.start, end, meaning
                break


_AUTHOR = r"[A-Z][\w'-]{1,30}(?:,? [A-Z]\.(?: ?[A-Z]\.)*)?"
_WORK = (
    rf"(?:{_AUTHOR}|[A-Z]{{2,}})"
    rf"(?:(?:, | and | & |, and )(?:{_AUTHOR})| [A-Z][\w'-]{{1,30}}){{0,4}}(?:,? et al\.?)?"
)
_YEAR = r"(?:19|20)\d\d[a-z]?"
_CITATION = late(
    rf"\((?:see |e\.g\.,? |cf\.? |as cited in |"
    rf"cited in )?{_WORK},? {_YEAR}(?:[,:;] ?(?:p{{1,2}}\.? ?)?[\w, .:&'-]{{1,160}})?\)"
    rf"|\({_YEAR}(?:(?:,| &| and|"
    rf";) {_YEAR})*(?:[:,] ?(?:p{{1,2}}\.? ?)?\d{{1,4}}(?:-\d{{1,4}})?)?\)"
    rf"|(?<![\w.'-])(?:{_WORK})(?:'s?)? \({_YEAR}(?:(?:,| &| and|"
    rf";) {_YEAR})*(?:[:,] ?(?:p{{1,2}}\.? ?)?\d{{1,4}}(?:-\d{{1,4}})?)?\)"
)


def leave_citations_alone(read: Reading) -> None:
    """Take (Keogh 2014, p. 11) and Atkins and Murphy (1993) out of the reach of every rule."""
    for match in _CITATION.finditer(read.plain):
        start = match.start()
        first = read.plain[start : match.end()].split(" ", 1)[0].rstrip(".")
        if first not in lexicon().titles and read.free(*match.span()):
            read.leave_alone(*match.span())


def leave_phrases_alone(read: Reading) -> None:
    """Take known bodies, authors and regions out of the reach of every rule."""
    for start, end, meaning in phrases(read):
        if not meaning & PLACE and read.free(start, end):
            read.leave_alone(start, end)
