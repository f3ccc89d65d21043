from __future__ import annotations

import pytest

from reflect.ui.browse.light_marks import styled
from reflect.ui.parts.para import SpanKind


@pytest.mark.parametrize(
    ("typed", "shown", "spans"),
    [
        ("a **b** c", "a b c", [("b", "strong")]),
        ("a *b* c", "a b c", [("b", "emphasis")]),
        ("***both***", "both", [("both", "strong"), ("both", "emphasis")]),
        ("**a *b* c**", "a b c", [("a b c", "strong"), ("b", "emphasis")]),
        ("2 * 3 * 4", "2 * 3 * 4", []),
        ("a*b*c", "a*b*c", []),
        ("** no **", "** no **", []),
        (r"\*as typed\*", r"\*as typed\*", []),
        ("- one\n* two\n+ three\n-four", "• one\n• two\n• three\n-four", []),
        ("**over\nlines**", "**over\nlines**", []),
    ],
)
def test_marks_are_shown_as_styling(typed, shown, spans):
    made = styled(typed)
    assert made.text == shown
    assert [(shown[s.start : s.end], s.kind.value) for s in made.spans] == spans


@pytest.mark.parametrize(
    "typed", ["a **bold** family *is* family", "- family **x**", "😀 **x** family"]
)
def test_hits_stay_on_their_words(typed):
    start = typed.rindex("family")
    made = styled(typed)
    hit = made.with_hits([(start, start + 6)])[-1]
    assert (made.text[hit.start : hit.end], hit.kind) == ("family", SpanKind.HIT)


def test_a_text_full_of_asterisks_is_shown_as_typed():
    typed = "**a " * 5000
    assert styled(typed).text == typed
