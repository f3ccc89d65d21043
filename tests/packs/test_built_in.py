from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reflect.domain.prompts import Kind, Prompt, PromptSet
from reflect.errors import PackInvalid
from reflect.packs.built_in import built_in_packs, packs_in

if TYPE_CHECKING:
    from reflect.packs.pack import Pack

ROOT = Path(__file__).parents[2]
REMINDER = "Enough to remind you; not enough to identify anyone."


@pytest.fixture(scope="module")
def packs() -> tuple[Pack, ...]:
    return built_in_packs()


@pytest.fixture(scope="module")
def sets(packs: tuple[Pack, ...]) -> list[PromptSet]:
    return [prompt_set for pack in packs for prompt_set in pack.prompt_sets]


def test_there_are_fifty_three_sets_or_more(sets):
    assert len(sets) >= 53


def test_no_two_packs_and_no_two_sets_have_one_id(packs, sets):
    for ids in ([pack.id for pack in packs], [prompt_set.id for prompt_set in sets]):
        assert [name for name, count in Counter(ids).items() if count > 1] == []


def test_built_in_packs_are_open_and_in_english(packs):
    terms = {(pack.licence, pack.author, pack.languages[0]) for pack in packs}

    assert terms == {("CC-BY-4.0", "The Reflect project", "en-GB")}


@pytest.mark.parametrize("key", ["summary", "occasion", "for_whom", "audience", "minutes"])
def test_a_built_in_set_says_what_for_whom_and_how_long(sets, key: str):
    assert [prompt_set.id for prompt_set in sets if not getattr(prompt_set, key)] == []


def test_every_built_in_prompt_but_a_checklist_has_help(sets):
    helpless = [
        f"{prompt_set.id}: {prompt.id}"
        for prompt_set in sets
        for prompt in prompt_set.prompts
        if not prompt.help and prompt.kind is not Kind.CHECKLIST
    ]

    assert helpless == []


def test_no_title_uses_a_trade_mark(packs, sets):
    titles = [titled.title for titled in (*packs, *sets)]
    marks = re.compile(r"\b(echo|schwartz)\b|[®™]", re.IGNORECASE)

    assert [title for title in titles if marks.search(title)] == []


def asks_what_happened(prompt: Prompt) -> bool:
    asked = f"{prompt.id} {prompt.heading} {prompt.help}"
    return bool(re.search(r"\bhappened\b", asked, re.IGNORECASE))


def test_who_asks_what_happened_asks_for_no_more_than_a_reminder(sets):
    asking = [
        (each, prompt) for each in sets for prompt in each.prompts if asks_what_happened(prompt)
    ]
    bare = [
        f"{prompt_set.id}: {prompt.id}"
        for prompt_set, prompt in asking
        if REMINDER not in prompt.help and REMINDER not in prompt_set.preface
    ]

    assert asking
    assert bare == []


def test_a_set_for_something_hard_says_first_what_to_know(sets):
    hard = [each for each in sets if each.occasion == "After something hard"]

    assert len(hard) >= 6
    assert [each.id for each in hard if not each.preface] == []


def test_a_preface_sends_nobody_to_a_set_that_is_not_there(sets):
    named = [
        title for each in sets for title in re.findall(r"prompt set \*(.+?)\*", each.preface)
    ]  # fmt: skip

    assert named
    assert set(named) <= {each.title for each in sets}


def test_help_is_in_sentences_that_a_tired_person_can_read(sets):
    texts = [(f"{each.id}: {prompt.id}", prompt.help) for each in sets for prompt in each.prompts]
    long = [
        (where, sentence)
        for where, text in texts
        for sentence in re.split(r"(?<=[.?:;]) ", text)
        if len(sentence.split()) > 24
    ]

    assert long == []


def test_a_standard_that_a_prompt_belongs_to_is_there(packs, sets):
    linked = {name for each in sets for prompt in each.prompts for name in prompt.standards}
    frameworks = [framework for pack in packs for framework in pack.frameworks]

    assert linked
    assert linked <= {f"{each.id}:{one.id}" for each in frameworks for one in each.standards}


def titles(things) -> str:
    return "; ".join(one.title for one in things)


def test_the_page_about_the_packs_lists_every_set(packs):
    page = (ROOT / "prompts" / "README.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\S+)` \| ([^|]+) \|$", page, re.MULTILINE))

    assert rows == {pack.id: titles(pack.prompt_sets) for pack in packs if pack.prompt_sets}


def test_the_page_about_the_packs_lists_every_framework_and_form(packs):
    page = (ROOT / "prompts" / "README.md").read_text("utf-8")
    found = re.findall(r"^\| `(\S+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", page, re.MULTILINE)

    assert set(found) == {
        (pack.id, pack.title, titles(pack.frameworks), titles(pack.forms))
        for pack in packs
        if pack.frameworks
    }


def test_packs_come_by_id_and_files_beside_them_are_left_alone(folder: Path):
    (folder.parent / "README.md").touch()
    folder.rename(folder.parent / "by-night")
    text = (folder.parent / "by-night" / "pack.toml").read_text("utf-8")
    (folder.parent / "by-night" / "pack.toml").write_text(text.replace("on-call", "by-night"))

    assert [pack.id for pack in packs_in(folder.parent)] == ["by-night"]


def test_a_broken_pack_is_not_passed_over(folder: Path):
    (folder / "pack.toml").unlink()

    with pytest.raises(PackInvalid):
        packs_in(folder.parent)


def test_the_wheel_holds_the_packs_where_they_are_looked_for():
    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]

    assert build["targets"]["wheel"]["force-include"] == {"prompts": "reflect/built_in_packs"}
