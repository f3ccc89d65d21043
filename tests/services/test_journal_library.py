"""The prompt sets of an open journal: those that come with Reflect, and those installed in it."""

from __future__ import annotations

import pytest

from reflect.errors import NotFound, PackFault, PackRefused, Refused
from reflect.packs.built import read_unsigned
from reflect.services.pack_offers import Trust
from reflect.services.prompt_library import PromptLibrary
from tests.support.builders import PASSPHRASE, cheap_journals
from tests.support.pack_attacks import good
from tests.support.signed_packs import a_set, pack_bytes


def built_in():
    made = pack_bytes("with-reflect", sets={**a_set(), **a_set("own", "Own")}, key=None)
    return (read_unsigned(made).pack,)


@pytest.fixture
def journal(tmp_path):
    """An open journal of a Reflect that comes with one pack."""
    journals = cheap_journals(library=PromptLibrary(built_in))
    opened = journals.make(tmp_path / "journals", "Test", PASSPHRASE).journal
    yield opened
    opened.close()


def install(journal, name="hub", **how):
    offered = journal.packs.look_at_data(pack_bytes(name, **how))
    return journal.packs.install(offered, accepted=Trust.NEW)


def names(journal):
    return [journal.prompts.name_of(each) for each in journal.prompts.sets]


def test_what_was_installed_comes_after_what_comes_with_reflect(journal):
    assert names(journal) == ["after", "own"]

    install(journal, sets=a_set("hub", "Hub"))

    assert names(journal) == ["after", "own", "hub"]
    assert [row.id for row in journal.packs.rows()] == ["with-reflect", "hub"]
    assert [pack.id for pack in journal.prompts.packs] == ["with-reflect", "hub"]


def test_two_sets_of_one_id_are_told_apart(journal):
    install(journal)
    called = journal.prompts.set_called

    assert names(journal) == ["after", "own", "hub/after"]
    assert called("after").pack.id == "with-reflect"
    assert called("hub/after").pack.id == "hub"
    assert called("with-reflect/after") == called("after")


def test_what_comes_with_reflect_is_found_without_reading_what_was_installed(journal):
    install(journal)
    with journal._journal.database() as database:
        database.raw.execute("DROP TABLE pack")

    assert journal.prompts.set_called("own").title == "Own"


def test_the_list_of_packs_opens_none_of_those_installed(journal):
    install(journal)
    with journal._journal.database() as database:
        database.raw.execute("UPDATE pack SET content = x'00', prompts = ''")

    assert [row.title for row in journal.packs.rows()] == ["The hub", "The hub"]


def test_nobody_takes_the_place_of_what_comes_with_reflect(journal):
    with pytest.raises(PackRefused) as refused:
        install(journal, "with-reflect", version="9.0.0")

    assert refused.value.fault == PackFault.BUILT_IN
    assert journal.packs.pack("with-reflect").version == "1.0.0"
    assert journal.packs.row("with-reflect").built_in


def test_it_cannot_be_removed_but_hidden(journal):
    with pytest.raises(Refused, match="Hide it instead"):
        journal.packs.remove("with-reflect")

    journal.packs.hide("with-reflect", on=True)

    assert names(journal) == []
    assert [row.hidden for row in journal.packs.rows()] == [True]
    with pytest.raises(NotFound):
        journal.prompts.set_called("own")
    journal.packs.hide("with-reflect", on=False)
    journal.packs.hide("with-reflect", on=False)
    assert names(journal) == ["after", "own"]


def test_a_hidden_pack_that_was_installed_is_not_offered(journal):
    install(journal)
    journal.packs.hide("hub", on=True)

    assert names(journal) == ["after", "own"]
    assert journal.packs.rows()[-1].hidden
    journal.packs.hide("hub", on=False)
    assert names(journal) == ["after", "own", "hub/after"]


def test_a_pack_that_was_removed_is_no_longer_offered(journal):
    install(journal)
    assert journal.prompts.set_called("hub/after")

    journal.packs.remove("hub")

    with pytest.raises(NotFound):
        journal.prompts.set_called("hub/after")


def test_a_pack_from_before_one_of_its_id_came_with_reflect_can_be_removed(journal, tmp_path):
    install(journal)
    journal.close()
    made = read_unsigned(pack_bytes(version="3.0.0", sets=a_set("new", "New"), key=None)).pack
    library = PromptLibrary(lambda: (made,))
    again = cheap_journals(library=library).unlock(journal.path, passphrase=PASSPHRASE)

    assert [(row.built_in, row.version) for row in again.packs.rows()] == [
        (True, "3.0.0"),
        (False, "1.0.0"),
    ]
    again.packs.remove("hub")
    assert [row.built_in for row in again.packs.rows()] == [True]
    again.close()


def test_an_installed_set_is_told_in_a_language_of_its_pack(journal):
    offered = journal.packs.look_at_data(good())
    journal.packs.install(offered, accepted=Trust.NEW)
    found = journal.prompts.set_called("after-a-night")

    assert journal.prompts.told(found, "cy").language == "cy"
    journal.packs.remove("on-call")
    assert journal.prompts.told(found, "cy").prompts == found
