"""``reflect keychain``: whether the keychain of this computer opens the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reflect.cli.options import common_options
from reflect.cli.printing import print_note

if TYPE_CHECKING:
    from reflect.cli.session import Session

_LIMITS = (
    "Any program that runs as you on this computer can read a keychain, and so open the journal. "
    "The passphrase is asked for again after 14 days, after a start of the computer or when its "
    "clock was set, and before a way in is changed or the whole journal leaves."
)


@click.group("keychain", invoke_without_command=True)
@common_options
@click.pass_context
def keychain(context: click.Context) -> None:
    """Say whether the keychain of this computer opens the journal, or turn it on or off."""
    if context.invoked_subcommand is None:
        session: Session = context.obj
        with session.opened() as journal:
            on = any(way.kind.value == "keychain" for way in journal.keys.ways())
        session.show({"on": on}, lambda: "The keychain is on." if on else "The keychain is off.")


@keychain.command("on")
@common_options
@click.pass_obj
def turn_on(session: Session) -> None:
    """Let the keychain of this computer open the journal in the window."""
    with session.opened() as journal:
        journal.keys.turn_keychain_on()
    print_note(_LIMITS)
    session.show({"on": True}, lambda: "The keychain of this computer opens the journal now.")


@keychain.command("off")
@common_options
@click.pass_obj
def turn_off(session: Session) -> None:
    """Let no keychain open the journal."""
    with session.opened() as journal:
        journal.keys.turn_keychain_off()
    session.show({"on": False}, lambda: "No keychain opens the journal now.")
