"""How a pack begins."""

from __future__ import annotations

import errno
from dataclasses import replace

import pytest

from reflect.domain.pack_draft import Place
from reflect.errors import DiskFull, Refused
from reflect.packs.built import build, signed_by, source_of
from reflect.packs.built_in import built_in_packs, built_in_source
from reflect.packs.source import Source, read_source
from reflect.services.pack_source import check_source
from reflect.services.studio.beginnings import (
    About,
    attribution,
    begin_with_model,
    begin_with_nothing,
    begin_with_pack,
    licence_after,
    may_be_changed,
    models,
    refuse_unless_free,
)
from reflect.services.studio.open_draft import OpenDraft
from reflect.storage import files
from tests.packs.example import FORM_FILE, FRAMEWORK_FILE, WELSH_FILE, change, write_example
from tests.support.failing_file import FailingDisk
from tests.support.pack_attacks import KEY

ABOUT = About(title="Ward teaching", author="A. Writer", licence="CC-BY-4.0")


@pytest.fixture
def place(tmp_path):
    return tmp_path / "packs"


def test_a_pack_from_nothing_has_one_empty_prompt(place):
    folder = begin_with_nothing(place, ABOUT)
    draft = OpenDraft(folder).draft
    assert (folder.name, draft.head.version, draft.head.licence) == (
        "ward-teaching",
        "0.1.0",
        "CC-BY-4.0",
    )
    assert [each.id for each in draft.sets] == ["set-1"]
    assert [each.prompt.heading for each in draft.sets[0].prompts] == [""]
    assert (folder / "pack.toml").stat().st_mode & 0o777 == 0o644


def test_packs_of_one_title_get_folders_of_their_own(place):
    assert [begin_with_nothing(place, ABOUT).name for _ in range(3)] == [
        "ward-teaching",
        "ward-teaching-2",
        "ward-teaching-3",
    ]


def test_a_licence_may_be_chosen_later(place):
    draft = OpenDraft(begin_with_nothing(place, About(title="x")))
    assert draft.overview().problems[0].words.startswith("The pack has no")


@pytest.mark.parametrize("model", models(), ids=lambda each: each.id)
def test_a_model_needs_only_a_summary_of_the_pack(place, model):
    desk = OpenDraft(begin_with_model(place, ABOUT, model.id))
    assert [each.place for each in desk.overview().problems] == [Place(field="summary")]
    assert desk.overview().advice == ()
    (found,) = desk.draft.sets
    assert (found.head.title, found.head.summary) == (model.title, model.summary)
    assert tuple(each.prompt.heading for each in found.prompts) == model.headings


def test_models_keep_the_habits_of_the_built_in_packs():
    for model in models():
        assert 3 <= len(model.headings) <= 8
    assert {"six-step-cycle", "what-so-what-now-what", "before-and-after"} <= {
        m.id for m in models()
    }


@pytest.fixture
def source(tmp_path):
    folder = write_example(tmp_path)
    change(folder, 'licence = "CC-BY-4.0"', 'licence = "CC-BY-SA-4.0" # ours', "pack.toml")
    return read_source(folder)


def test_a_pack_from_another_has_all_that_is_in_it_and_says_where_it_is_from(place, source):
    folder = begin_with_pack(place, ABOUT, source)
    pack = check_source(folder)
    assert (pack.id, pack.title, pack.author) == ("ward-teaching", "Ward teaching", "A. Writer")
    assert (pack.version, pack.licence) == ("0.1.0", "CC-BY-SA-4.0")
    assert pack.based_on == (
        "Writer A (2020) Nights on call.",
        "A. Writer, On call (on-call 1.2.0), CC-BY-SA-4.0, changed",
    )
    assert [each.id for each in pack.prompt_sets] == [each.id for each in source.pack.prompt_sets]
    for name in (FORM_FILE, FRAMEWORK_FILE, WELSH_FILE):
        assert (folder / name).read_bytes() == source.files[name]
    assert 'licence = "CC-BY-SA-4.0" # ours' in (folder / "pack.toml").read_text("utf-8")


def test_a_built_pack_is_as_good_as_its_source(place, source):
    data = build(source)
    for each in (data, signed_by(data, KEY)):
        assert source_of(each) == Source(source.pack, dict(sorted(source.files.items())))
    assert check_source(begin_with_pack(place, ABOUT, source_of(data))).title == "Ward teaching"


def test_any_built_in_pack_may_be_a_beginning(place):
    for pack in built_in_packs():
        assert may_be_changed(pack)
        folder = begin_with_pack(place, replace(ABOUT, title=pack.title), built_in_source(pack.id))
        begun = check_source(folder)
        assert [each.title for each in begun.prompt_sets] == [e.title for e in pack.prompt_sets]
        assert [each.id for each in begun.frameworks] == [e.id for e in pack.frameworks]


def test_there_is_no_built_in_pack_of_another_name():
    with pytest.raises(KeyError):
        built_in_source("../everyday")


@pytest.mark.parametrize(
    "licence",
    [
        "CC-BY-4.0",
        "CC-BY-SA-3.0",
        "CC-BY-NC-4.0",
        "CC-BY-NC-SA-4.0",
        "CC0-1.0",
        "MIT",
        "CC-BY-3.0-US",
    ],
)
def test_licences_that_allow_changes_do(source, licence):
    refuse_unless_free(replace(source.pack, licence=licence))


@pytest.mark.parametrize(
    ("licence", "why"),
    [
        ("CC-BY-ND-4.0", "its licence, CC-BY-ND-4.0, does not allow changes"),
        ("CC-BY-NC-ND-4.0", "does not allow changes"),
        ("LicenseRef-Ours", "Reflect does not know whether its licence, LicenseRef-Ours, allows"),
        ("CC-BY-4.0-but-not-really", "does not know"),
    ],
)
def test_others_are_refused_with_the_reason(source, place, licence, why):
    other = Source(replace(source.pack, licence=licence), source.files)
    assert not may_be_changed(other.pack)
    with pytest.raises(Refused, match=why):
        begin_with_pack(place, ABOUT, other)
    assert not place.exists()


@pytest.mark.parametrize(
    ("source_licence", "wanted", "kept"),
    [
        ("CC-BY-4.0", "CC0-1.0", "CC0-1.0"),
        ("CC-BY-4.0", "", "CC-BY-4.0"),
        ("CC-BY-SA-4.0", "CC0-1.0", "CC-BY-SA-4.0"),
        ("CC-BY-NC-4.0", "CC-BY-4.0", "CC-BY-NC-4.0"),
        ("MIT", "CC-BY-4.0", "CC-BY-4.0"),
    ],
)
def test_some_licences_have_to_stay(source_licence, wanted, kept):
    assert licence_after(source_licence, wanted) == kept


def test_where_a_pack_is_from_is_never_too_long(source):
    long = replace(source.pack, title="x" * 80, author="y" * 80, id="z" * 64, licence="w" * 80)
    assert len(attribution(long)) == 300


def test_nothing_is_left_of_a_beginning_that_fails(place, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(files, "os", FailingDisk(first=5, last=99, error=errno.ENOSPC))
        with pytest.raises(DiskFull):
            begin_with_nothing(place, ABOUT)
    assert list(place.iterdir()) == []
    assert begin_with_nothing(place, ABOUT).is_dir()
