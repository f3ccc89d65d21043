"""What holds for any text: places are right, nothing raises, and choices can be taken back."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reflect.domain.identifying import Strength
from reflect.privacy.applied import applied, first_choices
from reflect.privacy.check import check, check_all
from reflect.privacy.profiles import profiles
from tests.privacy.scoring import passages

PIECES = st.sampled_from(
    [
        *(
            "Mrs Prior",
            "Kondwani",
            "Will",
            "St Bede's Hospice",
            "ward 7",
            "JB",
            "V.M.",
            "Si\u00e2n",
        ),
        *("Sia\u0302n", "07700 900142", "14 March 2023", "a.b@example.com", "NHS", "\U0001f642"),
        *("\U0001f469\U0001f3fd\u200d\u2695\ufe0f", "محمد", "שרה", "\u202e", "\ud800", "\x00"),
        *("\u0130stanbul", "\u01c5", "ß", "\u200d", "\n", "\n\n", " ", ". ", ", ", ": ", "'s"),
        *(
            "\u2019s",
            "“",
            '"',
            "-",
            "—",
            "Patient:",
            "Dear ",
            "Kind regards,\n",
            "said",
            "in",
            "at",
        ),
        *("on", "her husband", "ninety-three", "and", "I", "A"),
    ]
)
TEXTS = st.one_of(
    st.text(alphabet=st.characters(), max_size=120),
    st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=24).map("".join),
    st.lists(PIECES, max_size=24).map(" ".join),
)
SURE = {Strength.CERTAIN, Strength.LIKELY}


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("\u0130 Mrs Prior")
@example("\ud800Margaret Prior\udfff")
def test_findings_lie_in_the_text_in_order_and_never_overlap(text):
    last = 0
    for finding in check(text):
        assert last <= finding.start < finding.end <= len(text)
        assert finding.reason.endswith(".")
        assert finding.proposals
        last = finding.end


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.randoms(use_true_random=False))
def test_what_was_applied_can_be_undone_to_the_letter(text, chance):
    findings = check(text)
    choices = {
        place: chance.choice(finding.proposals)
        for place, finding in enumerate(findings)
        if chance.random() < 0.8
    }
    assert applied(text, findings, choices).undone() == text


@pytest.mark.parametrize("profile", profiles().values(), ids=profiles())
@pytest.mark.parametrize("name", ["dev", "second"])
def test_first_proposals_leave_nothing_behind_that_is_sure(name, profile):
    left = []
    for passage in passages(name):
        text = passage["text"]
        findings = check(text, profile=profile)
        changed = applied(text, findings, first_choices(findings)).text
        left += [
            (passage["id"], changed[f.start : f.end], f.reason)
            for f in check(changed, profile=profile)
            if f.strength in SURE
        ]
    assert left == []


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, max_size=3))
def test_several_texts_are_checked_as_one_account(texts):
    assert len(check_all(texts)) == len(texts)


LENGTH = 60_000
PATTERNS = {
    "letters": "A ", "ats": "a@", "digits": "0123456789", "capitals": "Ab",
    "names": "Margaret Prior and ", "commas": "Ann, ", "dots": "A.", "quotes": "'\"",
    "colons": "Name: ", "brackets": "(Prior, 2012; ", "hyphens": "St-John-", "spaces": " ",
    "lines": "Name:\n", "nines": "ninety ",
}  # fmt: skip
HOSTILE = {name: (pattern * LENGTH)[:LENGTH] for name, pattern in PATTERNS.items()}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_takes_no_longer_for_its_length(text):
    short = text[: len(text) // 8]
    check(short[:1000])
    times = []
    for each in (short, text):
        begun = time.process_time()
        check(each)
        times.append(time.process_time() - begun)
    # Eight times as long may take sixteen times; a rule that goes back over its steps takes 64.
    assert times[1] < 24 * max(times[0], 0.02)


def test_words_in_any_order_raise_nothing():
    words = " ".join(passage["text"] for passage in passages("dev")).split()
    backwards = sorted(words[:3000], key=lambda word: word[::-1])
    assert check(" ".join(backwards))
