from __future__ import annotations

import pytest

from reflect.ui.prepare.account_door import AccountDoor


@pytest.fixture
def door(desk, entry, on_journal, on_screen):
    draft = on_journal(lambda: desk.journal.accounts.begin(entry.id))
    return on_screen(AccountDoor(desk, draft, entry))


def do(view, command_id):
    next(bound for bound in view.commands() if bound.id == command_id).run()


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
    assert door.compare is None
    assert "at least one" in door._foot._words.text()


def test_the_account_gets_the_new_wording_and_the_entry_keeps_its_own(
    door, desk, entry, on_journal, qtbot
):
    do(door, "primary")
    wording(door, "story").edit.setPlainText("A list ran late.")
    door.read.setChecked(True)
    with qtbot.waitSignal(door.locked) as ended:
        do(door, "primary")
    account = ended.args[0]
    assert account.sections[0].text == "A list ran late."
    assert account.left_out == 1
    again = on_journal(lambda: desk.journal.entries.entry(entry.id))
    assert again.content == entry.content


def test_locking_needs_the_box_that_says_it_was_read(door):
    do(door, "primary")
    do(door, "primary")
    assert door.read.hasFocus()
    assert not door.go_on.busy


def test_a_change_of_wording_takes_the_box_away_again(door, qtbot):
    do(door, "primary")
    door.read.setChecked(True)
    qtbot.keyClicks(wording(door, "story").edit, "x")
    assert not door.read.isChecked()


def test_an_answer_left_out_cannot_be_edited(door):
    do(door, "primary")
    assert wording(door, "name").edit is None


def test_going_back_to_the_boxes_keeps_the_new_wording(door):
    do(door, "primary")
    wording(door, "story").edit.setPlainText("Shorter.")
    assert door.step_back()
    box(door, "name").setChecked(True)
    do(door, "primary")
    assert wording(door, "story").edit.text() == "Shorter."
    assert wording(door, "name").edit is not None


def test_an_unfinished_account_is_kept(door, desk, entry, on_journal, qtbot):
    do(door, "primary")
    qtbot.keyClicks(wording(door, "story").edit, "Kept. ")
    left: list[bool] = []
    door.leave(left.append)
    qtbot.waitUntil(lambda: left == [True])
    draft = on_journal(lambda: desk.journal.accounts.begin(entry.id))
    assert draft.sections[0].text.startswith("Kept. ")


def test_what_was_taken_out_is_struck_on_the_left(door, qtbot):
    do(door, "primary")
    side = wording(door, "story")
    side.edit.setPlainText("The list ran late.\nI listened.")
    qtbot.waitUntil(lambda: bool(side.before.spans))
    span = side.before.spans[0]
    assert side.section.original[span.start : span.end] == "morning"
