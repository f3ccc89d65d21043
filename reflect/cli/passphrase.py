"""``reflect passphrase``: the ways into a journal, added, changed, named and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reflect.cli.options import common_options
from reflect.cli.printing import print_note
from reflect.errors import NotFound, Refused

if TYPE_CHECKING:
    from reflect.cli.session import Session
    from reflect.services.journal_keys import WayIn
    from reflect.services.open_journal import OpenJournal

_KINDS = {
    "passphrase": "a passphrase",
    "recovery": "the recovery code",
    "keychain": "the keychain of a computer",
    "other": "of a newer Reflect",
}
_SHOWN = 8
"""So many characters of an id tell one way in from another."""
_SIX_WORDS = click.option(
    "--six-words", is_flag=True, help="Make a passphrase of six words and print it once."
)


@click.group("passphrase", invoke_without_command=True)
@common_options
@click.pass_context
def passphrase(context: click.Context) -> None:
    """List what opens the journal, or change it."""
    if context.invoked_subcommand is None:
        context.invoke(list_ways)


@passphrase.command("list")
@common_options
@click.pass_obj
def list_ways(session: Session) -> None:
    """List what opens the journal."""
    with session.opened() as journal:
        ways = journal.keys.ways()
    session.show([_value(way) for way in ways], lambda: "\n".join(map(_line, ways)))


@passphrase.command("add")
@click.option("--name", default="", help="What you call it, as in: At home.")
@_SIX_WORDS
@common_options
@click.pass_obj
def add(session: Session, name: str, six_words: bool) -> None:
    """Let one more passphrase open the journal."""
    with session.opened() as journal:
        words, chosen = new_passphrase(session, six_words=six_words)
        added = journal.keys.add_passphrase(chosen, name)
    _print_set(session, added, words)


@passphrase.command("change")
@click.argument("way", metavar="[WAY]", required=False)
@click.option(
    "--by-recovery-code",
    is_flag=True,
    help="The passphrase is forgotten: the first line, or the first answer, is the recovery code.",
)
@_SIX_WORDS
@common_options
@click.pass_obj
def change(session: Session, way: str | None, by_recovery_code: bool, six_words: bool) -> None:
    """Put a new passphrase in the place of one."""
    with session.opened(by_recovery_code=by_recovery_code) as journal:
        slot = _passphrase_called(journal, way)
        words, chosen = new_passphrase(session, six_words=six_words)
        journal.keys.change_passphrase(slot, chosen)
        note_old_backups(journal)
    _print_set(session, slot, words)


@passphrase.command("rename")
@click.argument("way", metavar="WAY")
@click.argument("name", metavar="NAME")
@common_options
@click.pass_obj
def rename(session: Session, way: str, name: str) -> None:
    """Call a way in otherwise."""
    with session.opened() as journal:
        slot = _called(journal, way).id
        journal.keys.rename(slot, name)
    session.show({"id": slot}, lambda: f"{slot[:_SHOWN]} is called {name} now.")


@passphrase.command("remove")
@click.argument("way", metavar="WAY")
@common_options
@click.pass_obj
def remove(session: Session, way: str) -> None:
    """Let something open the journal no longer."""
    with session.opened() as journal:
        slot = _called(journal, way).id
        journal.keys.remove(slot)
        note_old_backups(journal)
    session.show({"id": slot}, lambda: f"{slot[:_SHOWN]} no longer opens the journal.")


def note_old_backups(journal: OpenJournal) -> None:
    """Say how many backups still open with what was given up, and what can be done."""
    count = len(journal.keys.old_backups_with_other_keys(journal.backups.folder()))
    if count:
        backups = "1 backup opens" if count == 1 else f"{count} backups open"
        print_note(
            f"{backups} with what no longer opens the journal. To change that: reflect keys copies"
        )


def new_passphrase(session: Session, *, six_words: bool) -> tuple[str, str]:
    """The six words to be printed, or nothing, and the passphrase."""
    if six_words:
        # It brings the list of words and the cipher along.
        from reflect.services.passphrases import six_words as make

        words = make()
        return words, words
    return "", session.passphrases.choose_another()


def _called(journal: OpenJournal, text: str) -> WayIn:
    """The way in with this name, or whose id begins so; raises `NotFound`, also if several do."""
    ways = journal.keys.ways()
    found = [way for way in ways if way.name.casefold() == text.casefold()]
    found = found or [way for way in ways if text and way.id.startswith(text.lower())]
    if len(found) != 1:
        kind = "way in"
        raise NotFound(kind, text)
    return found[0]


def _passphrase_called(journal: OpenJournal, text: str | None) -> str:
    """The id of the passphrase that was named, or of the only one there is."""
    if text:
        return _called(journal, text).id
    found = [way for way in journal.keys.ways() if way.kind.value == "passphrase"]
    if len(found) == 1:
        return found[0].id
    what = (
        "the journal has several passphrases, or none. Nothing has been changed. "
        "Name one: reflect passphrase lists them"
    )
    raise Refused(what)


def _value(way: WayIn) -> dict[str, Any]:
    return {
        "id": way.id,
        "kind": way.kind.value,
        "name": way.name,
        "weak_lock": way.weak_lock,
    }


def _line(way: WayIn) -> str:
    weak = "  (cheap to guess: reflect keys strengthen)" if way.weak_lock else ""
    name = f"  {way.name}" if way.name else ""
    return f"{way.id[:_SHOWN]}  {_KINDS[way.kind.value]}{name}{weak}"


def _print_set(session: Session, slot: str, words: str) -> None:
    value, lines = {"id": slot}, [f"{slot[:_SHOWN]} opens the journal now."]
    if words:
        value["passphrase"] = words
        lines += ["", "The passphrase, shown only now:", f"  {words}"]
    session.show(value, lambda: "\n".join(lines))
