"""A pack in the making, open on the desk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reflect.domain.pack_draft import Place
from reflect.errors import SourceChanged
from reflect.services.pack_source import begin_source, check_source
from reflect.services.studio.open_draft import OpenDraft

BUILT_IN = Path(__file__).parents[3] / "prompts"


@pytest.fixture
def folder(tmp_path):
    begin_source(tmp_path / "on-call", title="On call", author="A. Writer")
    return tmp_path / "on-call"


@pytest.fixture
def desk(folder):
    return OpenDraft(folder)


STAYED = Place(set_key="after-a-session", prompt_key="stayed", field="heading")


def test_what_is_typed_is_one_step_and_saved(desk, folder):
    for words in ("What fell", "What fell flat"):
        desk.edit(STAYED, words)
    assert (desk.undo_words, desk.is_saved) == ("Change “What stayed with me”", False)
    desk.save()
    assert desk.is_saved
    assert check_source(folder).prompt_sets[0].prompts[0].heading == "What fell flat"
    desk.undo()
    assert desk.draft.prompt(STAYED).heading == "What stayed with me"


def test_what_lacks_something_is_a_problem_with_its_place(desk):
    added = desk.add_prompt("after-a-session")
    (problem,) = desk.overview().problems
    assert (problem.place.prompt_key, problem.place.field) == (added.prompt_key, "heading")


def test_what_something_else_wrote_is_not_written_over(desk, folder):
    desk.edit(STAYED, "What fell flat")
    (folder / "pack.toml").write_text("format = 1\n")
    with pytest.raises(SourceChanged):
        desk.save()
    assert (folder / "pack.toml").read_text() == "format = 1\n"


@pytest.mark.parametrize("name", sorted(each.name for each in BUILT_IN.iterdir() if each.is_dir()))
def test_a_built_in_pack_is_saved_as_it_was(tmp_path, name):
    shutil.copytree(BUILT_IN / name, tmp_path / name)
    desk = OpenDraft(tmp_path / name)
    assert desk.overview().problems == ()
    desk.save()
    for path in (BUILT_IN / name).rglob("*.toml"):
        assert (
            tmp_path / name / path.relative_to(BUILT_IN / name)
        ).read_bytes() == path.read_bytes()
