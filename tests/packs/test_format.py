"""docs/FORMAT.md says what the reader does."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import fields
from hashlib import blake2b
from pathlib import Path

import pytest

from reflect.domain.frameworks import (
    Category,
    Form,
    FormSection,
    Framework,
    Group,
    Measure,
    OwnDate,
    Requirement,
    Source,
    Standard,
    Takes,
)
from reflect.domain.prompts import (
    AUDIENCES,
    Kind,
    Option,
    Prompt,
    PromptSet,
    Scale,
    ShownWhen,
)
from reflect.packs import limits, strict_zip
from reflect.packs.folder import FOLDERS, MAX_FILES
from reflect.packs.minisign import MAX_SIGNATURE_BYTES
from reflect.packs.pack import Pack
from reflect.packs.secret_key_file import ORDINARY
from reflect.packs.source import read_pack
from reflect.packs.texts import Words
from reflect.packs.toml_file import MAX_DEPTH, MAX_PARTS
from reflect.services.pack_making import fingerprint
from tests.packs.example import FILES, FORM_FILE, FRAMEWORK_FILE, SET_FILE, WELSH_FILE, problems_in
from tests.support.odd_zips import zip_of
from tests.support.pack_attacks import ARCHIVE, KEY, NAME

ROOT = Path(__file__).parents[2]
WHOLE = (ROOT / "docs" / "FORMAT.md").read_text("utf-8")
CHAPTER = re.split(r"^(?=# )", WHOLE, flags=re.MULTILINE)
PACKS = next(chapter for chapter in CHAPTER if chapter.startswith("# Packs: the source of a pack"))
EXAMPLES = re.findall(r"```toml\n(.*?)```", PACKS, re.DOTALL)
TABLES = [
    re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \| ([^|]*?) ?\|", table, re.MULTILINE)
    for table in PACKS.split("| key | type | needed | limit | what it is |")[1:]
]
COLUMNS = [{key: (needed, limit) for key, _, needed, limit in rows} for rows in TABLES]
PACK, SET, PROMPT, OPTION, SCALE, SHOWN_WHEN = COLUMNS[:6]
ORIGIN, FRAMEWORK, STANDARD, REQUIREMENT, CATEGORY, NAMED, FORM, SECTION = COLUMNS[6:]


def span(allowed: range) -> str:
    return f"{allowed[0]} to {allowed[-1]}"


def many(count: range, each: Words | range) -> str:
    return f"{count[-1]} of {each.longest if isinstance(each, Words) else span(each)}"


@pytest.mark.parametrize(
    ("table", "key", "limit"),
    [
        (PACK, "format", limits.FORMATS[-1]),
        (PACK, "title", limits.TITLE.longest),
        (PACK, "summary", limits.PACK_SUMMARY.longest),
        (PACK, "author", limits.AUTHOR.longest),
        (PACK, "languages", limits.LANGUAGES[-1]),
        (PACK, "based_on", many(limits.CITATIONS, limits.CITATION)),
        (PACK, "prompt_sets", limits.PROMPT_SETS[-1]),
        (SET, "title", limits.TITLE.longest),
        (SET, "summary", limits.SET_SUMMARY.longest),
        (SET, "occasion", limits.TITLE.longest),
        (SET, "audience", limits.AUDIENCE_COUNT[-1]),
        (SET, "for_whom", limits.FOR_WHOM.longest),
        (SET, "minutes", span(limits.MINUTES)),
        (SET, "preface", limits.PREFACE.longest),
        (SET, "based_on", many(limits.CITATIONS, limits.CITATION)),
        (SET, "follow_up_days", many(limits.FOLLOW_UPS, limits.FOLLOW_UP_DAYS)),
        (SET, "prompts", limits.PROMPTS[-1]),
        (PROMPT, "heading", limits.TITLE.longest),
        (PROMPT, "help", limits.HELP.longest),
        (PROMPT, "example", limits.HELP.longest),
        (PROMPT, "group", limits.TITLE.longest),
        (PROMPT, "max_words", span(limits.MAX_WORDS)),
        (PROMPT, "options", limits.CHOICE_OPTIONS[-1]),
        (PROMPT, "standards", limits.STANDARDS[-1]),
        (OPTION, "label", limits.OPTION_LABEL.longest),
        (SCALE, "lowest", span(limits.SCALE_ENDS)),
        (SCALE, "highest", span(limits.SCALE_ENDS)),
        (SCALE, "low_label", limits.SCALE_LABEL.longest),
        (SCALE, "high_label", limits.SCALE_LABEL.longest),
        (SCALE, "rows", many(limits.SCALE_ROWS, limits.SCALE_ROW)),
        (SHOWN_WHEN, "answers", limits.CHECKLIST_OPTIONS[-1]),
        (PACK, "preface", limits.PREFACE.longest),
        (ORIGIN, "body", limits.BODY.longest),
        (ORIGIN, "source", limits.CITATION.longest),
        (ORIGIN, "note", limits.NOTE.longest),
        (FRAMEWORK, "standards", limits.STANDARDS_OF_FRAMEWORK[-1]),
        (FRAMEWORK, "requirements", limits.REQUIREMENTS[-1]),
        (STANDARD, "title", limits.CITATION.longest),
        (STANDARD, "part", limits.TITLE.longest),
        (STANDARD, "help", limits.HELP.longest),
        (REQUIREMENT, "title", limits.SET_SUMMARY.longest),
        (REQUIREMENT, "at_least", span(limits.AT_LEAST)),
        (REQUIREMENT, "months", span(limits.MONTHS)),
        (REQUIREMENT, "at_most", span(limits.AT_LEAST)),
        (REQUIREMENT, "categories", limits.CATEGORIES[-1]),
        (REQUIREMENT, "groups", limits.GROUPS[-1]),
        (REQUIREMENT, "every", span(limits.MONTHS)),
        (FRAMEWORK, "categories", limits.CATEGORIES[-1]),
        (FRAMEWORK, "groups", limits.GROUPS[-1]),
        (FRAMEWORK, "dates", limits.OWN_DATES[-1]),
        (FRAMEWORK, "keep_months", span(limits.MONTHS)),
        (CATEGORY, "title", limits.TITLE.longest),
        (CATEGORY, "help", limits.HELP.longest),
        (CATEGORY, "points_each", span(limits.POINTS)),
        (CATEGORY, "points_per_hour", span(limits.POINTS)),
        (CATEGORY, "standards", limits.STANDARDS[-1]),
        (NAMED, "title", limits.TITLE.longest),
        (NAMED, "help", limits.HELP.longest),
        (FORM, "sections", limits.SECTIONS[-1]),
        (FORM, "accounts_at_least", span(limits.ACCOUNTS)),
        (FORM, "accounts_at_most", span(limits.ACCOUNTS)),
        (SECTION, "heading", limits.TITLE.longest),
        (SECTION, "prompts", limits.SECTION_PROMPTS[-1]),
        (SECTION, "max_words", span(limits.MAX_WORDS)),
    ],
)
def test_a_limit_is_stated(table: dict[str, tuple[str, str]], key: str, limit: object):
    assert table[key][1] == str(limit)


@pytest.mark.parametrize(
    "words",
    [
        *(f"| `{kind}` |" for kind in Kind),
        *(f"`{audience}`" for audience in AUDIENCES),
        *(f"`{folder}/`" for folder in FOLDERS),
        *(f"| `{measure}` |" for measure in Measure),
        *(f"| `{takes}` |" for takes in Takes),
        f"at most {limits.MAX_FILE_BYTES // 1024} KiB",
        f"nested at most {MAX_DEPTH} deep",
        f"at most {MAX_DEPTH + 1} parts",
        f"at most {MAX_FILES} files",
        f"at most {limits.MAX_PACK_BYTES // 1024} KiB",
        f"at most {limits.SCALE_STEPS} with both ends",
    ],
)
def test_a_word_of_the_format_is_in_the_chapter(words: str):
    assert words in " ".join(PACKS.split())


@pytest.mark.parametrize(
    ("table", "value", "more", "fewer"),
    [
        (PACK, Pack, {"format"}, {"frameworks", "forms", "translations"}),
        (SET, PromptSet, set(), {"pack"}),
        (PROMPT, Prompt, set(), set()),
        (OPTION, Option, set(), set()),
        (SCALE, Scale, set(), set()),
        (SHOWN_WHEN, ShownWhen, set(), set()),
        (ORIGIN, Source, set(), set()),
        (FRAMEWORK, Framework, set(), {"origin"}),
        (STANDARD, Standard, set(), set()),
        (REQUIREMENT, Requirement, set(), set()),
        (CATEGORY, Category, set(), set()),
        (NAMED, Group, set(), set()),
        (NAMED, OwnDate, set(), set()),
        (FORM, Form, set(), {"origin"}),
        (SECTION, FormSection, set(), set()),
    ],
)
def test_every_key_is_in_the_chapter(table, value, more: set[str], fewer: set[str]):
    assert set(table) == {field.name for field in fields(value)} - fewer | more


def write(folder: Path, pack: str, prompt_set: str) -> None:
    for file in (WELSH_FILE, FORM_FILE, FRAMEWORK_FILE):
        (folder / file).unlink(missing_ok=True)
    (folder / "pack.toml").write_text(pack, encoding="utf-8")
    (folder / SET_FILE).write_text(prompt_set, encoding="utf-8")


def test_the_example_is_a_pack(folder: Path):
    write(folder, *EXAMPLES[:2])
    for name, text in zip((FRAMEWORK_FILE, FORM_FILE), EXAMPLES[2:4], strict=True):
        (folder / name).write_text(text, encoding="utf-8")

    assert [found.id for found in read_pack(folder).prompt_sets] == [
        "after-a-night",
        "the-morning-after",
    ]


def missing_in(folder: Path, pack: str, prompt_set: str) -> set[str]:
    write(folder, pack, prompt_set)
    return set(re.findall(r'"(\w+)" is missing', "\n".join(problems_in(folder))))


def needed(*tables: dict[str, tuple[str, str]]) -> set[str]:
    return {key for table in tables for key, (answer, _) in table.items() if answer == "yes"}


def test_keys_that_are_needed_are_said_to_be(folder: Path):
    assert missing_in(folder, "", EXAMPLES[1]) == needed(PACK)
    assert missing_in(folder, EXAMPLES[0], "") == needed(SET)


def test_keys_that_a_prompt_needs_are_said_to_be(folder: Path):
    prompts = '\n[[prompts]]\nkind = "choice"\noptions = [{}, {}]\nshown_when = {}\n[[prompts]]\n'

    missing = missing_in(folder, EXAMPLES[0], EXAMPLES[1] + prompts)

    assert missing == needed(PROMPT, OPTION, SHOWN_WHEN)


def test_keys_that_a_framework_and_a_form_need_are_said_to_be(folder: Path):
    lists = ("standards", "requirements", "categories", "groups", "dates")
    text = "\n".join(f"{name} = [{{}}]" for name in lists)
    (folder / FRAMEWORK_FILE).write_text(text, encoding="utf-8")
    (folder / FORM_FILE).write_text("sections = [{}]", encoding="utf-8")
    found = "\n".join(problems_in(folder))

    missing = set(re.findall(r'"(\w+)" is missing', found))

    tables = (ORIGIN, FRAMEWORK, STANDARD, REQUIREMENT, CATEGORY, NAMED, FORM, SECTION)
    assert missing == needed(*tables) - {"sections"}


def test_the_example_of_a_translation_fits_the_example(folder: Path):
    write(folder, EXAMPLES[0].replace('["en-GB"]', '["en-GB", "cy"]'), EXAMPLES[1])
    (folder / WELSH_FILE).write_text(EXAMPLES[4], encoding="utf-8")

    (found,) = read_pack(folder).translations
    assert (found.missing, found.total, found.awaits_check) == (23, 28, True)


BUILT = next(chapter for chapter in CHAPTER if chapter.startswith("# Packs: the built pack"))


@pytest.mark.parametrize(
    "words",
    [
        KEY.public.text,
        f"trusted comment: {NAME}",
        f"{MAX_SIGNATURE_BYTES} at most",
        f"at most {strict_zip.MAX_FILES} files",
        f"each of at most {limits.MAX_FILE_BYTES // 1024} KiB",
        f"of at most {limits.MAX_PACK_BYTES // 1024} KiB",
        f"at most {MAX_PARTS} line feeds",
        f"{ORDINARY.operations} and {ORDINARY.memory} in keys",
        *(f"`{word}`" for word in ("ED", "Ed", "Sc", "B2", "REFLECTPACK1")),
    ],
)
def test_a_word_of_the_built_pack_is_in_its_chapter(words: str):
    assert words in " ".join(BUILT.split())


def test_another_builder_can_follow_the_chapter():
    """With the zip program of Python, and only what the chapter says."""
    archive = zip_of({name: text.encode() for name, text in FILES.items()})

    assert archive == ARCHIVE


def test_the_words_of_a_key_are_found_as_the_chapter_says():
    rows = (ROOT / "reflect/storage/words/eff_large_wordlist.txt").read_text("ascii").splitlines()
    number = int.from_bytes(blake2b(b64decode(KEY.public.text), digest_size=32).digest(), "big")
    words = []
    for _ in range(8):
        number, place = divmod(number, 7776)
        words.append(rows[place].split("\t")[1])

    assert fingerprint(KEY.public) == " ".join(words)
