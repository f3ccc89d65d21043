"""What is said of a pack while it is written: problems and advice, each with its place."""

from __future__ import annotations

import pytest

from reflect.domain.pack_draft import Place
from reflect.domain.pack_editing import with_field
from reflect.domain.prompts import Option
from reflect.packs.source import read_source
from reflect.services.studio.advice import ANY_AGE, LONG_HEADING
from reflect.services.studio.looking_over import overview
from reflect.services.studio.source_folder import content_of
from tests.packs.example import FORM_FILE, FRAMEWORK_FILE, write_example
from tests.support.drafts import EXAMPLE

CONTENT = content_of(EXAMPLE, "on-call")
NIGHT = Place(set_key="after-a-night")
WHAT = Place(set_key="after-a-night", prompt_key="what")
TIRED = Place(set_key="after-a-night", prompt_key="tired")
SAFE = Place(set_key="the-morning-after", prompt_key="safe")


def at(place, field, item=None, language=""):
    return Place(
        set_key=place.set_key,
        prompt_key=place.prompt_key,
        field=field,
        item=item,
        language=language,
    )


def looked(*edits, folder_name="on-call", others=CONTENT.others, **more):
    draft = CONTENT.draft
    for place, value in edits:
        draft = with_field(draft, place, value)
    return overview(draft, others, folder_name=folder_name, **more)


PROBLEMS = [
    (at(Place(), "licence"), "", "The pack has no licence. Choose one under About the pack."),
    (at(Place(), "summary"), "", "The pack has no summary. Write one under About the pack."),
    (
        at(Place(), "version"),
        "1",
        'The pack: the version must be three numbers with points between them, such as "1.0.0".',
    ),
    (
        at(Place(), "based_on", 0),
        "x" * 301,
        "The pack: item 1 of the source has 301 characters. Shorten it to 300.",
    ),
    (at(NIGHT, "title"), "", "A prompt set has no title. Write one."),
    (at(NIGHT, "audience"), (), "“After a night” has no audience. Choose one."),
    (
        at(NIGHT, "minutes"),
        999,
        "“After a night”: the number of minutes must be a whole number, 1 to 240.",
    ),
    (
        at(NIGHT, "audience", 0),
        "nurse",
        '“After a night”: item 1 of the audience is "nurse". Did you mean "nurses"?',
    ),
    (at(WHAT, "heading"), "", "A prompt in “After a night” has no heading. Write one."),
    (
        at(SAFE, "heading"),
        "x" * 90,
        f"“{'x' * 40}…”: the heading has 90 characters. Shorten it to 80.",
    ),
    (
        at(SAFE, "help"),
        "See <b>this</b>",
        "“Am I safe to drive?”: the help text holds HTML. Say it in plain words.",
    ),
    (
        at(TIRED, "scale"),
        None,
        "“How tired I was” has no scale. Write one.",
    ),
    (
        at(SAFE, "max_words"),
        9,
        "“Am I safe to drive?”: the word limit is for the kinds commitment, long_text, short_text, "
        "not yes_no. Remove it.",
    ),
    (
        at(WHAT, "standards", 0),
        "night code",
        "“What the night asked”: item 1 of the standard must be a framework and its standard, such "
        'as "nmc-code-2018:4".',
    ),
]


@pytest.mark.parametrize(("place", "value", "words"), PROBLEMS)
def test_a_problem_is_told_in_words_with_its_place(place, value, words):
    (problem,) = looked((place, value)).problems
    assert (problem.words, problem.place) == (words, place)


@pytest.mark.parametrize(
    ("edit", "words", "place"),
    [
        (
            (at(TIRED, "lowest"), 9),
            "“How tired I was”: the lowest number is 9. It must be below the highest number, 5.",
            at(TIRED, "scale"),
        ),
        (
            (at(TIRED, "low_label"), "x" * 50),
            "“How tired I was”: the meaning of the lowest number has 50 characters. Shorten it to "
            "40.",
            at(TIRED, "low_label"),
        ),
        (
            (at(TIRED, "rows", 1), "x" * 90),
            "“How tired I was”: item 2 of the row has 90 characters. Shorten it to 80.",
            at(TIRED, "rows", 1),
        ),
        (
            (
                Place(set_key="the-morning-after", prompt_key="checks", field="options"),
                (Option(id="keys", label=""),),
            ),
            "“Before I go” has no words. Write one.",
            Place(set_key="the-morning-after", prompt_key="checks", field="options", item=0),
        ),
    ],
)
def test_a_problem_within_a_field_leads_to_that_field(edit, words, place):
    (problem,) = looked(edit).problems
    assert (problem.words, problem.place) == (words, place)


def test_the_id_and_the_name_of_the_folder_are_held_together():
    (problem,) = looked(folder_name="elsewhere").problems
    assert problem.place == Place(field="id")
    assert looked(folder_name="").problems == ()


def test_a_problem_of_a_translation_leads_to_its_text():
    place = at(WHAT, "heading", language="cy")
    (problem,) = looked((place, "x" * 90)).problems
    assert problem.place == place
    assert problem.words.endswith("has 90 characters. Shorten it to 80.")


def test_a_translation_of_nothing_leads_to_its_language():
    files = {**EXAMPLE, "locale/cy.toml": b'[sets.gone]\ntitle = "Wedi mynd"\n'}
    content = content_of(files, "on-call")
    (problem,) = overview(content.draft, content.others, folder_name="on-call").problems
    assert problem.place == Place(language="cy")
    assert problem.words.startswith("The translation into cy: the pack has no text")


def test_a_set_without_prompts_and_a_pack_without_sets_lack_them():
    bare = content_of({"pack.toml": b'format = 1\nid = "on-call"\n'}, "on-call")
    words = [each.words for each in overview(bare.draft).problems]
    assert "The pack has no prompt set. Add one." in words


def test_a_form_and_a_framework_with_a_problem_are_named_by_their_files():
    files = {**EXAMPLE, FORM_FILE: EXAMPLE[FORM_FILE].replace(b"takes", b"teaks", 1)}
    content = content_of(files, "on-call")
    found = overview(content.draft, content.others, folder_name="on-call").problems
    assert {each.place for each in found} == {Place(file=FORM_FILE)}
    assert all(each.words.startswith(FORM_FILE) for each in found)
    assert FRAMEWORK_FILE in {each.name for each in content.others}


def test_problems_of_the_folder_come_first():
    found = looked((Place(field="licence"), ""), problems=("notes.txt: unknown file; remove it",))
    assert [each.words for each in found.problems] == [
        "notes.txt: unknown file. Remove it.",
        "The pack has no licence. Choose one under About the pack.",
    ]
    assert found.problems[0].place == Place(file="notes.txt")


def test_too_many_problems_of_one_file_end_the_looking():
    options = tuple(Option(id="", label="") for _ in range(90))
    assert len(looked((at(WHAT, "options"), options)).problems) <= 101


HARD = "Considering interprofessional accountability, differentiate communicative behaviours " * 3


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        (
            at(SAFE, "help"),
            "",
            "“Am I safe to drive?” has no help text. A line or two helps people to begin.",
        ),
        (
            at(SAFE, "heading"),
            "x" * (LONG_HEADING + 1),
            f"The heading “{'x' * 40}…” has 61 characters. One of up to 60 is taken in at a "
            "glance.",
        ),
        (
            at(SAFE, "help"),
            "The patient's name, and the date of birth.",
            "“Am I safe to drive?” asks for a name and a date of birth. Somebody could be found by "
            "that: ask for what was learned, and for roles.",
        ),
        (
            at(SAFE, "help"),
            HARD,
            "“Am I safe to drive?” reads as for people of 22, and you chose 14. Shorter sentences "
            "and shorter words help.",
        ),
    ],
)
def test_advice_is_told_with_its_place(place, value, words):
    before = {(each.words, each.place) for each in looked().advice}
    after = [(each.words, each.place) for each in looked((place, value)).advice]
    assert [each for each in after if each not in before][:1] == [(words, place)]


def test_a_set_that_takes_longer_than_it_says_is_told():
    draft = looked((at(NIGHT, "minutes"), 1)).advice
    assert draft[0].place == at(NIGHT, "minutes")
    assert draft[0].words == (
        "“After a night” says 1 minute, and its prompts may take about 2. Raise the minutes, or "
        "take some prompts away."
    )


def test_a_set_without_minutes_has_that_as_a_problem_alone():
    assert all(each.place.field != "minutes" for each in looked((at(NIGHT, "minutes"), 0)).advice)


def test_missing_translations_are_counted_as_a_reader_of_the_pack_does(tmp_path):
    pack = read_source(write_example(tmp_path)).pack
    found = looked().pack.translations
    assert found == pack.translations
    (advice,) = [each for each in looked().advice if each.place.language]
    told = pack.translations[0]
    assert advice.words.startswith(
        f"{told.missing} of {told.total} texts are not in the language cy"
    )
    assert advice.place == at(Place(), "summary", language="cy")


def test_one_missing_text_is_one():
    draft = CONTENT.draft
    places = [at for place in draft.places() for at in draft.texts_at(place)]
    edits = [(at(each, each.field, each.item, "cy"), "Gair") for each in places]
    found = looked(*edits, others=()).advice
    assert [each for each in found if each.place.language] == []
    (advice,) = [
        each
        for each in looked(*edits[1:], (edits[0][0], ""), others=()).advice
        if each.place.language
    ]
    assert "1 of" in advice.words
    assert "text is not" in advice.words


def test_words_of_frameworks_that_are_missing_lead_to_the_language():
    draft = CONTENT.draft
    places = [at for place in draft.places() for at in draft.texts_at(place)]
    edits = [(at(each, each.field, each.item, "cy"), "Gair") for each in places]
    (advice,) = [each for each in looked(*edits).advice if "texts" in each.words]
    assert advice.place == Place(language="cy")


def test_only_english_is_measured():
    asks = at(SAFE, "help"), "Date of birth. " + HARD
    german = (Place(field="languages"), ("de", "cy"))
    assert any("date of birth" in each.words for each in looked(asks).advice)
    assert not any("birth" in each.words for each in looked(asks, german).advice)
    none = (Place(field="languages"), ())
    assert not any("birth" in each.words for each in looked(asks, none).advice)


def test_who_does_not_mind_is_not_told_of_hard_words():
    found = looked((at(SAFE, "help"), HARD), age=ANY_AGE).advice
    assert not any("reads as" in each.words for each in found)
