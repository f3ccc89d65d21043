"""``reflect prompts``: what can be answered."""

from __future__ import annotations

from contextlib import contextmanager
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
    from reflect.services.prompt_library import PromptLibrary


_installed = click.option(
    "--installed", is_flag=True, help="Open the journal, for the packs that are installed in it."
)


@click.group("prompts", invoke_without_command=True)
@in_a_language
@common_options
@click.pass_context
def prompts(context: click.Context, language: str | None) -> None:
    """List the prompt sets, or show one."""
    if context.invoked_subcommand is None:
        context.invoke(list_sets, language=language)


@prompts.command("list")
@_installed
@in_a_language
@common_options
@click.pass_obj
def list_sets(session: Session, language: str | None, *, installed: bool = False) -> None:
    """List the prompt sets that can be answered."""
    with _library(session, installed=installed) as library:
        rows = [(one, library.name_of(one)) for one in all_told(session, library, language)]
    session.show([_summary(*row) for row in rows], lambda: "\n".join(_lines(rows)))


@prompts.command("show")
@click.argument("name", metavar="SET")
@_installed
@click.option("--form", is_flag=True, help="Print the form to fill in for: write --answers.")
@in_a_language
@common_options
@click.pass_obj
def show_set(
    session: Session, name: str, form: bool, language: str | None, *, installed: bool = False
) -> None:
    """Show the prompts of a set."""
    with _library(session, installed=installed) as library:
        found = told(session, library, library.set_called(name), language)
    if form:
        printed = _empty_form(found.prompts)
        session.show({"form": printed}, lambda: printed)
    else:
        session.show(_whole(found), lambda: "\n".join(_text(found.prompts)))


@contextmanager
def _library(session: Session, *, installed: bool) -> Iterator[PromptLibrary]:
    """The sets that come with Reflect, which need no journal; with those of one, if it is named."""
    if not (installed or session.journal or session.passphrases.file):
        yield session.reflect.library
        return
    with session.opened() as journal:
        yield journal.prompts


def _summary(one: PromptSet, name: str) -> dict[str, Any]:
    return {
        "id": name,
        "title": one.title,
        "pack": one.pack.id,
        "audience": list(one.audience),
        "minutes": one.minutes,
    }


def _whole(found: ToldSet) -> dict[str, Any]:
    one = found.prompts
    return {
        **msgspec.to_builtins(one),
        **_summary(one, one.id),
        "language": found.language,
        "languages": list(found.languages),
        "missing": found.missing,
        "awaits_check": found.awaits_check,
    }


def _lines(rows: list[tuple[PromptSet, str]]) -> Iterator[str]:
    width = max((len(name) for _, name in rows), default=0)
    for pack, inside in groupby(rows, key=lambda row: row[0].pack):
        yield pack.title
        for one, name in inside:
            yield f"  {name.ljust(width)}  {one.minutes:>2} min  {one.title}: {one.summary}"


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
