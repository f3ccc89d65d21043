"""A framework that holds every key, to put into the example and to break."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SCHEME_FILE = "standards/on-call-scheme.toml"

SCHEME = """id = "on-call-scheme"
title = "The on-call scheme"
body = "The Night Council"
source = "The on-call scheme (2022)"
checked = 2026-11-01
valid_from = 2022-01-01
keep_months = 24

[[standards]]
id = "1"
title = "Rest"
part = "Before"
help = "Sleep counts."

[[requirements]]
id = "cpd"
title = "Ten hours in a year"
measure = "minutes"
at_least = 600
months = 12
help = "Looked at each half-year."
date = "joined"
every = 6

[[requirements]]
id = "shared"
title = "Four of them with others"
measure = "participatory_minutes"
at_least = 240
months = 12
part_of = "cpd"

[[requirements]]
id = "reading"
title = "One to five points for reading, for consultants"
measure = "points"
at_least = 1
at_most = 5
months = 12
ends = "03-31"
categories = ["reading"]
groups = ["consultants"]

[[categories]]
id = "reading"
title = "Reading"
help = "Alone, at any hour."
points_per_hour = 1

[[categories]]
id = "nights"
title = "Nights on call"
points_each = 2
standards = ["1"]

[[groups]]
id = "consultants"
title = "Consultants"
help = "Those on the second list."

[[dates]]
id = "joined"
title = "The day I joined"
help = "It is on your card."
"""


def write_scheme(folder: Path, text: str = SCHEME) -> None:
    """Put the framework into a pack's folder."""
    (folder / SCHEME_FILE).write_text(text, encoding="utf-8")
