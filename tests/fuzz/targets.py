"""What any bytes at all are given to, and the only errors that may come out of it.

A target returns for good bytes and for bytes that were refused as they should be; whatever it
raises is a finding. The same targets are tried by hypothesis, and with atheris by the long proofs.
"""

from __future__ import annotations

import tomllib
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from reflect.errors import PackInvalid, PackRefused, SignerKeyUnusable
from reflect.packs.built import Parts, build, joined, read_signed, read_unsigned
from reflect.packs.folder import is_name
from reflect.packs.limits import MAX_PROBLEMS
from reflect.packs.minisign import read_public_key, read_signature, sign
from reflect.packs.source import Source, read_built_files, read_files
from reflect.packs.strict_zip import read_zip, write_zip
from reflect.packs.translations import in_language
from tests.packs.example import FORM_FILE, FRAMEWORK_FILE, PACK_FILE, SET_FILE, WELSH_FILE
from tests.support.pack_attacks import ARCHIVE, GOOD, KEY, NAME, attacks, good, signed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Target = Callable[[bytes], None]

OTHER_FOLDER = "is not the name of its folder"
"""The one thing that is said to an author alone: a built pack lies in no folder."""
SMALL = {
    PACK_FILE: b"""format = 1
id = "on-call"
version = "1.2.0"
title = "On call"
summary = "Nights"
licence = "CC-BY-4.0"
author = "A. Writer"
languages = ["en-GB"]
"""
}
_LARGEST = 16 * 1024


def built_signed(data: bytes) -> None:
    """A file that somebody sent."""
    with suppress(PackRefused):
        read_signed(data)


def built_by_a_signer(data: bytes) -> None:
    """An archive by somebody who signs whatever they made."""
    built_signed(signed(data))


def built_unsigned(data: bytes) -> None:
    """An archive that nobody signed."""
    with suppress(PackRefused):
        read_unsigned(joined(Parts(None, data)))


def strict_zip(data: bytes) -> None:
    """An archive: what is read is written in the same bytes."""
    with suppress(PackRefused):
        files = read_zip(data)
        assert write_zip(files) == data
        assert all(map(is_name, files))


def minisign_text(data: bytes) -> None:
    """The four lines of a signature."""
    with suppress(PackRefused):
        assert read_signature(data).text.encode().rstrip(b"\n") == data.rstrip(b"\n")


def public_key(data: bytes) -> None:
    """The line of a public key."""
    with suppress(SignerKeyUnusable):
        text = data.decode("utf-8", "replace")
        assert read_public_key(text).text in text


def _source(file: str, beside: Mapping[str, bytes]) -> Target:
    """One file of a pack's source, and good ones beside it."""

    def target(data: bytes) -> None:
        files = {**beside, file: data}
        told = _told(files)
        try:
            pack = read_built_files(files)
        except PackInvalid as error:
            refused: tuple[str, ...] = error.problems
        else:
            refused = ()
            assert read_unsigned(build(Source(pack, files))).pack == pack
        assert len(refused) == (1 if any(OTHER_FOLDER not in each for each in told) else 0)

    return target


def _told(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """What its author is told: lines that can be read."""
    try:
        pack = read_files(files, "on-call", ())
    except PackInvalid as error:
        told = error.problems
    else:
        told = ()
        for language in (*pack.languages, "cy-GB", "xx", ""):
            in_language(pack, language)
    assert len(told) <= len(files) * MAX_PROBLEMS
    assert all(line.isprintable() and len(line) < 1000 for line in told)
    return told


def careless(data: bytes) -> None:
    """A reader that guards itself against nothing: the control that must be caught."""
    tomllib.loads(data.decode())


CONTROL = "careless"
TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "built-signed": built_signed,
        "built-by-a-signer": built_by_a_signer,
        "built-unsigned": built_unsigned,
        "strict-zip": strict_zip,
        "minisign-text": minisign_text,
        "public-key": public_key,
        "pack-file": _source(PACK_FILE, SMALL),
        "prompt-set": _source(SET_FILE, SMALL),
        "translation": _source(WELSH_FILE, {PACK_FILE: GOOD[PACK_FILE]}),
        "framework": _source(FRAMEWORK_FILE, SMALL),
        "form": _source(FORM_FILE, SMALL),
        CONTROL: careless,
    }
)


def seeds(target: str) -> list[bytes]:
    """What to begin with: good ones, and ones made to deceive."""
    made = [good(), *(each.data for each in attacks() if len(each.data) < _LARGEST)]
    archives = [ARCHIVE, *(each[len(good()) - len(ARCHIVE) :] for each in made)]
    text = sign(ARCHIVE, KEY, NAME, f"public key {KEY.public.text}").text.encode()
    known = {
        "built-signed": made,
        "built-by-a-signer": archives,
        "built-unsigned": archives,
        "strict-zip": archives,
        "minisign-text": [text, *(each[15:600] for each in made)],
        "public-key": [KEY.public.text.encode(), KEY.public.file.encode()],
        "pack-file": [GOOD[PACK_FILE], SMALL[PACK_FILE]],
        "prompt-set": [GOOD[SET_FILE], *_sets()],
        "translation": [GOOD[WELSH_FILE]],
        "framework": [GOOD[FRAMEWORK_FILE]],
        "form": [GOOD[FORM_FILE]],
        CONTROL: [GOOD[SET_FILE]],
    }
    return known[target]


def _sets() -> list[bytes]:
    """The built-in prompt sets, which know every kind of prompt."""
    folder = Path(__file__).parents[2] / "prompts"
    return [path.read_bytes() for path in sorted(folder.glob("*/sets/*.toml"))[::4]]
