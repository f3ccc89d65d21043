"""A pack that holds every key, to read and to break."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reflect.errors import PackInvalid
from reflect.packs.source import read_pack

if TYPE_CHECKING:
    from pathlib import Path

PACK = '''format = 1
id = "on-call"
version = "1.2.0"
title = "On call"
summary = "Looking back on a night on call"
licence = "CC-BY-4.0"
author = "A. Writer"
languages = ["en-GB", "cy"]
based_on = ["Writer A (2020) Nights on call."]
preface = "Somebody to **talk** to comes first."

[[prompt_sets]]
id = "after-a-night"
title = "After a night"
summary = "What the night asked, what helped"
occasion = "After a shift"
audience = ["nurses", "doctors"]
for_whom = "For people who were on call."
minutes = 5
preface = """
Take a *breath*
first.

Then **write**.
"""
based_on = ["Writer A (2021) Mornings."]
follow_up_days = [14, 42]

  [[prompt_sets.prompts]]
  id = "what"
  heading = "What the night asked"
  help = "The one thing that stays. # is no comment here."
  example = "Two calls at once."
  kind = "long_text"
  group = "The night"
  max_words = 150
  private = true
  standards = ["night-code:A.1", "nmc-code-2018:4"]

  [[prompt_sets.prompts]]
  id = "helped"
  heading = "What helped"
  help = "Tick all that did."
  kind = "choices"
  options = [
    { id = "colleague", label = "A colleague" },
    { id = "rest", label = "Rest" },
  ]

  [[prompt_sets.prompts]]
  id = "who"
  heading = "Who it was"
  help = "By role, not by name."
  kind = "short_text"
  shown_when = { prompt = "helped", answers = ["colleague"] }
  optional = true

  [[prompt_sets.prompts]]
  id = "tired"
  heading = "How tired I was"
  help = "As it felt then."
  kind = "scale"
  scale = { lowest = 1, highest = 5, low_label = "ok", high_label = "bad", rows = ["Nine", "Five"] }
'''

MORNING = """id = "the-morning-after"
title = "The morning after"
summary = "One thing to hand over"
occasion = "After a shift"
audience = ["anyone"]
for_whom = "For people who hand over."
minutes = 2

[[prompts]]
id = "checks"
heading = "Before I go"
kind = "checklist"
options = [{ id = "keys", label = "Keys handed over" }]

[[prompts]]
id = "safe"
heading = "Am I safe to drive?"
help = "Be plain with yourself."
kind = "yes_no"
"""

WELSH = """[pack]
title = "Ar alwad"

[sets.after-a-night]
title = "Ar ôl noson"

[sets.after-a-night.prompts.helped.options]
rest = "Gorffwys"

[sets.after-a-night.prompts.tired.scale]
low_label = "iawn"
rows = ["Naw", "Pump"]

[standards.night-code.standards."B.2"]
title = "Gorffwys"

[standards.night-code.requirements.cpd]
title = "Deg awr"

[forms.night-account.sections.learned]
heading = "Beth ddysgais i"
"""

FRAMEWORK = """id = "night-code"
title = "The night code"
body = "The Night Council"
source = "The night code (2020)"
checked = 2026-11-01
valid_from = 2020-01-01
valid_until = 2029-12-31
note = "The wording is ours."

[[standards]]
id = "A.1"
title = "Hand over in person"
part = "Handing over"
help = "Face to face, or by voice."

[[standards]]
id = "B.2"
title = "Rest before you drive"

[[requirements]]
id = "cpd"
title = "Ten hours in a year"
measure = "minutes"
at_least = 600
months = 12
help = "Counted from the day you joined."
"""

FORM = """id = "night-account"
title = "Night account"
body = "The Night Council"
source = "The night code (2020), annex 1"
checked = 2026-11-01
note = "Our layout, not the council's own form."

[[sections]]
id = "what"
heading = "What happened"
takes = "answers"
prompts = ["after-a-night/what", "everyday/end-of-shift/what-stayed"]
help = "In your own words."
max_words = 200

[[sections]]
id = "learned"
heading = "What I learned"
takes = "answers"
prompts = ["after-a-night/helped"]

[[sections]]
id = "which"
heading = "Which part of the code"
takes = "standards"
optional = true
"""

PACK_FILE = "pack.toml"
WELSH_FILE = "locale/cy.toml"
FRAMEWORK_FILE = "standards/night-code.toml"
FORM_FILE = "forms/night-account.toml"
SET_FILE = "sets/the-morning-after.toml"

FILES = {
    PACK_FILE: PACK,
    SET_FILE: MORNING,
    WELSH_FILE: WELSH,
    FRAMEWORK_FILE: FRAMEWORK,
    FORM_FILE: FORM,
}


def write_example(parent: Path) -> Path:
    """The pack's folder, written below this one."""
    folder = parent / "on-call"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return folder


def change(folder: Path, old: str, new: str, file: str = PACK_FILE) -> None:
    """Replace a text that stands in the file once."""
    path = folder / file
    source = path.read_text(encoding="utf-8")
    assert source.count(old) == 1, f"{old!r} stands there {source.count(old)} times"
    path.write_text(source.replace(old, new), encoding="utf-8")


def problems_in(folder: Path) -> tuple[str, ...]:
    """What reading the folder complains about."""
    with pytest.raises(PackInvalid) as caught:
        read_pack(folder)
    return caught.value.problems
