from __future__ import annotations

import hashlib

import pytest

from reflect.ui.prepare.hand_on_door import HandOnDoor


@pytest.fixture
def door(desk, account, on_screen, qtbot):
    shown = on_screen(HandOnDoor(desk, account.id))
    qtbot.waitUntil(lambda: shown._rendered is not None, timeout=20_000)
    return shown


@pytest.mark.parametrize("kind", ["pdf", "docx", "html", "md", "json"])
def test_the_bytes_shown_are_the_bytes_saved(door, desk, on_journal, tmp_path, qtbot, kind):
    door.kind.set_value(kind)
    door._render()
    qtbot.waitUntil(lambda: door._rendered is not None, timeout=20_000)
    shown = door._rendered.data
    with qtbot.waitSignal(door.saved):
        door.save_to(tmp_path / f"account.{kind}")
    assert (tmp_path / f"account.{kind}").read_bytes() == shown
    row = on_journal(desk.journal.accounts.ledger)[0]
    assert row.sha256 == hashlib.sha256(shown).hexdigest()
    assert (row.file_name, row.file_format) == (f"account.{kind}", kind)


def test_a_page_is_shown_with_its_words_for_a_screen_reader(door):
    sheet = door.preview._paper._sheets[0]
    assert "The morning list ran late." in sheet.accessibleDescription()


def test_a_narrow_window_shows_the_choices_or_the_page(door, window, qtbot):
    assert door.preview.isVisible()
    window.resize(700, 600)
    qtbot.waitUntil(door.see_button.isVisible)
    assert not door.preview.isVisible()
    door.see_button.click()
    assert (door.preview.isVisible(), door._options.isVisible()) == (True, False)
    assert door.step_back()
    assert (door.preview.isVisible(), door._options.isVisible()) == (False, True)
    assert not door.step_back()


def test_a_name_stands_on_it_only_when_it_is_asked_for(door, qtbot):
    assert b"Ada Banda" not in door._rendered.data
    door.kind.set_value("md")
    door.named.setChecked(True)
    door.name.set_text("Ada Banda")
    door._render()
    qtbot.waitUntil(lambda: door._rendered is not None)
    assert b"Ada Banda" in door._rendered.data


def test_saving_where_nothing_can_be_saved_says_so_and_stays(door, recorder, tmp_path, qtbot):
    door.save_to(tmp_path / "missing" / "account.pdf")
    qtbot.waitUntil(lambda: bool(recorder.notices))
    assert not door.save_button.busy
