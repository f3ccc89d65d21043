"""The source of a pack to be worked on in the studio."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_FILES = {
    "pack.toml": """format = 1
id = "ward-teaching"
version = "0.4.0"
title = "Ward teaching prompts"
summary = "What to ask oneself after teaching"
licence = "CC-BY-4.0"
author = "A. Educator"
languages = ["en-GB", "fr"]
""",
    "sets/after-teaching.toml": """id = "after-teaching"
title = "After a teaching session"
summary = "Who learned what, what fell flat"
occasion = "Teaching"
audience = ["educators"]
for_whom = "For people who taught a group."
minutes = 8

[[prompts]]
id = "who"
heading = "Who learned what"
help = "Roles, no names."
kind = "long_text"

[[prompts]]
id = "how"
heading = "How it went"
kind = "scale"
scale = { lowest = 1, highest = 5, low_label = "badly", high_label = "well" }

[[prompts]]
id = "again"
heading = "Would you do it again?"
kind = "choice"
options = [{ id = "yes", label = "Just so" }, { id = "no", label = "Otherwise" }]

[[prompts]]
id = "flat"
heading = "What fell flat"
help = "A moment when you lost the room."
kind = "long_text"
private = true
optional = true
shown_when = { prompt = "again", answers = ["no"] }
""",
    "sets/being-observed.toml": """id = "being-observed"
title = "Being observed"
summary = "What I was asked to show"
occasion = "Teaching"
audience = ["educators"]
for_whom = "For people who were watched."
minutes = 5

[[prompts]]
id = "asked"
heading = "What I was asked to show"
kind = "long_text"
""",
    "locale/fr.toml": """[sets.after-teaching.prompts.flat]
heading = "Ce qui n'a pas marché"
""",
}


def ward_teaching(place: Path) -> Path:
    """Write the source into ``place``; the folder it is in."""
    folder = place / "ward-teaching"
    for name, text in _FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
