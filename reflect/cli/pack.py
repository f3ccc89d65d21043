"""``reflect pack``: packs of prompts, from a folder to one signed file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reflect.cli.failures import ExitCode
from reflect.cli.options import common_options
from reflect.cli.pack_site import site
from reflect.cli.passphrase import new_passphrase
from reflect.cli.received_packs import RECEIVING
from reflect.errors import PackInvalid

if TYPE_CHECKING:
    from reflect.cli.session import Session
    from reflect.packs.built import BuiltPack
    from reflect.packs.minisign import PublicKey, SecretKey
    from reflect.packs.pack import Pack, Translation

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_HERE = Path()


@click.group("pack")
def pack() -> None:
    """Make a pack of prompts, sign it, see what is in one; keep packs in the journal."""


pack.add_command(site)


@pack.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="What the pack is called; else the folder's name.")
@click.option("--author", required=True, help="Who writes it: a person, a group or a body.")
@click.option("--licence", default="CC-BY-4.0", show_default=True, help="Its SPDX name.")
@click.option("--language", default="en-GB", show_default=True, help="Of the text, as in BCP 47.")
@common_options
@click.pass_obj
def new(
    session: Session, folder: Path, title: str | None, author: str, licence: str, language: str
) -> None:
    """Begin a pack: write a small one to go on from into FOLDER."""
    # What a front end needs of it is little; the rest of the program need not wait for it.
    from reflect.services.pack_source import begin_source

    named = title or folder.name.replace("-", " ").capitalize()
    files = begin_source(folder, title=named, author=author, licence=licence, language=language)
    lines = [f"Begun in {folder}:", *(f"  {name}" for name in files)]
    lines.append(f"Write, and look whether it holds together: reflect pack check {folder}")
    session.show({"folder": str(folder), "files": list(files)}, lambda: "\n".join(lines))


@pack.command("check")
@click.argument("folder", type=_FOLDER)
@common_options
@click.pass_obj
def check(session: Session, folder: Path) -> int:
    """Say what is wrong with the pack in FOLDER: file, line and how to mend it."""
    # Only the reader of packs is loaded, so that this may run at every save.
    from reflect.services.pack_source import check_source

    try:
        found = check_source(folder)
    except PackInvalid as error:
        if not session.as_json:
            raise
        session.show({"problems": list(error.problems)}, str)
        return ExitCode.REFUSED
    session.show({"problems": [], **_facts(found)}, lambda: "\n".join(_checked(found)))
    return ExitCode.DONE


@pack.command("build")
@click.argument("folder", type=_FOLDER)
@click.option("--key", type=_FILE, help="Sign it with this secret key.")
@click.option("--output", type=_FOLDER, default=_HERE, help="Where to put it; else here.")
@click.option("--replace", is_flag=True, help="Replace a pack of this version that is there.")
@common_options
@click.pass_obj
def build(session: Session, folder: Path, key: Path | None, output: Path, replace: bool) -> None:
    """Make one file of the pack in FOLDER: ID-VERSION.reflectpack."""
    # The cipher is loaded when a file is made, not when a source is checked.
    from reflect.services.pack_making import build_file

    opened = _opened(session, key) if key else None
    made = build_file(folder, output, key=opened, replace=replace)
    value = {"file": str(made.path), **_facts(made.pack), **_signer(made.signer)}
    lines = [f"Built {made.path}.", *_signer_lines(made.signer)]
    session.show(value, lambda: "\n".join(lines))


@pack.command("key")
@click.argument("place", metavar="NAME", type=click.Path(path_type=Path))
@click.option("--six-words", is_flag=True, help="Make the passphrase, and print it once.")
@common_options
@click.pass_obj
def key(session: Session, place: Path, six_words: bool) -> None:
    """Make the keys to sign with: NAME.key, which stays with you, and NAME.pub."""
    # See build.
    from reflect.services.pack_making import key_files, make_key

    words, chosen = new_passphrase(session, six_words=six_words)
    made = make_key(place, chosen)
    secret, public = map(str, key_files(place))
    value = {"secret_key": secret, "public_key": public, **_signer(made)}
    lines = [
        f"{secret} signs your packs. Keep it, with a copy elsewhere, and give it to nobody.",
        f"{public} may be given to anyone.",
        *_signer_lines(made),
    ]
    if words:
        value["passphrase"] = words
        lines += ["", "The passphrase, shown only now:", f"  {words}"]
    session.show(value, lambda: "\n".join(lines))


@pack.command("sign")
@click.argument("file", metavar="PACK", type=_FILE)
@click.option("--key", "secret", type=_FILE, help="The secret key to sign it with.")
@click.option("--signature", type=_FILE, help="Or: what minisign made of its archive.")
@click.option("--public-key", type=_FILE, help="The key that this signature was made with.")
@common_options
@click.pass_obj
def sign(
    session: Session,
    file: Path,
    secret: Path | None,
    signature: Path | None,
    public_key: Path | None,
) -> None:
    """Sign a built PACK."""
    # See build.
    from reflect.services.pack_making import sign_file, sign_file_elsewhere

    if secret and not (signature or public_key):
        signed = sign_file(file, _opened(session, secret))
    elif signature and public_key and not secret:
        signed = sign_file_elsewhere(file, signature, public_key)
    else:
        what = "Give --key, or --signature and --public-key."
        raise click.UsageError(what)
    _show_built(session, f"Signed {file}.", signed)


@pack.command("verify")
@click.argument("file", metavar="PACK", type=_FILE)
@click.option("--public-key", type=_FILE, help="Accept no other key than this one.")
@common_options
@click.pass_obj
def verify(session: Session, file: Path, public_key: Path | None) -> None:
    """Say what PACK is and who signed it, if the signature holds."""
    # See build.
    from reflect.services.pack_making import verify_file

    found = verify_file(file, public_key)
    _show_built(session, "The signature holds.", found)


@pack.command("split")
@click.argument("file", metavar="PACK", type=_FILE)
@click.option("--output", type=_FOLDER, default=_HERE, help="Where to put them; else here.")
@common_options
@click.pass_obj
def split(session: Session, file: Path, output: Path) -> None:
    """Take PACK apart into what the program minisign verifies."""
    # See build.
    from reflect.services.pack_making import split_file

    files = [str(path) for path in split_file(file, output)]
    session.show({"files": files}, lambda: "\n".join(files))


for _command in RECEIVING:
    pack.add_command(_command)


def _opened(session: Session, path: Path) -> SecretKey:
    # See build.
    from reflect.services.pack_making import open_key

    return open_key(path, lambda: session.passphrases.ask("Passphrase of the secret key"))


def _show_built(session: Session, said: str, found: BuiltPack) -> None:
    value = {**_facts(found.pack), **_signer(found.signer)}
    title = f"{found.pack.title} ({found.pack.id} {found.pack.version}), by {found.pack.author}"
    lines = [said, title, *_signer_lines(found.signer)]
    session.show(value, lambda: "\n".join(lines))


def _facts(found: Pack) -> dict[str, Any]:
    return {
        "id": found.id,
        "version": found.version,
        "title": found.title,
        "author": found.author,
        "prompt_sets": len(found.prompt_sets),
        "frameworks": len(found.frameworks),
        "forms": len(found.forms),
        "missing": {each.language: each.missing for each in found.translations},
        "awaits_check": [each.language for each in found.translations if each.awaits_check],
    }


def _checked(found: Pack) -> list[str]:
    parts = (
        _counted(len(found.prompt_sets), "prompt set"),
        _counted(len(found.frameworks), "framework"),
        _counted(len(found.forms), "form"),
    )
    whole = f"{found.id} {found.version}: {', '.join(filter(None, parts))}. Nothing to mend."
    return [whole, *map(_translated, found.translations)]


def _translated(each: Translation) -> str:
    untold = f"{each.missing} of {each.total} texts are missing"
    line = f"{each.language}: {untold if each.missing else 'every text is there'}"
    return f"{line}; a native reader has yet to check it." if each.awaits_check else f"{line}."


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count > 1)}" if count else ""


def _signer(signer: PublicKey | None) -> dict[str, Any]:
    if signer is None:
        return {"signer": None}
    # See build.
    from reflect.services.pack_making import fingerprint

    return {
        "signer": {
            "public_key": signer.text,
            "key_id": signer.number,
            "fingerprint": fingerprint(signer),
        }
    }


def _signer_lines(signer: PublicKey | None) -> list[str]:
    if signer is None:
        return ["It is not signed. To sign it: reflect pack sign"]
    told = _signer(signer)["signer"]
    return [
        f"Key          {told['key_id']}",
        f"Fingerprint  {told['fingerprint']}",
        f"Public key   {told['public_key']}",
    ]
