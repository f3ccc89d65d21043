"""What a body expects, on the page of the pack that says it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reflect.documents import catalogue_words as words
from reflect.documents.catalogue_content import origin
from reflect.documents.catalogue_frame import definition, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reflect.documents.catalogue_frame import Tongue
    from reflect.domain.frameworks import Category, Framework, Group, OwnDate, Requirement


def framework(one: Framework, tongue: Tongue) -> Iterator[str]:
    """A framework with its standards and requirements."""
    yield f'<article id="standards-{one.id}">'
    yield tongue.tag("h3", one.title)
    yield from origin(one.origin, tongue)
    if one.keep_months:
        kept = words.counted(one.keep_months, "month")
        yield f'<p class="facts">Records are kept for {kept} afterwards.</p>'
    for part, standards in groupby(one.standards, key=lambda each: each.part):
        yield tongue.tag("h4", part)
        yield "<dl>"
        for each in standards:
            helped = "".join(tongue.paragraphs(each.help, "help"))
            yield from definition(plain(each.id), tongue.tag("span", each.title) + helped)
        yield "</dl>"
    if one.requirements:
        yield "<h4>Requirements</h4>\n<ul>"
        for required in one.requirements:
            yield from _requirement(required, one, tongue)
        yield "</ul>"
    yield from _listed("Categories", one.categories, tongue)
    yield from _listed("Of whom something else is asked", one.groups, tongue)
    yield from _listed("Days that differ from person to person", one.dates, tongue)
    yield "</article>"


def _requirement(one: Requirement, of: Framework, tongue: Tongue) -> Iterator[str]:
    yield f"<li>{tongue.tag('strong', one.title)}"
    yield f'<p class="facts">{words.required(one)}.</p>'
    if one.ends:
        yield f'<p class="facts">The months end on {words.day_of_year(one.ends)}.</p>'
    for said, named in (
        ("Part of", [each.title for each in of.requirements if each.id == one.part_of]),
        ("The months end on", [each.title for each in of.dates if each.id == one.date]),
        ("Counts", [each.title for each in of.categories if each.id in one.categories]),
        ("Asked of", [each.title for each in of.groups if each.id in one.groups]),
    ):
        if named:
            titles = ", ".join(tongue.tag("span", title) for title in named)
            yield f'<p class="facts">{said}: {titles}.</p>'
    yield from tongue.paragraphs(one.help, "help")
    yield "</li>"


def _listed(
    heading: str, parts: Sequence[Category | Group | OwnDate], tongue: Tongue
) -> Iterator[str]:
    if not parts:
        return
    yield f"<h4>{heading}</h4>\n<ul>"
    for each in parts:
        yield f"<li>{tongue.tag('span', each.title)}"
        yield from tongue.paragraphs(each.help, "help")
        yield "</li>"
    yield "</ul>"
