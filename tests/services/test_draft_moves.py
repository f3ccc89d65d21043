"""Unfinished writing when a newer version of its pack was installed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.domain.prompts import FREE, PackName
from reflect.errors import Refused
from reflect.services.pack_offers import Trust
from tests.support.signed_packs import NEXT, WHAT, a_set, pack_path


@pytest.fixture
def install(unlocked, tmp_path):
    """Installs a version of the pack, and returns its set."""

    def install(version, *prompts, back=False):
        path = pack_path(tmp_path, "hub", version, sets=a_set(prompts=prompts))
        unlocked.packs.install(unlocked.packs.look_at(path), accepted=Trust.NEW, back=back)
        return unlocked.prompts.set_called("hub/after")

    return install


def begun(unlocked, prompts, **answers):
    draft = unlocked.entries.begin(prompts)
    return unlocked.entries.save_draft(
        replace(draft, content=replace(draft.content, answers=answers))
    )


def test_a_draft_moves_to_the_newer_version_and_is_kept(unlocked, install):
    draft = begun(unlocked, install("1.0.0", WHAT, NEXT), what="The list.")
    newer = install("1.1.0", ("what", "What stayed", "long_text"), ("more", "More", "long_text"))

    assert unlocked.draft_moves.newer(draft) == newer
    moved = unlocked.draft_moves.move(draft)

    assert unlocked.entries.edit(draft.id) == moved
    assert (moved.prompts, moved.content) == (newer, draft.content)


@pytest.mark.parametrize("version", ["1.0.0", "0.9.0"])
def test_there_is_nothing_to_move_to_without_a_newer_version(unlocked, install, version):
    draft = begun(unlocked, install("1.0.0", WHAT), what="The list.")
    install(version, NEXT, back=True)

    assert unlocked.draft_moves.newer(draft) is None
    with pytest.raises(Refused, match="no newer version"):
        unlocked.draft_moves.move(draft)
    assert unlocked.entries.edit(draft.id) == draft


def test_an_entry_keeps_the_wording_that_it_answered(unlocked, install):
    entry = unlocked.entries.finish(begun(unlocked, install("1.0.0", WHAT), what="The list."))
    install("2.0.0", NEXT)

    assert unlocked.draft_moves.newer(unlocked.entries.edit(entry.id)) is None
    assert unlocked.entries.entry(entry.id) == entry


@pytest.mark.parametrize(
    "pack",
    [
        FREE.pack,
        PackName(id="hub", version="of old", title=""),
        PackName(id="gone", version="1.0.0", title=""),
    ],
)
def test_of_other_sets_nothing_newer_is_known(unlocked, install, pack):
    draft = begun(unlocked, replace(install("1.0.0", WHAT), pack=pack))

    assert unlocked.draft_moves.newer(draft) is None


def test_the_newer_version_can_be_told_in_another_language(unlocked, install):
    draft = begun(unlocked, install("1.0.0", WHAT), what="The list.")
    install("1.1.0", WHAT, NEXT)

    moved = unlocked.draft_moves.move(draft, tell=lambda prompts: replace(prompts, title="Après"))

    assert moved.prompts.title == "Après"
    assert moved.content == draft.content
