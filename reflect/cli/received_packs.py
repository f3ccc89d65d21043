"""``reflect pack install`` and its neighbours: packs in a journal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reflect.cli.failures import ExitCode, saying_for
from reflect.cli.options import common_options
from reflect.cli.printing import print_note
from reflect.cli.progress import progress
from reflect.cli.received_pack_words import (
    offer_lines,
    offer_value,
    outcome_line,
    outcome_value,
    row_line,
    row_value,
    signer_line,
    signer_value,
)
from reflect.errors import NotFound, PackRefused

if TYPE_CHECKING:
    from reflect.cli.session import Session
    from reflect.services.pack_offers import Offered, Trust
    from reflect.services.packs import Packs

_FILES = click.Path(exists=True, dir_okay=False, path_type=Path)
_NONE = "none"


class _Yes(NamedTuple):
    """What was said yes to."""

    accept_new_signer: str | None
    accept_changed_key: str | None
    unsigned: bool
    older: bool


@click.command("install")
@click.argument("files", metavar="PACK...", type=_FILES, nargs=-1, required=True)
@click.option(
    "--accept-new-signer",
    metavar="WORDS",
    help="Take packs of the signer whose eight words these are, from now on.",
)
@click.option(
    "--accept-changed-key",
    metavar="WORDS",
    help="Of one PACK: the eight words of the key that signs it now; none if nobody does.",
)
@click.option("--unsigned", is_flag=True, help="Of one PACK: take it although nobody signed it.")
@click.option(
    "--older", is_flag=True, help="Of one PACK: put it in the place of a newer or another one."
)
@click.option("--dry-run", is_flag=True, help="Say what is in them, and install nothing.")
@common_options
@click.pass_obj
def install(session: Session, /, files: tuple[Path, ...], *, dry_run: bool, **said: Any) -> int:
    """Install PACK in the journal; several of them at once.

    Whoever signs is trusted once somebody has said so. Compare the eight words with those that the
    author gives you by another way.
    """
    yes = _Yes(**said)
    if len(files) > 1 and (yes.accept_changed_key or yes.unsigned or yes.older):
        what = "--accept-changed-key, --unsigned and --older are for one PACK at a time"
        raise click.UsageError(what)
    with session.opened() as journal:
        if len(files) > 1:
            return _many(session, journal.packs, files, yes, dry_run=dry_run)
        _one(session, journal.packs, files[0], yes, dry_run=dry_run)
    return ExitCode.DONE


@click.command("list")
@common_options
@click.pass_obj
def list_packs(session: Session) -> None:
    """List the packs: those that come with Reflect, and those of the journal."""
    with session.opened() as journal:
        rows = journal.packs.rows()
    session.show([row_value(row) for row in rows], lambda: "\n".join(map(row_line, rows)))


@click.command("remove")
@click.argument("name", metavar="ID")
@common_options
@click.pass_obj
def remove(session: Session, name: str) -> None:
    """Take an installed pack away. Entries that answered it stay as they are."""
    with session.opened() as journal:
        journal.packs.remove(name)
    said = f"{name} is removed. What you answered of it stays, with its questions."
    session.show({"removed": name}, lambda: said)


@click.command("hide")
@click.argument("name", metavar="ID")
@common_options
@click.pass_obj
def hide(session: Session, name: str) -> None:
    """Offer the prompt sets of a pack no longer."""
    _hide(session, name, on=True)


@click.command("unhide")
@click.argument("name", metavar="ID")
@common_options
@click.pass_obj
def unhide(session: Session, name: str) -> None:
    """Offer the prompt sets of a pack again."""
    _hide(session, name, on=False)


@click.command("signers")
@click.option("--forget", metavar="WORDS", help="Take packs of this signer no longer.")
@common_options
@click.pass_obj
def signers(session: Session, forget: str | None) -> None:
    """List those whose packs the journal takes."""
    with session.opened() as journal:
        if forget:
            journal.packs.forget_signer(_key_of(journal.packs, forget))
        found = journal.packs.signers()
    session.show([signer_value(each) for each in found], lambda: "\n".join(map(signer_line, found)))


RECEIVING = (install, list_packs, remove, hide, unhide, signers)
"""All of them, in the order in which one needs them."""


def _one(session: Session, packs: Packs, path: Path, yes: _Yes, *, dry_run: bool) -> None:
    offered = packs.look_at(path)
    if dry_run:
        session.show(offer_value(offered), lambda: "\n".join(offer_lines(offered)))
        return
    try:
        row = packs.install(offered, accepted=_accepted(offered, yes), back=yes.older)
    except PackRefused:
        print_note("\n".join(offer_lines(offered)))
        raise
    said = f"Installed {row.title} ({row.id} {row.version}), by {row.author}."
    session.show(row_value(row), lambda: said)


def _accepted(offered: Offered, yes: _Yes) -> Trust:
    """What was said yes to, of this pack and signer."""
    # Building and checking a source need none of this.
    from reflect.services.pack_offers import Trust

    if yes.unsigned and offered.trust is Trust.UNSIGNED:
        return Trust.UNSIGNED
    if yes.accept_new_signer and _even(yes.accept_new_signer) == offered.words:
        return Trust.NEW
    if yes.accept_changed_key and _even(yes.accept_changed_key) == (offered.words or _NONE):
        return Trust.CHANGED
    return Trust.KNOWN


def _many(
    session: Session, packs: Packs, files: tuple[Path, ...], yes: _Yes, *, dry_run: bool
) -> int:
    if dry_run:
        outcomes = packs.look_at_many(files, progress())
    else:
        accepted = {_even(yes.accept_new_signer)} if yes.accept_new_signer else frozenset()
        outcomes = packs.install_many(files, progress(), signers=accepted)
    session.show(
        [outcome_value(each) for each in outcomes], lambda: "\n".join(map(outcome_line, outcomes))
    )
    refused = [(each.path, each.error) for each in outcomes if each.error]
    for path, error in refused:
        print_note(f"{path.name}: {saying_for(error).told(error)}")
    return ExitCode.REFUSED if refused else ExitCode.DONE


def _hide(session: Session, name: str, *, on: bool) -> None:
    with session.opened() as journal:
        journal.packs.hide(name, on=on)
    said = f"{name} is hidden." if on else f"{name} is offered again."
    session.show({"id": name, "hidden": on}, lambda: said)


def _key_of(packs: Packs, words: str) -> str:
    for each in packs.signers():
        if signer_value(each)["fingerprint"] == _even(words):
            return each.key
    kind = "signer"
    raise NotFound(kind, words)


def _even(words: str) -> str:
    return " ".join(words.lower().split())
