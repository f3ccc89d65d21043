from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from reflect.ui.browse.read_text import ReadText
from reflect.ui.look.tokens import Role
from reflect.ui.parts.para import Span, SpanKind

KEY = Qt.Key
WORDS = "Someone asked who in the family had not spoken yet.\nI had counted 😀 the voices."


@pytest.fixture
def text(look, qtbot):
    made = ReadText(look, "What happened", rule="line")
    qtbot.addWidget(made)
    made.resize(300, 50)
    made.set_words(WORDS)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.close()


@pytest.mark.parametrize("role", [Role.WRITER, Role.WRITER_TITLE, Role.BODY])
@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_it_is_as_high_as_its_lines(look, qtbot, role, scale):
    look.choose(scale=scale)
    made = ReadText(look, "name", role)
    qtbot.addWidget(made)
    made.resize(2000, 50)
    made.set_words("One line")
    with qtbot.waitExposed(made):
        made.show()
    assert made.height() == look.line(role)
    made.close()
    look.choose(scale=1.0)


def test_it_cannot_be_written_in(text, qtbot):
    qtbot.keyClicks(text, "abc")
    assert text.toPlainText() == WORDS


def test_what_is_selected_is_copied_with_a_request_not_to_keep_it(text, qtbot):
    text.selectAll()
    qtbot.keyClick(text, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QApplication.clipboard().mimeData()
    assert data.text() == WORDS
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"


def test_arrows_read_on_over_the_edges(text, qtbot):
    text.begin_at_start()
    with qtbot.waitSignal(text.left_up):
        qtbot.keyClick(text, KEY.Key_Up)
    text.begin_at_end()
    with qtbot.waitSignal(text.left_down):
        qtbot.keyClick(text, KEY.Key_Down)


def test_arrows_inside_go_from_line_to_line(text, qtbot):
    text.begin_at_start()
    with qtbot.assertNotEmitted(text.left_down):
        qtbot.keyClick(text, KEY.Key_Down)
    assert text.textCursor().position() > 0


def test_shift_and_arrows_select(text, qtbot):
    text.begin_at_start()
    qtbot.keyClick(text, KEY.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert text.textCursor().selectedText() == "S"


def test_hits_are_bold_and_in_their_place(text):
    start = WORDS.index("voices")
    text.set_words(WORDS, [Span(start, start + 6, SpanKind.HIT)])
    cursor = QTextCursor(text.document().find("voices"))
    assert cursor.charFormat().fontWeight() == 600
    assert text.set_current_hit(0).height() > 0
    assert not text.set_current_hit(0).isEmpty()
    assert text.current_hit == 0


def test_a_hit_over_two_lines_has_a_box_for_each(text):
    text.set_words("word " * 40, [Span(0, 199, SpanKind.HIT)])
    assert len(text._boxes(text.hits[0])) > 1


def test_items_of_a_list_hang_and_stand_close(text):
    text.set_words("• one\n• two\nafter")
    blocks = [text.document().findBlockByNumber(number).blockFormat() for number in range(3)]
    assert blocks[0].textIndent() == -blocks[0].leftMargin() < 0
    assert [block.bottomMargin() > 0 for block in blocks] == [False, True, False]


def test_bold_and_italic_are_shown(text):
    text.set_words("one two", [Span(0, 3, SpanKind.STRONG), Span(4, 7, SpanKind.EMPHASIS)])
    assert text.document().find("one").charFormat().fontWeight() == 700
    assert text.document().find("two").charFormat().fontItalic()


def test_it_looks_again_when_the_look_changes(text, look):
    high = text.height()
    look.choose(scale=2.0, theme="dark")
    assert text.height() > high
    assert not text.grab().isNull()
    look.choose(scale=1.0, theme="light")
