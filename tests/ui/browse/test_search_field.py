from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from reflect.ui.browse.search_field import SearchField

KEY = Qt.Key


@pytest.fixture
def field(look, qtbot):
    made = SearchField(look, "Search the journal")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.close()


@pytest.fixture
def said(field):
    words: list[str] = []
    field.wanted.connect(words.append)
    return words


def test_words_are_looked_for_once_shortly_after_the_last_key(field, said, qtbot):
    qtbot.keyClicks(field, "family")
    assert said == []
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["family"]


def test_one_letter_looks_for_nothing(field, said):
    field.look_for("f")
    assert (field.words, said) == ("", [])


def test_the_same_words_are_not_looked_for_twice(field, said):
    for text in ("family", " family ", "family"):
        field.look_for(text)
    assert said == ["family"]


def test_going_back_to_one_letter_shows_everything_again(field, said):
    field.look_for("fa")
    field.look_for("f")
    assert said == ["fa", ""]


@pytest.mark.parametrize("key", [KEY.Key_Down, KEY.Key_Return])
def test_down_and_return_look_at_once_and_go_on(field, said, qtbot, key):
    field.setText("family")
    with qtbot.waitSignal(field.left_down):
        qtbot.keyClick(field, key)
    assert said == ["family"]


def test_the_cross_clears_the_words_and_keeps_the_focus(field, said):
    assert field.clear_button.isHidden()
    field.look_for("family")
    field.clear_button.click()
    assert (field.text(), said) == ("", ["family", ""])
    assert field.hasFocus()
    assert field.clear_button.isHidden()


def test_words_that_are_forgotten_are_told_to_nobody(field, said):
    field.look_for("family")
    field.forget()
    field.look_for("family")
    assert said == ["family", "family"]


def test_a_key_after_a_rest_is_looked_for_at_once(field, said, qtbot):
    field.look_for("famil")
    qtbot.keyClick(field, KEY.Key_End)
    qtbot.keyClicks(field, "y")
    assert said == ["famil", "family"]


def test_of_keys_that_come_together_the_first_and_the_last_count(field, said, qtbot):
    field.look_for("fam")
    qtbot.keyClicks(field, "ily")
    qtbot.waitUntil(lambda: len(said) == 3)
    assert said == ["fam", "fami", "family"]
