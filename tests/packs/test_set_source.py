from __future__ import annotations

import tomllib

from reflect.domain.prompts import PackName, PromptSet
from reflect.packs.set_source import read_prompt_set
from reflect.packs.table import Table
from reflect.packs.toml_file import TomlFile

NAME = PackName(id="p", version="1.0.0", title="P")
HEAD = """id = "s"
title = "S"
summary = "S"
occasion = "S"
audience = ["teams"]
for_whom = "S"
minutes = 240
"""
PROMPT = '[[prompts]]\nid = "{}"\nheading = "H"\nkind = "date"\n'


def read(source: str) -> tuple[PromptSet, tuple[str, ...]]:
    file = TomlFile("x.toml", source, tomllib.loads(source))
    return read_prompt_set(Table(file, file.values), NAME), file.problems()


def test_what_a_set_may_leave_out_is_empty():
    found, problems = read(HEAD + PROMPT.format("a"))

    assert (found.preface, found.based_on, found.follow_up_days) == ("", (), ())
    assert problems == ()


def test_a_set_keeps_the_order_of_its_prompts_and_the_name_of_its_pack():
    found, _ = read(HEAD + PROMPT.format("b") + PROMPT.format("a"))

    assert [prompt.id for prompt in found.prompts] == ["b", "a"]
    assert found.pack == NAME


def test_conditions_among_too_many_prompts_are_not_looked_at():
    lost = 'shown_when = { prompt = "lost", answers = ["yes"] }\n'
    prompts = "".join(PROMPT.format(number) + lost for number in range(61))

    _, problems = read(HEAD + prompts)

    assert problems == ('x.toml:8: "prompts" has 61 items; 1 to 60 are expected',)
