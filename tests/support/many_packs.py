"""Packs by the hundred, of made-up educators: alike in size to those that people write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.prompts import AUDIENCES
from reflect.packs.built import build
from reflect.packs.limits import MAX_PACK_BYTES, PROMPT_SETS, PROMPTS
from reflect.packs.minisign import SecretKey
from reflect.packs.source import Source, read_files

if TYPE_CHECKING:
    from collections.abc import Iterator

HELP = "One thing, in your own words. Enough to remind you; not enough to identify anyone."
LANGUAGES = ("en-GB", "cy", "fr", "pt", "ny")


def pack_source(
    number: int, *, version: str = "1.0.0", sets: int = 3, prompts: int = 6, said: str = HELP
) -> Source:
    """The pack with this number; ``said`` is the help and the example of every prompt."""
    name, other = f"pack-{number:03}", LANGUAGES[number % len(LANGUAGES)]
    languages = ["en-GB"] if other == "en-GB" else ["en-GB", other]
    head = (
        f'format = 1\nid = "{name}"\nversion = "{version}"\ntitle = "Ward teaching {number}"\n'
        f'summary = "What a ward of number {number} teaches, and what it asks of those who learn"\n'
        f'licence = "CC-BY-4.0"\nauthor = "Hub {number % 40}"\nlanguages = {languages!r}\n'
        'based_on = ["Writer A (2020) Learning on wards."]\n'
    )
    texts = {f"sets/set-{n}.toml": _set(n, number, prompts, said) for n in range(1, sets + 1)}
    texts["pack.toml"] = head.replace("'", '"')
    if len(languages) > 1:
        texts[f"locale/{other}.toml"] = f'[pack]\ntitle = "Ward {number}, {other}"\n'
    files = {each: text.encode() for each, text in sorted(texts.items())}
    return Source(read_files(files, name, ()), files)


def pack_file(number: int, *, signed: bool = True, **given: object) -> bytes:
    """The built pack with this number."""
    key = SecretKey(bytes([number % 40] * 8), bytes([number % 40] * 32))
    return build(pack_source(number, **given), key if signed else None)  # type: ignore[arg-type] # as above


def largest_pack() -> bytes:
    """As many sets and prompts as a pack may have, in as many bytes, with a signature."""
    sets, prompts = max(PROMPT_SETS), max(PROMPTS)
    bare = pack_source(0, sets=sets, prompts=prompts, said="x")
    room = MAX_PACK_BYTES - sum(map(len, bare.files.values()))
    said = "x" * (1 + room // (2 * sets * prompts))
    return pack_file(0, sets=sets, prompts=prompts, said=said)


def many_packs(count: int) -> Iterator[tuple[str, bytes]]:
    """So many packs, by the names of their files."""
    for number in range(count):
        yield f"pack-{number:03}-1.0.0.reflectpack", pack_file(number)


def _set(number: int, pack: int, prompts: int, said: str) -> str:
    audience = sorted({AUDIENCES[pack % 7], AUDIENCES[(pack + 1) % 7]})
    lines = [
        f'id = "set-{number}"\ntitle = "After session {number} of {pack}"\n'
        'summary = "What stayed, what was hard, what comes next"\noccasion = "After a session"\n'
        f'audience = {audience!r}\nfor_whom = "For people who learn on a ward."\n'
        f"minutes = {2 + number % 9 + pack % 5}\n".replace("'", '"')
    ]
    lines += [
        f'[[prompts]]\nid = "p{n}"\nheading = "Question {n} of set {number}"\nhelp = "{said}"\n'
        f'example = "{said}"\nkind = "long_text"\n'
        for n in range(1, prompts + 1)
    ]
    return "\n".join(lines)
