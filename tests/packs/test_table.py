from __future__ import annotations

import tomllib

from reflect.packs.table import Table, check_ids, name_of
from reflect.packs.texts import Words
from reflect.packs.toml_file import TomlFile

WORDS = Words(longest=5)


def table(source: str) -> Table:
    return Table(file := TomlFile("x.toml", source, tomllib.loads(source)), file.values)


def test_a_key_that_is_not_there_is_answered_with_what_is_empty():
    empty = table("")

    assert empty.text("a", WORDS) == ""
    assert empty.number("a", range(3), 7) == 7
    assert empty.flag("a") is False
    assert empty.texts("a", WORDS, range(1, 2)) == ()
    assert empty.numbers("a", range(3), range(1, 2)) == ()
    assert empty.table("a") is None
    assert empty.tables("a", "row", range(1, 2)) == ()
    assert empty.file.problems() == ()


def test_items_of_a_wrong_type_are_left_out():
    mixed = table("a = ['b', 1, 'c', true]")

    assert mixed.texts("a", WORDS, range(1, 9)) == ("b", "c")
    assert len(mixed.file.problems()) == 2


def test_true_is_no_twin_of_one():
    mixed = table("a = [1, true]")
    mixed.numbers("a", range(3), range(1, 9))

    assert mixed.file.problems() == (
        'x.toml:1: item 2 of "a" must be a whole number, not true or false',
    )


def test_a_table_is_sound_until_something_in_it_is_reported():
    outer = table("[a.b]\nc = 1")
    inner = outer.table("a")
    assert inner
    assert outer.is_sound("a")

    inner.report("oh", "b", "c")

    assert not outer.is_sound("a")
    assert not inner.is_sound("b")
    assert inner.is_sound("d")


def test_a_table_that_was_asked_for_all_it_has_is_finished():
    whole = table("a = 'b'")
    whole.text("a", WORDS)
    whole.finish()

    assert whole.file.problems() == ()


def test_a_row_is_called_by_its_id_or_else_by_its_place():
    assert name_of("row", {"id": "a"}, 4) == 'row "a"'
    for nameless in ({}, {"id": ""}, {"id": 3}):
        assert name_of("row", nameless, 4) == "row 5"


def test_each_twin_is_reported_once():
    rows = table("a = [{id = 'b'}, {id = 'b'}, {}, {}, {id = 'b'}]")
    check_ids(rows.tables("a", "row", range(1, 9)))

    assert len(rows.file.problems()) == 2
