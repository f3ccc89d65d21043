from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reflect.documents.tree import (
    BulletList,
    Heading,
    NumberedList,
    Paragraph,
    Quote,
    Run,
    Voice,
    paragraph,
)
from reflect.documents.writers_words import read_blocks, safe_html
from tests.support.policy import HOSTILE, Policy

texts = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8), max_size=40).map("".join)


def words(blocks):
    """All words of some blocks, in order."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield "".join(run.text for run in block.runs)
            case Quote():
                yield from words(block.blocks)
            case _:
                for item in block.items:
                    yield from words(item)


def one(text):
    (block,) = read_blocks(text, below=2)
    return block


@pytest.mark.parametrize(
    "html",
    [
        "<script>a</script>",
        "<img>",
        "<p style=a>",
        "<a href=javascript:a>",
        "<a href=//host/x>",
        "<!-- a -->",
        "<?a ?>",
    ],
)
def test_the_policy_of_these_tests_sees_what_acts_or_loads(html):
    assert len(Policy(html).broken) == 1


@settings(max_examples=400, deadline=None)
@given(texts)
@example("".join(HOSTILE))
def test_no_text_makes_html_that_acts_or_loads(text):
    assert Policy(safe_html(text)).broken == []


@settings(max_examples=400, deadline=None)
@given(texts)
@example("".join(HOSTILE))
def test_any_text_becomes_blocks_with_headings_under_the_section(text):
    blocks = read_blocks(text, below=2)
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    assert all(2 < level <= 6 for level in levels)
    assert all(later <= level + 1 for level, later in zip([2, *levels], levels, strict=False))


@settings(max_examples=400, deadline=None)
@given(texts)
@example("x*[**_*`*`x")
def test_no_letter_is_ever_lost(text):
    kept = [c for c in "".join(words(read_blocks(text, below=2))) if c.isalpha()]
    assert kept == [c for c in text if c.isalpha()]


@given(st.text(alphabet="abc .,;:!?äŵ“()%\n", max_size=200))
def test_words_without_marks_are_kept_exactly_but_for_white_space(text):
    assert " ".join(words(read_blocks(text, below=2))).split() == text.split()


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> <script>alert(1)</script>",
        "![a picture](https://example.org/x.png)",
        "[a](javascript:alert(1)) [b](//host/share) [c](page.html)",
        "[label]: https://example.org",
        "AT&amp;T &nbsp; &#42;",
        "---",
        "A title\n===",
        "#hashtag",
        "####### seven",
        "2 * 3 * 4 and snake_case_word",
        "1) one",
        "| a | b |",
        "* * *",
        "<a@b.org>",
        "[a](https://example.org 'with a title')",
    ],
)
def test_what_is_no_light_markdown_stays_as_it_was_typed(text):
    assert one(text) == paragraph(text)


def test_a_single_newline_is_a_line_break_and_an_empty_line_a_paragraph():
    assert read_blocks("one\n two  \nthree\n\nfour", below=2) == (
        paragraph("one\ntwo\nthree"),
        paragraph("four"),
    )


def test_words_are_bold_italic_both_or_code():
    assert one("a **b** *c* ***d*** _e_ `f < **g**`").runs == (
        Run("a "),
        Run("b", bold=True),
        Run(" "),
        Run("c", italic=True),
        Run(" "),
        Run("d", bold=True, italic=True),
        Run(" "),
        Run("e", italic=True),
        Run(" "),
        Run("f < **g**", code=True),
    )


def test_a_link_is_its_words_with_the_address_in_brackets():
    assert one("see [the **code**](https://example.org/a_(b))").runs == (
        Run("see the "),
        Run("code", bold=True),
        Run(" (https://example.org/a_(b))"),
    )


@pytest.mark.parametrize("around", ["<{0}>", "[{0}]({0})"])
def test_an_address_is_not_said_twice(around):
    address = "https://example.org/a_b_c"
    assert one(f"see {around.format(address)}, *now*").runs == (
        Run(f"see {address}, "),
        Run("now", italic=True),
    )


@pytest.mark.parametrize("indent", [2, 3, 4])
def test_lists_stand_in_lists_however_far_they_are_indented(indent):
    text = f"- a\n{' ' * indent}- b\n{' ' * indent * 2}- c\n- d"
    inner = BulletList(((paragraph("c"),),))
    middle = BulletList(((paragraph("b"), inner),))
    assert one(text) == BulletList(((paragraph("a"), middle), (paragraph("d"),)))


def test_a_list_needs_no_empty_line_before_it():
    assert read_blocks("Three things:\n1. one\n2. two", below=2) == (
        paragraph("Three things:"),
        NumberedList(((paragraph("one"),), (paragraph("two"),))),
    )


def test_a_numbered_list_begins_where_the_writer_began():
    assert one("3. three\n4. four").start == 3


def test_bullets_after_numbers_are_another_list():
    assert [type(block) for block in read_blocks("1. a\n2. b\n- c", below=2)] == [
        NumberedList,
        BulletList,
    ]


def test_an_item_may_have_paragraphs():
    assert one("- a\n\n  more\n\n- b") == BulletList(
        ((paragraph("a"), paragraph("more")), (paragraph("b"),))
    )


def test_a_list_may_follow_a_paragraph_of_an_item():
    inner = BulletList(((paragraph("b"),),))
    assert one("- a\n\n  more\n  - b") == BulletList(((paragraph("a"), paragraph("more"), inner),))


def test_a_quote_holds_blocks_and_ends_a_list():
    assert read_blocks("- a\n> said *so*\n>\n> - x", below=2) == (
        BulletList(((paragraph("a"),),)),
        Quote(
            (Paragraph((Run("said "), Run("so", italic=True))), BulletList(((paragraph("x"),),)))
        ),
    )


def test_headings_go_under_the_section_and_leave_no_level_out():
    blocks = read_blocks("# a\n### b\n## c\n###### d\n# e", below=2)
    assert [(b.level, b.voice) for b in blocks if isinstance(b, Heading)] == [
        (level, Voice.WRITER) for level in (3, 4, 4, 5, 3)
    ]


def test_the_window_follows_only_links_to_the_web_or_a_mailbox():
    html = safe_html("[a](https://a.b/?x=1&y=2) [m](mailto:a@b.org) [f](file:///x) <https://c.d>")
    assert html == (
        '<p><a href="https://a.b/?x=1&amp;y=2">a</a> <a href="mailto:a@b.org">m</a> '
        '[f](file:///x) <a href="https://c.d">https://c.d</a></p>'
    )


def test_the_window_shows_line_breaks_lists_and_typed_html():
    assert safe_html("a\nb <i>c</i> `d & <e>`\n\n2. f") == (
        "<p>a<br>b &lt;i&gt;c&lt;/i&gt; <code>d &amp; &lt;e&gt;</code></p>"
        '<ol start="2"><li>f</li></ol>'
    )
