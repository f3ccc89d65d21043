from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reflect.packs.folder import MAX_FILES, contents_of
from reflect.packs.source import read_pack
from tests.packs.example import SET_FILE, problems_in

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "name", ["README.md", "LICENSE", "LICENSE.txt", "LICENSE-CC-BY-4.0", ".DS_Store", "Thumbs.db"]
)
def test_a_file_that_may_lie_beside_the_pack_is_left_alone(folder: Path, name: str):
    (folder / name).write_bytes(b"\xff")

    assert read_pack(folder).id == "on-call"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("notes.txt", "notes.txt: unknown file; remove it"),
        ("Readme.md", 'Readme.md: unknown file; did you mean "README.md"?'),
        ("sets/a.txt", "sets/a.txt: no prompt set; a file here is named for its set, as in"),
        ("sets/A b.toml", "sets/A b.toml: no prompt set; a file here is named for its set, as in"),
        (
            "sets/README.md",
            "sets/README.md: no prompt set; a file here is named for its set, as in",
        ),
        ("locale/CY.toml", "locale/CY.toml: no translation; a file here is named for its language"),
        ("standards/a b.toml", "standards/a b.toml: no framework; a file here is named for its"),
        ("sets/nul.toml", "sets/nul.toml: no prompt set; a file here is named for its set"),
        ("sets/com1.toml", "sets/com1.toml: no prompt set; a file here is named for its set"),
        ("forms/a.md", "forms/a.md: no form; a file here is named for its form, as in"),
        ("a\nb", "aU+000Ab: unknown file; remove it"),
    ],
)
def test_an_unknown_file_is_a_problem(folder: Path, name: str, problem: str):
    (folder / name).touch()

    (found,) = problems_in(folder)
    assert found.startswith(problem)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("set", 'set/: unknown folder; did you mean "sets"?'),
        ("images", "images/: unknown folder; remove it"),
        ("README.md", "README.md/: unknown folder; remove it"),
        (
            "sets/more.toml",
            "sets/more.toml: no prompt set; a file here is named for its set, as in",
        ),
    ],
)
def test_an_unknown_folder_is_a_problem(folder: Path, name: str, problem: str):
    (folder / name).mkdir()

    (found,) = problems_in(folder)
    assert found.startswith(problem)


@pytest.mark.parametrize("name", ["README.md", "sets/linked.toml", "images", "pack.toml"])
def test_a_symbolic_link_is_a_problem(folder: Path, tmp_path: Path, name: str):
    if (folder / name).exists():
        (folder / name).rename(tmp_path / "elsewhere")
    (folder / name).symlink_to(tmp_path / "elsewhere")

    assert f"{name}: a symbolic link; put the file itself here" in problems_in(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize("name", ["pack.toml", "sets/pipe.toml", "README.md"])
def test_a_pipe_is_not_opened(folder: Path, name: str):
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)

    assert any(problem.startswith(f"{name}: ") for problem in problems_in(folder))


def test_a_folder_without_a_pack_file_is_told_so(folder: Path):
    (folder / "pack.toml").unlink()

    assert problems_in(folder) == ("pack.toml: is missing; a pack begins with it",)


def test_a_pack_needs_no_sets_beside_it(folder: Path):
    (folder / SET_FILE).unlink()
    (folder / "sets").rmdir()

    assert contents_of(folder).problems == []


def test_a_folder_that_is_not_there_is_told_so(tmp_path: Path):
    assert problems_in(tmp_path / "on-call") == (
        "the folder: cannot be read; check that it is there and yours",
    )


def test_files_of_prompt_sets_are_limited(folder: Path):
    for number in range(MAX_FILES):
        (folder / "sets" / f"{number}.toml").touch()

    assert problems_in(folder) == ("sets/: holds more than 64 files; make two packs",)


def test_files_of_prompt_sets_come_by_id(folder: Path):
    for name in ("b.toml", "a-1.toml", "a.toml"):
        (folder / "sets" / name).touch()

    names = [name for name in contents_of(folder).names if name.startswith("sets/")]

    assert names == ["sets/a.toml", "sets/a-1.toml", "sets/b.toml", "sets/the-morning-after.toml"]
