from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from reflect.ui.write.write_view import WriteView
from tests.support.builders import EVERY_KIND
from tests.support.desks import TODAY


@pytest.fixture
def path(tmp_path):
    (tmp_path / "certificate.pdf").write_bytes(b"%PDF-1.7")
    return tmp_path / "certificate.pdf"


@pytest.fixture
def entry(desk, on_journal):
    draft = desk.journal.entries.begin(EVERY_KIND)
    content = replace(draft.content, answers={"story": "A long day."})
    return on_journal(lambda: desk.journal.entries.finish(replace(draft, content=content)))


@pytest.fixture
def again(desk, entry, on_journal, on_screen):
    """The page to write on that entry."""
    draft = on_journal(lambda: desk.journal.entries.edit(entry.id))
    return on_screen(WriteView(desk, draft, back="Today", today=lambda: TODAY))


def attached(desk, on_journal, entry_id):
    return on_journal(lambda: desk.journal.evidence.of_entry(entry_id))


def test_a_file_is_attached_to_an_entry_and_shown(again, entry, desk, path, on_journal, qtbot):
    again.attachments.attach(path)
    qtbot.waitUntil(lambda: len(again.attachments.files.buttons) == 1)
    assert [f.name for f in attached(desk, on_journal, entry.id)] == ["certificate.pdf"]
    button = again.attachments.files.buttons[0]
    assert button.accessibleName() == "Remove certificate.pdf"


def test_attaching_makes_an_entry_of_new_writing_and_writing_goes_on(
    view, desk, draft, path, on_journal, qtbot
):
    card = view.page.card("story").control.first
    qtbot.keyClicks(card, "Half a thought")
    view.attachments.attach(path)
    qtbot.waitUntil(lambda: len(view.attachments.files.buttons) == 1)
    assert len(attached(desk, on_journal, draft.id)) == 1
    left: list[bool] = []
    view.leave(left.append)
    assert left == [True]
    assert on_journal(desk.journal.entries.drafts) == ()
    qtbot.keyClicks(card, ", and the rest")
    with qtbot.waitSignal(view.finished) as ended:
        view.finish()
    assert ended.args[0].revision == 2
    assert ended.args[0].content.answers == {"story": "Half a thought, and the rest"}


def test_without_a_word_there_is_nothing_to_attach_to(view, desk, draft, path, messages, recorder):
    view.attachments.attach(path)
    assert recorder.notices[-1].title == "Write a word or two first, then attach a file."


def test_what_is_removed_can_be_put_back(again, desk, path, recorder, on_journal, qtbot):
    name = again._draft.id
    again.attachments.attach(path)
    qtbot.waitUntil(lambda: len(again.attachments.files.buttons) == 1)
    qtbot.mouseClick(again.attachments.files.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not again.attachments.files.buttons)
    assert attached(desk, on_journal, name) == ()
    recorder.notices[-1].action.run()
    qtbot.waitUntil(lambda: len(again.attachments.files.buttons) == 1)
    assert len(attached(desk, on_journal, name)) == 1


def test_what_cannot_be_attached_is_told(again, tmp_path, recorder, qtbot):
    again.attachments.attach(tmp_path)
    qtbot.waitUntil(lambda: bool(recorder.notices))
    assert "is not a file" in " ".join((recorder.notices[-1].title, recorder.notices[-1].text))


def test_the_button_asks_for_a_file(again, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "reflect.ui.write.attachments.ask_file", lambda *given: asked.append(given[1])
    )
    qtbot.keyClick(again.attachments.button, Qt.Key.Key_Space)
    assert asked == ["Attach a file"]
