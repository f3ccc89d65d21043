"""A folder of packs becomes a catalogue: each is shown as it is, and what is broken is named."""

from __future__ import annotations

import shutil

import pytest

from reflect.errors import Refused
from reflect.services.jobs import JobContext
from reflect.services.pack_making import build_file, fingerprint
from reflect.services.pack_site import TWICE, UNREADABLE, make_site
from tests.packs.example import change, write_example
from tests.support.many_packs import pack_file
from tests.support.pack_attacks import KEY, OTHER, VECTORS, good


@pytest.fixture
def packs(tmp_path):
    folder = tmp_path / "packs"
    folder.mkdir()
    return folder


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def put(folder, data, name="on-call-1.2.0.reflectpack"):
    (folder / name).write_bytes(data)


def made(packs, out):
    return make_site(packs, out, JobContext())


def text(path):
    return path.read_text("utf-8")


def test_a_pack_has_a_page_a_row_in_each_list_and_its_file(packs, out):
    put(packs, good())
    found = made(packs, out)

    assert (found.packs, found.unsigned, found.left_out, found.written) == (1, (), (), 7)
    assert sorted(each.relative_to(out).as_posix() for each in out.rglob("*.*")) == [
        *("authors.html", "catalogue.css", "index.html", "languages.html"),
        "made-by-reflect.sha256",
        *("packs/on-call-1.2.0.cy.html", "packs/on-call-1.2.0.html"),
        "packs/on-call-1.2.0.reflectpack",
    ]
    assert (out / "packs" / "on-call-1.2.0.reflectpack").read_bytes() == good()
    for name in ("index.html", "authors.html", "languages.html"):
        assert 'href="packs/on-call-1.2.0.html"' in text(out / name)


def test_a_page_tells_the_words_of_the_key_that_signed_it(packs, out):
    put(packs, good())
    made(packs, out)
    page = text(out / "packs" / "on-call-1.2.0.html")

    assert fingerprint(KEY.public) in page
    assert KEY.public.text in page


def test_a_pack_that_nobody_signed_is_shown_and_marked(packs, out):
    put(packs, pack_file(7, signed=False), "pack-007-1.0.0.reflectpack")
    found = made(packs, out)

    assert found.unsigned == ("pack-007-1.0.0.reflectpack",)
    assert "Not signed" in text(out / "index.html")
    assert "Not signed" in text(out / "packs" / "pack-007-1.0.0.html")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("frame-cut-in-the-archive", "changed or damaged on its way"),
        ("frame-a-zip", "not a pack of Reflect"),
        ("frame-newer", "made for a newer Reflect"),
    ],
)
def test_a_broken_pack_is_named_and_left_out(packs, out, name, why):
    put(packs, good())
    shutil.copy(VECTORS / f"{name}.reflectpack", packs)
    found = made(packs, out)

    assert found.packs == 1
    assert [each.file for each in found.left_out] == [f"{name}.reflectpack"]
    assert why in found.left_out[0].why


def test_what_is_no_file_or_cannot_be_read_is_named_and_left_out(packs, out):
    put(packs, good())
    (packs / "folder.reflectpack").mkdir()
    (packs / "gone.reflectpack").symlink_to(packs / "nowhere")
    found = made(packs, out)

    assert [(each.file, each.why) for each in found.left_out] == [
        ("folder.reflectpack", "folder.reflectpack is not a file. Choose a file."),
        ("gone.reflectpack", UNREADABLE),
    ]


def test_a_folder_without_a_pack_makes_nothing(packs, out):
    put(packs, b"no pack")
    (packs / "notes.txt").touch()
    with pytest.raises(Refused, match="no pack in packs"):
        made(packs, out)
    assert not out.exists()


def test_the_lists_show_the_newest_version_and_its_page_leads_to_the_others(packs, out, tmp_path):
    folder, before = write_example(tmp_path), "1.2.0"
    for version, key in (("1.2.0", KEY), ("1.10.0", KEY), ("1.9.0", OTHER), ("1.1.0", None)):
        change(folder, f'version = "{before}"', f'version = "{version}"')
        build_file(folder, packs, key=key)
        before = version
    found = made(packs, out)
    page = text(out / "packs" / "on-call-1.10.0.html")

    assert found.packs == 4
    assert "Version 1.10.0, 3 earlier ones." in text(out / "index.html")
    assert [line for line in page.splitlines() if ">Version 1." in line] == [
        '<li><a href="on-call-1.9.0.html">Version 1.9.0</a>, signed with another key</li>',
        '<li><a href="on-call-1.2.0.html">Version 1.2.0</a></li>',
        '<li><a href="on-call-1.1.0.html">Version 1.1.0</a>, not signed</li>',
    ]
    assert "Version 1.9.0</a>, signed</li>" in text(out / "packs" / "on-call-1.1.0.html")


def test_the_same_file_twice_is_one_pack(packs, out):
    put(packs, good())
    put(packs, good(), "copy.reflectpack")
    found = made(packs, out)

    assert (found.packs, found.left_out) == (1, ())


def test_two_that_differ_under_one_version_are_both_left_out(packs, out, tmp_path):
    put(packs, good())
    put(packs, pack_file(1), "pack-001-1.0.0.reflectpack")
    (tmp_path / "other").mkdir()
    other = build_file(write_example(tmp_path), tmp_path / "other", key=OTHER).path
    put(packs, other.read_bytes(), "forged.reflectpack")
    found = made(packs, out)

    assert [(each.file, each.why) for each in found.left_out] == [
        ("forged.reflectpack", TWICE),
        ("on-call-1.2.0.reflectpack", TWICE),
    ]
    assert list((out / "packs").glob("on-call*")) == []


def test_a_translation_has_a_page_of_its_own_that_says_what_is_untold(packs, out):
    put(packs, good())
    made(packs, out)
    page = text(out / "packs" / "on-call-1.2.0.cy.html")

    assert '<h1 lang="cy">Ar alwad</h1>' in page
    assert "35 of 44 texts are not translated yet" in page
    assert "<h4>What the night asked</h4>" in page, "in the pack's own language"
    assert '<li lang="cy">Gorffwys</li>' in page


def test_the_same_packs_make_the_same_bytes_and_nothing_is_written_twice(packs, out, tmp_path):
    for number in range(3):
        put(packs, pack_file(number), f"{number}.reflectpack")
    made(packs, out)
    made(packs, tmp_path / "again")
    for each in out.rglob("*.*"):
        assert each.read_bytes() == (tmp_path / "again" / each.relative_to(out)).read_bytes()
    assert made(packs, out).written == 0


def test_a_pack_that_was_taken_away_leaves_the_catalogue(packs, out):
    put(packs, good())
    put(packs, pack_file(1), "pack-001-1.0.0.reflectpack")
    made(packs, out)
    (packs / "on-call-1.2.0.reflectpack").unlink()
    made(packs, out)

    assert list((out / "packs").glob("on-call*")) == []
    assert "On call" not in text(out / "index.html")


def test_it_says_how_far_it_is(packs, out):
    said = []
    put(packs, good())
    make_site(packs, out, JobContext(lambda *step: said.append(step)))
    assert said[:3] == [(0, 1), (1, 1), (0, 7)]
