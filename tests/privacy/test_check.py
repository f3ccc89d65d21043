"""The check as a whole: profiles, a writer's own words, one placeholder for one person."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.applied import applied, first_choices
from reflect.privacy.check import CHECK_VERSION, check, check_all
from reflect.privacy.mark import Mark
from reflect.privacy.people import letter
from reflect.privacy.profiles import UK_PRACTICE, Also, Personal, profile, profiles


def said(text, **how):
    return [text[f.start : f.end] for f in check(text, **how)]


def proposed(text, word, **how):
    return next(f.proposals for f in check(text, **how) if text[f.start : f.end] == word)


def shared(text, **how):
    findings = check(text, **how)
    return applied(text, findings, first_choices(findings)).text


def test_one_person_has_one_placeholder_in_every_form_of_the_name():
    text = (
        "Margaret Prior slept. Mrs Prior woke. I fed Margaret, and Prior's son. MP wept. "
        "Alan Prior left. Mr Prior sang."
    )
    findings = check(text)
    same = [f.same for f in findings]
    assert same == ["name A"] * 5 + ["name B"] * 2
    assert [f.proposals[0] for f in findings] == ["[person A]"] * 5 + ["[person B]"] * 2


def test_several_fields_share_their_people():
    one, two = check_all(["My patient Kondwani slept.", "Kondwani woke in Todmorden."])
    assert one[0].same == two[0].same == "name A"
    assert one[0].proposals == two[0].proposals == ("[patient A]", "the patient", "")
    assert two[1].same == ""


def test_the_part_a_person_plays_shows_in_the_placeholder():
    text = "Dr Oyelaran, the patient Kondwani, her husband Yamikani, my colleague Wanjiru, Adaeze."
    assert [f.proposals[0] for f in check(text)] == [
        "[colleague A]", "[patient B]", "[relative C]", "[colleague D]", "[person E]",
    ]  # fmt: skip


def test_initials_and_new_full_names_find_their_person():
    text = "Kondwani came. Kondwani Zimba left. KZ sang. Then Zimba spoke. Priya Zimba slept."
    assert [f.same for f in check(text)][:4] == ["name A"] * 4


def test_letters_go_on_after_z():
    assert [letter(n) for n in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


def test_places_and_workplaces_keep_theirs():
    text = "I joined Millbeck Surgery. Millbeck is in Todmorden. Todmorden is wet. Ward 12 is not."
    same = {text[f.start : f.end]: f.same for f in check(text)}
    assert same["Millbeck Surgery"] == same["Millbeck"] == "organisation A"
    assert same["Ward 12"] == ""


@pytest.mark.parametrize(
    ("text", "word", "proposals"),
    [
        ("On 4 May 2023.", "4 May 2023", ("a day in May 2023", "a day in 2023", "one day", "")),
        ("He died 19/03/23.", "19/03/23", ("March 2023", "2023", "recently", "")),
        ("He died 19/03/53.", "19/03/53", ("March 1953", "1953", "recently", "")),
        ("He died on Christmas Eve.", "Christmas Eve", ("one day", "")),
        ("DOB 04/09/1956", "04/09/1956", ("[date of birth removed]", "")),
        ("She is 96.", "96", ("very old", "")),
        ("She turned ninety-three.", "ninety-three", ("very old", "")),
        ("I rang 07700 900142.", "07700 900142", ("[phone number removed]", "")),
        ("From a.b@example.com.", "a.b@example.com", ("[e-mail address removed]", "")),
        ("See https://example.org/x now", "https://example.org/x", ("[link removed]", "")),
        ("I saw her in Todmorden.", "Todmorden", ("a town nearby", "[place A]", "")),
        ("She came by train from Ludlow.", "Ludlow", ("a town nearby", "[place A]", "")),
        ("On Bluebell Ward we sang.", "Bluebell Ward", ("the ward", "[workplace A]", "")),
        ("At the Millbeck practice.", "Millbeck practice", ("practice", "[workplace A]", "")),
        ("I bought it at Boots in Leeds.", "Boots in Leeds", ("the shop", "[workplace A]", "")),
        ("I work on Kestrel now.", "Kestrel", ("the workplace", "[workplace A]", "")),
        ("At 17 Quarry Bank Road.", "17 Quarry Bank Road", ("[address removed]", "at home", "")),
    ],
)  # fmt: skip
def test_a_more_general_wording_is_proposed(text, word, proposals):
    assert proposed(text, word) == proposals


STRICT = profiles()["strict"]


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        ("She is 43.", "43", "an adult in middle life"),
        ("A boy aged 9.", "9", "a child"),
        ("A girl aged 15.", "15", "a teenager"),
        ("A man aged 30.", "30", "a younger adult"),
        ("A man aged 80.", "80", "an older adult"),
        ("It was in March 2023.", "March 2023", "recently"),
        ("It was in 2019 that he fell.", "2019", "recently"),
        ("We met in Malawi.", "Malawi", "a town nearby"),
    ],
)
def test_a_strict_reader_sees_no_age_month_or_region(text, word, first):
    assert proposed(text, word, profile=STRICT)[0] == first
    assert word not in said(text)


def test_safe_harbor_lets_the_year_stand():
    american = profiles()["us-safe-harbor"]
    text = "It was in March 2023, and in 2019 too. She is 43. He died on 14 March 2023."
    assert said(text, profile=american) == ["March 2023", "14 March 2023"]
    assert shared("He died 14 March 2023.", profile=american) == "He died 2023."


def test_a_body_may_ask_for_the_day_of_birth():
    own = profile("own", {"title": "A registry", "birth_stays": True, "kinds": ["name", "date"]})
    assert said("DOB 04/09/1956. Mrs Prior rang 07700 900142 on 14 March 2023.", profile=own) == [
        "Mrs Prior", "14 March 2023",
    ]  # fmt: skip


def test_the_profile_in_the_code_is_the_one_in_the_file():
    assert profiles()["uk-practice"] == UK_PRACTICE
    assert profiles()["strict"].also == frozenset(Also)


def test_a_writer_can_mark_words_always_and_leave_others():
    own = Personal(always=("the  Blue room", "Prior"), never=("Millbeck Surgery", "Prior", "Ade"))
    text = "In the blue room at Millbeck Surgery I met Mrs Prior and Ade."
    assert said(text, personal=own) == ["the blue room", "Mrs Prior"]
    assert check(text, personal=own)[0].strength is Strength.CERTAIN


def test_another_reader_may_add_marks_but_not_take_any():
    def couriers(text):
        """A small model: it knows one trade."""
        for match in re.finditer(r"\bcourier with the \w+ van\b|\bPrior\b", text.plain):
            yield Mark(*match.span(), Kind.NAME, Strength.LOOK, "A rare trade.")

    text = "The courier with the yellow van knew Mrs Prior."
    findings = check(text, readers=[couriers])
    assert [(f.strength, f.reason) for f in findings] == [
        (Strength.LOOK, "A rare trade."),
        (Strength.CERTAIN, "Follows “Mrs”, so it is the name of somebody."),
    ]
    assert said(text) == ["Mrs Prior"]


def test_choices_leave_out_what_was_not_chosen():
    text = "Mrs Prior knew Kondwani."
    findings = check(text)
    made = applied(text, findings, {1: "[patient]"})
    assert made.text == "Mrs Prior knew [patient]."
    assert made.undone() == text


def test_the_version_of_the_check_is_told():
    assert CHECK_VERSION


def test_the_services_do_not_load_the_check():
    program = (
        "import sys, reflect.services.entries;"
        "sys.exit(any(name.startswith('reflect.privacy.lexicon') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603 - ours


def test_a_number_that_another_hides_is_marked_too():
    text = "DATIX-3654, 05265825-87"
    assert {text[each.start : each.end] for each in check(text)} == {"DATIX-3654", "05265825-87"}
