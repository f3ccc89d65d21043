"""The files of a pack in the making: what is new is written, what a person wrote stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.domain import pack_editing
from reflect.domain.pack_draft import Place
from reflect.domain.prompts import Kind
from reflect.packs.draft_text import FileText, Trace, file_text
from reflect.packs.toml_edits import comments_in
from reflect.services.studio.source_folder import content_of

HEAD = """# Ours.
id = "after"
title = "After" # a title
"""
FIRST = """# Of the first.
[[prompts]]
id = "a" # for ever
kind = "yes_no"

"""
SECOND = """[[prompts]]
id = "b"
kind = "minutes"
"""
FOOT = "\n# At the foot,\n\n# twice.\n"
PACK = """format = 1
id = "on-call"

[[prompt_sets]]
id = "within"
# Of the prompt within.
[[prompt_sets.prompts]]
id = "c"
kind = "scale"
[prompt_sets.prompts.scale]
lowest = 0 # nought
"""


class Desk:
    """Files, and what becomes of them."""

    def __init__(self, after=HEAD + FIRST + SECOND + FOOT, **more):
        files = {"pack.toml": PACK, "sets/after.toml": after, **more}
        self.content = content_of({name: text.encode() for name, text in files.items()}, "on-call")
        self.draft = self.content.draft

    def text(self, name="sets/after.toml"):
        return self.content.written(self.draft)[name].decode()

    def edit(self, field, value, prompt_key="", set_key="after", **more):
        place = Place(set_key=set_key, prompt_key=prompt_key, field=field, **more)
        self.draft = pack_editing.with_field(self.draft, place, value)


@pytest.fixture
def desk():
    return Desk()


def test_a_set_keeps_its_comments_when_its_title_changes(desk):
    desk.edit("title", "Afterwards")
    assert desk.text() == (HEAD + FIRST + SECOND + FOOT).replace('"After"', '"Afterwards"')


def test_a_prompt_goes_with_the_comment_above_it_and_leaves_those_at_the_foot(desk):
    place = Place(set_key="after", prompt_key="a")
    desk.draft = pack_editing.moved(desk.draft, place, 1)
    assert desk.text() == HEAD + SECOND + "\n" + FIRST + FOOT.lstrip("\n")


def test_a_new_prompt_stands_under_the_others(desk):
    desk.draft, _ = pack_editing.with_prompt(desk.draft, "after", kind=Kind.DATE)
    new = '\n[[prompts]]\nid = "prompt-1"\nkind = "date"\n'
    assert desk.text() == HEAD + FIRST + SECOND + new + FOOT


def test_a_removed_prompt_takes_its_lines_along(desk):
    desk.draft = pack_editing.without(desk.draft, Place(set_key="after", prompt_key="b"))
    assert desk.text() == HEAD + FIRST + FOOT.lstrip("\n")


def test_the_last_prompt_out_leaves_the_rest():
    desk = Desk(HEAD + SECOND)
    desk.draft = pack_editing.without(desk.draft, Place(set_key="after", prompt_key="b"))
    assert desk.text() == HEAD


def test_the_first_prompt_of_a_set_stands_under_its_head():
    desk = Desk(HEAD)
    desk.draft, _ = pack_editing.with_prompt(desk.draft, "after")
    assert desk.text() == HEAD + '\n[[prompts]]\nid = "prompt-1"\nkind = "long_text"\n'


def test_a_prompt_takes_its_comments_into_another_file(desk):
    place = Place(set_key="within", prompt_key="c")
    desk.draft, _ = pack_editing.moved_to(desk.draft, place, "after", 1)
    moved = PACK[PACK.index("# Of the prompt") :].replace("prompt_sets.prompts", "prompts")
    assert desk.text() == HEAD + FIRST + moved + "\n" + SECOND + FOOT
    assert desk.text("pack.toml") == PACK[: PACK.index("# Of the prompt")]


def test_a_prompt_takes_its_comments_into_a_set_of_the_pack_file(desk):
    place = Place(set_key="after", prompt_key="a")
    desk.draft, _ = pack_editing.moved_to(desk.draft, place, "within", 1)
    moved = FIRST.rstrip("\n").replace("[prompts]", "[prompt_sets.prompts]") + "\n"
    assert desk.text("pack.toml") == PACK + "\n" + moved


def test_prompts_in_brackets_stay_there_while_only_their_words_change():
    text = HEAD + 'prompts = [ # two\n  { id = "a", kind = "yes_no" }, # one\n]\n'
    desk = Desk(text)
    desk.edit("heading", "Was it?", prompt_key="a")
    assert desk.text() == text.replace('id = "a"', 'id = "a", heading = "Was it?"')


def test_prompts_in_brackets_get_headers_when_there_are_more_of_them():
    desk = Desk(HEAD + 'prompts = [ # two\n  { id = "a", kind = "yes_no" },\n]\n')
    desk.draft, _ = pack_editing.with_prompt(desk.draft, "after", kind=Kind.DATE)
    assert desk.text() == (
        f'{HEAD}# two\n\n[[prompts]]\nid = "a"\nkind = "yes_no"\n'
        '\n[[prompts]]\nid = "prompt-1"\nkind = "date"\n'
    )


def test_a_new_set_gets_a_file_in_the_order_of_its_keys(desk):
    desk.draft, place = pack_editing.with_set(desk.draft, "On the way")
    desk.draft, _ = pack_editing.with_prompt(desk.draft, place.set_key)
    desk.edit("minutes", 5, set_key=place.set_key)
    desk.edit("summary", "What I saw", set_key=place.set_key)
    assert desk.text("sets/on-the-way.toml") == (
        'id = "on-the-way"\ntitle = "On the way"\nsummary = "What I saw"\nminutes = 5\n'
        '\n[[prompts]]\nid = "prompt-1"\nkind = "long_text"\n'
    )


def test_a_set_whose_id_follows_its_title_keeps_its_comments():
    desk = Desk(**{"sets/set-1.toml": '# Begun today.\nid = "set-1"\n'})
    desk.edit("title", "Later", set_key="set-1")
    written = desk.content.written(desk.draft)
    assert written["sets/later.toml"] == b'# Begun today.\nid = "later"\ntitle = "Later"\n'
    assert "sets/set-1.toml" not in written


def test_a_set_within_the_pack_file_is_written_there(desk):
    twin = replace(desk.draft.sets[0].head, id="another")
    added = replace(desk.draft.sets[0], head=twin, key="+1", origin="", prompts=())
    desk.draft = replace(desk.draft, sets=(added, *desk.draft.sets))
    before, after = PACK.split("[[prompt_sets]]\n")
    assert desk.text("pack.toml") == (
        f'{before}[[prompt_sets]]\nid = "another"\n\n[[prompt_sets]]\n{after}'
    )


def test_what_stands_right_under_the_last_prompt_goes_with_it():
    desk = Desk(HEAD + SECOND + "# Of the last.\n" + FIRST.strip() + "\n")
    place = Place(set_key="after", prompt_key="b")
    desk.draft = pack_editing.moved(desk.draft, place, 1)
    assert desk.text() == HEAD + "# Of the last.\n" + FIRST + SECOND


def test_a_file_of_comments_alone_keeps_them():
    before = FileText("# One.\n\n# Two.\n", {"id": "a"})
    told = file_text("sets/a.toml", before, {"id": "a", "title": "A"}, Trace({}))
    assert comments_in(told) == ["# One.", "# Two."]
    assert 'title = "A"' in told
