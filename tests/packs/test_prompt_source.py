from __future__ import annotations

import tomllib

import pytest

from reflect.domain.prompts import Kind, Option, Prompt, Scale
from reflect.packs.prompt_source import read_prompt
from reflect.packs.table import Table
from reflect.packs.toml_file import TomlFile

HEAD = 'id = "one"\nheading = "One"\n'


def read(source: str) -> tuple[Prompt, tuple[str, ...]]:
    file = TomlFile("x.toml", source, tomllib.loads(source))
    return read_prompt(Table(file, file.values)), file.problems()


@pytest.mark.parametrize("kind", sorted(set(Kind) - {"scale", "choice", "choices", "checklist"}))
def test_a_prompt_needs_an_id_a_heading_and_a_kind(kind: str):
    found = read(f'{HEAD}kind = "{kind}"')

    assert found == (Prompt(id="one", heading="One", kind=Kind(kind)), ())


@pytest.mark.parametrize("kind", ["long_text", "short_text", "commitment"])
def test_text_may_have_a_limit(kind: str):
    prompt, problems = read(f'{HEAD}kind = "{kind}"\nmax_words = 10000')

    assert (prompt.max_words, problems) == (10_000, ())


@pytest.mark.parametrize(("kind", "count"), [("choice", 2), ("choices", 12), ("checklist", 1)])
def test_options_keep_their_order(kind: str, count: int):
    options = "".join(f'\n[[options]]\nid = "{number}"\nlabel = "L"' for number in range(count))

    prompt, problems = read(f'{HEAD}kind = "{kind}"{options}')

    assert prompt.options == tuple(Option(id=str(number), label="L") for number in range(count))
    assert problems == ()


@pytest.mark.parametrize(
    ("scale", "expected"),
    [
        ("{}", Scale()),
        ("{ lowest = 0, highest = 10 }", Scale(lowest=0, highest=10)),
        ("{ lowest = -1, highest = 0 }", Scale(lowest=-1, highest=0)),
        ('{ rows = ["a"] }', Scale(rows=("a",))),
    ],
)
def test_a_scale_has_defaults(scale: str, expected: Scale):
    prompt, problems = read(f'{HEAD}kind = "scale"\nscale = {scale}')

    assert (prompt.scale, problems) == (expected, ())


def test_a_prompt_of_an_unknown_kind_is_only_told_that():
    options = 'options = [{ id = "a", label = "A" }, { id = "b", label = "B" }]'

    _, problems = read(f'{HEAD}kind = "?"\nmax_words = 1\nscale = {{}}\n{options}')

    assert [problem[:20] for problem in problems] == ['x.toml:3: "kind" is ']
