"""``reflect account``: a version of an entry for other eyes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reflect.cli.account_evidence import (
    evidence_lines,
    evidence_notes,
    evidence_values,
    told,
    with_evidence,
)
from reflect.cli.files import read_text, write_private
from reflect.cli.options import TEXT_FILE, Names, common_options
from reflect.cli.printing import print_note
from reflect.cli.rows import moment, named, shortened
from reflect.domain.review import open_marks
from reflect.errors import Refused
from reflect.services.privacy_check import rules
from reflect.services.wording_form import reworded, with_sections, wording_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.cli.account_evidence import Told
    from reflect.cli.session import Session
    from reflect.domain.account import AccountDraft, AccountRow
    from reflect.domain.review import Review
    from reflect.services.open_journal import OpenJournal


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """What of an entry a reader is to see."""

    sections: tuple[str, ...] | None
    title: str | None
    no_date: bool
    afresh: bool
    keep: tuple[str, ...]
    profile: str | None
    evidence: tuple[str, ...]
    as_it_is: bool


@click.command("account")
@click.argument("entry_id", metavar="[ID]", required=False)
@click.option("--sections", type=Names(), help="Prompt ids with commas; private ones by name only.")
@click.option("--form-out", type=click.Path(path_type=Path), help="Write the wording to this file.")
@click.option("--wording", metavar="FILE", type=TEXT_FILE, help="Read the changed wording.")
@click.option("--title", help="What the reader sees on top.")
@click.option("--no-date", is_flag=True, help="Leave the month out.")
@click.option("--afresh", is_flag=True, help="Forget an account begun before.")
@click.option("--profile", metavar="NAME", help="By which rule to check; see reflect check.")
@click.option(
    "--keep", metavar="WORDS=REASON", multiple=True, help="Let marked words stay, and say why."
)
@click.option(
    "--evidence", metavar="ID[=NAME]", multiple=True, help="Let a file go with it, called so."
)
@click.option("--as-it-is", is_flag=True, help="Leave in pictures what the camera wrote.")
@click.option("--accept", is_flag=True, help="Say: I have read it as a reader will.")
@common_options
@click.pass_obj
def account(
    session: Session,
    /,
    entry_id: str | None,
    *,
    wording: str | None,
    form_out: Path | None,
    accept: bool,
    **said: Any,
) -> None:
    """Make an account of an entry, and print its id; without ID, list the accounts.

    Without --accept you see what the reader would see and what may identify somebody, and no
    account is made.
    """
    session.only_one_reads_stdin(wording)
    if entry_id is None:
        _list(session)
        return
    if accept and form_out:
        what = "--form-out is for a wording that is not accepted yet: leave --accept out."
        raise click.UsageError(what)
    text = read_text(wording) if wording else None
    with session.opened() as journal:
        draft = _draft(journal, entry_id, text, _Choice(**said))
        made = journal.accounts.lock(draft) if accept else None
        review = None if accept or form_out else journal.accounts.reviewed(draft)
        files = told(journal, draft) if review else ()
    if made:
        session.show({"id": made.id}, lambda: made.id)
    elif form_out:
        write_private(form_out, wording_form(draft))
        print_note(f"The wording is in {form_out}, in the clear. Give it back with --wording.")
    elif review:
        _show_unaccepted(session, review, files)


def _draft(journal: OpenJournal, name: str, wording: str | None, choice: _Choice) -> AccountDraft:
    """The account as it would be; sections that are named count more than those of a wording."""
    entry_id = named(journal, name).id
    if choice.afresh:
        journal.accounts.discard_draft(entry_id)
    draft = journal.accounts.begin(entry_id)
    if wording is not None:
        draft = reworded(wording, draft)
    if choice.sections:
        draft = with_sections(draft, choice.sections)
    if choice.title is not None:
        draft = replace(draft, title=" ".join(choice.title.split()))
    draft = replace(draft, show_date=False) if choice.no_date else draft
    draft = with_evidence(journal, draft, choice.evidence, as_it_is=choice.as_it_is)
    return _checked(journal, draft, choice)


def _checked(journal: OpenJournal, draft: AccountDraft, choice: _Choice) -> AccountDraft:
    """The account with what was said about its check."""
    if choice.profile is not None:
        known = dict(rules())
        if choice.profile not in known:
            what = f"There is no rule called {choice.profile}. There are: {', '.join(known)}."
            raise click.UsageError(what)
        draft = replace(draft, check=replace(draft.check, profile=choice.profile))
    for wanted in choice.keep:
        words, _, reason = (part.strip() for part in wanted.partition("="))
        if not reason:
            what = f"--keep {wanted}: write the words, an equals sign, and why they may stay."
            raise click.UsageError(what)
        draft = journal.accounts.kept(draft, words, reason)
    return draft


def _show_unaccepted(session: Session, review: Review, files: Told) -> None:
    value = {**_value(review), "evidence": evidence_values(files)}
    session.show(value, lambda: "\n".join([*_text(review.draft), *evidence_lines(files)]))
    for note in evidence_notes(files):
        print_note(note)
    for mark in open_marks(review):
        print_note(f"Marked, {mark.kind}, {mark.strength}: {mark.words}. {mark.reason}")
    what = (
        "no account was made. Read this as the reader will: could a colleague guess who it is "
        "about? When it is right, run the command again with --accept"
    )
    raise Refused(what)


def _value(review: Review) -> dict[str, Any]:
    draft = review.draft
    return {
        "title": draft.title,
        "month": f"{draft.written:%Y-%m}" if draft.show_date else None,
        "sections": [
            {"id": section.prompt_id, "heading": section.heading, "text": section.text}
            for section in draft.sections
            if section.chosen
        ],
        "open": [
            {
                "field": mark.place.field or "title",
                "start": mark.place.start,
                "end": mark.place.end,
                "kind": mark.kind,
                "strength": mark.strength,
                "reason": mark.reason,
                "proposals": list(mark.proposals),
            }
            for mark in open_marks(review)
        ],
    }


def _text(draft: AccountDraft) -> Iterator[str]:
    if draft.title:
        yield draft.title
    if draft.show_date:
        yield f"{draft.written:%B %Y}"
    for section in draft.sections:
        if section.chosen:
            yield ""
            if section.heading:
                yield section.heading
            yield section.text


def _list(session: Session) -> None:
    with session.opened() as journal:
        rows = journal.accounts.rows()
    value = [
        {
            "id": row.id,
            "title": row.title,
            "locked_at": moment(row.locked),
            "entry": row.entry_id,
            "sections": row.sections,
            "outdated": row.outdated,
        }
        for row in rows
    ]
    session.show(value, lambda: "\n".join(map(_line, rows)))


def _line(row: AccountRow) -> str:
    older = "  (the entry was edited since)" if row.outdated else ""
    return f"{row.id}  {row.locked:%Y-%m-%d}  {row.title or shortened(row.beginning)}{older}"
