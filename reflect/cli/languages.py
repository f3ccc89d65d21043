"""In which language prompts are shown and asked, and what is to be said of that."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from reflect.cli.printing import print_note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from reflect.cli.session import Session
    from reflect.domain.prompts import PromptSet
    from reflect.packs.pack import ToldSet
    from reflect.services.prompt_library import PromptLibrary

    Command = TypeVar("Command", bound=Callable[..., Any])


def in_a_language(command: Command) -> Command:
    """--language of what shows prompts or asks them."""
    said = "Where the pack has it, as in cy; else REFLECT_LANGUAGE, else the system's own."
    return click.option("--language", metavar="TAG", help=said)(command)


def told(
    session: Session, library: PromptLibrary, prompts: PromptSet, language: str | None
) -> ToldSet:
    """The set in the language wanted; what falls short of that is noted."""
    found = library.told(prompts, language or session.reflect.places.language)
    for note in _notes(found, language):
        print_note(note)
    return found


def all_told(
    session: Session, library: PromptLibrary, language: str | None
) -> tuple[PromptSet, ...]:
    """Every set in the language wanted, as far as its pack has it; how many are not is noted."""
    wanted = language or session.reflect.places.language
    if not wanted:
        return library.sets  # no pack is opened to say so
    found = [library.told(one, wanted) for one in library.sets]
    if language and (missing := sum(not _is(each, language) for each in found)):
        print_note(f"{missing} of {len(found)} prompt sets are not there in {language}.")
    for unchecked in sorted({each.language for each in found if each.awaits_check}):
        print_note(_unchecked(unchecked))
    return tuple(each.prompts for each in found)


def _notes(found: ToldSet, language: str | None) -> Iterator[str]:
    if language and found.languages and not _is(found, language):
        there = f"It is there in: {', '.join(found.languages)}."
        yield f"This prompt set is not there in {language}; you see it as it was written. {there}"
    if found.missing:
        own = found.languages[0]
        yield f"{found.missing} of {found.total} texts are not translated and stay in {own}."
    if found.awaits_check:
        yield _unchecked(found.language)


def _unchecked(language: str) -> str:
    return f"A native reader has yet to check the words in {language}."


def _is(found: ToldSet, language: str) -> bool:
    """Whether that is the language, of whichever country."""
    return found.language.partition("-")[0] == language.partition("-")[0].lower()
