"""Packs of a journal, and what is offered to it, in words and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reflect.cli.rows import moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.services.pack_offers import (
        InstalledPack,
        KnownSigner,
        Offered,
        Outcome,
        PackChanges,
        PackFacts,
        SetChanges,
    )

_TRUST = {
    "known": "known here",
    "new": "not met here before",
    "changed": "another key than that of the version you have",
    "unsigned": "not signed",
}
_STEP = {
    "first": "new",
    "newer": "newer than the one you have",
    "same": "installed already",
    "older": "older than the one you have",
    "other": "the version you have, with other content",
}


def row_value(row: InstalledPack) -> dict[str, Any]:
    """A pack of the library, for programs."""
    return {
        **_facts(row),
        "signer": row.signer or None,
        "fingerprint": row.words or None,
        "known": row.known,
        "withdrawn": row.withdrawn,
        "installed_at": moment(row.installed_at) if row.installed_at else None,
        "built_in": row.built_in,
        "hidden": row.hidden,
    }


def row_line(row: InstalledPack) -> str:
    """A pack of the library, in two lines."""
    marks = [*_signed(row), *(["hidden"] if row.hidden else [])]
    return f"{row.id} {row.version}  {row.title}, by {row.author}\n  {'; '.join(marks)}"


def _signed(row: InstalledPack) -> Iterator[str]:
    if row.built_in:
        yield "comes with Reflect"
    elif not row.signer:
        yield "NOT SIGNED"
    else:
        yield f"signed: {row.words}"
    if row.withdrawn:
        yield "ITS KEY WAS WITHDRAWN"


def offer_value(offered: Offered) -> dict[str, Any]:
    """A pack that was looked at, for programs."""
    # Building and checking a source need none of this; so below.
    from reflect.services.pack_offers import facts_of

    return {
        **_facts(facts_of(offered.pack)),
        "signer": offered.signer.text if offered.signer else None,
        "fingerprint": offered.words or None,
        "trust": offered.trust.value,
        "step": offered.step.value,
        "before": offered.before.version if offered.before else None,
        "changes": _changes_value(offered.changes),
    }


def offer_lines(offered: Offered) -> Iterator[str]:
    """A pack that was looked at, for people."""
    pack = offered.pack
    yield f"{pack.title} ({pack.id} {pack.version}), by {pack.author}; {pack.licence}"
    yield f"Version  {_STEP[offered.step]}"
    if offered.before and offered.before.words:
        yield f"Before   {offered.before.words}"
    yield f"Signer   {offered.words or 'nobody'} ({_TRUST[offered.trust]})"
    for namesake in offered.namesakes:
        yield f"You know {signer_line(namesake)}"
    for prompts in pack.prompt_sets:
        yield f"  {prompts.title}, {prompts.minutes} min"
        for prompt in prompts.prompts:
            yield f"    {prompt.heading}"
    yield from _changes_lines(offered.changes)


def outcome_value(outcome: Outcome) -> dict[str, Any]:
    """What became of one of many files, for programs."""
    return {
        "file": str(outcome.path),
        "id": outcome.facts.id if outcome.facts else None,
        "version": outcome.facts.version if outcome.facts else None,
        "fingerprint": outcome.words or None,
        "trust": outcome.trust.value if outcome.trust else None,
        "step": outcome.step.value if outcome.step else None,
        "installed": outcome.installed,
    }


def outcome_line(outcome: Outcome) -> str:
    """What became of one of many files, for people."""
    done = "installed" if outcome.installed else "not installed"
    facts = outcome.facts
    if facts is None or outcome.trust is None or outcome.step is None:
        return f"{outcome.path.name}  {done}"
    told = f"{_STEP[outcome.step]}; {outcome.words or 'nobody'} ({_TRUST[outcome.trust]})"
    return f"{facts.id} {facts.version}  {done}: {told}"


def signer_value(signer: KnownSigner) -> dict[str, Any]:
    """Somebody whose packs the journal takes, for programs."""
    return {
        "signer": signer.key,
        "fingerprint": _words(signer),
        "name": signer.name,
        "since": moment(signer.trusted),
    }


def signer_line(signer: KnownSigner) -> str:
    """Somebody whose packs the journal takes, for people."""
    return f"{_words(signer)}  {signer.name}, since {signer.trusted:%Y-%m-%d}"


def _words(signer: KnownSigner) -> str:
    # See offer_value.
    from reflect.services.pack_standing import words_of

    return words_of(signer.key)


def _facts(facts: PackFacts) -> dict[str, Any]:
    return {
        "id": facts.id,
        "version": facts.version,
        "title": facts.title,
        "summary": facts.summary,
        "author": facts.author,
        "licence": facts.licence,
        "languages": list(facts.languages),
        "audience": list(facts.audience),
        "minutes": list(facts.minutes),
        "prompt_sets": facts.sets,
        "frameworks": facts.frameworks,
        "standards": facts.standards,
        "forms": facts.forms,
    }


def _changes_value(changes: PackChanges) -> dict[str, Any]:
    return {
        "sets_added": list(changes.sets_added),
        "sets_removed": list(changes.sets_removed),
        "sets_changed": [
            {
                "title": each.title,
                "added": list(each.added),
                "removed": list(each.removed),
                "reworded": list(each.reworded),
                "reordered": each.reordered,
                "other": each.other,
            }
            for each in changes.sets_changed
        ],
        "other": [part.value for part in changes.other],
    }


def _changes_lines(changes: PackChanges) -> Iterator[str]:
    if changes:
        yield "Changed since the version you have:"
    yield from _each("  ", "new", changes.sets_added)
    yield from _each("  ", "gone", changes.sets_removed)
    for each in changes.sets_changed:
        yield f"  {each.title}:"
        yield from _set_lines(each)
    if changes.other:
        parts = ", ".join(part.value.replace("_", " ") for part in changes.other)
        yield f"  Also: {parts}"


def _set_lines(changes: SetChanges) -> Iterator[str]:
    yield from _each("    ", "new", changes.added)
    yield from _each("    ", "gone", changes.removed)
    yield from _each("    ", "reworded", changes.reworded)
    if changes.reordered:
        yield "    in another order"
    if changes.other:
        yield "    told otherwise"


def _each(margin: str, what: str, titles: tuple[str, ...]) -> Iterator[str]:
    return (f"{margin}{title}: {what}" for title in titles)
