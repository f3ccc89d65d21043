"""``reflect export``: hand accounts on, or take the whole journal elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reflect.cli.options import common_options
from reflect.cli.places import refuse_inside_a_journal
from reflect.cli.printing import print_note
from reflect.cli.progress import progress

if TYPE_CHECKING:
    from reflect.cli.session import Session
    from reflect.services.open_journal import OpenJournal

FORMATS = ("pdf", "docx", "html", "md", "json")
"""What an account can be saved as."""
_SAVED = ("path", "evidence")
WHOLE_FORMATS = ("json", "md")
"""What a whole journal can be saved as: one file, or a folder of Markdown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """What an export should be like."""

    output: Path
    to: str
    form: str
    author: str
    for_whom: str


@click.command("export")
@click.argument("accounts", metavar="[ACCOUNT]...", nargs=-1)
@click.option("--whole-journal", is_flag=True, help="Everything; asks for the passphrase again.")
@click.option("--form", default="plain", show_default=True, help="The layout the reader expects.")
@click.option(
    "--to", type=click.Choice(FORMATS), help="What to make; else OUTPUT's ending says it."
)
@click.option("--output", required=True, type=click.Path(path_type=Path), help="Where to save it.")
@click.option("--name", "author", default="", help="Your name, if it should be on it.")
@click.option("--for-whom", default="", help="Who gets it, for your ledger only.")
@common_options
@click.pass_obj
def export(
    session: Session,
    /,
    accounts: tuple[str, ...],
    *,
    whole_journal: bool,
    to: str | None,
    **said: Any,
) -> None:
    """Save accounts as one file, in the clear, and note it in the ledger. Nothing is sent."""
    if whole_journal == bool(accounts):
        what = "name one account or more, or say --whole-journal. This lists them: reflect account"
        raise click.UsageError(what)
    formats = WHOLE_FORMATS if whole_journal else FORMATS
    wish = _Wish(to=_format(to, said["output"], formats), **said)
    refuse_inside_a_journal(wish.output)
    with session.opened() as journal:
        saved = (
            _save_whole(session, journal, wish) if whole_journal else _save(journal, accounts, wish)
        )
    print_note("Nothing was sent. What was saved is noted in the ledger.")
    session.show(saved, lambda: "\n".join(f"Saved {saved[key]}" for key in _SAVED if key in saved))


def _format(to: str | None, output: Path, known: tuple[str, ...]) -> str:
    found = to or output.suffix.lower().removeprefix(".")
    if found in known:
        return found
    what = f"say with --to what to make: {', '.join(known)}"
    raise click.UsageError(what)


def _save(journal: OpenJournal, names: tuple[str, ...], wish: _Wish) -> dict[str, str]:
    # Loaded by the open journal in any case; nothing else of the command line waits for it.
    from reflect.services.hand_on import FileFormat, evidence_folder

    rendered = journal.hand_on.render(
        tuple(journal.accounts.called(name) for name in names),
        file_format=FileFormat(wish.to),
        form=wish.form,
        author=wish.author,
    )
    inside = wish.output / rendered.suggested_name if wish.output.is_dir() else wish.output
    left = journal.hand_on.save(rendered, inside, for_whom=wish.for_whom)
    beside = {"evidence": str(evidence_folder(inside))} if rendered.evidence else {}
    return {"path": str(inside), "sha256": left.sha256, **beside}


def _save_whole(session: Session, journal: OpenJournal, wish: _Wish) -> dict[str, str]:
    journal.hand_on.save_whole_journal(
        wish.output,
        kind=wish.to,
        passphrase=session.passphrases.ask(),
        context=progress(),
    )
    return {"path": str(wish.output)}
