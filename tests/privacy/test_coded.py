"""References as each place makes its own: announced by a word, borne out by their form."""

from __future__ import annotations

import pytest

from reflect.privacy import coded, numbers
from tests.privacy.marked import bracketed, plain

MARKED = """
The folder [K 118] was on the desk, the docket [552] was not.
Case [B/31], claim [RT-6] and ticket [OPS-4] were closed.
The lab number [Q.31.907] was wrong, and the MRN [61 07 33] was not.
His card [662], her sticker [9031] and the callsign [318] were read out.
Filed under [WX-204]; entered in the register as no. [ab 207].
Ref. [RD.71.402], ref no. [kx 118b], sample [D371], scan [X4 8812], case [61-C], job [7-4-2].
Patient no [83], claim number [27], log: [0062].
The policy number [A7], the room [QR-204] and the bed [2/14B].
""".strip().splitlines()

ALONE = """
Case 1 in 2000, scan 200 of 350, file 3, bed 14, room 12B, bay 3, key 12.
Sample 250 ml, claim 500 pounds, folder 365 days, incident 2019, list 24/7.
Case for 120, a list of 240, log in 118 times.
Filed 12/3/24, entered 12.03.24 1400, the form NG128, the reference TA-878.
The case 3B protocol, a claim 40, the chart 120/80.
""".strip().splitlines()


@pytest.mark.parametrize("text", MARKED)
def test_a_code_after_the_word_for_a_record_is_marked(text):
    assert bracketed(coded.find, plain(text)) == text


@pytest.mark.parametrize("text", ALONE)
def test_what_is_counted_measured_or_dated_is_left_alone(text):
    assert bracketed(coded.find, text) == text


def test_the_rules_of_numbers_ask_for_codes_too():
    assert bracketed(numbers.find, "The docket 552.") == "The docket [552]."
