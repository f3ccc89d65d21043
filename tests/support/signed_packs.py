"""Real packs as an educator sends them: built, signed, in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reflect.packs.built import Parts, joined
from reflect.packs.minisign import SecretKey
from reflect.packs.strict_zip import write_zip
from tests.support.pack_attacks import KEY, signed

if TYPE_CHECKING:
    from pathlib import Path

THIRD = SecretKey(bytes(range(1, 9)), bytes(range(2, 34)))
WHAT = ("what", "What happened", "long_text")
NEXT = ("next", "What I will do", "commitment")

_PACK = """format = 1
id = "{id}"
version = "{version}"
title = "{title}"
summary = "To look back"
licence = "CC-BY-4.0"
author = "{author}"
languages = {languages}
{more}"""
_SET = """id = "{id}"
title = "{title}"
summary = "What stays"
occasion = "After a session"
audience = ["nurses"]
for_whom = "For people who were there."
minutes = {minutes}
"""
_PROMPT = """
[[prompts]]
id = "{}"
heading = "{}"
help = "A line will do."
kind = "{}"
"""


def a_set(name="after", title="After a session", minutes=5, prompts=(WHAT, NEXT), more=""):
    """A prompt set's file by its name."""
    text = _SET.format(id=name, title=title, minutes=minutes)
    text += "".join(_PROMPT.format(*prompt) for prompt in prompts) + more
    return {f"sets/{name}.toml": text}


def pack_bytes(name="hub", version="1.0.0", *, sets=None, key=KEY, **facts) -> bytes:
    """A built pack; without a key nobody signed it. ``more`` are lines for its first file."""
    said = {"title": "The hub", "author": "A. Hub", "languages": '["en-GB"]', "more": "", **facts}
    files = {"pack.toml": _PACK.format(id=name, version=version, **said), **(sets or a_set())}
    archive = write_zip({called: text.encode() for called, text in files.items()})
    if key is None:
        return joined(Parts(None, archive))
    return signed(archive, key, f"pack:{name}@{version}")


def pack_path(place: Path, name="hub", version="1.0.0", **how) -> Path:
    """Such a pack in a file."""
    path = place / f"{name}-{version}.reflectpack"
    path.write_bytes(pack_bytes(name, version, **how))
    return path


FRENCH = {
    "locale/fr.toml": """[pack]
title = "Le foyer"
preface = "Parlez avant tout avec un proche."

[sets.after]
title = "Après une séance"

[sets.after.prompts.what]
heading = "Ce qui est venu"
"""
}


def in_french(**how: Any) -> dict[str, Any]:
    """What makes a pack one that can be read in French too, but for some of its texts."""
    preface = 'preface = "Talk to **somebody** first."\n'
    return {
        "languages": '["en-GB", "fr"]',
        "sets": {**a_set(), **FRENCH},
        "more": preface,
        **how,
    }
