from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reflect.errors import DiskFull, JournalDamaged
from reflect.ui.write.write_view import WriteView
from tests.support.builders import EVERY_ANSWER, EVERY_KIND
from tests.support.desks import TODAY


def typed(view, qtbot, prompt_id, text):
    qtbot.keyClicks(view.page.card(prompt_id).control.first, text)


def do(view, command_id):
    next(bound for bound in view.commands() if bound.id == command_id).run()


def test_writing_begins_at_the_first_empty_answer(view):
    assert QApplication.focusWidget() is view.page.card("story").control.first


def test_what_is_typed_is_on_the_disk_without_a_key_pressed_for_it(
    view, desk, draft, on_journal, qtbot
):
    typed(view, qtbot, "story", "Nobody had asked her.")
    qtbot.waitUntil(lambda: not view.autosave.dirty, timeout=3_000)
    kept = on_journal(lambda: desk.journal.entries.edit(draft.id))
    assert kept.content.answers == {"story": "Nobody had asked her."}
    assert view.state.words.text().startswith("Saved at")


def test_nothing_is_said_to_be_saved_before_it_is(view, qtbot):
    typed(view, qtbot, "story", "a")
    assert "Saved" not in view.state.words.text()


def test_leaving_keeps_what_was_typed(view, desk, on_journal, qtbot):
    typed(view, qtbot, "story", "half a thought")
    left: list[bool] = []
    view.leave(left.append)
    qtbot.waitUntil(lambda: left == [True])
    assert [row.beginning for row in on_journal(desk.journal.entries.drafts)] == ["half a thought"]


def test_an_entry_in_which_nothing_was_typed_is_not_kept(view, desk, on_journal):
    left: list[bool] = []
    view.leave(left.append)
    assert left == [True]
    assert on_journal(desk.journal.entries.drafts) == ()


def test_finishing_makes_the_entry(view, desk, on_journal, qtbot):
    typed(view, qtbot, "story", "We waited too long.")
    with qtbot.waitSignal(view.finished) as ended:
        do(view, "primary")
    entry = on_journal(lambda: desk.journal.entries.entry(ended.args[0].id))
    assert entry.content.answers == {"story": "We waited too long."}
    assert on_journal(desk.journal.entries.drafts) == ()


def test_leaving_while_it_becomes_an_entry_waits_for_that(view, desk, on_journal, qtbot):
    typed(view, qtbot, "story", "Nearly done.")
    left: list[bool] = []
    do(view, "primary")
    view.leave(left.append)
    assert left == []
    qtbot.waitUntil(lambda: left == [True])
    assert on_journal(desk.journal.finder.count) == 1


def test_finishing_with_nothing_says_what_is_missing(view, recorder):
    view.page.card("time").focus()
    do(view, "primary")
    assert "first" in recorder.notices[-1].title
    assert QApplication.focusWidget() is view.page.card("story").control.first


def test_a_save_that_fails_keeps_the_words_and_says_so(view, desk, qtbot, monkeypatch):
    monkeypatch.setattr(view.autosave, "_keep", failing_with(DiskFull()))
    typed(view, qtbot, "story", "still here")
    left: list[bool] = []
    view.leave(left.append)
    qtbot.waitUntil(lambda: left == [False])
    assert view.page.written().answers == {"story": "still here"}
    assert "Not saved" in view.state.words.text()
    view.autosave.forget()


FULL = (
    "Not saved: the disk is full. "
    "Your words are still here. Free some space; Reflect tries again by itself."
)


def test_a_full_disk_is_told_with_what_to_do_until_the_words_are_kept(
    view, desk, qtbot, monkeypatch
):
    keep = view.autosave._keep
    monkeypatch.setattr(view.autosave, "_keep", failing_with(DiskFull()))
    typed(view, qtbot, "story", "still here")
    do(view, "save")
    qtbot.waitUntil(lambda: view.spread.trouble is not None)
    assert view.spread.trouble.isVisible()
    assert view.spread.trouble.words() == FULL
    monkeypatch.setattr(view.autosave, "_keep", keep)
    do(view, "save")
    qtbot.waitUntil(lambda: view.spread.trouble is None)
    assert view.state.words.text().startswith("Saved at")


def test_any_other_failure_says_too_that_the_words_are_still_here(view, qtbot, monkeypatch):
    monkeypatch.setattr(view.autosave, "_keep", failing_with(JournalDamaged("a page")))
    typed(view, qtbot, "story", "still here")
    do(view, "save")
    qtbot.waitUntil(lambda: view.spread.trouble is not None)
    assert view.state.words.text() == "Not saved."
    assert "cannot be read Your words are still here." in view.spread.trouble.words()
    view.autosave.forget()


def failing_with(error):
    def keep(_draft):
        raise error

    return keep


def test_every_kind_of_answer_is_shown_and_read_back(desk, draft, on_screen):
    filled = replace(draft, content=replace(draft.content, answers=EVERY_ANSWER))
    view = on_screen(WriteView(desk, filled, back="Today", today=lambda: TODAY))
    assert view.page.written().answers == EVERY_ANSWER


def test_a_prompt_appears_with_the_answer_that_brings_it_up(view, qtbot):
    why = view.page.card("why")
    assert not why.isVisible()
    qtbot.mouseClick(view.page.card("again").control.widget.part("no"), Qt.MouseButton.LeftButton)
    assert why.isVisible()
    assert len(view.outline.rows) == len(EVERY_KIND.prompts)


def test_ctrl_m_keeps_an_answer_private(view):
    view.page.card("story").focus()
    do(view, "private")
    assert "story" in view.page.written().private
    do(view, "private")
    assert "story" not in view.page.written().private


def test_a_prompt_that_is_private_by_default_starts_so(view):
    assert view.page.card("name").private


def test_keys_go_from_prompt_to_prompt(view):
    do(view, "next_prompt")
    assert QApplication.focusWidget() is view.page.card("name").control.first
    do(view, "previous_prompt")
    assert QApplication.focusWidget() is view.page.card("story").control.first


def test_f1_opens_help_and_esc_closes_it(view):
    do(view, "help_here")
    assert view.help.isVisible()
    assert view.step_back()
    assert not view.help.isVisible()
    assert not view.step_back()


def test_the_text_column_stays_where_it_is_when_help_opens(view):
    card = view.page.card("story")
    before = (card.x(), card.width())
    do(view, "help_here")
    QApplication.processEvents()
    assert (card.x(), card.width()) == before


def test_unfinished_writing_goes_on_where_it_was(view, desk, draft, on_screen, on_journal, qtbot):
    typed(view, qtbot, "story", "before the break")
    left: list[bool] = []
    view.leave(left.append)
    qtbot.waitUntil(lambda: left == [True])
    kept = on_journal(lambda: desk.journal.entries.edit(draft.id))
    again = on_screen(WriteView(desk, kept, back="Today", today=lambda: TODAY))
    assert again.page.written().answers == {"story": "before the break"}
    assert QApplication.focusWidget() is again.page.card("name").control.first


@pytest.mark.parametrize("prompt", EVERY_KIND.prompts, ids=lambda prompt: prompt.id)
def test_every_answer_is_named_by_its_prompt(view, prompt):
    widget = view.page.card(prompt.id).control.widget
    named = [widget.accessibleName(), view.page.card(prompt.id).control.first.accessibleName()]
    assert prompt.heading in named
