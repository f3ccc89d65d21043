"""What a command works with: the program, what was asked of every command, the open journal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from reflect.cli.backup_words import drill_words, failed_words
from reflect.cli.passphrases import STDIN, Passphrases
from reflect.cli.printing import print_note, print_text, print_value
from reflect.errors import Refused
from reflect.services.found_journals import found_journals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reflect.app import Reflect
    from reflect.services.open_journal import OpenJournal


PROGRESS_UNKNOWN = (
    "Nobody can say whether this is the newest copy of the journal: the file that says how far it "
    "had got was missing or not whole. Everything in it is untouched. See whether the last entry "
    "you remember is there."
)


class Session:
    """One command, from its arguments to its end."""

    def __init__(self, reflect: Reflect) -> None:
        self.reflect = reflect
        self.journal: Path | None = None
        """As given by --journal."""
        self.passphrases = Passphrases()
        self.as_json = False

    @contextmanager
    def opened(
        self, *, passphrase: str = "", by_recovery_code: bool = False
    ) -> Iterator[OpenJournal]:
        """The journal, unlocked; its bin emptied, settled and closed when the block ends.

        What opens it is asked for, unless a ``passphrase`` was already.
        """
        path = self.journal_path()
        journals, lock = self.reflect.journals, self.reflect.lock
        code = self.passphrases.ask("Recovery code") if by_recovery_code else ""
        typed = "" if code else passphrase or self.passphrases.ask()
        try:
            journal = lock.unlock(
                lambda: journals.unlock(path, passphrase=typed, recovery_code=code)
            )
            if not journal.is_progress_known:
                print_note(PROGRESS_UNKNOWN)
            yield journal
            # Last, so that the command may still bring back what is due to go.
            journal.empty_bin()
            _tell_of_backups(journal)
        finally:
            lock.close()

    def journal_path(self) -> Path:
        """The journal that was named, or the only one there is; raises `Refused`."""
        named = self.journal or self.reflect.places.journal
        if named:
            return named
        found = found_journals(self.reflect.places.journals)
        if len(found) == 1:
            return found[0].path
        if found:
            paths = "\n".join(f"  {journal.path}" for journal in found)
            what = f"there are several journals. Name one with --journal:\n{paths}\n"
            raise Refused(what)
        what = (
            f"there is no journal in {self.reflect.places.journals}. "
            "Make one with: reflect new, or name one with --journal"
        )
        raise Refused(what)

    def only_one_reads_stdin(self, source: str | None) -> None:
        """Refuse to read a text and a passphrase from the one standard input."""
        if source == STDIN and self.passphrases.file == STDIN:
            what = (
                "the passphrase and the text cannot both come from standard input. "
                "Put one of them in a file"
            )
            raise click.UsageError(what)

    def show(self, value: Any, text: Callable[[], str]) -> None:
        """Print a result: the value for a program, the text for a person."""
        if self.as_json:
            print_value(value)
        elif words := text():
            print_text(words)


def _tell_of_backups(journal: OpenJournal) -> None:
    """Rehearse if it is time, and tell what went wrong with backups since they were last made."""
    drill = journal.backups.drills.run_when_due()
    if drill and (words := drill_words(drill)):
        print_note(words)
    for failed in journal.backups.failed():
        print_note(failed_words(failed))
