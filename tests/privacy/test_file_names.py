from __future__ import annotations

import pytest

from reflect.domain.identifying import Finding, Kind, Strength
from reflect.privacy.check import check
from reflect.privacy.file_names import general_name, of_name, readable


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Mrs_Prior-wound.2.jpg", "Mrs Prior wound 2"),
        ("kondwani+banda.x-ray.png", "kondwani banda x ray"),
        ("14-03-2026_ward7.pdf", "14-03-2026 ward7"),
        (".hidden", ".hidden"),
        ("a.b", "a"),
    ],
)
def test_a_name_is_read_as_words_with_every_character_in_its_place(name, words):
    assert readable(name) == words
    assert name.startswith(words[:1])


@pytest.mark.parametrize(
    "name",
    ["Mrs_Prior_wound.jpg", "kondwani-banda.png", "NHS 999 526 0182.pdf", "2026-03-14 Leeds.heic"],
)
def test_a_name_that_tells_somebody_is_one_mark_over_all_of_it_but_its_ending(name):
    (found,) = of_name(name, check(readable(name)), "document")
    assert name[found.start : found.end] == name.rpartition(".")[0]
    assert found.reason.startswith("In the name of the file. ")
    assert found.proposals == ("document",)


@pytest.mark.parametrize(
    "name", ["certificate.pdf", "photograph 2.jpg", "IMG_0042.HEIC", "reflection notes.docx"]
)
def test_a_general_name_is_not_marked(name):
    assert of_name(name, check(readable(name)), "document") == ()


def test_the_most_certain_of_several_marks_is_told():
    def mark(strength):
        return Finding(
            start=0, end=1, kind=Kind.NAME, strength=strength, reason=f"{strength}.", proposals=()
        )

    (found,) = of_name("ab.c", [mark(Strength.LOOK), mark(Strength.CERTAIN)], "x")
    assert found.strength is Strength.CERTAIN


@pytest.mark.parametrize(
    ("name", "media_type", "general"),
    [
        ("ALS_cert_Thornfield.pdf", "application/pdf", "certificate"),
        ("thank-you from Mary.jpg", "image/jpeg", "letter"),
        ("Mary's leg.jpg", "image/jpeg", "photograph"),
        ("Mary.txt", "text/plain", "notes"),
        ("Mary.xyz", "application/octet-stream", "document"),
    ],
)
def test_a_general_name_says_what_sort_of_file_it_is(name, media_type, general):
    assert general_name(name, media_type, []) == general
    taken = [f"{general}.pdf", f"{general.upper()} 2.pdf", "other.pdf"]
    assert general_name(name, media_type, taken) == f"{general} 3"
