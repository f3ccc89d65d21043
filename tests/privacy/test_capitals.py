"""Names in what is written in capitals throughout."""

from __future__ import annotations

import pytest

from reflect.privacy.check import check
from tests.privacy.marked import plain

EXAMPLES = """
PT [MR OKAFOR] SEEN BY [DR HUGHES]. NIL ELSE.
PT [MR ZELWANI] SEEN BY [DR PRENTISS] TODAY.
[MRS BARROWBY] FELL AT LUNCH. [DR CAREW] CAME.
SPOKE TO [PARKIN] ABOUT IT. HANDED OVER TO [PELLOW] AND [KEANE].
WENT TO HIS CELL WITH SO [PARKIN] LATER.
[GRACE OKAFOR] SAT UP. [J BELLOWAY] CAME IN.
DAUGHTER [JOAN BROWNLOW-HART] IS AWARE OF IT.
SEEN BY [MR VAN DER ZELM] AT LUNCH.
THEN [ZELMARU] WAS FOUND ON THE FLOOR.
DR CALLED. SISTER ASKED FOR HELP. NURSE IN CHARGE CAME.
PATIENT REFUSED ALL MEDICATION AND WAS UPSET.
DR ON CALL CAME TO SEE HER AND WENT.
""".strip().splitlines()


def bracketed(text):
    pieces, done = [], 0
    for each in check(text):
        pieces += [text[done : each.start], "[", text[each.start : each.end], "]"]
        done = each.end
    return "".join([*pieces, text[done:]])


@pytest.mark.parametrize("example", EXAMPLES)
def test_names_in_capitals_are_marked(example):
    assert bracketed(plain(example)) == example


def test_in_a_sentence_of_small_letters_a_word_in_capitals_is_no_name():
    assert bracketed("Then the PARKINE was on and all of us left.") == (
        "Then the PARKINE was on and all of us left."
    )


def test_a_listed_name_in_capitals_is_one_in_any_sentence():
    assert bracketed("Then the form for OKAFOR was on my desk.") == (
        "Then the form for [OKAFOR] was on my desk."
    )
