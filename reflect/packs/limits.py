"""How long, how many and of what shape: the limits of a pack's source.

docs/FORMAT.md states them, and a test holds the two together.
"""

from __future__ import annotations

import re

from reflect.domain.frameworks import Measure, Takes
from reflect.domain.prompts import AUDIENCES, Kind
from reflect.packs.texts import OneOf, Shape, Words

FORMATS = range(1, 2)
"""Those that this program reads."""

ID = Shape(
    re.compile(r"[a-z0-9][a-z0-9-]{0,63}"),
    "1 to 64 small letters a-z, digits and hyphens, and not begin with a hyphen",
)
VERSION = Shape(
    re.compile(r"(?:0|[1-9][0-9]{0,5})(?:\.(?:0|[1-9][0-9]{0,5})){2}"),
    'three numbers with points between them, such as "1.0.0"',
)
LICENCE = Shape(
    re.compile(r"[A-Za-z0-9(][A-Za-z0-9.+() -]{0,79}"),
    'an SPDX name such as "CC-BY-4.0"',
)
LANGUAGE = Shape(
    re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?"),
    'a language as in BCP 47, such as "en-GB" or "cy"',
)
STANDARD = Shape(
    re.compile(r"[a-z0-9][a-z0-9-]{0,63}:[A-Za-z0-9][A-Za-z0-9.-]{0,63}"),
    'a framework and its standard, such as "nmc-code-2018:4"',
)
NUMBER = Shape(
    re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,63}"),
    '1 to 64 letters, digits, points and hyphens, such as "4" or "B.2"',
)
PROMPT = Shape(
    re.compile(r"[a-z0-9][a-z0-9-]{0,63}(?:/[a-z0-9][a-z0-9-]{0,63}){1,2}"),
    'a set and its prompt, such as "after-a-night/what"',
)
YEAR_DAY = Shape(
    re.compile(
        r"(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
        r"|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    ),
    'a month and a day that each year has, such as "11-30"',
)
KIND = OneOf(tuple(Kind))
MEASURE = OneOf(tuple(Measure))
TAKES = OneOf(tuple(Takes))
AUDIENCE = OneOf(AUDIENCES)

TITLE = Words(longest=80)
AUTHOR = Words(longest=80)
PACK_SUMMARY = Words(longest=200)
SET_SUMMARY = Words(longest=120)
FOR_WHOM = Words(longest=200)
CITATION = Words(longest=300)
OPTION_LABEL = Words(longest=120)
SCALE_LABEL = Words(longest=40)
SCALE_ROW = Words(longest=80)
PREFACE = Words(longest=2000, rich=True)
HELP = Words(longest=400, rich=True)
BODY = Words(longest=120)
NOTE = Words(longest=400, rich=True)

AUDIENCE_COUNT = range(1, len(AUDIENCES) + 1)
LANGUAGES = range(1, 33)
CITATIONS = range(1, 21)
PROMPT_SETS = range(1, 65)
PROMPTS = range(1, 61)
FOLLOW_UPS = range(1, 7)
STANDARDS = range(1, 21)
CHOICE_OPTIONS = range(2, 13)
CHECKLIST_OPTIONS = range(1, 13)
SCALE_ROWS = range(1, 7)

MINUTES = range(1, 241)
FOLLOW_UP_DAYS = range(1, 1097)
MAX_WORDS = range(1, 10_001)
SCALE_ENDS = range(-100, 101)
SCALE_STEPS = 11

STANDARDS_OF_FRAMEWORK = range(1, 201)
REQUIREMENTS = range(1, 41)
CATEGORIES = range(1, 41)
GROUPS = range(1, 21)
OWN_DATES = range(1, 7)
POINTS = range(1, 1001)
SECTIONS = range(1, 41)
SECTION_PROMPTS = range(1, 21)
AT_LEAST = range(1, 1_000_001)
MONTHS = range(1, 121)
ACCOUNTS = range(1, 101)

MAX_FILE_BYTES = 256 * 1024
MAX_PACK_BYTES = 512 * 1024
"""All TOML files of a pack together."""
MAX_PROBLEMS = 100
"""Of one file; whoever has so many mends these first."""
