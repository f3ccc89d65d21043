"""Reads one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.frameworks import Form, FormSection, Takes
from reflect.packs import limits
from reflect.packs.origin_source import NEEDED, read_origin
from reflect.packs.table import check_bounds, check_ids

if TYPE_CHECKING:
    from reflect.packs.table import Table


def read_form(table: Table) -> Form:
    """The form that the table describes; what is wrong with it is reported there."""
    table.need("id", "title", *NEEDED, "sections")
    identity, title = table.text("id", limits.ID), table.text("title", limits.TITLE)
    origin = read_origin(table)
    sections = table.tables("sections", "section", limits.SECTIONS)
    form = Form(
        id=identity,
        title=title,
        origin=origin,
        sections=tuple(map(_section, sections)),
        framework=table.text("framework", limits.ID),
        accounts_at_least=table.number("accounts_at_least", limits.ACCOUNTS, 0) or None,
        accounts_at_most=table.number("accounts_at_most", limits.ACCOUNTS, 0) or None,
    )
    check_ids(sections)
    check_bounds(table, "accounts_at_least", "accounts_at_most")
    table.finish()
    return form


def _section(table: Table) -> FormSection:
    table.need("id", "heading", "takes")
    takes = table.text("takes", limits.TAKES)
    section = FormSection(
        id=table.text("id", limits.ID),
        heading=table.text("heading", limits.TITLE),
        takes=Takes(takes) if takes in limits.TAKES.known else Takes.ANSWERS,
        help=table.text("help", limits.HELP),
        prompts=table.texts("prompts", limits.PROMPT, limits.SECTION_PROMPTS),
        max_words=table.number("max_words", limits.MAX_WORDS, 0) or None,
        optional=table.flag("optional"),
        together=table.flag("together"),
    )
    if table.is_sound("takes"):
        _check_fit(table, section.takes)
    table.finish()
    return section


def _check_fit(table: Table, takes: Takes) -> None:
    if takes is Takes.ANSWERS:
        table.need("prompts")
        return
    for key in ("prompts", "max_words"):
        if key in table:
            table.report(f'"{key}" is for sections that take answers, not {takes}; remove it', key)
