"""The TOML form of an entry: what is written is read again, and what is wrong is told by line."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.domain.answers import Promise
from reflect.domain.entry import Content
from reflect.domain.prompts import Kind, Option, Prompt, PromptSet, Scale, ShownWhen
from reflect.packs.built_in import built_in_packs
from reflect.services.answer_form import filled_in, on_day, tidy_tags
from reflect.services.answer_form_text import form_of
from reflect.services.toml_form import (
    MAX_CHARACTERS,
    FormInvalid,
    with_mistakes,
    without_mistakes,
)

OPTIONS = (Option(id="one", label="The first"), Option(id="two", label="The second"))
SCALE = Scale(low_label="not at all", high_label="fully", rows=("Before", "Now"))
EVERY_KIND = PromptSet(
    id="every-kind",
    title="Every kind",
    preface="**First.**\n\nThen.",
    prompts=(
        Prompt(id="long", heading="Long", kind=Kind.LONG_TEXT, help="Help.", example="Example."),
        Prompt(id="title", heading="Short", kind=Kind.SHORT_TEXT, max_words=30, private=True),
        Prompt(id="rated", heading="Rated", kind=Kind.SCALE, scale=SCALE),
        Prompt(id="single", heading="Single", kind=Kind.SCALE, scale=Scale(), optional=True),
        Prompt(id="choice", heading="Choice", kind=Kind.CHOICE, options=OPTIONS, group="Card"),
        Prompt(id="choices", heading="Choices", kind=Kind.CHOICES, options=OPTIONS),
        Prompt(id="list", heading="List", kind=Kind.CHECKLIST, options=OPTIONS),
        Prompt(id="day", heading="Day", kind=Kind.DATE),
        Prompt(id="minutes", heading="Minutes", kind=Kind.MINUTES),
        Prompt(id="yes", heading="Yes", kind=Kind.YES_NO),
        Prompt(
            id="promise",
            heading="Promise",
            kind=Kind.COMMITMENT,
            shown_when=ShownWhen(prompt="yes", answers=("yes",)),
        ),
    ),
)
EMPTY = Content(written=datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=2))))
FULL = Content(
    written=datetime(2026, 11, 19, 17, 5, tzinfo=UTC),
    title='A "title" with \\',
    happened=date(2026, 11, 18),
    tags=("night calls", "ünïcode"),
    private=frozenset({"title"}),
    answers={
        "long": "Two\nlines, with ''' in them",
        "title": "It's short",
        "rated": (2, None),
        "single": (5,),
        "choice": "one",
        "choices": ("one", "two"),
        "list": ("two",),
        "day": date(2026, 11, 18),
        "minutes": 0,
        "yes": False,
        "promise": Promise("Ask first.", date(2026, 12, 1)),
    },
)


def answers(text, before=EMPTY):
    return filled_in(f"[answers]\n{text}", EVERY_KIND, before).answers


def mistakes(text):
    with pytest.raises(FormInvalid) as caught:
        filled_in(text, EVERY_KIND, EMPTY)
    return caught.value.mistakes


@pytest.mark.parametrize("content", [EMPTY, FULL], ids=["empty", "full"])
def test_a_form_that_nobody_touched_says_what_was_there(content):
    assert filled_in(form_of(EVERY_KIND, content), EVERY_KIND, content) == content


def test_a_full_form_fills_an_empty_entry():
    assert filled_in(form_of(EVERY_KIND, FULL), EVERY_KIND, EMPTY) == FULL


@given(text=st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t'\"\\")))
def test_any_text_survives_the_form_but_for_lines_around_it(text):
    before = Content(written=EMPTY.written, answers={"long": text})
    after = filled_in(form_of(EVERY_KIND, before), EVERY_KIND, before)
    kept = text.strip("\n")
    assert after.answers == ({"long": kept} if kept.strip() else {})


@pytest.mark.parametrize("prompts", [s for pack in built_in_packs() for s in pack.prompt_sets])
def test_the_form_of_every_built_in_set_is_toml_that_asks_for_every_prompt(prompts):
    asked = tomllib.loads(form_of(prompts, EMPTY))["answers"]
    assert list(asked) == [prompt.id for prompt in prompts.prompts]


@pytest.mark.parametrize(
    "said",
    [
        "# Every kind",
        "# **First.**\n#\n# Then.",
        "# Long\n#   Help.\n#   For example: Example.\n#   Text.",
        "#   A line of text. Up to 30 words.",
        "#   A number from 1 not at all to 5 fully, for each of: Before, Now. Without",
        "#   A number from 1 to 5, without quotation marks. You may leave it.",
        "# Card: Choice\n#   One of:\n#     one: The first\n#     two: The second",
        "Only if yes is yes.",
    ],
)
def test_the_form_explains_each_prompt(said):
    assert said in form_of(EVERY_KIND, EMPTY)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('long = "Words."', {"long": "Words."}),
        ("long = '''\nWords.\n'''", {"long": "Words."}),
        ("rated = [1, 5]", {"rated": (1, 5)}),
        ('rated = ["", 5]', {"rated": (None, 5)}),
        ("single = 3", {"single": (3,)}),
        ('choice = "two"', {"choice": "two"}),
        ('choices = ["two", "one"]', {"choices": ("one", "two")}),
        ("day = 2026-11-18", {"day": date(2026, 11, 18)}),
        ('day = "2026-11-18"', {"day": date(2026, 11, 18)}),
        ("yes = true", {"yes": True}),
        ('promise = "Ask."', {"promise": Promise("Ask.")}),
        (
            'promise = { text = "Ask.", due = 2026-12-01 }',
            {"promise": Promise("Ask.", date(2026, 12, 1))},
        ),
        ('long = ""\nyes = ""\nrated = ["", ""]\nchoices = []\npromise.text = ""', {}),
    ],
)
def test_each_kind_of_answer_is_read(written, kept):
    assert answers(written) == kept


def test_what_a_form_does_not_name_stays_as_it_was():
    after = filled_in('title = "New"\n[answers]\nyes = true\nchoice = ""', EVERY_KIND, FULL)
    left = {name: given for name, given in FULL.answers.items() if name != "choice"}
    assert after.answers == left | {"yes": True}
    assert (after.title, after.tags, after.private) == ("New", FULL.tags, FULL.private)
    assert (after.written, after.happened) == (FULL.written, FULL.happened)


def test_what_happened_on_a_day_can_be_taken_back():
    assert filled_in('happened = ""', EVERY_KIND, FULL).happened is None


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("2026-11-19", EMPTY.written.replace(day=19)),
        ("2026-11-19T17:30:00", EMPTY.written.replace(day=19, hour=17)),
        ("2026-11-19T17:30:00-05:00", datetime(2026, 11, 19, 22, 30, tzinfo=UTC)),
    ],
)
def test_a_date_may_be_a_day_or_a_time(written, when):
    assert filled_in(f"date = {written}", EVERY_KIND, EMPTY).written == when


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("\ntitel = 1", 2, 'there is no key "titel"; did you mean "title"?'),
        ("zebra = 1", 1, 'there is no key "zebra"'),
        ('long = "x"', 1, '"long" is an answer: it belongs under a line [answers]'),
        ("title = 1", 1, '"title" must be text in quotation marks'),
        ('title = "\\u0007"', 1, '"title" holds a character that is not text'),
        ("date = 12", 1, '"date" must be a day or a time like 2026-11-19 or 2026-11-19T17:30:00'),
        ("date = 1899-12-31", 1, '"date" must be a day or a time like'),
        ("date = 0001-01-01T00:00:00", 1, '"date" must be a day or a time like'),
        ("happened = 2026-11-19T10:00:00", 1, '"happened" must be a day like 2026-11-19'),
        ('tags = "one"', 1, '"tags" must be a list of texts'),
        ("tags = [\n'one',\n2]", 3, '"tags" must be text in quotation marks'),
        ('private = ["log"]', 1, 'there is no prompt "log"; did you mean "long"?'),
        ("answers = 1", 1, '"answers" must be a table: write [answers] on a line of its own'),
        ("[answers]\nlongg = ''", 2, 'there is no prompt "longg"; did you mean "long"?'),
        ("[answers]\n\nlong = 1", 3, '"long" must be text in quotation marks'),
        ("[answers]\nrated = [1, 6]", 2, '"rated": whole numbers on the scale are expected'),
        ("[answers]\nchoice = 'x'", 2, '"choice": one of the choices is expected: one, two'),
        ("[answers]\nchoices = {one = 1}", 2, '"choices": a list of the choices is expected'),
        ("[answers]\nyes = 'no'", 2, '"yes": true or false is expected'),
        ("[answers]\nminutes = -1", 2, '"minutes": a whole number of minutes is expected'),
        ("[answers]\npromise.due = 2026-12-01", 2, '"promise": a text, or text and due'),
        ('[answers]\npromise = { text = " ", due = 2026-12-01 }', 2, '"promise" has a day but no'),
        ('[answers]\npromise = "\\u0000"', 2, '"promise" holds a character that is not text'),
        ("title = 'a\nb'", 1, "this is not TOML: "),
        ("[answers", 1, "this is not TOML: expected"),
        ("title = '''\n\n", 3, "this is not TOML: expected"),
        (f"title = {'9' * 5000}", 1, "the form holds a value that cannot be read"),
        (f"title = {'[' * 5000}", 1, "the form holds a value that cannot be read"),
        (" " * (MAX_CHARACTERS + 1), 1, "the form has more than 4000000 characters"),
    ],
)
def test_a_mistake_is_told_with_its_line(text, line, what):
    ((found, words),) = mistakes(text)
    assert found == line
    assert words.startswith(what)


def test_all_mistakes_are_told_from_the_top_down():
    found = mistakes("title = 1\ntags = 2\n[answers]\nyes = 3")
    assert [line for line, _ in found] == [1, 2, 4]


def test_mistakes_put_on_top_name_the_lines_they_then_stand_on():
    text = 'title = "x"\n[answers]\nyes = 3'
    again = with_mistakes(text, mistakes(text))
    ((line, _),) = mistakes(again)
    assert f"line {line}: " in again.split("\n")[1]
    assert without_mistakes(again) == text


def test_a_form_comes_back_with_the_newest_mistakes_alone():
    again = with_mistakes(with_mistakes("x = 1", [(1, "old")]), [(1, "new")])
    assert "old" not in again
    assert without_mistakes(again) == "x = 1"


def test_a_form_without_mistakes_on_top_is_left_alone():
    assert without_mistakes("# Mine\n\nx = 1") == "# Mine\n\nx = 1"


@pytest.mark.parametrize("text", ["\x7f", "\x1b[0m", "\x00"])
def test_what_is_not_text_is_written_so_that_the_form_can_be_read(text):
    before = Content(written=EMPTY.written, title=text, answers={"long": text})
    assert tomllib.loads(form_of(EVERY_KIND, before))["answers"]["long"] == text


def test_an_entry_of_the_window_with_other_line_ends_can_be_edited():
    before = Content(written=EMPTY.written, answers={"long": "one\r\ntwo\rthree"})
    assert filled_in(form_of(EVERY_KIND, before), EVERY_KIND, before).answers == {
        "long": "one\ntwo\nthree"
    }


def test_a_form_saved_with_a_mark_in_front_and_other_line_ends_is_read():
    text = "\ufeff" + form_of(EVERY_KIND, FULL).replace("\n", "\r\n")
    assert filled_in(text, EVERY_KIND, EMPTY).title == FULL.title


def test_tags_are_one_line_each_and_no_two_the_same():
    tags = ["#Sleep", " night\n calls ", "sleep", "", "#", "SLÉEP", "\u0301"]
    assert tidy_tags(tags) == ("Sleep", "night calls")


def test_a_moment_keeps_its_clock_on_another_day():
    assert on_day(EMPTY.written, date(2024, 2, 29)) == EMPTY.written.replace(2024, 2, 29)


@pytest.mark.parametrize("year", [1899, 2200])
def test_a_day_outside_the_years_of_a_journal_is_refused(year):
    with pytest.raises(ValueError, match="between 1900 and 2199"):
        on_day(EMPTY.written, date(year, 1, 1))
