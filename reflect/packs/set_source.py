"""Reads one prompt set."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reflect.domain.prompts import PromptSet
from reflect.packs import limits
from reflect.packs.conditions import check_conditions
from reflect.packs.prompt_source import read_prompt
from reflect.packs.table import check_ids

if TYPE_CHECKING:
    from reflect.domain.prompts import PackName
    from reflect.packs.table import Table

_REQUIRED = ("id", "title", "summary", "occasion", "audience", "for_whom", "minutes", "prompts")


def read_prompt_set(table: Table, pack: PackName) -> PromptSet:
    """The prompt set that the table describes; what is wrong with it is reported there."""
    table.need(*_REQUIRED)
    prompt_set = PromptSet(
        id=table.text("id", limits.ID),
        title=table.text("title", limits.TITLE),
        summary=table.text("summary", limits.SET_SUMMARY),
        occasion=table.text("occasion", limits.TITLE),
        audience=table.texts("audience", limits.AUDIENCE, limits.AUDIENCE_COUNT),
        for_whom=table.text("for_whom", limits.FOR_WHOM),
        minutes=table.number("minutes", limits.MINUTES, 0),
        preface=table.text("preface", limits.PREFACE),
        based_on=table.texts("based_on", limits.CITATION, limits.CITATIONS),
        follow_up_days=table.numbers("follow_up_days", limits.FOLLOW_UP_DAYS, limits.FOLLOW_UPS),
        pack=pack,
        prompts=(),
    )
    tables = table.tables("prompts", "prompt", limits.PROMPTS)
    prompts = tuple(read_prompt(inner) for inner in tables)
    check_ids(tables)
    if len(tables) in limits.PROMPTS:  # to compare thousands with each other would take long
        check_conditions(tables, prompts)
    table.finish()
    return replace(prompt_set, prompts=prompts)
