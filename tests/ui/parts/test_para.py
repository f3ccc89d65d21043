from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QImage

from reflect.ui.look.tokens import TYPES, Role
from reflect.ui.parts.lines import one_line
from reflect.ui.parts.para import Para, Span, SpanKind
from reflect.ui.parts.words import Words

WORDS = "Someone asked who in the family had not spoken yet. I had counted the voices."


def painted(widget):
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def colours(image):
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in places}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_line_is_as_high_as_its_role(look, role, scale):
    look.choose(scale=scale)
    para = Para(look, "One line", role)
    assert para.heightForWidth(4000) == round(TYPES[role].line * scale)


def test_a_paragraph_is_as_high_as_its_width_makes_it(look, show):
    para = Para(look, WORDS, Role.WRITER)
    show(para, width=300)
    assert para.height() == para.heightForWidth(para.width()) == 3 * 28


def test_a_narrower_window_makes_it_higher(qtbot, look, show):
    para = Para(look, WORDS, Role.WRITER)
    window = show(para, width=900)
    window.resize(300, 600)
    qtbot.waitUntil(lambda: para.height() == 3 * 28)
    window.resize(900, 600)
    qtbot.waitUntil(lambda: para.height() == 28)


def test_paragraphs_stand_half_a_line_apart_and_items_of_a_list_do_not(look):
    def high(text):
        return Para(look, text, Role.WRITER).heightForWidth(900)

    assert high("one\ntwo") == 28 + 14 + 28
    assert high("- one\n- two") == 28 + 28
    assert high("one\n\ntwo") == 3 * 28


def test_a_screen_reader_reads_the_whole_text(look):
    para = Para(look, WORDS, Role.SNIPPET)
    para.set_max_lines(1)
    assert QAccessible.queryAccessibleInterface(para).text(QAccessible.Text.Name) == WORDS


def test_markup_is_shown_and_not_obeyed(look):
    para = Para(look, "<b>ward</b>")
    assert para.textFormat() is Qt.TextFormat.PlainText
    assert para.text() == "<b>ward</b>"


def test_a_limit_of_lines_is_kept(look):
    para = Para(look, f"{WORDS}\n{WORDS}", Role.SNIPPET)
    para.set_max_lines(2)
    assert para.heightForWidth(200) == 2 * 21
    para.set_max_lines(0)
    assert para.heightForWidth(200) > 2 * 21


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("a few words of it", "a few wo…", "a few…"),
        ("a few words of it", "a few words…", "a few words…"),
        ("a few, words of it", "a few, wo…", "a few…"),
        ("immeasurable", "imme…", "imme…"),
        ("a few…", "a few…", "a few…"),
        ("", "a", ""),
    ],
)
def test_a_line_that_is_too_long_ends_with_a_whole_word(look, text, room, shown):
    metrics = QFontMetricsF(look.font(Role.BODY))
    assert one_line(metrics, text, metrics.horizontalAdvance(room) + 1) == shown


@pytest.mark.parametrize("role", [Role.BODY, Role.HELP, Role.META])
def test_a_paragraph_and_a_label_side_by_side_share_their_line(look, show, role):
    para, label = Para(look, "Hill", role), Words("Hill", role)
    for part in (para, label):
        part.setFixedSize(80, look.line(role))
    show(para, label)
    assert _lowest_ink(para) == _lowest_ink(label)


def _lowest_ink(widget):
    image = painted(widget)
    rows = range(image.height())
    dark = [y for y in rows for x in range(image.width()) if image.pixelColor(x, y).value() < 128]
    return max(dark)


def test_a_rule_is_drawn_at_the_left(look, show):
    para = Para(look, WORDS, Role.WRITER, rule="privateLine")
    show(para)
    image = painted(para)
    assert image.pixelColor(1, 5) == look.colour("privateLine")
    assert image.pixelColor(10, 5) != look.colour("privateLine")


@pytest.mark.parametrize(
    ("kind", "ground"),
    [
        (SpanKind.HIT, "hit"),
        (SpanKind.MARK, "markSoft"),
        (SpanKind.SETTLED, "accentSoft"),
        (SpanKind.TAKEN_OUT, "wrongSoft"),
        (SpanKind.PUT_IN, "accentSoft"),
    ],
)
def test_a_span_stands_on_its_ground(look, show, kind, ground):
    para = Para(look, WORDS, Role.WRITER)
    para.set_text(WORDS, [Span(24, 31, kind)])
    show(para)
    assert look.colour(ground).name() in colours(painted(para))


def test_a_span_that_is_looked_at_wears_the_ring(look, show):
    para = Para(look, WORDS, Role.CHECKED)
    para.set_text(WORDS, [Span(24, 31, SpanKind.MARK, number=3, current=True)])
    show(para)
    assert {look.colour("focus").name(), look.colour("mark").name()} <= colours(painted(para))


def test_offsets_count_characters_and_not_code_units(look):
    plain, smiling = (Para(look, text, Role.WRITER) for text in ("xx ward", "\U0001f642x ward"))
    for para in (plain, smiling):
        para.set_text(para.text(), [Span(3, 7, SpanKind.HIT)])
    assert smiling.span_box(0).width() == pytest.approx(plain.span_box(0).width(), abs=1)


def test_a_span_that_is_pressed_is_told(qtbot, look, show):
    para = Para(look, WORDS, Role.WRITER)
    para.set_text(WORDS, [Span(0, 7, SpanKind.MARK), Span(24, 31, SpanKind.MARK)])
    show(para)
    at = para.span_box(1).center().toPoint()
    with qtbot.waitSignal(para.span_pressed, check_params_cb=lambda index: index == 1):
        qtbot.mouseClick(para, Qt.MouseButton.LeftButton, pos=at)
    with qtbot.assertNotEmitted(para.span_pressed):
        qtbot.mouseClick(para, Qt.MouseButton.LeftButton, pos=QPoint(para.width() - 2, 2))


def test_a_span_over_two_lines_begins_in_the_first(look, show):
    para = Para(look, WORDS, Role.WRITER)
    para.set_text(WORDS, [Span(0, len(WORDS), SpanKind.HIT)])
    show(para, width=300)
    assert para.span_box(0).top() < 28


def test_words_are_plain_and_as_high_as_their_role(look, show):
    words = Words("<i>Practice</i>", Role.PAGE_TITLE, "accent")
    show(words)
    assert words.height() == 32
    assert words.textFormat() is Qt.TextFormat.PlainText
    assert words.palette().windowText().color() == look.colour("accent")


def test_words_can_change_their_tone(look, show):
    words = Words("Not saved")
    show(words)
    words.set_tone("wrong")
    assert words.palette().windowText().color() == look.colour("wrong")


def test_only_shrinkable_words_give_way(look):
    stiff, soft = Words(WORDS), Words(WORDS)
    soft.set_shrinkable()
    assert soft.minimumSizeHint().width() < 100 < stiff.minimumSizeHint().width()
    assert soft.toolTip() == WORDS
