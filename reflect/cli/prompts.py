"""``reflect prompts``: what can be answered."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import click
import msgspec

from reflect.app import local_now
from reflect.cli.languages import all_told, in_a_language, told
from reflect.cli.options import common_options
from reflect.domain.entry import Content
from reflect.services.answer_form_text import form_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.cli.session import Session
    from reflect.domain.prompts import Prompt, PromptSet
    from reflect.packs.pack import ToldSet


@click.group("prompts", invoke_without_command=True)
@in_a_language
@common_options
@click.pass_context
def prompts(context: click.Context, language: str | None) -> None:
    """List the prompt sets, or show one."""
    if context.invoked_subcommand is None:
        context.invoke(list_sets, language=language)


@prompts.command("list")
@in_a_language
@common_options
@click.pass_obj
def list_sets(session: Session, language: str | None) -> None:
    """List the prompt sets that can be answered."""
    sets = all_told(session, session.reflect.library, language)
    session.show([_summary(one) for one in sets], lambda: "\n".join(_lines(sets)))


@prompts.command("show")
@click.argument("name", metavar="SET")
@click.option("--form", is_flag=True, help="Print the form to fill in for: write --answers.")
@in_a_language
@common_options
@click.pass_obj
def show_set(session: Session, name: str, form: bool, language: str | None) -> None:
    """Show the prompts of a set."""
    library = session.reflect.library
    found = told(session, library, library.set_called(name), language)
    if form:
        printed = _empty_form(found.prompts)
        session.show({"form": printed}, lambda: printed)
    else:
        session.show(_whole(found), lambda: "\n".join(_text(found.prompts)))


def _summary(one: PromptSet) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "pack": one.pack.id,
        "audience": list(one.audience),
        "minutes": one.minutes,
    }


def _whole(found: ToldSet) -> dict[str, Any]:
    one = found.prompts
    return {
        **msgspec.to_builtins(one),
        **_summary(one),
        "language": found.language,
        "languages": list(found.languages),
        "missing": found.missing,
        "awaits_check": found.awaits_check,
    }


def _lines(sets: tuple[PromptSet, ...]) -> Iterator[str]:
    width = max((len(one.id) for one in sets), default=0)
    for pack, inside in groupby(sets, key=lambda one: one.pack.title):
        yield pack
        for one in inside:
            yield f"  {one.id.ljust(width)}  {one.minutes:>2} min  {one.title}: {one.summary}"


def _text(one: PromptSet) -> Iterator[str]:
    yield f"{one.title} ({one.id}, about {one.minutes} minutes)"
    for paragraph in (one.for_whom, one.preface):
        if paragraph:
            yield paragraph
    for prompt in one.prompts:
        yield ""
        yield from _prompt_text(prompt)


def _prompt_text(prompt: Prompt) -> Iterator[str]:
    marks = [prompt.id, prompt.kind.value.replace("_", " ")]
    marks += [
        mark for mark, on in (("optional", prompt.optional), ("private", prompt.private)) if on
    ]
    yield f"{prompt.heading} ({', '.join(marks)})"
    if prompt.help:
        yield f"  {prompt.help}"
    for option in prompt.options:
        yield f"    {option.id}: {option.label}"


def _empty_form(one: PromptSet) -> str:
    private = frozenset(prompt.id for prompt in one.prompts if prompt.private)
    return form_of(one, Content(written=local_now(), private=private)).rstrip("\n")
