"""``reflect new``: make a journal."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reflect.cli.backup_words import shared_words
from reflect.cli.files import new_private_file, write_durably
from reflect.cli.options import common_options
from reflect.cli.printing import print_note
from reflect.cli.progress import progress
from reflect.paths import SUFFIX

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from reflect.cli.session import Session
    from reflect.services.journals import Made

_FIRST_NAME = "Practice"


@click.command("new")
@click.option("--name", help=f"What the journal is called; {_FIRST_NAME} if nothing is said.")
@click.option(
    "--place",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to make it in; the usual place if nothing is said.",
)
@click.option(
    "--recovery-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the recovery code to this new file instead of printing it.",
)
@click.option(
    "--from",
    "whole_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Begin with all that is in this whole journal, which Reflect saved as JSON.",
)
@click.option("--six-words", is_flag=True, help="Make a passphrase of six words and print it once.")
@common_options
@click.pass_obj
def new(
    session: Session,
    name: str | None,
    place: Path | None,
    recovery_file: Path | None,
    whole_file: Path | None,
    six_words: bool,
) -> None:
    """Make a journal, and print its recovery code once."""
    if six_words and session.passphrases.file:
        what = "--six-words makes the passphrase: leave --passphrase-file out."
        raise click.UsageError(what)
    folder, called = _where(session, name, place)
    words = _six_words() if six_words else ""
    passphrase = words or session.passphrases.choose()
    with _file_for(recovery_file) as file:
        made = _made(session, folder, called, passphrase, whole_file)
        entries = made.journal.finder.count() if whole_file else None
        made.journal.close()
        kept = file is not None and _is_kept(file, made.recovery_code.text)
    if recovery_file and not kept:
        recovery_file.unlink(missing_ok=True)
    _print(
        session, made, words=words, recovery_file=recovery_file if kept else None, entries=entries
    )
    if note := shared_words(made.journal.path):
        print_note(note)


def _made(
    session: Session, folder: Path, called: str, passphrase: str, whole_file: Path | None
) -> Made:
    """The journal, empty or with all that is in the file."""
    journals = session.reflect.journals
    if whole_file is None:
        return journals.make(folder, called, passphrase)
    # It brings the reading of documents along.
    from reflect.services.whole_file import make_from_whole

    return make_from_whole(
        journals, folder, called, passphrase=passphrase, file=whole_file, context=progress()
    )


def _where(session: Session, name: str | None, place: Path | None) -> tuple[Path, str]:
    """The folder that the journal is made in, and its name."""
    if session.journal and (name or place):
        what = "--journal says both name and place: leave --name and --place out."
        raise click.UsageError(what)
    places = session.reflect.places
    whole = session.journal or (places.journal if not (name or place) else None)
    if whole is None:
        return place or places.journals, name or _FIRST_NAME
    if whole.suffix != SUFFIX:
        what = f"the folder of a journal ends in {SUFFIX}: {whole.name}{SUFFIX}"
        raise click.UsageError(what)
    return whole.parent, whole.stem


def _six_words() -> str:
    # It brings the list of words and the cipher along.
    from reflect.services.passphrases import six_words

    return six_words()


def _file_for(path: Path | None) -> AbstractContextManager[int | None]:
    """The file is made before the journal: a code that has no place to go is lost."""
    return new_private_file(path) if path else nullcontext()


def _is_kept(file: int, code: str) -> bool:
    """Whether the code is on the disk; if not, it is printed after all."""
    try:
        write_durably(file, f"{code}\n")
    except OSError:
        return False
    return True


def _print(
    session: Session, made: Made, *, words: str, recovery_file: Path | None, entries: int | None
) -> None:
    path, code = made.journal.path, made.recovery_code.text
    value: dict[str, str | int] = {"name": made.journal.name, "path": str(path)}
    lines = [f"Made {path}"]
    if entries is not None:
        value["entries"] = entries
        lines = [f"Made {path} with {entries:,} {'entry' if entries == 1 else 'entries'}"]
    if words:
        value["passphrase"] = words
        lines += ["", "Your passphrase, shown only now:", f"  {words}"]
    if recovery_file:
        value["recovery_file"] = str(recovery_file)
        lines += ["", f"The recovery code is in {recovery_file}. Keep it apart from the journal."]
    else:
        value["recovery_code"] = code
        lines += [
            "",
            "Your recovery code, shown only now. It opens the journal without the passphrase:",
            f"  {code}",
            "Copy it by hand and keep it apart. Capitals, spaces and hyphens do not matter.",
        ]
    session.show(value, lambda: "\n".join(lines))
