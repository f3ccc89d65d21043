"""The folder of a pack in the making: read as it is, written durably, and never over others."""

from __future__ import annotations

import errno
from dataclasses import replace

import pytest

from reflect.domain.draft_translations import with_language
from reflect.domain.pack_draft import Place
from reflect.domain.pack_editing import with_field, with_prompt, with_set, without
from reflect.errors import DiskFull, PackInvalid, SourceChanged
from reflect.packs.source import read_pack
from reflect.services.studio.source_folder import SourceFolder
from reflect.storage import files
from tests.packs.example import FILES, PACK_FILE, SET_FILE, change, write_example
from tests.support.drafts import ODD
from tests.support.failing_file import FailingDisk


@pytest.fixture
def folder(tmp_path):
    return write_example(tmp_path)


@pytest.fixture
def source(folder):
    return SourceFolder(folder)


def title(draft, words="Another title"):
    return with_field(draft, Place(field="title"), words)


def here(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_is_not_changed_is_not_written(source, folder):
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.toml")}
    source.write(source.content.draft)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.toml")} == before


def test_only_the_file_that_changed_is_written(source, folder):
    before = here(folder)
    source.write(title(source.content.draft))
    after = here(folder)
    assert {name for name in before if before[name] != after[name]} == {PACK_FILE}
    assert read_pack(folder).title == "Another title"


def test_frameworks_and_forms_stay_as_they_are(source, folder):
    source.write(title(source.content.draft))
    for name in ("standards/night-code.toml", "forms/night-account.toml"):
        assert (folder / name).read_text("utf-8") == FILES[name]


def test_a_new_set_gets_a_file_that_others_may_read(source, folder):
    draft, _ = with_set(source.content.draft, "On the way")
    source.write(draft)
    assert (folder / "sets/on-the-way.toml").stat().st_mode & 0o777 == 0o644


def test_a_file_keeps_who_may_read_it(source, folder):
    (folder / PACK_FILE).chmod(0o640)
    source.write(title(source.content.draft))
    assert (folder / PACK_FILE).stat().st_mode & 0o777 == 0o640


def test_a_removed_set_takes_its_file_along_and_comes_back_when_undone(source, folder):
    draft, before = source.content.draft, here(folder)
    source.write(without(draft, Place(set_key="the-morning-after")))
    assert not (folder / "sets").exists()
    source.write(draft)
    assert here(folder) == before


def test_a_removed_set_beside_others_leaves_their_folder(source, folder):
    draft, place = with_set(source.content.draft, "On the way")
    source.write(draft)
    source.write(without(draft, place))
    assert [path.name for path in (folder / "sets").iterdir()] == ["the-morning-after.toml"]


def test_a_half_finished_pack_is_written_read_and_gone_on_with(source, folder):
    draft, place = with_set(source.content.draft)
    draft, _prompt = with_prompt(draft, place.set_key)
    draft = with_language(with_field(draft, Place(field="licence"), ""), "pt-BR")
    source.write(draft)
    with pytest.raises(PackInvalid):
        read_pack(folder)
    again = SourceFolder(folder)
    assert again.content.draft == draft
    on = with_field(again.content.draft, Place(set_key="set-1", field="title"), "Later")
    again.write(on)
    assert SourceFolder(folder).content.draft == on


def test_lines_that_end_as_on_windows_still_do(folder):
    path = folder / PACK_FILE
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    source = SourceFolder(folder)
    source.write(title(source.content.draft))
    data = path.read_bytes()
    assert b'title = "Another title"\r\n' in data
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize("how", ["changed", "removed", "added", "too large"])
def test_what_something_else_did_is_told_and_nothing_is_written(source, folder, how):
    name = "sets/another.toml" if how == "added" else SET_FILE
    path = folder / name
    if how == "removed":
        path.unlink()
    else:
        path.write_bytes(b"x" * 300_000 if how == "too large" else b'id = "x"\n')
    before = here(folder)
    with pytest.raises(SourceChanged) as caught:
        source.write(title(source.content.draft))
    assert caught.value.names == (name,)
    assert here(folder) == before


def test_a_link_in_the_place_of_a_new_file_is_not_written_through(source, folder, tmp_path):
    (tmp_path / "elsewhere.toml").write_text("theirs")
    (folder / "sets/on-the-way.toml").symlink_to(tmp_path / "elsewhere.toml")
    draft, _ = with_set(source.content.draft, "On the way")
    with pytest.raises(SourceChanged) as caught:
        source.write(draft)
    assert caught.value.names == ("sets/on-the-way.toml",)
    assert (tmp_path / "elsewhere.toml").read_text() == "theirs"


def test_who_says_so_writes_over_it_and_what_was_there_is_put_aside(source, folder):
    change(folder, "minutes = 2", "minutes = 3", SET_FILE)
    (folder / "sets/another.toml").write_text('id = "another"\n')
    (folder / PACK_FILE).unlink()
    theirs = (folder / SET_FILE).read_bytes()
    aside = source.write_over(source.content.draft)
    assert here(folder) == {name: text.encode() for name, text in FILES.items()}
    assert aside == folder.with_name("on-call-set-aside")
    assert here(aside) == {SET_FILE: theirs, "sets/another.toml": b'id = "another"\n'}
    assert source.changed_elsewhere() == ()


def test_nothing_is_put_aside_where_nothing_was(source, folder):
    (folder / SET_FILE).unlink()
    assert source.write_over(source.content.draft) is None
    assert not folder.with_name("on-call-set-aside").exists()
    assert here(folder) == {name: text.encode() for name, text in FILES.items()}


def test_what_is_put_aside_twice_goes_into_two_folders(source, folder):
    for number in ("3", "4"):
        change(folder, "minutes = 2", f"minutes = {number}", SET_FILE)
        aside = source.write_over(source.content.draft)
    assert aside == folder.with_name("on-call-set-aside-2")


def test_what_was_written_here_counts_as_known(source, folder):
    source.write(title(source.content.draft, "One"))
    source.write(title(source.content.draft, "Two"))
    assert source.changed_elsewhere() == ()
    assert read_pack(folder).title == "Two"


def test_what_lies_there_now_is_read_again(source, folder):
    change(folder, "minutes = 2", "minutes = 3", SET_FILE)
    assert source.read().set("the-morning-after").head.minutes == 3
    assert source.changed_elsewhere() == ()


def test_a_full_disk_leaves_each_file_whole_and_what_is_left_is_written_later(
    source, folder, monkeypatch
):
    before = here(folder)
    draft = title(source.content.draft)
    draft = with_field(draft, Place(set_key="the-morning-after", field="minutes"), 9)
    with monkeypatch.context() as patched:
        patched.setattr(files, "os", FailingDisk(first=7, last=99, error=errno.ENOSPC))
        with pytest.raises(DiskFull):
            source.write(draft)
    half = here(folder)
    assert half != before
    assert half[SET_FILE] == before[SET_FILE]
    source.write(draft)
    assert SourceFolder(folder).content.draft == draft


def test_what_lies_beside_the_pack_is_told(folder):
    (folder / "notes.txt").write_text("mine")
    assert SourceFolder(folder).content.problems == ("notes.txt: unknown file; remove it",)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('id = "safe"\n', "", 'sets/the-morning-after.toml:16: prompt 2: "id" is missing; add it'),
        (
            'id = "safe"',
            'id = "checks"',
            'sets/the-morning-after.toml:16: prompt "checks": the id "checks" is used twice; '
            "change one",
        ),
        (
            'id = "the-morning-after"',
            'id = "another"',
            'sets/the-morning-after.toml:1: prompt set "another": the id is not the name of its '
            'file, "the-morning-after"; make them one',
        ),
    ],
)
def test_ids_that_cannot_be_told_apart_are_refused(folder, old, new, problem):
    change(folder, old, new, SET_FILE)
    with pytest.raises(PackInvalid) as caught:
        SourceFolder(folder)
    assert [
        each.replace(":15:", ":16:").replace(":17:", ":16:") for each in caught.value.problems
    ] == [problem]


def test_a_set_that_is_there_twice_is_refused(folder):
    change(folder, 'id = "after-a-night"', 'id = "the-morning-after"', PACK_FILE)
    with pytest.raises(PackInvalid, match="used twice"):
        SourceFolder(folder)


def test_a_newer_format_is_refused_and_left_alone(folder):
    change(folder, "format = 1", "format = 9", PACK_FILE)
    with pytest.raises(PackInvalid, match="newer Reflect") as caught:
        SourceFolder(folder)
    assert caught.value.newer


def test_prompts_that_are_no_tables_are_refused(folder):
    (folder / SET_FILE).write_text('id = "the-morning-after"\nprompts = ["a"]\n')
    with pytest.raises(PackInvalid, match="must be a table"):
        SourceFolder(folder)


def test_what_is_not_toml_is_refused_with_its_line(folder):
    (folder / SET_FILE).write_text('id = "the-morning-after"\ntitle = \n')
    with pytest.raises(PackInvalid, match=r"^sets/the-morning-after\.toml:2: not TOML"):
        SourceFolder(folder)


def test_ids_of_options_and_of_another_folder_are_no_reason_to_refuse(folder):
    change(folder, '{ id = "keys", label', "{ label", SET_FILE)
    change(folder, 'id = "what"', "", "forms/night-account.toml")
    draft = SourceFolder(folder).content.draft
    assert draft.set("the-morning-after").prompts[0].prompt.options[0].id == ""


def test_every_way_to_write_toml_is_read_and_left(tmp_path):
    for name, data in ODD.items():
        (tmp_path / "on-call" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "on-call" / name).write_bytes(data)
    source = SourceFolder(tmp_path / "on-call")
    source.write(source.content.draft)
    assert here(tmp_path / "on-call") == ODD
    draft = source.content.draft
    assert draft.others == {"colour": "red"}
    assert draft.set("the-morning-after").others == {"minutes": "five"}
    assert replace(draft.set("zinnias").prompts[0], key="").prompt.heading == "A?"
