"""All prompt sets of all packs."""

from __future__ import annotations

import pytest

from reflect.domain.prompts import FREE, PackName, PromptSet
from reflect.errors import NotFound
from reflect.packs.built_in import built_in_packs
from reflect.packs.pack import Pack, ToldSet
from reflect.services.prompt_library import PromptLibrary


def pack(name, *set_ids):
    called = PackName(id=name, version="1.0.0", title=name)
    sets = tuple(PromptSet(id=s, title=s, prompts=(), pack=called) for s in set_ids)
    return Pack(
        id=name,
        version="1.0.0",
        title=name,
        summary="",
        licence="CC-BY-4.0",
        author="",
        languages=("en-GB",),
        prompt_sets=sets,
    )


@pytest.fixture
def library():
    return PromptLibrary(lambda: (pack("one", "a", "b"), pack("two", "b", "c")))


def test_sets_are_in_the_order_of_the_packs(library) -> None:
    assert [prompts.id for prompts in library.sets] == ["a", "b", "b", "c"]


def test_a_set_is_called_by_its_id_or_with_its_packs(library) -> None:
    assert library.set_called("c").pack.id == "two"
    assert library.set_called("b").pack.id == "one"
    assert library.set_called("two/b").pack.id == "two"
    assert library.set_called("") is FREE


@pytest.mark.parametrize("name", ["d", "one/c", "/", "one/"])
def test_what_names_no_set_is_not_found(library, name) -> None:
    with pytest.raises(NotFound, match="prompt set"):
        library.set_called(name)


def test_packs_are_read_once_and_not_before_somebody_asks() -> None:
    read: list[str] = []

    def read_packs():
        read.append("read")
        return (pack("one", "a"),)

    library = PromptLibrary(read_packs)
    assert read == []
    assert (len(library.packs), len(library.sets), len(library.packs)) == (1, 1, 1)
    assert read == ["read"]


def test_a_set_is_told_in_a_language_of_its_pack() -> None:
    library = PromptLibrary(built_in_packs)
    told = library.told(library.set_called("end-of-shift"), "cy")
    assert (told.prompts.title, told.prompts.pack.title) == ("Diwedd shifft", "Everyday")
    assert (told.language, told.missing, told.awaits_check) == ("cy", 0, True)


def test_of_two_sets_with_one_id_that_of_the_right_pack_is_told(library) -> None:
    assert library.told(library.set_called("two/b"), "cy").prompts.pack.id == "two"


def test_free_writing_and_a_set_of_no_pack_here_are_told_as_they_are(library) -> None:
    gone = pack("three", "e").prompt_sets[0]
    for prompts in (FREE, gone):
        assert library.told(prompts, "cy") == ToldSet(prompts=prompts, language="")
