"""A pack in the making, open on the desk."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from reflect.domain.pack_draft import Place
from reflect.domain.prompts import Kind
from reflect.errors import SourceChanged
from reflect.packs.source import read_pack
from reflect.services.pack_source import begin_source, check_source
from reflect.services.studio.advice import ANY_AGE
from reflect.services.studio.open_draft import OpenDraft
from tests.packs.example import SET_FILE, change, write_example

BUILT_IN = Path(__file__).parents[3] / "prompts"
SET = "after-a-session"
STAYED = Place(set_key=SET, prompt_key="stayed")
NEXT = Place(set_key=SET, prompt_key="next")


@pytest.fixture
def folder(tmp_path):
    begin_source(tmp_path / "on-call", title="On call", author="A. Writer")
    return tmp_path / "on-call"


@pytest.fixture
def desk(folder):
    return OpenDraft(folder)


def at(place, field, **more):
    return replace(place, field=field, **more)


def headings(desk, key=SET):
    return [each.prompt.heading for each in desk.draft.set(key).prompts]


def test_what_is_typed_is_one_step_and_saved(desk, folder):
    for words in ("What fell", "What fell flat"):
        desk.edit(at(STAYED, "heading"), words)
    assert (desk.undo_words, desk.is_saved) == ("Change “What stayed with me”", False)
    desk.save()
    assert desk.is_saved
    assert check_source(folder).prompt_sets[0].prompts[0].heading == "What fell flat"
    assert desk.undo() == at(STAYED, "heading")
    assert desk.draft.prompt(STAYED).heading == "What stayed with me"
    assert not desk.is_saved


@pytest.mark.parametrize(
    ("do", "words"),
    [
        (lambda desk: desk.add_set("On the way"), "Add a prompt set"),
        (lambda desk: desk.add_prompt(SET), "Add a prompt"),
        (lambda desk: desk.move(STAYED, 1), "Move “What stayed with me”"),
        (lambda desk: desk.move_to(STAYED, SET, 1), "Move “What stayed with me”"),
        (lambda desk: desk.duplicate(STAYED), "Duplicate “What stayed with me”"),
        (lambda desk: desk.remove(STAYED), "Remove “What stayed with me”"),
        (lambda desk: desk.remove(Place(set_key=SET)), "Remove “After a session”"),
        (lambda desk: desk.group(SET, {"stayed"}, "One"), "Group prompts under “One”"),
        (lambda desk: desk.add_language("cy"), "Add the language cy"),
        (lambda desk: desk.edit(Place(field="author"), "B"), "Change the pack"),
        (lambda desk: desk.edit(at(STAYED, "kind"), Kind.CHOICE), "Change “What stayed with me”"),
    ],
)
def test_every_step_has_words_and_can_be_undone_and_done_again(desk, do, words):
    before = desk.draft
    do(desk)
    after = desk.draft
    assert (desk.undo_words, desk.redo_words) == (words, "")
    desk.undo()
    assert (desk.draft, desk.undo_words, desk.redo_words) == (before, "", words)
    desk.redo()
    assert desk.draft == after != before


def test_steps_that_follow_from_others(desk):
    desk.group(SET, {"stayed", "next"}, "One")
    desk.group(SET, {"stayed", "next"}, "")
    assert desk.undo_words == "Take a group apart"
    desk.add_language("cy")
    desk.remove_language("cy")
    assert desk.undo_words == "Remove the language cy"
    desk.edit(at(STAYED, "kind"), Kind.CHOICE)
    added = desk.add_option(STAYED)
    assert added == at(STAYED, "options", item=2)
    assert desk.undo_words == "Add an answer to “What stayed with me”"


def test_a_translation_awaits_a_native_reader_until_one_has_read_it(desk, folder):
    desk.add_language("cy")
    desk.edit(at(STAYED, "heading", language="cy"), "Beth arhosodd")
    desk.await_check("cy", awaits=True)
    assert desk.undo_words == "Wait for a native reader's check of cy"
    assert desk.overview().pack.translations[0].awaits_check
    desk.save()
    assert check_source(folder).translations == desk.overview().pack.translations
    desk.await_check("cy", awaits=False)
    assert desk.undo_words == "Have a native reader's check of cy"
    desk.save()
    assert check_source(folder).translations == desk.overview().pack.translations
    assert not desk.overview().pack.translations[0].awaits_check


def test_a_long_heading_is_shortened_in_the_words_of_a_step(desk):
    desk.edit(at(STAYED, "heading"), "What I would say " * 4)
    desk.remove(STAYED)
    assert desk.undo_words == "Remove “What I would say What I would say What I…”"


def test_what_has_no_words_yet_is_called_what_it_is(desk):
    made = desk.add_set()
    desk.remove(desk.add_prompt(made.set_key))
    assert desk.undo_words == "Remove a prompt"
    desk.remove(made)
    assert desk.undo_words == "Remove a prompt set"


def test_undoing_leads_to_what_is_still_there(desk):
    added = desk.add_prompt(SET)
    assert desk.undo() == Place(set_key=SET)
    assert desk.redo() == added
    made = desk.add_set()
    assert desk.undo() == Place()
    assert desk.redo() == made
    desk.remove(STAYED)
    assert desk.undo() == Place(set_key=SET)
    for _ in range(9):
        last = desk.undo()
    assert last is None


def test_leaving_a_field_ends_its_step(desk):
    desk.edit(at(STAYED, "heading"), "One")
    desk.settle()
    desk.edit(at(STAYED, "heading"), "Two")
    desk.undo()
    assert headings(desk)[0] == "One"


def test_a_prompt_moves_over_to_another_set(desk):
    made = desk.add_set("On the way")
    where = desk.move_to(STAYED, made.set_key, 0)
    assert (headings(desk), headings(desk, made.set_key)) == (
        ["What I will do"],
        ["What stayed with me"],
    )
    assert desk.draft.has(where)


def test_what_lacks_something_is_a_problem_with_its_place(desk):
    added = desk.add_prompt(SET)
    (problem,) = desk.overview().problems
    assert problem.place == at(added, "heading")
    desk.edit(at(added, "heading"), "What I saw")
    assert desk.overview().problems == ()


def test_an_overview_is_at_hand_until_something_changes(desk):
    first = desk.overview()
    assert desk.overview() is first
    desk.add_prompt(SET)
    assert desk.overview() is not first


def test_the_reading_age_is_the_authors_choice(desk):
    hard = "Considering interprofessional accountability, differentiate communicative " * 4
    desk.edit(at(STAYED, "help"), hard)
    assert [each.place for each in desk.overview().advice] == [at(STAYED, "help")]
    desk.read_by(ANY_AGE)
    assert desk.overview().advice == ()


def test_a_set_is_shown_as_it_would_be_asked_whatever_is_missing(desk):
    desk.edit(Place(field="licence"), "")
    desk.add_language("cy")
    desk.edit(at(STAYED, "heading", language="cy"), "Beth arhosodd")
    assert desk.preview(SET).prompts[0].heading == "What stayed with me"
    told = desk.preview(SET, "cy")
    assert [each.heading for each in told.prompts] == ["Beth arhosodd", "What I will do"]


def test_what_something_else_wrote_is_not_written_over(desk, folder):
    desk.edit(at(STAYED, "heading"), "What fell flat")
    (folder / "pack.toml").write_text("format = 1\n")
    with pytest.raises(SourceChanged):
        desk.save()
    assert (folder / "pack.toml").read_text() == "format = 1\n"
    assert not desk.is_saved


def test_the_author_may_go_on_with_what_is_here(desk, folder):
    desk.edit(at(STAYED, "heading"), "What fell flat")
    change(folder, "On call", "Theirs", "pack.toml")
    aside = desk.save(over=True)
    assert desk.is_saved
    assert "Theirs" in (aside / "pack.toml").read_text("utf-8")
    assert (read_pack(folder).title, headings(desk)[0]) == ("On call", "What fell flat")


def test_the_author_may_go_on_with_what_is_there_and_come_back(desk, folder):
    desk.edit(at(STAYED, "heading"), "What fell flat")
    change(folder, "On call", "Theirs", "pack.toml")
    desk.take_from_folder()
    assert (desk.draft.head.title, headings(desk)[0]) == ("Theirs", "What stayed with me")
    assert (desk.is_saved, desk.undo_words) == (True, "Take what was changed elsewhere")
    desk.undo()
    desk.save()
    assert (read_pack(folder).title, headings(desk)[0]) == ("On call", "What fell flat")


def test_a_framework_and_a_form_are_looked_over_with_the_rest(tmp_path):
    desk = OpenDraft(write_example(tmp_path))
    assert desk.overview().problems == ()
    assert len(desk.overview().pack.frameworks) == 1
    desk.remove(Place(set_key="after-a-night", prompt_key="what"))
    (problem,) = desk.overview().problems
    assert problem.place == Place(file="forms/night-account.toml")


def test_what_is_saved_of_a_finished_draft_passes_the_check(tmp_path):
    folder = write_example(tmp_path)
    desk = OpenDraft(folder)
    desk.edit(Place(set_key="the-morning-after", field="minutes"), 9)
    desk.add_set("On the way")
    made = next(each for each in desk.draft.sets if each.id == "on-the-way")
    place = Place(set_key=made.key)
    for field, value in {
        "summary": "What I saw",
        "occasion": "Any day",
        "audience": ("anyone",),
        "for_whom": "For anyone.",
        "minutes": 2,
    }.items():
        desk.edit(at(place, field), value)
    prompt = desk.add_prompt(made.key, kind=Kind.SCALE)
    desk.edit(at(prompt, "heading"), "How it was")
    assert desk.overview().problems == ()
    desk.save()
    assert [each.id for each in check_source(folder).prompt_sets] == [
        "after-a-night",
        "on-the-way",
        "the-morning-after",
    ]
    assert "minutes = 9" in (folder / SET_FILE).read_text("utf-8")


@pytest.mark.parametrize("name", sorted(each.name for each in BUILT_IN.iterdir() if each.is_dir()))
def test_a_built_in_pack_is_saved_as_it_was(tmp_path, name):
    shutil.copytree(BUILT_IN / name, tmp_path / name)
    desk = OpenDraft(tmp_path / name)
    assert desk.overview().problems == ()
    assert desk.overview().advice == ()
    written = desk._folder.content.written(desk.draft)
    for path in (BUILT_IN / name).rglob("*.toml"):
        assert written[path.relative_to(BUILT_IN / name).as_posix()] == path.read_bytes()
