from __future__ import annotations

import tomllib

import pytest

from reflect.packs.conditions import check_conditions
from reflect.packs.prompt_source import read_prompt
from reflect.packs.table import Table
from reflect.packs.toml_file import TomlFile

OPTIONS = 'options = [{ id = "a", label = "A" }, { id = "b", label = "B" }]'
ASKED = {
    "choice": f'kind = "choice"\n{OPTIONS}',
    "choices": f'kind = "choices"\n{OPTIONS}',
    "checklist": f'kind = "checklist"\n{OPTIONS}',
    "yes_no": 'kind = "yes_no"',
    "date": 'kind = "date"',
    "an unknown kind": 'kind = "?"',
    "broken options": 'kind = "choice"\noptions = [1, 2]',
    "no kind": "",
}


def problems(asked: str, answers: str) -> list[str]:
    source = f"""
[[p]]
id = "asked"
heading = "Asked"
{asked}
[[p]]
id = "then"
heading = "Then"
kind = "date"
shown_when = {{ prompt = "asked", answers = {answers} }}
"""
    file = TomlFile("x.toml", source, tomllib.loads(source))
    tables = Table(file, file.values).tables("p", "prompt", range(1, 9))
    check_conditions(tables, [read_prompt(table) for table in tables])
    return [problem for problem in file.problems() if '"shown_when"' in problem]


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("choice", '["a"]'),
        ("choices", '["b", "a"]'),
        ("checklist", '["b"]'),
        ("yes_no", '["yes"]'),
        ("yes_no", '["yes", "no"]'),
    ],
)
def test_an_answer_that_there_is_may_be_waited_for(kind: str, answers: str):
    assert problems(ASKED[kind], answers) == []


@pytest.mark.parametrize(
    ("kind", "answers", "problem"),
    [
        ("choice", '["yes"]', '"asked" has no answer "yes"; use one of a, b'),
        ("yes_no", '["a"]', '"asked" has no answer "a"; use one of yes, no'),
        ("yes_no", '["yess"]', '"asked" has no answer "yess"; did you mean "yes"?'),
        (
            "date",
            '["yes"]',
            '"asked" is of kind date; point to one of choice, choices, checklist, yes_no',
        ),
    ],
)
def test_an_answer_that_cannot_come_is_a_problem(kind: str, answers: str, problem: str):
    (found,) = problems(ASKED[kind], answers)

    assert found.endswith(f'prompt "then": "shown_when": {problem}')


@pytest.mark.parametrize("kind", ["an unknown kind", "broken options", "no kind"])
def test_a_prompt_that_is_itself_broken_is_mended_first(kind: str):
    assert problems(ASKED[kind], '["a"]') == []
