"""``reflect pack site``: many packs as plain pages."""

from __future__ import annotations

import shutil

import pytest

from tests.support.many_packs import pack_file
from tests.support.pack_attacks import VECTORS, good


@pytest.fixture
def packs(tmp_path):
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "on-call-1.2.0.reflectpack").write_bytes(good())
    return folder


def test_a_catalogue_is_made_and_made_again(console, packs, tmp_path):
    out = tmp_path / "out"
    first = console.done("pack", "site", packs, "--output", out)
    again = console.done("pack", "site", packs, "--output", out, "--json").value

    assert first.out == f"1 pack is in the catalogue, 7 files written. Open {out / 'index.html'}\n"
    assert (again["index"], again["packs"], again["written"]) == (str(out / "index.html"), 1, 0)
    assert (again["unsigned"], again["left_out"]) == ([], [])


def test_packs_without_a_signature_and_broken_ones_are_named(console, packs, tmp_path):
    (packs / "mine.reflectpack").write_bytes(pack_file(3, signed=False))
    shutil.copy(VECTORS / "frame-a-zip.reflectpack", packs)
    printed = console("pack", "site", packs, "--output", tmp_path / "out")
    listed = console("pack", "site", packs, "--output", tmp_path / "out", "--json")

    assert (printed.code, printed.err) == (1, "")
    assert printed.out.splitlines()[1:] == [
        "Not signed, and marked so:",
        "  mine.reflectpack",
        "Left out:",
        "  frame-a-zip.reflectpack: This is not a pack of Reflect.",
    ]
    assert listed.value["unsigned"] == ["mine.reflectpack"]
    assert [each["file"] for each in listed.value["left_out"]] == ["frame-a-zip.reflectpack"]


def test_a_folder_with_something_else_in_the_way_is_left_alone(console, packs, tmp_path):
    (tmp_path / "index.html").write_text("mine")
    printed = console("pack", "site", packs, "--output", tmp_path)

    assert printed.code == 1
    assert "already something called index.html" in printed.err
    assert (tmp_path / "index.html").read_text() == "mine"


def test_without_packs_nothing_is_made(console, tmp_path):
    printed = console("pack", "site", tmp_path, "--output", tmp_path / "out")

    assert (printed.code, (tmp_path / "out").exists()) == (1, False)
    assert "there is no pack in" in printed.err.lower()
