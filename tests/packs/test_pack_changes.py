"""What one version of a pack has that another has not."""

from __future__ import annotations

import pytest

from reflect.packs.pack_changes import PackChanges, PackPart, SetChanges, Told, pack_changes
from reflect.packs.source import read_built_files
from tests.packs.example import FILES


def told(*changes):
    """The example, with the first of these words for the second wherever they stand."""
    files = dict(FILES)
    for old, new in changes:
        assert any(old in text for text in files.values())
        files = {name: text.replace(old, new) for name, text in files.items()}
    encoded = {name: text.encode() for name, text in files.items()}
    return Told(read_built_files(encoded).prompt_sets, encoded)


def test_another_number_alone_is_no_change():
    assert not pack_changes(told(), told(('version = "1.2.0"', 'version = "1.3.0"')))


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ('title = "On call"', 'title = "Off call"', PackPart.TITLE),
        ("Looking back on a night", "Looking back", PackPart.SUMMARY),
        ("CC-BY-4.0", "CC0-1.0", PackPart.LICENCE),
        ("A. Writer", "B. Writer", PackPart.AUTHOR),
        ("(2020) Nights", "(2024) Nights", PackPart.BASED_ON),
        ("Somebody to **talk** to", "Somebody", PackPart.PREFACE),
    ],
)
def test_what_the_pack_says_of_itself_is_compared(old, new, part):
    assert pack_changes(told(), told((old, new))) == PackChanges(other=(part,))


@pytest.mark.parametrize(
    ("folder", "part"),
    [
        ("standards", PackPart.FRAMEWORKS),
        ("forms", PackPart.FORMS),
        ("locale", PackPart.TRANSLATIONS),
    ],
)
def test_so_are_the_files_beside_the_sets(folder, part):
    files = told().files
    name = next(each for each in files if each.startswith(folder))
    other = Told(told().prompt_sets, {**files, name: files[name] + b"# mended\n"})
    fewer = Told(told().prompt_sets, {each: files[each] for each in files if each != name})

    assert pack_changes(told(), other).other == (part,)
    assert pack_changes(told(), fewer).other == (part,)


def test_a_prompt_that_says_something_else_is_named_as_it_is_called_now():
    changes = pack_changes(told(), told(("What helped", "What was of help")))

    assert changes.sets_changed == (
        SetChanges(title="After a night", reworded=("What was of help",)),
    )
