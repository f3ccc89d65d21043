"""What an author does in the studio of a journal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.domain.pack_draft import Place
from reflect.errors import NotFound, PackInvalid, Refused, SourceChanged
from reflect.packs.built_in import built_in_source
from reflect.services.pack_making import verify_file
from reflect.services.studio.advice import ANY_AGE, USUAL_AGE
from reflect.services.studio.beginnings import About
from reflect.services.studio.studio import DraftFolder
from tests.packs.example import write_example

ABOUT = About(title="Ward teaching", author="A. Writer", licence="CC-BY-4.0")


@pytest.fixture
def studio(unlocked):
    return unlocked.studio


@pytest.fixture
def place(tmp_path):
    return tmp_path / "packs"


def finished(studio, place):
    draft = studio.begin(place, ABOUT, model="six-step-cycle")
    draft.edit(Place(field="summary"), "For teaching on a ward.")
    return draft


def test_a_pack_is_begun_from_nothing_from_a_model_and_from_another(studio, place):
    assert studio.begin(place, ABOUT).draft.sets[0].id == "set-1"
    assert studio.begin(place, ABOUT, model="six-step-cycle").draft.sets[0].id == "six-step-cycle"
    other = studio.begin_with_pack(place, ABOUT, built_in_source("everyday"))
    assert other.draft.sets[0].id == "two-minute-catch"


def test_the_folders_are_remembered_the_newest_first(studio, place, tmp_path):
    first, second = studio.begin(place, ABOUT), studio.begin(place, replace(ABOUT, title="Nights"))
    studio.open(first.path)
    assert studio.folders() == (
        DraftFolder(path=first.path, title="Ward teaching", is_there=True),
        DraftFolder(path=second.path, title="Nights", is_there=True),
    )
    studio.forget(first.path)
    assert [each.path for each in studio.folders()] == [second.path]
    assert first.path.is_dir()


def test_a_folder_that_is_gone_or_cannot_be_read_has_its_own_name(studio, place, tmp_path):
    made = studio.begin(place, ABOUT)
    (made.path / "pack.toml").write_bytes(b"\xff")
    assert DraftFolder.at(made.path) == DraftFolder(
        path=made.path, title="ward-teaching", is_there=True
    )
    (made.path / "pack.toml").write_text('title = ""\n')
    assert DraftFolder.at(made.path).title == "ward-teaching"
    made.path.rename(tmp_path / "elsewhere")
    assert studio.folders() == (DraftFolder(path=made.path, title="ward-teaching", is_there=False),)


def test_what_cannot_be_opened_is_not_remembered(studio, tmp_path):
    with pytest.raises(PackInvalid):
        studio.open(write_example(tmp_path) / "sets" / "nowhere")
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "pack.toml").write_text("=")
    with pytest.raises(PackInvalid):
        studio.open(tmp_path / "bad")
    assert studio.folders() == ()


def test_the_reading_age_is_kept_and_holds_in_every_pack(studio, place):
    assert studio.reading_age() == USUAL_AGE
    hard = "Considering interprofessional accountability, differentiate communicative " * 4
    draft = finished(studio, place)
    help_text = Place(set_key="six-step-cycle", prompt_key="why", field="help")
    draft.edit(help_text, hard)
    draft.save()
    assert [each.place for each in draft.overview().advice] == [help_text]
    studio.choose_reading_age(ANY_AGE)
    assert studio.open(draft.path).overview().advice == ()


def test_a_pack_is_saved_built_and_signed_with_a_key_of_the_journal(studio, place, tmp_path):
    draft = finished(studio, place)
    key = studio.keys.make("Mine")
    assert not draft.is_saved
    parcel = studio.build(draft, tmp_path, key_id=key.id)
    assert draft.is_saved
    assert verify_file(parcel.path).signer == key.public
    assert parcel.words == key.words
    assert studio.build(draft, tmp_path, over=True).signer is None


def test_a_version_is_offered_for_what_is_on_the_desk(studio, place, tmp_path):
    draft = finished(studio, place)
    studio.build(draft, tmp_path)
    draft.edit(Place(field="summary"), "For teaching anywhere.")
    version = studio.version(draft, tmp_path)
    assert (version.taken, version.advised) == (True, "0.1.1")
    with pytest.raises(Refused):
        studio.build(draft, tmp_path)
    draft.edit(Place(field="version"), version.advised)
    assert studio.build(draft, tmp_path).pack.version == "0.1.1"


def test_a_pack_is_not_built_with_a_key_that_is_not_there(studio, place, tmp_path):
    with pytest.raises(NotFound):
        studio.build(finished(studio, place), tmp_path, key_id="nobody's")


def test_a_pack_that_something_else_changed_is_not_built(studio, place, tmp_path):
    draft = finished(studio, place)
    (draft.path / "pack.toml").write_text("format = 1\n")
    for build in (studio.version, lambda one: studio.build(one, tmp_path)):
        with pytest.raises(SourceChanged):
            build(draft)
    assert not list(tmp_path.glob("*.reflectpack"))


def test_what_the_studio_keeps_is_told(studio, unlocked, place):
    heard = []
    unlocked.announcer.listen(lambda changes: heard.append(changes.settings))
    studio.begin(place, ABOUT)
    studio.choose_reading_age(12)
    assert heard == [True, True]


def test_there_is_one_studio_for_a_journal(unlocked):
    assert unlocked.studio is unlocked.studio
