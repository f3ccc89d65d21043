"""All prompt sets of all packs."""

from __future__ import annotations

import pytest

from reflect.domain.prompts import FREE, PackName, PromptSet
from reflect.errors import NotFound
from reflect.packs.pack import Pack
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
