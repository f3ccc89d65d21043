"""The README and the guide: true, whole, and no promise of what is not there."""

from __future__ import annotations

import re
import shlex
from datetime import UTC, date, datetime
from pathlib import Path

import click
import pytest

from reflect.cli.failures import ExitCode
from reflect.cli.main import program
from reflect.errors import (
    DiskFull,
    InUse,
    JournalDamaged,
    KeysDamaged,
    KeysTampered,
    NewerFormat,
    RolledBack,
    StorageFailed,
    Vanished,
    WrongPassphrase,
)
from reflect.settings import options
from reflect.ui.commands import table
from reflect.ui.error_words import words_for
from reflect.ui.said_of_errors import Scene

ROOT = Path(__file__).parent.parent
README, GUIDE, CHANGES = ROOT / "README.md", ROOT / "docs" / "guide.md", ROOT / "CHANGELOG.md"
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "prompts").rglob("*.md")]

COMMANDS = list(program.commands.values())
SHARED = {"--journal", "--passphrase-file", "--json", "--help"}
"""What the guide says once, for every command."""

NOT_THERE = {
    "a portfolio": r"\b[Pp]ortfolio\b",
    "communities of practice": r"\bCommunities\b|\bcommunities of practice",
}
"""What this version lacks, as the README lists it, and the words that would promise it."""

LABELS = {
    "theme": "Colours",
    "text_scale": "Text size",
    "writer_font": "My words are set in",
    "line_length": "Line length",
    "word_count": "Word count while writing",
    "quiet_marks": "Quiet marks while writing",
    "less_movement": "Less movement",
    "idle_minutes": "Lock after",
    "keep_out_of_screenshots": "Keep the window out of screenshots",
    "on_this_day": "On this day",
}
"""What the page of preferences calls each setting."""


def text_of(path):
    return path.read_text("utf-8")


def prose(text):
    """The text without code blocks and pictures."""
    return re.sub(r"^```.*?^```$|!\[[^\]]*\]\([^)]*\)", "", text, flags=re.MULTILINE | re.DOTALL)


def sentences(text):
    """Each sentence, list item and cell on one line; headings are left out."""
    for block in re.split(r"\n\s*\n|\n(?=[-*|#] ?|\d+\. )", prose(text)):
        if not block.startswith("#"):
            line = " ".join(block.split())
            yield from re.split(r"(?<=[.:?]) (?=[A-Z*])| \| ", line)


def section(text, heading):
    """What stands under a heading, up to the next of its level or above."""
    level = len(heading) - len(heading.lstrip("#"))
    begun = re.search(rf"^{re.escape(heading)}\b", text, re.MULTILINE)
    assert begun, f"no heading {heading}"
    rest = text[begun.end() :]
    end = re.search(rf"^#{{1,{level}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def anchors(text):
    """The names under which headings can be linked to."""
    headings = re.findall(r"^#+ (.+)$", prose(text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings}


def links(page):
    """Every link and picture that is not an address."""
    text = re.sub(r"^```.*?^```$|`[^`\n]+`", "", text_of(page), flags=re.MULTILINE | re.DOTALL)
    found = re.findall(r"\]\(([^)\s]+)\)", text)
    return [link for link in found if not re.match(r"[a-z]+:", link)]


def cells(text):
    """The cells of every row of every table."""
    for line in text.splitlines():
        if line.startswith("| ") and not line.startswith("|---"):
            yield [cell.strip() for cell in line.strip("| ").split(" | ")]


def examples():
    """Every command that a page shows, as words."""
    for page in (README, GUIDE):
        shown = re.findall(r"^reflect .*$|(?<=`)reflect [^`]+(?=`)", text_of(page), re.MULTILINE)
        yield from map(shlex.split, shown)


def leaves(command):
    """A command with what it has below it."""
    below = command.commands.values() if isinstance(command, click.Group) else ()
    return [command, *below]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    for link in links(page):
        path, _, anchor = link.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), link
        assert not anchor or anchor in anchors(text_of(there)), link


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_guide_tells_every_option_of_every_command(command):
    told = section(text_of(GUIDE), f"#### `reflect {command.name}")
    flags = {flag for one in leaves(command) for param in one.params for flag in param.opts}
    wanted = {flag for flag in flags if flag.startswith("--")} - SHARED
    assert {flag for flag in wanted if f"`{flag}" not in told} == set()


def test_the_guide_tells_once_what_every_command_takes():
    told = section(text_of(GUIDE), "#### Every command")
    assert all(f"`{flag}" in told for flag in SHARED)


def test_the_guide_tells_of_no_option_that_does_not_exist():
    every = [leaf for command in COMMANDS for leaf in leaves(command)]
    params = [param for leaf in every for param in leaf.params]
    known = {flag for param in params for flag in (*param.opts, *param.secondary_opts)}
    told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text_of(GUIDE)))
    assert told <= known | SHARED | {"--version"}


@pytest.mark.parametrize("words", list(examples()), ids=" ".join)
def test_every_command_that_is_shown_exists(words):
    assert words[1] in program.commands or words[1].startswith("-")


@pytest.mark.parametrize("code", ExitCode)
def test_the_guide_tells_every_exit_code(code):
    rows = cells(section(text_of(GUIDE), "#### Exit codes"))
    assert str(code.value) in [row[0] for row in rows]


@pytest.mark.parametrize("row", [row for row in table() if row.keys], ids=lambda row: row.id)
def test_the_guide_tells_every_key(row):
    told = section(text_of(GUIDE), "## Keyboard")
    assert all(f"`{key}`" in told for key in row.keys)
    assert row.text in told


@pytest.mark.parametrize("option", options(), ids=lambda option: option.name)
def test_the_guide_tells_every_preference(option):
    rows = {row[0]: row[1] for row in cells(section(text_of(GUIDE), "## Preferences"))}
    assert rows[LABELS[option.name]]


@pytest.mark.parametrize("option", options(), ids=lambda option: option.name)
def test_a_preference_is_called_in_the_guide_as_on_its_page(option):
    pages = (ROOT / "reflect" / "ui" / "preferences").glob("*.py")
    assert any(f'tr("{LABELS[option.name]}")' in text_of(page) for page in pages)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("text_scale", "{:.0%} to {:.0%}; usually {:.0%}"),
        ("idle_minutes", "{} to {} minutes; usually {}"),
    ],
)
def test_the_guide_tells_how_far_a_preference_goes(name, told):
    option = next(one for one in options() if one.name == name)
    words = told.format(option.low, option.high, option.default)
    assert words in text_of(GUIDE).replace(" %", "%")


@pytest.mark.parametrize(
    "error",
    [
        WrongPassphrase(),
        KeysDamaged("x"),
        KeysTampered(),
        JournalDamaged("x"),
        NewerFormat(2, 1),
        InUse(),
        DiskFull(),
        Vanished(),
        StorageFailed(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_the_guide_tells_every_failure_in_the_words_of_the_window(error):
    words = words_for(error, Scene("Practice", date(2026, 11, 20)))
    assert words
    assert words.title in [row[0] for row in cells(section(text_of(GUIDE), "## When something"))]


def test_the_guide_tells_of_an_older_copy_in_the_words_of_the_window():
    since = datetime(2026, 11, 17, 18, 42, tzinfo=UTC)
    words = words_for(RolledBack(12, since), Scene("Practice", date(2026, 11, 20)))
    assert words
    begin, end = words.title[: len("12 changes made after ")], words.title[-len(" are missing") :]
    assert f"{begin}…{end}" in text_of(GUIDE)


def test_the_commands_of_the_readme_are_jobs_of_the_makefile():
    jobs = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    shown = re.findall(
        r"\bmake ([a-z]+)\b", " ".join(re.findall(r"^make.*$", text_of(README), re.M))
    )
    assert {"run", "test"} <= set(shown) <= jobs


def test_the_readme_lists_what_is_not_there_yet():
    listed = [
        line[2:] for line in section(text_of(README), "## Not there yet").splitlines()[2:] if line
    ]
    assert [name for name in NOT_THERE if not any(line.startswith(name) for line in listed)] == []


@pytest.mark.parametrize("page", [README, GUIDE, CHANGES], ids=lambda page: page.name)
@pytest.mark.parametrize("name", NOT_THERE)
def test_no_sentence_promises_what_is_not_there(page, name):
    text = text_of(page).replace(section(text_of(README), "## Not there yet"), "")
    named = [each for each in sentences(text) if re.search(NOT_THERE[name], each)]
    assert [each for each in named if " yet" not in each] == []


@pytest.mark.parametrize("name", NOT_THERE)
def test_no_software_centre_promises_what_is_not_there(name):
    text = text_of(next((ROOT / "packaging" / "linux").glob("*.metainfo.xml")))
    assert re.findall(NOT_THERE[name], " ".join(text.split())) == []


@pytest.mark.parametrize("page", [README, GUIDE], ids=lambda page: page.name)
def test_pages_speak_calmly(page):
    assert re.findall(r"!(?!\[)|\b[Pp]lease\b", prose(text_of(page))) == []
