"""The schema that is published says of a pack what its reader does, as far as a schema can."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.packs.example import FILES, FORM_FILE, FRAMEWORK_FILE, PACK_FILE, SET_FILE, WELSH_FILE
from tests.packs.scheme import SCHEME, SCHEME_FILE
from tests.support.pack_schema import SCHEMA, schema, written

ROOT = Path(__file__).parents[2]
WHOLE = schema()
BROKEN = tomllib.loads(Path(__file__).with_name("broken_packs.toml").read_text("utf-8"))["broken"]
DEFS: dict[str, dict[str, Any]] = {
    "pack": WHOLE,
    **{name: WHOLE["$defs"][name] for name in ("prompt_set", "framework", "form", "locale")},
}
FOLDERS = {"sets": "prompt_set", "standards": "framework", "forms": "form", "locale": "locale"}
WHOLE_FILES = {**FILES, SCHEME_FILE: SCHEME}
TYPES = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict}


def fits(value: Any, node: dict[str, Any]) -> bool:
    """Whether the value is as the schema says: the few words of JSON Schema that ours uses."""
    if "$ref" in node:
        return fits(value, DEFS[node["$ref"].rpartition("/")[2]])
    if "enum" in node:
        return value in node["enum"]
    if node.get("format") == "date":
        return type(value) is date
    if type(value) is not TYPES[node["type"]]:
        return False
    rules: dict[type, Any] = {str: fits_text, int: fits_number, list: fits_list, dict: fits_table}
    return type(value) is bool or bool(rules[type(value)](value, node))


def fits_text(value: str, node: dict[str, Any]) -> bool:
    long = len(value) > node.get("maxLength", len(value))
    short = len(value) < node.get("minLength", 0)
    return not long and not short and bool(re.search(node.get("pattern", ""), value))


def fits_number(value: int, node: dict[str, Any]) -> bool:
    return bool(node["minimum"] <= value <= node["maximum"])


def fits_list(value: list[Any], node: dict[str, Any]) -> bool:
    twice = node.get("uniqueItems") and len(set(map(str, value))) < len(value)
    counted = node["minItems"] <= len(value) <= node["maxItems"]
    return counted and not twice and all(fits(item, node["items"]) for item in value)


def fits_table(value: dict[str, Any], node: dict[str, Any]) -> bool:
    known, others = node.get("properties", {}), node["additionalProperties"]
    return set(node.get("required", ())) <= value.keys() and all(
        fits(item, known[key]) if key in known else bool(others) and fits(item, others)
        for key, item in value.items()
    )


def node_of(name: str) -> dict[str, Any]:
    return DEFS[FOLDERS.get(name.partition("/")[0], "pack")]


def test_the_schema_is_the_one_that_the_reader_tells():
    assert SCHEMA.read_text("utf-8") == written()


@pytest.mark.parametrize(
    "name", [PACK_FILE, SET_FILE, WELSH_FILE, FRAMEWORK_FILE, FORM_FILE, SCHEME_FILE], ids=str
)
def test_the_example_fits(name):
    assert fits(tomllib.loads(WHOLE_FILES[name]), node_of(name))


@pytest.mark.parametrize("folder", sorted((ROOT / "prompts").glob("*/")), ids=lambda one: one.name)
def test_a_built_in_pack_fits(folder):
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.toml")}

    misfits = [
        name
        for name, path in files.items()
        if not fits(tomllib.loads(path.read_text("utf-8")), node_of(name))
    ]
    assert misfits == []


def refused(case: dict[str, Any]) -> bool:
    """Whether the schema sees what is wrong; None of it is asked of what is no TOML."""
    name = case.get("file", PACK_FILE)
    text = WHOLE_FILES[name].replace(case["old"], case["new"])
    try:
        return not fits(tomllib.loads(text), node_of(name))
    except tomllib.TOMLDecodeError:
        return False


BEYOND = "|".join(
    (
        *("twice", "name of its", "does not come", "no answer", "there is no", "is of kind"),
        *("not among", "no text", "is for the kinds", "is for sections", "no standard", "steps"),
        *("must be below", "holds", "not in Unicode", "one line", "not TOML", "nested"),
        *("too long", "has neither", "is empty", 'before "valid', "characters; shorten"),
        *('"(options|scale|prompts)" is missing', '"options" has 1', "is less than"),
        *("which is not there", "two last days", "needs a last day", "by the hour and each"),
    )
)
"""What only the reader can tell: what hangs together, and what words may hold."""


@pytest.mark.parametrize("case", BROKEN, ids=[case["rule"] for case in BROKEN])
def test_a_broken_rule_that_a_schema_can_tell_is_told_by_it(case):
    assert refused(case) or re.search(BEYOND, case["problem"])


def test_the_schema_tells_of_many_broken_rules():
    assert sum(map(refused, BROKEN)) >= 45
