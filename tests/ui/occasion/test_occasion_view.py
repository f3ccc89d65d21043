from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reflect.domain.prompts import FREE
from reflect.services.pack_offers import Trust
from reflect.ui.occasion.occasion_view import OccasionView
from reflect.ui.occasion.prompt_shelf import Length
from reflect.ui.occasion.star import Star
from reflect.ui.parts.para import Para
from tests.support.signed_packs import in_french, pack_path

CASE = "after-a-case-based-session"


def headings(view):
    rows = view.chooser.list.rows
    count = range(rows.rowCount())
    return [rows.index(row).data() for row in count if rows.thing(row) is None]


def focused():
    return QApplication.focusWidget()


def press(widget, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, held)


def said(widget):
    return [para.text() for para in widget.findChildren(Para)]


def command(view, name):
    return next(bound for bound in view.commands() if bound.id == name)


def test_typing_goes_to_the_search_on_arrival(opened):
    view = opened()
    assert focused() is view.chooser.search
    assert view.chooser.search.placeholderText() == "Search 53 prompt sets"


def test_the_set_used_last_is_chosen(opened, wishes, on_journal):
    on_journal(lambda: wishes.set_last_used("after-a-death"))
    view = opened()
    assert headings(view)[0] == "Used last"
    assert view.page.prompts.id == "after-a-death"


def test_favourites_stand_first(opened, wishes, on_journal):
    on_journal(lambda: wishes.set_favourite(CASE, on=True))
    view = opened()
    assert headings(view)[0] == "Favourites"
    assert view.chooser.list.current().id == CASE


def test_return_in_the_search_starts_the_chosen_set(opened, qtbot):
    view = opened()
    view.chooser.search.setText("case-based")
    with qtbot.waitSignal(view.start_wanted) as asked:
        press(view.chooser.search, Qt.Key.Key_Return)
    assert asked.args == [CASE]


def test_a_hit_in_a_title_is_chosen_before_others(opened):
    view = opened()
    view.chooser.search.setText("weeks")
    assert view.chooser.list.current().id == "weeks-later"


def test_return_does_nothing_before_there_is_a_list(desk, wishes, on_screen, qtbot):
    view = on_screen(OccasionView(desk))
    started: list[str] = []
    view.start_wanted.connect(started.append)
    QTest.keyClicks(view.chooser.search, "case")
    press(view.chooser.search, Qt.Key.Key_Return)
    view.page.start.click()
    assert started == []
    assert not view.chooser.without.isVisible()
    qtbot.waitUntil(lambda: view.chooser.list.current() is not None)
    press(view.chooser.search, Qt.Key.Key_Return)
    assert started == [view.chooser.list.current().id]


def test_down_leads_into_the_list_and_up_out_of_it(opened):
    view = opened()
    press(view.chooser.search, Qt.Key.Key_Down)
    assert focused() is view.chooser.list
    press(view.chooser.list, Qt.Key.Key_Up)
    press(view.chooser.list, Qt.Key.Key_Up)
    assert focused() is view.chooser.search


def test_the_arrow_keys_pass_headings_by(opened, qtbot):
    view = opened()
    view.chooser.list.setFocus()
    seen = {view.chooser.list.current().id}
    view.chooser.list.chosen.connect(lambda prompts: seen.add(prompts.id))
    for _ in range(52):
        press(view.chooser.list, Qt.Key.Key_Down)
    assert len(seen) == 53


def test_tab_goes_through_the_page_as_it_is_read(opened):
    view = opened()
    seen = []
    for _ in range(5):
        seen.append(focused().accessibleName() or focused().text())
        press(focused(), Qt.Key.Key_Tab)
    assert seen == ["Search 53 prompt sets", "Anyone", "Any", "Prompt sets", "Start writing"]
    assert focused() is view.page.without


def test_letters_typed_in_the_list_go_to_the_search(opened):
    view = opened()
    view.chooser.list.setFocus()
    QTest.keyClicks(view.chooser.list, "d")
    QTest.keyClicks(view.chooser.search, "eath")
    assert view.chooser.search.text() == "death"
    assert view.chooser.list.current().id == "after-a-death"


def test_return_in_the_list_starts_its_set(opened, qtbot):
    view = opened()
    press(view.chooser.search, Qt.Key.Key_Down)
    wanted = view.chooser.list.current().id
    with qtbot.waitSignal(view.start_wanted) as asked:
        press(view.chooser.list, Qt.Key.Key_Return)
    assert asked.args == [wanted]


def test_ctrl_return_writes_without_prompts(opened, qtbot):
    view = opened()
    with qtbot.waitSignal(view.start_wanted) as asked:
        command(view, "primary").run()
    assert asked.args == [""]


def test_nothing_found_offers_to_write_without_prompts(opened, qtbot):
    view = opened()
    view.chooser.search.setText("sphygmo")
    assert "No prompt set matches. Write without prompts?" in said(view.chooser)
    assert view.page.prompts is FREE
    with qtbot.waitSignal(view.start_wanted) as asked:
        view.chooser.without.click()
    assert asked.args == [""]


def test_escape_empties_the_search_first(opened):
    view = opened()
    view.chooser.search.setText("sphygmo")
    assert view.step_back()
    assert view.chooser.list.current() is not None
    assert not view.step_back()


def test_ctrl_d_makes_a_favourite_that_stays_in_its_place(opened, wishes, on_journal, qtbot):
    view = opened()
    before = view.chooser.list.currentIndex().row()
    command(view, "favourite").run()
    name = view.chooser.list.current().id
    qtbot.waitUntil(lambda: on_journal(wishes.favourites) == (name,))
    assert view.chooser.list.currentIndex().row() == before


def test_a_star_is_a_button_that_shows_what_it_did(opened, wishes, on_journal, qtbot):
    view = opened()
    view.chooser.search.setText("End of shift")
    (star,) = (each for each in view.findChildren(Star) if each.isVisible())
    assert star.accessibleName() == "Favourite: End of shift"
    star.click()
    qtbot.waitUntil(star.isChecked)
    assert on_journal(wishes.favourites) == ("end-of-shift",)
    star.click()
    qtbot.waitUntil(lambda: not star.isChecked())


def test_chips_leave_the_chosen_set_chosen_while_it_is_shown(opened):
    view = opened()
    view.chooser.search.setText("team look")
    view.chooser.clear()
    view.chooser.filters._for.chip("teams").click()
    assert view.chooser.list.current().id == "team-look-back"


def test_what_is_long_can_be_scrolled_by_keyboard(opened, qtbot):
    view = opened()
    view.chooser.search.setText("went wrong")
    body = view.page.body
    qtbot.waitUntil(lambda: bool(body.focusPolicy() & Qt.FocusPolicy.TabFocus))
    press(body, Qt.Key.Key_PageDown)
    assert body.verticalScrollBar().value() > 0


def test_chips_narrow_the_list(opened):
    view = opened()
    view.chooser.filters._for.chip("teams").click()
    view.chooser.filters._minutes.chip(Length.MIDDLE).click()
    rows = view.chooser.list.rows
    shown = [rows.thing(row) for row in rows.thing_rows()]
    assert {p.minutes for p in shown} <= {4, 5, 6}
    assert "team-look-back" in {p.id for p in shown}


def test_the_page_says_what_is_asked_and_what_stays_private(opened):
    view = opened()
    view.chooser.search.setText("case-based")
    words = said(view.page)
    assert "About 8 minutes. For people who took part in an online case discussion." in words
    assert "Session card" in words
    assert "Which sign" not in " ".join(words)
    assert "Answer 3 also stays out of an account" in " ".join(words)
    assert any(line.startswith("Leave the case where it was discussed.") for line in words)


def test_the_buttons_of_the_page_start_writing(opened, qtbot):
    view = opened()
    with qtbot.waitSignal(view.start_wanted) as asked:
        view.page.start.click()
    assert asked.args == [view.chooser.list.current().id]
    with qtbot.waitSignal(view.start_wanted) as asked:
        view.page.without.click()
    assert asked.args == [""]


def test_in_a_narrow_window_the_focus_stays_in_the_search_on_arrival(desk, window, opened, qtbot):
    desk.look.choose(scale=2.0)
    with qtbot.waitActive(window):
        window.show()
    view = opened()
    assert focused() is view.chooser.search


@pytest.fixture
def narrow(opened, window, qtbot):
    view = opened()
    window.resize(640, 480)
    qtbot.waitUntil(lambda: not view.page.isVisible())
    return view


def test_in_a_narrow_window_the_page_opens_over_the_list(narrow, qtbot):
    press(narrow.chooser.search, Qt.Key.Key_Return)
    assert narrow.page.isVisible()
    assert not narrow.chooser.isVisible()
    assert focused() is narrow.page.start
    with qtbot.waitSignal(narrow.start_wanted):
        narrow.page.start.click()


def test_back_in_a_narrow_window_leads_to_the_list(narrow):
    press(narrow.chooser.search, Qt.Key.Key_Return)
    narrow.page.back.click()
    assert focused() is narrow.chooser.list
    assert not narrow.page.isVisible()


def test_chips_are_behind_a_button_in_a_narrow_window(narrow):
    chooser = narrow.chooser
    assert not chooser.filters.isVisible()
    chooser.more.click()
    chooser.filters._for.chip("nurses").click()
    chooser.more.click()
    assert chooser.more.text() == "Nurses"
    assert not chooser.filters.isVisible()


def test_a_wider_window_shows_list_and_page_again(narrow, window, qtbot):
    press(narrow.chooser.search, Qt.Key.Key_Return)
    window.resize(1280, 800)
    qtbot.waitUntil(narrow.chooser.isVisible)
    assert narrow.page.isVisible()


def stars(view):
    return [star.accessibleName() for star in view.findChildren(Star) if star.isVisible()]


def test_rows_get_their_stars_when_they_come_in_sight(opened):
    view = opened()
    assert len(stars(view)) < 53
    press(view.chooser.list, Qt.Key.Key_End)
    assert f"Favourite: {view.chooser.list.current().title}" in stars(view)


@pytest.fixture
def french(desk, on_journal, tmp_path):
    """A pack with a preface that can be read in French, installed."""
    packs = desk.journal.packs

    def work():
        packs.install(packs.look_at(pack_path(tmp_path, **in_french())), accepted=Trust.NEW)

    on_journal(work)


@pytest.fixture
def page(desk, french, on_screen, qtbot):
    """The page of its one set, once it is told."""
    view = on_screen(OccasionView(desk))
    qtbot.waitUntil(lambda: view.page.language.count() == 2)
    return view.page


def test_a_set_is_shown_with_what_its_pack_says_first_and_who_answers_for_it(page):
    words = said(page)
    assert "Talk to somebody first." in words
    assert "Pack: The hub, version 1.0.0\nSigned, known author." in words


def test_a_set_can_be_read_in_another_language_which_is_remembered(page, desk, on_journal, qtbot):
    assert page.language.isVisible()
    page.language.set_value("fr")
    page.language.activated.emit(1)
    qtbot.waitUntil(lambda: "Après une séance" in said(page))
    assert any("texts are not translated" in each for each in said(page))
    assert on_journal(desk.journal.wishes.prompt_language) == "fr"


def test_a_set_in_one_language_has_no_language_to_choose(opened):
    assert not opened().page.language.isVisible()


def test_a_set_with_the_name_of_another_is_started_by_its_pack_and_name(
    desk, on_journal, on_screen, tmp_path, qtbot
):
    packs = desk.journal.packs

    def install(name):
        packs.install(packs.look_at(pack_path(tmp_path, name)), accepted=Trust.NEW)

    on_journal(lambda: [install("hub"), install("hub-two")])
    view = on_screen(OccasionView(desk))
    qtbot.waitUntil(lambda: view.chooser.list.current() is not None)
    view.chooser.list.setFocus()
    press(focused(), Qt.Key.Key_Down)
    with qtbot.waitSignal(view.start_wanted) as asked:
        press(focused(), Qt.Key.Key_Return)
    assert asked.args == ["hub-two/after"]
