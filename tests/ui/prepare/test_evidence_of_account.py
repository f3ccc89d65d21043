"""Evidence on its way into an account, in the window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflect.domain.prompts import FREE
from reflect.domain.review import wordings
from reflect.ui.prepare.account_door import AccountDoor, Step
from reflect.ui.prepare.hand_on_door import HandOnDoor
from tests.support.builders import content
from tests.support.pictures import picture


@pytest.fixture
def attached(desk, on_journal, tmp_path):
    """Makes an entry with files of these names."""

    def attached(**files):
        draft = desk.journal.entries.begin(FREE)
        typed = replace(draft, content=content("It went well.", title="A list"))
        entry = on_journal(lambda: desk.journal.entries.finish(typed))
        for name, data in files.items():
            path = tmp_path / name.replace("__", ".").replace("_", " ")
            path.write_bytes(data)
            on_journal(lambda path=path: desk.journal.evidence.attach(entry.id, path))
        return entry

    return attached


@pytest.fixture
def opened(desk, on_journal, on_screen):
    """Opens the door over an account of an entry."""

    def opened(entry):
        begun = on_journal(lambda: desk.journal.accounts.begin(entry.id))
        return on_screen(AccountDoor(desk, begun, entry))

    return opened


@pytest.fixture
def door(attached, opened):
    """The door over an entry with a photograph that names somebody, and a certificate."""
    return opened(
        attached(Mrs_Thornfield__jpg=picture("photograph.jpg"), certificate__pdf=b"%PDF-1.7")
    )


def do(view, command_id):
    next(bound for bound in view.commands() if bound.id == command_id).run()


def known(door, qtbot, count=1):
    qtbot.waitUntil(lambda: len(door.told.known) == count)


def checked(door, qtbot):
    do(door, "primary")
    qtbot.waitUntil(lambda: door.review.is_seen)


def test_nothing_is_ticked_and_nothing_is_looked_into_at_first(door):
    assert [file.goes.text() for file in door.choose.evidence.files] == [
        *("Mrs Thornfield.jpg", "certificate.pdf")
    ]
    assert not any(file.goes.isChecked() for file in door.choose.evidence.files)
    assert not any(file.told.isVisible() for file in door.choose.evidence.files)
    assert door.told.known == {}
    assert not any(each.chosen for each in door.choose.chosen().evidence)


def test_an_entry_without_evidence_asks_nothing(attached, opened):
    assert not opened(attached()).choose.evidence.isVisible()


def test_a_photograph_says_what_it_holds_and_leaves_it_out_unless_told_otherwise(door, qtbot):
    photograph, certificate = door.choose.evidence.files
    photograph.goes.click()
    assert photograph.told.text() == "Reflect looks into the file."
    known(door, qtbot)
    assert photograph.told.text().startswith("Besides the picture, the file says where it was")
    assert photograph.bare.isVisible()
    assert photograph.bare.isChecked()
    assert door.choose.evidence._warning.isVisible()
    photograph.bare.click()
    assert [each.bare for each in door.choose.chosen().evidence] == [False, True]
    certificate.goes.click()
    known(door, qtbot, 2)
    assert not certificate.bare.isVisible()
    photograph.goes.click()
    assert not door.choose.evidence._warning.isVisible()


def test_what_was_ticked_before_is_ticked_again(desk, door, opened, attached, qtbot, on_journal):
    door.choose.evidence.files[1].goes.click()
    draft = door.choose.chosen()
    on_journal(lambda: desk.journal.accounts.save_draft(draft))
    again = AccountDoor(desk, draft, attached())
    known(again, qtbot)
    assert [file.goes.isChecked() for file in again.choose.evidence.files] == [False, True]


def test_a_name_is_marked_and_a_general_one_takes_its_place(door, qtbot):
    door.choose.evidence.files[0].goes.click()
    known(door, qtbot)
    checked(door, qtbot)
    (mark,) = door.check._marks
    assert (mark.words, mark.proposals) == ("Mrs Thornfield", ("photograph",))
    assert "Mrs Thornfield.jpg: Besides the picture" in door.check.text.files.text()
    assert "The copy leaves this out." in door.check.text.files.text()
    assert "No text in pictures is read" in door.check.text.files.text()
    door.check.panel.card.use()
    names = [each.name for each in door.review.draft.evidence]
    assert names == ["photograph.jpg", "certificate.pdf"]
    assert door.check.text.files.text().startswith("photograph.jpg: ")
    do(door, "undo")
    assert door.review.draft.evidence[0].name == "Mrs Thornfield.jpg"


def test_a_name_is_reworded_in_one_line_and_stands_beside_its_own(door, qtbot):
    door.choose.evidence.files[0].goes.click()
    checked(door, qtbot)
    field = door.review.draft.evidence[0].field
    wording = door.check.text.wordings[field]
    assert "Evidence, the name of a file" in wording.title.text()
    wording.reword()
    wording.edit.setPlainText("a\nwound.jpg")
    assert wordings(door.review.draft)[field] == "a wound.jpg"
    wording.stop()
    qtbot.waitUntil(lambda: door.review.is_seen)
    door.check.panel.question.no.click()
    do(door, "primary")
    assert door.step is Step.COMPARE
    row = door.compare.wordings[-1]
    assert (row.section.original, row.after.text) == ("Mrs Thornfield.jpg", "a wound.jpg")
    row.after.reword()
    row.after.edit.setPlainText("a\nscar.jpg")
    assert wordings(door.review.draft)[field] == "a scar.jpg"
    assert "one file of evidence goes with it" in door._foot._words.text()
    door.step_back()
    door.step_back()
    door.step_back()
    door.step_back()
    assert door.choose.chosen().evidence[0].name == "a scar.jpg"


def test_what_cannot_be_looked_into_is_said(desk, attached, opened, qtbot, on_journal):
    door = opened(attached(notes__txt=b"words"))
    gone = door.choose.chosen().evidence[0].evidence_id
    on_journal(lambda: desk.journal.evidence.remove(gone))
    failed: list[Exception] = []
    door.told.failed.connect(failed.append)
    door.choose.evidence.files[0].goes.click()
    qtbot.waitUntil(lambda: len(failed) == 1)


def test_handing_on_says_that_evidence_is_saved_beside(
    desk, attached, on_journal, on_screen, qtbot, tmp_path
):
    entry = attached(photo__jpg=picture("photograph.jpg"), notes__txt=b"words")

    def lock():
        draft = desk.journal.accounts.begin(entry.id)
        files = tuple(replace(each, chosen=True) for each in draft.evidence)
        return desk.journal.accounts.lock(replace(draft, evidence=files))

    account = on_journal(lock)
    door = on_screen(HandOnDoor(desk, account.id))
    door.kind.set_value("md")
    door._render()
    qtbot.waitUntil(lambda: door._rendered is not None and door._rendered.evidence != ())
    assert "in a folder beside the file" in door._foot._words.text()
    with qtbot.waitSignal(door.saved):
        door.save_to(tmp_path / "mine.md")
    assert (tmp_path / "mine evidence" / "photo.jpg").exists()
    rows = on_journal(desk.journal.accounts.ledger)
    assert [row.form for row in rows] == ["plain", "evidence", "evidence"]
