"""Unfinished writing is offered the newer version of its prompts, where one writes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from reflect.services.pack_offers import Trust
from reflect.ui.parts.buttons import IconButton
from reflect.ui.write.write_view import WriteView
from tests.support.desks import TODAY
from tests.support.signed_packs import NEXT, WHAT, a_set, pack_path


@pytest.fixture
def install(desk, on_journal, tmp_path):
    """Installs a version of the pack with these prompts."""
    packs = desk.journal.packs

    def done(version, *prompts):
        path = pack_path(tmp_path, "hub", version, sets=a_set(prompts=prompts))
        on_journal(lambda: packs.install(packs.look_at(path), accepted=Trust.NEW))

    return done


@pytest.fixture
def draft(desk, on_journal, install):
    """Unfinished writing with the first version."""
    install("1.0.0", WHAT, NEXT)
    journal = desk.journal

    def write():
        begun = journal.entries.begin(journal.prompts.set_called("hub/after"))
        content = replace(begun.content, answers={"what": "We waited."})
        return journal.entries.save_draft(replace(begun, content=content))

    return on_journal(write)


@pytest.fixture
def shown(desk, on_screen, draft):
    return lambda: on_screen(WriteView(desk, draft, back="Today", today=lambda: TODAY))


def button(view):
    return view.spread.offer._button


def test_without_a_newer_version_nothing_is_offered(shown, on_journal):
    view = shown()
    on_journal(lambda: None)
    assert view.spread.offer is None


def test_a_newer_version_is_offered_while_one_writes(shown, install, qtbot):
    view = shown()
    install("1.1.0", WHAT)
    qtbot.waitUntil(lambda: view.spread.offer is not None)
    assert "version 1.0.0; 1.1.0 is installed" in view.spread.offer.words()
    assert button(view).text() == "Move to version 1.1.0"


def test_moving_keeps_what_was_typed(shown, install, desk, draft, on_journal, qtbot):
    install("1.1.0", ("what", "What stayed", "long_text"))
    view = shown()
    qtbot.waitUntil(lambda: view.spread.offer is not None)
    qtbot.keyClicks(view.page.card("what").control.first, " Long.")
    with qtbot.waitSignal(view.moved) as moved:
        button(view).click()
    (newer,) = moved.args
    assert newer.prompts.prompts[0].heading == "What stayed"
    assert "Long." in newer.content.answers["what"]
    left: list[bool] = []
    view.leave(left.append)
    assert left == [True]
    assert on_journal(lambda: desk.journal.entries.edit(draft.id)) == newer


def test_a_move_that_cannot_be_made_leaves_the_page_as_it_is(
    shown, install, desk, recorder, monkeypatch, qtbot
):
    install("1.1.0", WHAT)
    view = shown()
    qtbot.waitUntil(lambda: view.spread.offer is not None)

    def fail(*_args, **_how):
        raise OSError

    monkeypatch.setattr(desk.journal.draft_moves, "move", fail)
    button(view).click()
    qtbot.waitUntil(lambda: len(recorder.notices) == 1)
    assert view.page.isEnabled()
    assert view.page.card("what").answer() == "We waited."


def test_who_declines_writes_on_and_is_not_asked_again(shown, install, on_journal, qtbot):
    install("1.1.0", WHAT)
    view = shown()
    qtbot.waitUntil(lambda: view.spread.offer is not None)
    decline = view.spread._offered.findChild(IconButton)
    assert decline.accessibleName() == "Keep version 1.0.0"
    decline.click()
    assert view.page.isAncestorOf(QApplication.focusWidget())
    view.newer.look()
    on_journal(lambda: None)
    assert view.spread.offer is None


def test_the_offer_goes_when_the_newer_version_goes(shown, install, desk, on_journal, qtbot):
    install("1.1.0", WHAT)
    view = shown()
    qtbot.waitUntil(lambda: view.spread.offer is not None)
    on_journal(lambda: desk.journal.packs.remove("hub"))
    qtbot.waitUntil(lambda: view.spread.offer is None)
