"""The lists of a catalogue: every pack by those it is for, by its author, by its languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect.documents import catalogue_words as words
from reflect.documents.catalogue import in_order
from reflect.documents.catalogue_frame import Frame, Tongue, plain, spoken
from reflect.domain.languages import language_name
from reflect.domain.prompts import AUDIENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reflect.documents.catalogue import Listed, Shown

PACKS = "packs"
"""The folder of the pages of packs, and of their files."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to list them."""

    file: str
    title: str
    called: str
    groups: Callable[[Shown], Iterable[str]]
    """The headings under which a pack stands."""


def _audiences(shown: Shown) -> Iterator[str]:
    yield from map(words.audience_name, shown.audiences)
    if not shown.audiences:
        yield words.WITHOUT_SETS


_WAYS = (
    _Way("index.html", "Packs by the people they are for", "For whom", _audiences),
    _Way("authors.html", "Packs by author", "By author", lambda shown: [shown.author]),
    _Way(
        "languages.html",
        "Packs by language",
        "By language",
        lambda shown: [language_name(each.language) for each in shown.editions],
    ),
)
_AUDIENCE_PLACES = {
    heading: place
    for place, heading in enumerate((*map(words.audience_name, AUDIENCES), words.WITHOUT_SETS))
}


def list_pages(packs: Sequence[Listed]) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each list."""
    for way in _WAYS:
        groups = _grouped(packs, way)
        page = Frame(title=way.title).page(_head(way), _main(packs, way, groups))
        yield way.file, page


def _grouped(packs: Sequence[Listed], way: _Way) -> Mapping[str, list[Listed]]:
    """The packs under their headings, both in the order in which one looks for them."""
    groups: dict[str, list[Listed]] = {}
    for listed in sorted(packs, key=_place_of_pack):
        for heading in sorted(set(way.groups(listed.newest))):
            groups.setdefault(heading, []).append(listed)
    return {heading: groups[heading] for heading in sorted(groups, key=_place_of_heading)}


def _place_of_pack(listed: Listed) -> tuple[tuple[str, str], str]:
    return in_order(listed.newest.own.title), listed.newest.id


def _place_of_heading(heading: str) -> tuple[int, tuple[str, str]]:
    return _AUDIENCE_PLACES.get(heading, 0), in_order(heading)


def _head(here: _Way) -> Iterator[str]:
    yield '<nav aria-label="Ways to list the packs">\n<ul class="ways">'
    for way in _WAYS:
        current = ' aria-current="page"' if way is here else ""
        yield f'<li><a href="{way.file}"{current}>{way.called}</a></li>'
    yield "</ul>\n</nav>"


def _main(packs: Sequence[Listed], way: _Way, groups: Mapping[str, list[Listed]]) -> Iterator[str]:
    yield f'<h1 id="top">{way.title}</h1>'
    yield f'<p class="summary">{_counts(packs)}</p>'
    yield '<nav aria-label="Groups on this page">\n<ul class="groups">'
    for number, (heading, inside) in enumerate(groups.items(), 1):
        yield f'<li><a href="#g{number}">{plain(heading)}</a> ({len(inside)})</li>'
    yield "</ul>\n</nav>"
    for number, (heading, inside) in enumerate(groups.items(), 1):
        yield f'<section aria-labelledby="g{number}">'
        yield f'<h2 id="g{number}">{plain(heading)}</h2>'
        yield '<ul class="rows">'
        for each in inside:
            yield from _row(each)
        yield "</ul>"
        yield '<p class="back"><a href="#top">Back to the groups</a></p>'
        yield "</section>"


def _counts(packs: Sequence[Listed]) -> str:
    sets = sum(len(each.newest.own.prompt_sets) for each in packs)
    authors = len({each.newest.author for each in packs})
    return (
        f"{words.counted(len(packs), 'pack')} with {words.counted(sets, 'prompt set')} by "
        f"{words.counted(authors, 'author')}. Nothing here counts or follows whoever reads it."
    )


def _row(listed: Listed) -> Iterator[str]:
    shown = listed.newest
    tongue = Tongue(shown.own, shown.own.language)
    link = f"{PACKS}/{shown.page(shown.own)}"
    said = spoken(shown.own.language)
    yield f'<li><h3><a href="{link}"{said}>{plain(shown.own.title)}</a></h3>'
    yield tongue.tag("p", shown.own.summary)
    signed = "Signed" if shown.words else '<strong class="doubt">Not signed</strong>'
    facts = (
        plain(shown.author),
        words.for_whom(shown),
        words.minutes(shown),
        words.holds(shown),
        plain(words.languages(shown)),
        signed,
        f"Version {_version(listed)}",
        words.size(shown.size),
    )
    yield f'<p class="facts">{words.sentence(facts)}</p></li>'


def _version(listed: Listed) -> str:
    earlier = f", {words.counted(len(listed.earlier), 'earlier one')}" if listed.earlier else ""
    return listed.newest.version + earlier
