from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reflect.packs.built_in import built_in_packs
from reflect.services.prompt_library import PromptLibrary
from reflect.ui.packs.packs_view import PacksView
from reflect.ui.parts.para import Para
from tests.support.desks import TODAY
from tests.support.signed_packs import a_set, in_french, pack_path

LIBRARY = PromptLibrary(built_in_packs)


@pytest.fixture
def hub(install, tmp_path):
    """A pack by somebody known."""
    return install(pack_path(tmp_path, **in_french()))


@pytest.fixture
def opened(desk, on_screen, qtbot):
    """Shows the place and waits for its list."""

    def show():
        view = on_screen(PacksView(desk, today=lambda: TODAY))
        qtbot.waitUntil(lambda: view._has_read)
        return view

    return show


@pytest.fixture
def built_in(desk):
    """The packs that come with Reflect are there."""
    desk.journal.packs._built_in = LIBRARY


def titles(view):
    rows = view.chooser.list.rows
    return [rows.thing(row).title for row in rows.thing_rows()]


def said(widget):
    return [para.text() for para in widget.findChildren(Para) if para.isVisible()]


def settled(view):
    """Wait until the journal's thread has done all that was asked of it, and it is shown."""
    ended: list[None] = []
    for count in range(1, 4):
        view._desk.jobs.start(lambda _context: None, owner=view, done=ended.append)
        while len(ended) < count:
            QApplication.processEvents()


def focused():
    return QApplication.focusWidget()


def names_by_tab(times):
    seen = []
    for _ in range(times):
        widget = focused()
        seen.append(widget.accessibleName() or widget.text())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    return seen


def test_the_place_begins_with_what_it_is_for(opened, hub, qtbot):
    view = opened()
    assert focused() is view.chooser.install
    with qtbot.waitSignal(view.install_wanted):
        QTest.keyClick(focused(), Qt.Key.Key_Space)


def test_making_a_pack_is_asked_for(opened, desk, qtbot):
    view = opened()
    # There is a button for it where there is a command for it.
    assert view.chooser.make.isVisible() is desk.commands.knows("make_pack")
    with qtbot.waitSignal(view.make_wanted):
        view.chooser.make.click()


def test_the_page_tells_of_the_chosen_pack(opened, hub, qtbot):
    view = opened()
    qtbot.waitUntil(lambda: "After a session" in said(view.page))
    words = said(view.page)
    assert "The hub" in words
    assert "CC BY 4.0" in words
    assert hub.words in words
    assert any("texts are not translated" in each for each in words)
    assert "Talk to somebody first." in words


def test_the_page_tells_how_many_entries_answered_each_set(opened, hub, desk, on_journal, qtbot):
    journal = desk.journal

    def write():
        draft = journal.entries.begin(journal.prompts.set_called("hub/after"))
        content = replace(draft.content, answers={"what": "A line."})
        journal.entries.finish(replace(draft, content=content))

    on_journal(write)
    view = opened()
    qtbot.waitUntil(lambda: bool(view.page.sets._rows))
    assert view.page.sets._rows[0].accessibleName() == "After a session, 5 min, 1 entry"


def test_packs_stand_under_where_they_came_from(built_in, hub, opened):
    view = opened()
    rows = view.chooser.list.rows
    headings = [rows.index(row).data() for row in range(rows.rowCount()) if not rows.thing(row)]
    assert headings == ["Came with Reflect", "Installed"]
    assert titles(view)[-1] == "The hub"


def test_what_came_with_reflect_can_be_hidden_and_not_removed(built_in, opened):
    view = opened()
    assert not view.page.remove.isVisible()
    assert view.page.hide_button.isVisible()


def test_a_hidden_pack_goes_from_the_list_and_comes_back(opened, hub, recorder, qtbot):
    view = opened()
    view.page.hide_button.click()
    qtbot.waitUntil(lambda: titles(view) == [])
    assert recorder.notices[-1].title == "The hub is hidden. Its prompt sets are not offered."
    view.chooser.filters.hidden.click()
    qtbot.waitUntil(lambda: titles(view) == ["The hub"])
    assert view.page.hide_button.text() == "Show again"
    recorder.notices[-1].action.run()
    qtbot.waitUntil(lambda: view.page.hide_button.text() == "Hide")


def test_the_sets_of_a_hidden_pack_are_not_offered(opened, hub, desk, on_journal, qtbot):
    assert on_journal(lambda: [each.pack.id for each in desk.journal.prompts.sets]) == ["hub"]
    opened().page.hide_button.click()
    qtbot.waitUntil(lambda: on_journal(lambda: desk.journal.prompts.sets) == ())


def test_removing_is_asked_first_and_says_that_entries_stay(opened, hub, recorder):
    view = opened()
    view.page.remove.click()
    question = recorder.questions[-1]
    assert question.grave
    assert "keep their questions" in question.text
    assert titles(view) == ["The hub"]


@pytest.mark.parametrize(("answer", "left"), [(True, []), (False, ["The hub"])])
def test_a_pack_goes_only_when_the_answer_is_yes(opened, hub, recorder, answer, left):
    view = opened()
    view.page.remove.click()
    recorder.answer(answer)
    settled(view)
    assert titles(view) == left


def test_the_search_looks_through_titles_and_authors(built_in, hub, opened):
    view = opened()
    view.chooser.search.setText("a. hub")
    assert titles(view) == ["The hub"]


def test_without_a_hit_everything_can_be_shown_again(opened, hub):
    view = opened()
    view.chooser.search.setText("nothing like it")
    assert titles(view) == []
    assert view.chooser.everything.isVisible()
    view.chooser.everything.click()
    assert titles(view) == ["The hub"]


def test_esc_empties_the_search(opened, hub):
    view = opened()
    view.chooser.search.setText("nothing like it")
    assert view.step_back()
    assert titles(view) == ["The hub"]
    assert not view.step_back()


def test_chips_narrow_the_list(opened, hub, install, tmp_path):
    install(pack_path(tmp_path, "ward", title="The ward", author="B. Ward"))
    view = opened()
    view.chooser.filters.author._on_chosen("B. Ward")
    assert titles(view) == ["The ward"]
    view.chooser.filters.author._on_chosen("")
    view.chooser.filters.language._on_chosen("fr")
    assert titles(view) == ["The hub"]


def test_favourites_are_packs_with_a_favourite_set(
    opened, hub, install, desk, on_journal, tmp_path
):
    install(pack_path(tmp_path, "ward", title="The ward", sets=a_set("round", "A round")))
    on_journal(lambda: desk.journal.wishes.set_favourite("round", on=True))
    view = opened()
    settled(view)
    view.chooser.filters.favourites.click()
    assert titles(view) == ["The ward"]


def test_a_pack_that_is_installed_meanwhile_appears(opened, install, tmp_path, qtbot):
    view = opened()
    install(pack_path(tmp_path))
    qtbot.waitUntil(lambda: titles(view) == ["The hub"])


def test_a_pack_can_be_pointed_to_whatever_is_looked_for(built_in, hub, opened):
    view = opened()
    view.chooser.search.setText("everyday")
    view.show_pack("hub")
    assert view.chooser.list.current().id == "hub"


def test_an_unsigned_pack_is_marked_on_its_page(opened, install, tmp_path):
    install(pack_path(tmp_path, key=None))
    assert "Nobody has signed this pack" in said(opened().page)


def test_a_file_that_cannot_be_used_is_told_at_the_head(opened):
    view = opened()
    view.chooser.say_trouble("a.reflectpack: This pack is damaged", "It has been left alone.")
    assert "It has been left alone." in said(view.chooser)
    view.leave(lambda _left: None)
    assert "It has been left alone." not in said(view.chooser)


def test_the_keyboard_reaches_everything_in_the_order_it_is_read(opened, hub):
    view = opened()
    view.chooser.install.setFocus()
    assert names_by_tab(9) == [
        "Install a pack", "Search packs", "For", "Minutes", "Language", "Author", "Favourites",
        "Packs", "Hide",
    ]  # fmt: skip


def test_down_leads_into_the_list_and_up_out_of_it(opened, hub):
    view = opened()
    view.chooser.search.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert focused() is view.chooser.list
    QTest.keyClick(focused(), Qt.Key.Key_Up)
    assert focused() is view.chooser.search


def test_in_a_narrow_window_a_row_opens_its_page_and_esc_closes_it(opened, hub, window, qtbot):
    view = opened()
    window.resize(640, 700)
    qtbot.waitUntil(lambda: not view.page.isVisible())
    view.chooser.list.setFocus()
    QTest.keyClick(view.chooser.list, Qt.Key.Key_Return)
    assert view.page.isVisible()
    assert focused() is view.page.back
    assert view.step_back()
    assert focused() is view.chooser.list
