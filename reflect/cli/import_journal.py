"""``reflect import``: bring in another journal, and take it out again."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reflect.cli.consent import refuse_without_consent
from reflect.cli.files import read_text
from reflect.cli.import_words import brought_text, look_text, look_value, taken_out_text
from reflect.cli.options import TEXT_FILE, common_options
from reflect.cli.passphrases import prompted
from reflect.cli.printing import print_note
from reflect.cli.progress import progress
from reflect.cli.rows import moment
from reflect.domain.csv_columns import CsvColumns
from reflect.domain.imported import Source
from reflect.errors import ImportFailed, ImportFault

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.cli.session import Session
    from reflect.services.bring_in import Look
    from reflect.services.imports import ImportRecord

SOURCES = (*(source.value for source in Source), "reflect")
_COLUMNS = ("date", "title", "text", "tags", "minutes")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """What an import should be like."""

    source: str | None
    columns: tuple[str, ...]
    day_first: bool | None
    password_file: str | None
    dry_run: bool
    duplicates: str
    yes: bool


@click.command("import")
@click.argument("path", metavar="FILE|FOLDER", required=False, type=click.Path(path_type=Path))
@click.option("--from", "source", type=click.Choice(SOURCES), help="Where it is from.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME=HEADING",
    help=f"Of a table: which column is what ({', '.join(_COLUMNS)}). May be given several times.",
)
@click.option(
    "--day-first/--month-first", "day_first", default=None, help="Of a table: how 3/4/2026 is read."
)
@click.option("--password-file", type=TEXT_FILE, help="The first line opens the other journal.")
@click.option("--dry-run", is_flag=True, help="Say what would come in, and bring nothing in.")
@click.option(
    "--duplicates",
    type=click.Choice(("leave-out", "bring-in")),
    default="leave-out",
    show_default=True,
    help="What to do with entries that seem to be here already.",
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--undo", metavar="ID", help="Put what an import brought into the bin.")
@click.option("--list", "listing", is_flag=True, help="List the imports so far.")
@common_options
@click.pass_obj
def import_journal(
    session: Session, /, path: Path | None, undo: str | None, *, listing: bool, **said: Any
) -> None:
    """Bring in the entries of another journal: all of them, or none."""
    if (path is not None) + (undo is not None) + listing != 1:
        what = "name a file or folder, or say --undo ID, or --list"
        raise click.UsageError(what)
    if listing:
        _list(session)
    elif undo is not None:
        _undo(session, undo)
    elif path is not None:
        _bring_in(session, path, _Wish(**said))


def _list(session: Session) -> None:
    with session.opened() as journal:
        records = journal.importing.records()
    session.show(
        [_record_value(each) for each in records],
        lambda: "\n".join(_record_line(each) for each in records),
    )


def _record_value(record: ImportRecord) -> dict[str, Any]:
    return {
        "id": record.id,
        "brought_in_at": moment(record.when),
        "source": record.source,
        "entries": len(record.entries),
        "undone_at": moment(record.undone) if record.undone else None,
    }


def _record_line(record: ImportRecord) -> str:
    undone = "  (undone)" if record.undone else ""
    return (
        f"{record.id}  {record.when:%Y-%m-%d %H:%M}  {record.source}  "
        f"{len(record.entries)} entries{undone}"
    )


def _undo(session: Session, name: str) -> None:
    with session.opened() as journal:
        taken_out = journal.importing.undo(name)
    value = {
        "in_bin": list(taken_out.in_bin),
        "kept": list(taken_out.kept),
        "gone": taken_out.gone,
    }
    session.show(value, lambda: taken_out_text(taken_out))


def _bring_in(session: Session, path: Path, wish: _Wish) -> None:
    if not (wish.yes or wish.dry_run or sys.stdin.isatty()):
        what = "there is no terminal to ask on: say --dry-run to look first, then --yes"
        raise click.UsageError(what)
    session.only_one_reads_stdin(wish.password_file)
    with session.opened() as journal:
        # It brings the reading of documents along.
        from reflect.services.bring_in import BringIn

        bringing = BringIn(journal, session.reflect.other_journals)
        columns = _columns(session, path, wish)

        def look_with(password: str) -> Look:
            return bringing.look(
                path, progress(), source=wish.source, password=password, columns=columns
            )

        look = _looked_at(look_with, wish.password_file)
        chosen = frozenset(each.key for each in look.doubtful if wish.duplicates == "bring-in")
        coming = look.sure + len(chosen)
        if wish.dry_run:
            session.show(look_value(look, coming), lambda: look_text(look, coming))
            return
        if not wish.yes:
            print_note(look_text(look, coming))
            refuse_without_consent(f"Bring in {coming} entries?")
        brought = bringing.bring_in(look, chosen, progress())
    value = {
        "id": brought.import_id or None,
        "entries": len(brought.entries),
        "files": brought.files,
        "left_out": brought.left_out,
    }
    session.show(value, lambda: brought_text(brought))


def _looked_at(look_with: Callable[[str], Look], file: str | None) -> Look:
    """What is in the source; the password of one that is locked is asked for unless it is given."""
    if file:
        return look_with(read_text(file).partition("\n")[0])
    try:
        return look_with("")
    except ImportFailed as error:
        if error.what is not ImportFault.PASSWORD_NEEDED:
            raise
        if not sys.stdin.isatty():
            why = f"{error.why} Put it on the first line of a file, and say --password-file FILE."
            raise ImportFailed(error.what, why) from None
    return look_with(prompted("The password of the other journal"))


def _columns(session: Session, path: Path, wish: _Wish) -> CsvColumns | None:
    """Which column is what, by the headings of the table; nothing if nothing was said."""
    if not wish.columns and wish.day_first is None:
        return None
    table = session.reflect.other_journals.preview_csv(path, step=progress().step)
    named = dict(_column(each, table.headings) for each in wish.columns)
    # A column that was named is not another one as well.
    guessed = {
        name: at
        for name in _COLUMNS
        if (at := getattr(table.columns, name, None)) not in named.values()
    }
    places = guessed | named
    day = places.get("date")
    if day is None:
        what = f"say which column is the date: --column date=HEADING, of {_list_of(table.headings)}"
        raise click.UsageError(what)
    return CsvColumns(
        date=day,
        title=places.get("title"),
        text=places.get("text"),
        tags=places.get("tags"),
        minutes=places.get("minutes"),
        day_first=wish.day_first,
    )


def _column(said: str, headings: tuple[str, ...]) -> tuple[str, int]:
    name, _, heading = said.partition("=")
    if name not in _COLUMNS or heading not in headings:
        what = (
            f"--column {said}: say NAME=HEADING, NAME one of {', '.join(_COLUMNS)}, "
            f"HEADING one of {_list_of(headings)}"
        )
        raise click.UsageError(what)
    return name, headings.index(heading)


def _list_of(headings: tuple[str, ...]) -> str:
    return ", ".join(headings)
