from __future__ import annotations

import pytest

from reflect.domain.identifying import Kind, Strength
from reflect.privacy import contacts
from tests.privacy.marked import bracketed, marks, plain


@pytest.mark.parametrize(
    "text",
    [
        "Write to [jane.smith@example.org] or [j_smith+ward@mail.example.co.uk].",
        "Her address is [jane . smith @ example . org] now.",
        "It was [sarah dot jones at example dot org], she said.",
        "Ask [sarah.jones at example.org] about it.",
        "From [theatre(at)example.org] yesterday.",
        "It bounced from [j.smith@nhs] twice.",
        "(also [x@example dot org])",
    ],
)
def test_an_e_mail_address_is_marked_however_it_is_written(text):
    assert bracketed(contacts.find, plain(text)) == text
    assert {mark.kind for mark in marks(contacts.find, plain(text))} == {Kind.EMAIL}


@pytest.mark.parametrize(
    "text",
    [
        "The page is [https://forum.example.org/t/leak/2291].",
        "See [www.example.org/a_(b)] (and [http://example.org/x]).",
        "He is on [facebook.com/example.cal] again.",
        "Posted at [youtu.be/abc], [sub.example.in] and [example.in/page].",
        "She posts as [@sam_j09] on Instagram, and [@sam@social.example].",
        "On Facebook as [SamJones], on Instagram: [sam.j09], on Snapchat [sam_j09].",
        "TikTok profile name [lottie], user name [jo.b77].",
        "It was on [r/nursinguk] by [u/tired_hca].",
        "The log had [192.168.4.12], [10.0.0.1:8080] and [fe80::1ff:fe23:4567:890a].",
        "The router was [2001:db8:85a3:0:0:8a2e:370:7334].",
        "We looked at [example.org].",
    ],
)
def test_a_link_or_a_name_on_a_network_is_marked(text):
    assert bracketed(contacts.find, plain(text)) == text
    assert {mark.kind for mark in marks(contacts.find, plain(text))} == {Kind.URL}


@pytest.mark.parametrize(
    "text",
    [
        "We used nice.org.uk and https://www.nhs.uk/conditions as well as doi.org/10.1/x.",
        "I went home.in the dark, e.g.is it, at 9.30 at night.",
        "The dose @ 5 mg a@a@a@ was given @.",
        "She was on Facebook is all I know. Twitter was a help.",
        "Section 1.2.3.4 and 300.1.1.1 say nothing at 10:30:45.",
        "His handle on it was firm; her user name was wrong; screen names help.",
        "I looked at the dot on it, and at home. He met me at work dot.",
        "and/or, his/her, ISO 8601, v1.2.org.x, www. alone",
        "Written at (at) example",
        "It was installed at 12:30:45:10 sharp.",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text):
    assert bracketed(contacts.find, text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Ring [01632 960178], [(01632) 960 555] or [07700900733].",
        "Or [+265 800 000 001], [+44 (0)7700 900617 ext 12], [020 7946 0412].",
        "From abroad [0044 7700 900 142], [00265 999 123 456].",
        "Two side by side: [07700 900142] [07700 900143].",
        "Her mobile is [98765 43210]; his, [98765 43211]; the clinic's [(555) 010-1234].",
        "Phone [4471903] or [4471904]. [202-555-0143] it said. He texted [235 771].",
        "[01632/960178] on the form. Tel [512 345 678].",
        "Rang on bleep [0231], ext [4412 or 4413], and the DECT phone [60112].",
        "She bleeped [231] and then paged [0417].",
        "Her number is ([0117 496 0771], which is wrong.",
        "Ask on [00 265 999 123 456].",
        "Tel [123456 789012 345678] it said.",
    ],
)
def test_a_telephone_number_is_marked_in_the_forms_of_many_countries(text):
    assert bracketed(contacts.find, plain(text)) == text
    assert {mark.kind for mark in marks(contacts.find, plain(text))} == {Kind.PHONE}


@pytest.mark.parametrize(
    "text",
    [
        "BP 120/80, 04.09.1956, 04-09-1956, 09.30 10.15 11.45 and 2023-02-06 0123.",
        "I rang 999, 111 and 116 123. The batch was 0123456789.",
        "NHS number 012 345 6789, MRN 0123456789, ref 0417-120324.",
        "A dose of 0.123456789, £0123456789 and 1990 1991 1992.",
        "CAD log 00 1234 5678 90, +12, extension 4412 beds, ext 12%",
        "0012345 and 0123 45 and 1234-567-890.",
        "I paged 20 times and the page 231.",
        "10 98765 1 and 22222 222222 beside 012345678901234567.",
    ],
)
def test_other_digits_are_no_telephone_number(text):
    assert bracketed(contacts.find, text) == text


def test_a_known_form_is_certain_and_an_odd_one_is_likely():
    strengths = [
        marks(contacts.find, text)[0].strength
        for text in ("07700 900142", "+44 7700 900142", "tel 4471903", "tel 01 23 45")
    ]
    assert strengths == [Strength.CERTAIN, Strength.CERTAIN, Strength.LIKELY, Strength.LIKELY]


def test_an_address_ends_where_its_sentence_does():
    text = "Write to [jo@example.org]. Mrs Thornfield rang."
    assert bracketed(contacts.find, plain(text)) == text
