"""Who may import whom, and how large a thing may grow; each rule is tried on what breaks it."""

from __future__ import annotations

import ast
from itertools import chain
from pathlib import Path

import pytest
from pytest_archon import archrule
from pytest_archon.collect import collect_imports, package_dir, walk_runtime
from pytest_archon.failure import pop_failures

# From the ground up: a part imports from the layers under its own, never upward.
LAYERS = (
    ("errors",),
    ("domain", "settings", "paths"),
    ("storage", "packs", "privacy", "documents", "sharing", "imports"),
    ("services",),
    ("app",),
    ("ui", "cli"),
    ("__main__",),
)
PARTS = tuple(chain.from_iterable(LAYERS))
# The one layer whose parts may see each other; domain stays free of both.
NEIGHBOURS = {"settings": ("domain", "paths"), "paths": ("domain", "settings")}
# A front end asks a service; rows of tables never reach it.
ALSO_FORBIDDEN = {"ui": ("storage",), "cli": ("storage",)}
# The only parts that may import a library.
OWNERS = {
    "PySide6": ("ui",),
    "shiboken6": ("ui",),
    "sqlalchemy": ("storage",),
    "sqlcipher3": ("storage",),
    "alembic": ("storage",),
    # In imports only for the encrypted file of another journal.
    "cryptography": ("storage", "packs", "sharing", "imports"),
    "yaml": ("imports",),
    "keyring": ("storage",),
    "segno": ("packs",),
}
LAYER_NAMES = {"widgets", "logic", "utils", "helpers", "managers", "common", "misc", "base"}
FUNCTION_LINES = 40
FILE_LINES = 400
ROOT = Path(__file__).parent.parent


def forbidden_to(part):
    """The parts that this one may not import."""
    layer = next(index for index, names in enumerate(LAYERS) if part in names)
    beside = [other for other in LAYERS[layer] if other != part]
    allowed = NEIGHBOURS.get(part, ())
    above = chain.from_iterable(LAYERS[layer + 1 :])
    return [*above, *(p for p in beside if p not in allowed), *ALSO_FORBIDDEN.get(part, ())]


def modules(package, parts):
    """Patterns for the parts and all that is in them."""
    return [f"{package}.{part}{tail}" for part in parts for tail in ("", ".*")]


def check_part(part, package):
    rule = archrule(f"{part} imports from the layers under it")
    matched = rule.match(*modules(package, [part]))
    forbidden = modules(package, forbidden_to(part))
    # __main__ has nothing above it: everything may be imported there.
    if forbidden:
        matched.should_not_import(*forbidden).check(package, only_direct_imports=True)


def check_owner(library, package):
    rule = archrule(f"{library} is imported by {', '.join(OWNERS[library])} only")
    matched = rule.match(f"{package}*").exclude(*modules(package, OWNERS[library]))
    forbidden = matched.should_not_import(library, f"{library}.*")
    forbidden.check(package, only_direct_imports=True)


def cycle(package):
    """The modules that import each other in a circle, at run time."""
    imports = collect_imports(package, walk_runtime)
    graph = {name: imported & imports.keys() for name, imported in imports.items()}
    while True:
        imported = set(chain.from_iterable(graph.values()))
        ends = {name for name, out in graph.items() if not out or name not in imported}
        if not ends:
            return sorted(graph)
        graph = {name: out - ends for name, out in graph.items() if name not in ends}


def sources(folder):
    return sorted(folder.rglob("*.py"))


def parts_there(folder):
    """The names of the modules and packages right under a folder."""
    names = {path.relative_to(folder).parts[0] for path in sources(folder)}
    return {name.removesuffix(".py") for name in names} - {"__init__"}


def long_functions(folder):
    for path in sources(folder):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION_LINES:
                    place = f"{path.relative_to(folder.parent)}:{node.lineno}"
                    yield f"{place} {node.name} has {lines} lines, {FUNCTION_LINES} is the limit"


def long_files(folder):
    for path in sources(folder):
        lines = len(path.read_text("utf-8").splitlines())
        if lines > FILE_LINES:
            yield f"{path.relative_to(folder.parent)} has {lines} lines, {FILE_LINES} is the limit"


def unexplained_imports(folder):
    """Imports inside a function without a comment beside or above that says why."""
    for path in sources(folder):
        text = path.read_text("utf-8").splitlines()
        for function in ast.walk(ast.parse("\n".join(text))):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            lines = {
                n.lineno for n in ast.walk(function) if isinstance(n, ast.Import | ast.ImportFrom)
            }
            first = min(lines, default=0)
            if first and not any("#" in text[i] for i in (first - 2, *(n - 1 for n in lines))):
                yield f"{path.relative_to(folder.parent)}:{first} {function.name}"


def test_every_part_has_a_layer():
    assert parts_there(ROOT / "reflect") <= set(PARTS)


def test_no_file_is_named_for_a_layer():
    assert not [path for path in sources(ROOT / "reflect") if path.stem in LAYER_NAMES]


@pytest.mark.parametrize("part", sorted(parts_there(ROOT / "reflect")))
def test_a_part_imports_only_from_below(part):
    check_part(part, "reflect")


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_stays_with_its_owner(library):
    check_owner(library, "reflect")


def test_one_file_alone_asks_a_keychain():
    rule = archrule("only storage/keychain.py imports keyring").match("reflect*")
    others = rule.exclude("reflect.storage.keychain").should_not_import("keyring", "keyring.*")
    others.check("reflect", only_direct_imports=True)


def test_the_package_itself_imports_nothing_of_ours():
    rule = archrule("importing reflect costs nothing").match("reflect")
    rule.should_not_import("reflect.*").check("reflect", only_direct_imports=True)


def test_nothing_imports_in_a_circle():
    assert cycle("reflect") == []


def test_an_import_inside_a_function_says_why():
    assert list(unexplained_imports(ROOT / "reflect")) == []


@pytest.mark.parametrize("folder", ["reflect", "tests", "benchmarks", "packaging"])
def test_no_function_is_longer_than_a_page(folder):
    assert list(long_functions(ROOT / folder)) == []


@pytest.mark.parametrize("folder", ["reflect", "tests", "benchmarks", "packaging"])
def test_no_file_is_too_long_to_read(folder):
    assert list(long_files(ROOT / folder)) == []


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """Makes a package out of parts; all of them are there, empty unless given."""

    def make(**given):
        folder = tmp_path / "broken"
        for part in PARTS:
            (folder / part).mkdir(parents=True)
            (folder / part / "__init__.py").write_text(given.get(part, ""))
        (folder / "__init__.py").touch()
        monkeypatch.syspath_prepend(tmp_path)
        assert package_dir("broken") == folder
        return "broken"

    return make


FORBIDDEN = [(part, other) for part in PARTS for other in forbidden_to(part)]


@pytest.mark.parametrize(("part", "other"), FORBIDDEN)
def test_an_import_from_above_or_beside_is_caught(broken, part, other):
    check_part(part, broken(**{part: f"from broken.{other} import x"}))
    assert [failure.path for failure in pop_failures()] == [(f"broken.{part}", f"broken.{other}")]


@pytest.mark.parametrize(
    "form", ["import broken.ui", "from broken import ui", "from broken.ui.a import x"]
)
@pytest.mark.parametrize("place", ["{}", "def late():\n    {}", "if TYPE_CHECKING:\n    {}"])
def test_an_import_is_caught_in_every_form_and_place(broken, form, place):
    check_part("storage", broken(storage=place.format(form)))
    assert [failure.path[0] for failure in pop_failures()] == ["broken.storage"]


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_in_another_part_is_caught(broken, library):
    name = broken(services=f"def late():\n    import {library}", ui="", storage="")
    check_owner(library, name)
    assert [failure.path for failure in pop_failures()] == [("broken.services", library)]


@pytest.mark.parametrize(
    ("library", "owner"), [(lib, own) for lib in OWNERS for own in OWNERS[lib]]
)
def test_a_library_in_its_own_part_is_no_fault(broken, library, owner):
    check_owner(library, broken(**{owner: f"import {library}"}))
    assert pop_failures() == []


def test_a_circle_is_caught_even_when_delayed(broken):
    name = broken(
        domain="import broken.paths",
        paths="def late():\n    import broken.domain",
        ui="import broken.domain",
    )
    assert cycle(name) == ["broken.domain", "broken.paths"]


def test_a_circle_of_types_alone_is_none(broken):
    typing = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import broken.domain"
    assert cycle(broken(domain="import broken.paths", paths=typing)) == []


def test_a_part_without_a_layer_is_caught(tmp_path):
    (tmp_path / "errors.py").touch()
    (tmp_path / "kitchen" / "sink").mkdir(parents=True)
    (tmp_path / "kitchen" / "sink" / "tap.py").touch()
    assert parts_there(tmp_path) - set(PARTS) == {"kitchen"}


def test_a_long_function_is_caught(tmp_path):
    body = "    pass\n"
    (tmp_path / "fits.py").write_text("def fits():\n" + body * 39)
    (tmp_path / "long.py").write_text("class A:\n  async def long():\n" + body * 40)
    assert [line.split(" ", 1)[1] for line in long_functions(tmp_path)] == [
        "long has 41 lines, 40 is the limit"
    ]


def test_a_long_file_is_caught(tmp_path):
    (tmp_path / "fits.py").write_text("1\n" * 400)
    (tmp_path / "long.py").write_text("1\n" * 401)
    assert [line.split("/")[-1] for line in long_files(tmp_path)] == [
        "long.py has 401 lines, 400 is the limit"
    ]


def test_an_unexplained_import_in_a_function_is_caught(tmp_path):
    (tmp_path / "said.py").write_text("def said():\n    # Slow to load.\n    import typst\n")
    (tmp_path / "bare.py").write_text("def bare():\n    import typst\n")
    assert [line.split()[-1] for line in unexplained_imports(tmp_path)] == ["bare"]
