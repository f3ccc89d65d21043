"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.cli.session import Session

    Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date, Any]):
    """A day as in 2026-11-19."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; fails for anything else."""
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} is not a day like 2026-11-19.", param, ctx)


class Names(click.ParamType[tuple[str, ...], Any]):
    """Names with commas between them."""

    name = "names"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The names, without white space around them."""
        return tuple(name.strip() for name in str(value).split(",") if name.strip())


TEXT_FILE = click.Path(exists=True, dir_okay=False, allow_dash=True)
"""A file to read, or ``-`` for standard input."""


def common_options(command: Command) -> Command:
    """--journal, --passphrase-file and --json, which may stand before or after a command."""
    for option in (
        click.option(
            "--json",
            "as_json",
            is_flag=True,
            default=None,
            expose_value=False,
            callback=_keep_json,
            help="Print one JSON value.",
        ),
        click.option(
            "--passphrase-file",
            metavar="FILE",
            type=TEXT_FILE,
            expose_value=False,
            callback=_keep_passphrase_file,
            help="Read the passphrase from the first line of FILE; - reads standard input.",
        ),
        click.option(
            "--journal",
            metavar="PATH",
            type=click.Path(path_type=Path),
            expose_value=False,
            callback=_keep_journal,
            help="The journal's folder; else REFLECT_JOURNAL, else the only one there is.",
        ),
    ):
        command = option(command)
    return command


def filters(command: Command) -> Command:
    """--limit, --since, --tag and --set of what lists entries."""
    for option in (
        click.option("--set", "set_name", metavar="SET", help="Only answers to this prompt set."),
        click.option("--tag", default="", help="Only entries with this tag."),
        click.option("--since", type=Day(), help="Only entries of this day or later."),
        click.option("--limit", type=click.IntRange(min=1), help="At most so many."),
    ):
        command = option(command)
    return command


def facts(command: Command) -> Command:
    """--title, --tag and --date of an entry that is written."""
    for option in (
        click.option("--date", "day", type=Day(), help="The entry's own day, if it is not today."),
        click.option("--tag", "tags", multiple=True, help="A tag; may be given several times."),
        click.option("--title", help="What the entry is called."),
    ):
        command = option(command)
    return command


def _session(context: click.Context) -> Session:
    session: Session = context.obj
    return session


# A command that is silent about an option leaves what was said before its name.
def _keep_journal(context: click.Context, _option: click.Parameter, value: Path | None) -> None:
    if value is not None:
        _session(context).journal = value


def _keep_passphrase_file(
    context: click.Context, _option: click.Parameter, value: str | None
) -> None:
    if value is not None:
        _session(context).passphrases.file = value


def _keep_json(context: click.Context, _option: click.Parameter, value: bool | None) -> None:
    if value:
        _session(context).as_json = True
