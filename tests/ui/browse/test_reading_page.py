from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from reflect.ui.browse.reading_page import ReadingPage
from reflect.ui.look.tokens import Role
from reflect.ui.private_mark import PrivateMark
from tests.support.builders import EVERY_ANSWER, EVERY_KIND
from tests.ui.browse.conftest import CASE, SHIFT, settle

DAY = date(2026, 11, 19)


@pytest.fixture
def read(opened, diary, qtbot):
    """Keeps an entry and opens the journal on it."""

    def show(prompts, answers, **given):
        diary.keep(prompts, DAY, answers, **given)
        view = opened()
        settle(view, qtbot)
        return view.browse.page

    return show


def words_on(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def marks_on(page):
    return [mark for mark in page.findChildren(PrivateMark) if mark.isVisible()]


def test_a_commitment_says_beside_its_heading_when_it_comes_back(read, promise):
    page = read(CASE, {"do": promise})
    assert "Comes back on 3 December" in words_on(page)
    assert [text.text for text in page.texts][1:] == ["Ask who has not spoken"]


def test_a_private_answer_wears_its_mark_and_says_so(read):
    page = read(CASE, {"before": "A plan", "question": "Why?"}, private=frozenset({"before"}))
    assert len(marks_on(page)) == 1
    said = [text.accessibleDescription() for text in page.texts]
    assert said == ["", "", "private"]


def test_when_it_happened_is_told_with_the_private_mark(read):
    page = read(SHIFT, {"day": "Long"}, happened=date(2026, 11, 17))
    assert "Happened on 17 November" in words_on(page)
    assert len(marks_on(page)) == 1


def test_every_kind_of_answer_can_be_read_and_is_named_by_its_prompt(read):
    page = read(EVERY_KIND, EVERY_ANSWER)
    names = [text.accessibleName() for text in page.texts]
    assert names[0] == "Title"
    assert names[1:] == [prompt.heading for prompt in EVERY_KIND.prompts]


def test_light_markdown_is_shown_as_styling(read):
    page = read(SHIFT, {"day": "It was **long**.\n- and late"})
    assert page.texts[1].text == "It was long.\n• and late"


def test_the_column_is_never_wider_than_can_be_read(read, look):
    page = read(SHIFT, {"day": "Long"})
    page.window().resize(1900, 800)
    assert page.texts[0].width() <= look.column


def test_the_same_page_is_set_anew_when_the_look_changes(read, look, qtbot):
    page = read(SHIFT, {"day": "Long"})
    look.choose(scale=1.05)
    qtbot.waitUntil(lambda: page.texts[0].height() == look.line(Role.WRITER_TITLE))
    look.choose(scale=1.0)


def test_the_caret_is_kept_in_sight(read, qtbot):
    page = read(SHIFT, {"day": "A line.\n" * 200})
    bar = page.page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    page.texts[1].begin_at_end()
    qtbot.waitUntil(lambda: bar.value() > bar.maximum() // 2)


def test_an_empty_page_has_nothing_to_press(look, qtbot):
    page = ReadingPage(look)
    window = QWidget()
    page.setParent(window)
    qtbot.addWidget(window)
    page.next_hit()
    page.begin()
    assert page.head.isHidden()
