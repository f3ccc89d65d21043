from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from reflect.domain.account_check import How
from reflect.domain.review import marks, wordings
from reflect.ui.prepare.account_door import AccountDoor, Step
from tests.support.builders import EVERY_ANSWER, EVERY_KIND

GENERAL = "[person A] rang. I wrote to [e-mail address removed] and to [person A]."
NAMED = "Mrs Thornfield rang. I wrote to jo@example.org and to Mrs Thornfield."


@pytest.fixture
def opened(desk, on_journal, on_screen):
    """The door over an account of an entry with this story."""

    def opened(story):
        draft = desk.journal.entries.begin(EVERY_KIND)
        answers = {**EVERY_ANSWER, "story": story}
        # A day is marked.
        del answers["day"]
        typed = replace(draft.content, title="A late list", answers=answers)
        entry = on_journal(lambda: desk.journal.entries.finish(replace(draft, content=typed)))
        begun = on_journal(lambda: desk.journal.accounts.begin(entry.id))
        return on_screen(AccountDoor(desk, begun, entry))

    return opened


@pytest.fixture
def door(opened):
    """The door over an account in which nothing is marked."""
    return opened(EVERY_ANSWER["story"])


@pytest.fixture
def checked(opened, qtbot):
    """The second step of an account with three marks."""
    door = opened(NAMED)
    do(door, "primary")
    seen(door, qtbot)
    return door


def do(view, command_id):
    next(bound for bound in view.commands() if bound.id == command_id).run()


def seen(door, qtbot):
    """Wait until the check has looked at the wording as it stands."""
    qtbot.waitUntil(lambda: door.review.is_seen)


def on_side_by_side(door, qtbot):
    """Go past a check that has marked nothing."""
    do(door, "primary")
    seen(door, qtbot)
    door.check.panel.question.no.click()
    do(door, "primary")
    assert door.step is Step.COMPARE


def press(door, qtbot, key):
    qtbot.keyClick(door.focusWidget(), key)


def story(door):
    return wordings(door.review.draft)["story"]


def box(door, prompt_id):
    ids = [section.prompt_id for section in door.choose.chosen().sections]
    return door.choose.ticks[ids.index(prompt_id)]


def wording(door, prompt_id):
    return next(w for w in door.compare.wordings if w.section.prompt_id == prompt_id)


def test_private_answers_start_unticked_and_stand_at_the_end(door):
    sections = door.choose.chosen().sections
    assert sections[-1].prompt_id == "name"
    assert [section.chosen for section in sections] == [True] * (len(sections) - 1) + [False]


def test_nothing_chosen_goes_no_further_and_says_so(door):
    for tick in door.choose.ticks:
        tick.setChecked(False)
    do(door, "primary")
    assert door.step is Step.CHOOSE
    assert "at least one" in door._foot._words.text()


def test_where_nothing_is_marked_it_says_so_and_still_asks(door, qtbot):
    do(door, "primary")
    seen(door, qtbot)
    assert door.check.panel._nothing.isVisible()
    do(door, "primary")
    assert door.step is Step.CHECK
    assert door.check.panel.question.no.hasFocus()


def test_going_on_leads_to_the_first_open_mark(checked, qtbot):
    checked.go_on.setFocus()
    do(checked, "primary")
    assert checked.step is Step.CHECK
    assert checked.check.panel.heads[0].hasFocus()
    qtbot.waitUntil(
        lambda: checked._foot._words.text() == "3 marks and one question still to settle"
    )


def test_a_mark_tells_a_screen_reader_all_of_it(checked):
    said = checked.check.panel.heads[1].accessibleName()
    assert said.startswith("Mark 2 of 3, e-mail address, certain: jo@example.org. Proposal: [e-m")


def test_one_key_uses_a_proposal_for_all_of_a_person(checked, qtbot):
    press(checked, qtbot, Qt.Key.Key_A)
    assert story(checked) == "[person A] rang. I wrote to jo@example.org and to [person A]."
    assert checked.check.panel.heads[1].hasFocus()
    press(checked, qtbot, Qt.Key.Key_A)
    assert story(checked) == GENERAL
    assert checked.check.panel.question.no.hasFocus()


def test_one_of_a_person_can_be_decided_on_alone(checked, qtbot):
    press(checked, qtbot, Qt.Key.Key_S)
    press(checked, qtbot, Qt.Key.Key_A)
    assert story(checked).endswith("to Mrs Thornfield.")


def test_up_and_down_go_from_mark_to_mark(checked, qtbot):
    for key, at in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1)):
        press(checked, qtbot, key)
        assert checked.check.panel.heads[at].hasFocus()
    assert checked.check.panel.card.mark.words == "jo@example.org"


def test_words_of_ones_own_take_the_place_of_marked_ones(checked, qtbot):
    press(checked, qtbot, Qt.Key.Key_Down)
    press(checked, qtbot, Qt.Key.Key_E)
    qtbot.keyClicks(checked.focusWidget(), "a relative")
    press(checked, qtbot, Qt.Key.Key_Return)
    assert "I wrote to a relative and" in story(checked)
    decision = marks(checked.review.review)[1].decision
    assert decision
    assert decision.how is How.EDITED


def test_the_same_words_again_are_no_other_words(checked, qtbot):
    press(checked, qtbot, Qt.Key.Key_E)
    press(checked, qtbot, Qt.Key.Key_Return)
    assert checked.check.panel.card.form.field.error
    assert story(checked) == NAMED


def test_keeping_needs_a_reason(checked, qtbot):
    press(checked, qtbot, Qt.Key.Key_Down)
    press(checked, qtbot, Qt.Key.Key_K)
    press(checked, qtbot, Qt.Key.Key_Return)
    assert checked.check.panel.card.form.field.error
    qtbot.keyClicks(checked.focusWidget(), "It is an example")
    press(checked, qtbot, Qt.Key.Key_Return)
    (decision,) = checked.review.draft.check.decisions
    assert (decision.how, decision.reason) == (How.KEPT, "It is an example")


def test_a_ready_reason_keeps_too(checked, qtbot):
    press(checked, qtbot, Qt.Key.Key_Down)
    press(checked, qtbot, Qt.Key.Key_K)
    checked.check.panel.card.form.chips[0].click()
    assert checked.review.draft.check.decisions[0].how is How.KEPT


def test_escape_closes_what_is_typed_in_and_keeps_the_step(checked, qtbot):
    press(checked, qtbot, Qt.Key.Key_K)
    assert checked.step_back()
    assert checked.step is Step.CHECK
    assert checked.check.panel.heads[0].hasFocus()


def test_undo_brings_the_text_back_to_the_letter(checked, qtbot):
    for _ in range(2):
        press(checked, qtbot, Qt.Key.Key_A)
    assert story(checked) != NAMED
    for _ in range(2):
        do(checked, "undo")
    assert story(checked) == NAMED
    do(checked, "undo")
    assert story(checked) == NAMED


def test_a_settled_mark_can_be_decided_on_again(checked, qtbot):
    press(checked, qtbot, Qt.Key.Key_Down)
    press(checked, qtbot, Qt.Key.Key_A)
    checked.check.panel.heads[1].click()
    checked.check.panel.card.back_wanted.emit()
    seen(checked, qtbot)
    assert story(checked) == NAMED
    assert len(checked.check.panel.heads) == 3


def test_a_chip_in_the_text_opens_its_mark(checked):
    checked.check.wordings["story"].words.span_pressed.emit(1)
    assert checked.check.panel.card.mark.words == "jo@example.org"


def test_what_is_typed_is_looked_at_too(checked, qtbot):
    wording = checked.check.wordings["story"]
    wording.reword()
    qtbot.keyClicks(wording.edit, " Dr Amberley came.")
    seen(checked, qtbot)
    assert checked.step_back()
    assert checked.check.panel.heads[-1].mark.words == "Dr Amberley"
    do(checked, "undo")
    assert story(checked) == NAMED


def test_yes_leads_to_the_wording_and_asks_again(door, qtbot):
    do(door, "primary")
    seen(door, qtbot)
    question = door.check.panel.question
    question.no.click()
    assert question.kind == "ok"
    question.yes.click()
    assert door.check.wordings["story"].edit.hasFocus()
    assert question.kind == "mark"


def test_a_word_that_is_fine_is_not_marked_again(checked, desk, on_journal, qtbot):
    checked.check.panel.card.fine_wanted.emit()
    qtbot.waitUntil(lambda: len(checked.check.panel.heads) == 1)
    assert on_journal(desk.journal.wishes.own_words).never == ("Mrs Thornfield",)


def test_a_word_can_be_marked_always(checked, desk, on_journal, qtbot):
    checked.check.panel.card.always_wanted.emit()
    always = desk.journal.wishes.own_words
    qtbot.waitUntil(lambda: on_journal(always).always == ("Mrs Thornfield",))


def test_a_narrow_window_shows_the_marks_in_context_or_the_text(checked, window, qtbot):
    window.resize(700, 600)
    qtbot.waitUntil(checked.see_button.isVisible)
    assert not checked.check._page.isVisible()
    checked.see_button.click()
    assert checked.check._page.isVisible()
    assert not checked.check.panel.isVisible()
    do(checked, "primary")
    assert checked.check.panel.heads[0].hasFocus()


def test_the_account_gets_the_new_wording_and_the_entry_keeps_its_own(
    checked, desk, on_journal, qtbot
):
    for key in (Qt.Key.Key_A, Qt.Key.Key_A, Qt.Key.Key_N):
        press(checked, qtbot, key)
    seen(checked, qtbot)
    do(checked, "primary")
    checked.read.setChecked(True)
    with qtbot.waitSignal(checked.locked) as ended:
        do(checked, "primary")
    account = ended.args[0]
    assert account.sections[0].text == GENERAL
    assert len(account.check.decisions) == 3
    assert (account.check.together, account.left_out) == ((), 1)
    again = on_journal(lambda: desk.journal.entries.entry(account.entry_id))
    assert again.content.answers["story"] == NAMED


def test_locking_needs_the_box_that_says_it_was_read(door, qtbot):
    on_side_by_side(door, qtbot)
    do(door, "primary")
    assert door.read.hasFocus()
    assert not door.go_on.busy


def test_a_change_of_wording_takes_the_box_away_again(door, qtbot):
    on_side_by_side(door, qtbot)
    door.read.setChecked(True)
    side = wording(door, "story")
    side.after.reword()
    qtbot.keyClicks(side.after.edit, "x")
    assert not door.read.isChecked()


def test_a_name_typed_beside_the_entry_leads_back_to_the_check(door, qtbot):
    on_side_by_side(door, qtbot)
    side = wording(door, "story")
    side.after.reword()
    qtbot.keyClicks(side.after.edit, " Mrs Thornfield left.")
    seen(door, qtbot)
    door.read.setChecked(True)
    do(door, "primary")
    assert door.step is Step.CHECK
    assert door.check.panel.heads[0].hasFocus()


def test_an_answer_left_out_cannot_be_edited(door, qtbot):
    on_side_by_side(door, qtbot)
    assert wording(door, "name").after is None


def test_going_back_to_the_boxes_keeps_the_new_wording(door, qtbot):
    do(door, "primary")
    door.check.wordings["story"].reword()
    door.check.wordings["story"].edit.setPlainText("Shorter.")
    assert door.step_back()
    assert door.step_back()
    box(door, "name").setChecked(True)
    do(door, "primary")
    assert story(door) == "Shorter."
    assert "name" in door.check.wordings


def test_an_unfinished_account_is_kept_with_its_decisions(checked, desk, on_journal, qtbot):
    press(checked, qtbot, Qt.Key.Key_A)
    left: list[bool] = []
    checked.leave(left.append)
    qtbot.waitUntil(lambda: left == [True])
    draft = on_journal(lambda: desk.journal.accounts.begin(checked.review.draft.entry_id))
    assert draft.sections[0].text.startswith("[person A] rang.")
    assert len(draft.check.decisions) == 2


def test_what_was_taken_out_is_struck_on_the_left_and_what_came_is_marked_on_the_right(door, qtbot):
    do(door, "primary")
    door.check.wordings["story"].reword()
    door.check.wordings["story"].edit.setPlainText("The evening list ran late.\nI listened.")
    seen(door, qtbot)
    door.check.panel.question.no.click()
    do(door, "primary")
    side = wording(door, "story")
    gone, come = side.before.spans[0], side.after.words.spans[0]
    assert side.section.original[gone.start : gone.end] == "morning"
    assert side.after.text[come.start : come.end] == "evening"
    assert side.before.accessibleDescription() == "Taken out: morning"
    assert side.after.words.accessibleDescription() == "Put in: evening"


def test_a_title_changed_in_the_check_is_the_title_of_the_first_step_too(door, qtbot):
    do(door, "primary")
    door.check.wordings[""].reword()
    door.check.wordings[""].edit.setPlainText("A  long\nlist")
    door.step_back()
    door.step_back()
    assert door.choose.title.text() == "A long list"


def test_a_mark_is_decided_on_where_it_stands_after_the_last_key(checked, qtbot):
    wording = checked.check.wordings["story"]
    wording.reword(0, 0)
    qtbot.keyClicks(wording.edit, "Today ")
    checked.check.panel.card.use()
    assert story(checked).startswith("Today [person A] rang.")


def test_the_rule_that_is_chosen_is_the_one_that_is_checked_by(opened, qtbot):
    door = opened("It was in March 2024.")
    door.choose.rule.set_value("strict")
    do(door, "primary")
    seen(door, qtbot)
    assert [head.mark.words for head in door.check.panel.heads] == ["March 2024"]
    assert door.review.draft.check.profile == "strict"
