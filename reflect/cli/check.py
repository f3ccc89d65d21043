"""``reflect check``: what in a text or an entry may identify somebody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from reflect.cli.account_evidence import evidence_notes, evidence_values
from reflect.cli.failures import ExitCode
from reflect.cli.files import read_as_it_is
from reflect.cli.options import TEXT_FILE, common_options
from reflect.cli.printing import print_note
from reflect.domain.identifying import Strength

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reflect.cli.account_evidence import Told
    from reflect.cli.session import Session
    from reflect.domain.combination import Combination, Piece
    from reflect.domain.identifying import Finding
    from reflect.privacy.profiles import Profile

NOT_ALL = (
    "This check finds most identifying details, not all: in our tests it missed about 1 in 20. "
    "Read the text once more as the person in it, their family or a colleague would."
)


@dataclass(frozen=True, slots=True)
class _Checked:
    """Texts and what was found in them."""

    names: tuple[str, ...]
    """What each text is called: the title and the prompts of an entry; empty for a file."""
    texts: tuple[str, ...]
    found: tuple[tuple[Finding, ...], ...]
    together: Combination | None
    files: Told = ()
    """The entry's evidence, and what each file says besides."""


@click.command("check")
@click.argument("entry_id", metavar="[ID]", required=False)
@click.option("--text", "source", metavar="FILE", type=TEXT_FILE, help="Check this text instead.")
@click.option("--profile", "profile_id", metavar="NAME", help="By which rule; uk-practice if none.")
@common_options
@click.pass_context
def check(
    context: click.Context, entry_id: str | None, source: str | None, profile_id: str | None
) -> None:
    """Show what may identify somebody in an entry, or in any text, and what to write instead.

    Ends with 1 when something certain is found. A text needs no journal.
    """
    session: Session = context.obj
    if (entry_id is None) == (source is None):
        what = "Name one entry, or one text with --text."
        raise click.UsageError(what)
    rule = _profile(profile_id)
    checked = _text(source, rule) if source else _entry(session, entry_id or "", rule)
    session.show(_value(checked), lambda: "\n".join(_lines(checked)))
    if not session.as_json:
        for note in evidence_notes(checked.files):
            print_note(note)
        print_note(NOT_ALL)
    if any(each.strength is Strength.CERTAIN for found in checked.found for each in found):
        context.exit(ExitCode.REFUSED)


def _profile(name: str | None) -> Profile:
    # The check takes a moment to load, and most commands never need it.
    from reflect.privacy.profiles import UK_PRACTICE, profiles

    if name is None:
        return UK_PRACTICE
    if name not in profiles():
        what = f"There is no rule called {name}. There are: {', '.join(profiles())}."
        raise click.UsageError(what)
    return profiles()[name]


def _text(source: str, rule: Profile) -> _Checked:
    # As above.
    from reflect.privacy.check import check_all

    texts = (read_as_it_is(source),)
    return _checked(("",), texts, check_all(texts, profile=rule))


def _entry(session: Session, name: str, rule: Profile) -> _Checked:
    """The title and all answers of an entry, by the writer's own words as well."""
    # It brings the database along, and a text needs none.
    from reflect.services.accounts import draft_from

    with session.opened() as journal:
        draft = draft_from(journal.entries.entry(journal.entries.called(name)))
        offered = journal.accounts.begin(draft.entry_id).evidence
        files = tuple(replace(each, name=each.original) for each in offered)
        texts = (draft.title, *(section.text for section in draft.sections))
        found, in_names = journal.privacy.marks_with_names(texts, files, profile=rule)
        told = tuple((each, journal.accounts.details(each.evidence_id)) for each in files)
    names = ("title", *(s.prompt_id for s in draft.sections), *(each.field for each in files))
    whole = (*texts, *(each.original for each in files))
    return replace(_checked(names, whole, (*found, *in_names)), files=told)


def _checked(
    names: tuple[str, ...], texts: tuple[str, ...], found: tuple[tuple[Finding, ...], ...]
) -> _Checked:
    # As above.
    from reflect.privacy.combinations import combinations

    return _Checked(names, texts, found, combinations(texts, found))


def _value(checked: _Checked) -> dict[str, Any]:
    return {
        "findings": [
            {
                **_field(name),
                "start": each.start,
                "end": each.end,
                "kind": each.kind,
                "strength": each.strength,
                "reason": each.reason,
                "proposals": list(each.proposals),
            }
            for name, found in zip(checked.names, checked.found, strict=True)
            for each in found
        ],
        "combinations": [_together(checked, checked.together)] if checked.together else [],
        **({"evidence": evidence_values(checked.files)} if checked.files else {}),
    }


def _field(name: str) -> dict[str, str]:
    """Which text of several it is."""
    return {"field": name} if name else {}


def _together(checked: _Checked, together: Combination) -> dict[str, Any]:
    return {
        "level": together.level,
        "tests": list(together.tests),
        "question": together.question,
        "pieces": [_piece(checked, each) for each in together.pieces],
    }


def _piece(checked: _Checked, piece: Piece) -> dict[str, Any]:
    where = _field(checked.names[piece.text])
    return {**where, "start": piece.start, "end": piece.end, "sort": piece.sort}


def _lines(checked: _Checked) -> Iterator[str]:
    if not any(checked.found):
        yield "Nothing found by this check."
    for name, text, found in zip(checked.names, checked.texts, checked.found, strict=True):
        for each in found:
            words = " ".join(text[each.start : each.end].split())
            where = f"{name}, {_place(text, each.start)}" if name else _place(text, each.start)
            yield f"{where}: {words}"
            yield f"  {each.kind}, {each.strength}. {each.reason}{_instead(each.proposals)}"
    if checked.together:
        yield from _told_together(checked, checked.together)


def _place(text: str, start: int) -> str:
    """Where a person finds it in an editor."""
    before = text[:start].replace("\r\n", "\n").removeprefix("\ufeff")
    line = before.rpartition("\n")[2]
    return f"line {before.count(chr(10)) + 1}, character {len(line) + 1}"


def _instead(proposals: Sequence[str]) -> str:
    written = " or ".join(each or "nothing" for each in proposals)
    return f" Instead: {written}." if written else ""


def _told_together(checked: _Checked, together: Combination) -> Iterator[str]:
    first = together.blur_first
    words = " ".join(checked.texts[first.text][first.start : first.end].split())
    yield together.question
    yield f"  Blur this first: {words}"
