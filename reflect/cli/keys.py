"""``reflect keys``: all keys anew, a dearer lock, and what backups open with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reflect.cli.options import common_options
from reflect.cli.passphrase import new_passphrase, note_old_backups
from reflect.cli.recovery import code_options, kept_code, lines_of, refuse_taken

if TYPE_CHECKING:
    from reflect.cli.session import Session
    from reflect.services.journal_keys import JournalKeys


@click.group("keys")
def keys() -> None:
    """Change what lies behind the passphrase, after a suspected leak for instance."""


@keys.command("change-all")
@click.option("--six-words", is_flag=True, help="Make the passphrase, and print it once.")
@click.option("--keep-old", is_flag=True, help="Keep the journal with its old keys beside it.")
@code_options
@common_options
@click.pass_obj
def change_all(
    session: Session,
    six_words: bool,
    keep_old: bool,
    recovery_file: Path | None,
    kit: Path | None,
) -> None:
    """Encrypt the journal anew; every other passphrase, code and keychain stops working."""
    refuse_taken(recovery_file, kit)
    with session.opened() as journal:
        words, chosen = new_passphrase(session, six_words=six_words)
        code = journal.keys.change_all(chosen, keep_old=keep_old)
        value = kept_code(journal, code, recovery_file, kit)
        note_old_backups(journal)
    lines = ["All keys of the journal are changed.", *lines_of(value)]
    if words:
        value["passphrase"] = words
        lines += ["", "The passphrase, shown only now:", f"  {words}"]
    session.show(value, lambda: "\n".join(lines))


@keys.command("strengthen")
@common_options
@click.pass_obj
def strengthen(session: Session) -> None:
    """Make guessing the passphrase that you give as costly as for a new one."""
    passphrase = session.passphrases.ask()
    with session.opened(passphrase=passphrase) as journal:
        journal.keys.strengthen(passphrase)
    session.show({"strengthened": True}, lambda: "Guessing it costs as much as for a new one now.")


@keys.command("copies")
@click.option(
    "--rewrap", "what", flag_value="rewrap", help="Let them open with what opens the journal."
)
@click.option("--forget", "what", flag_value="forget", help="Take their key files away.")
@click.option("--delete", "what", flag_value="delete", help="Delete them.")
@click.option(
    "--also",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Look in this folder too; the second place for backups if nothing is said.",
)
@common_options
@click.pass_obj
def copies(session: Session, what: str | None, also: Path | None) -> None:
    """List the backups that open with what no longer opens the journal, or see to them."""
    with session.opened() as journal:
        also = also or journal.backups.folder()
        if what is None:
            found = journal.keys.old_backups_with_other_keys(also)
            value = [
                {"path": str(one.path), "same_master_key": one.same_master_key} for one in found
            ]
            session.show(value, lambda: "\n".join(str(one.path) for one in found) or _NONE)
        else:
            count = _seen_to(journal.keys, what, also)
            session.show({"count": count}, lambda: _DONE[what].format(count=count))


_NONE = "There is none."
_DONE = {
    "rewrap": "Open with what opens the journal now: {count}.",
    "forget": "Without a key file now: {count}.",
    "delete": "Deleted: {count}.",
}


def _seen_to(journal_keys: JournalKeys, what: str, also: Path | None) -> int:
    if what == "rewrap":
        return journal_keys.rewrap_backups(also)
    if what == "forget":
        return journal_keys.forget_backup_keys(also)
    return journal_keys.delete_old_backups(also)
