from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from reflect.ui.evidence.evidence_list import size_words
from reflect.ui.evidence.handling import save_copy
from tests.ui.browse.conftest import settle

DAY = date(2026, 11, 19)


@pytest.fixture
def page(opened, diary, desk, on_journal, tmp_path, qtbot):
    """The page of an entry with a certificate."""
    entry = diary.write(DAY)
    (tmp_path / "a certificate.pdf").write_bytes(b"%PDF-1.7")
    on_journal(lambda: desk.journal.evidence.attach(entry.id, tmp_path / "a certificate.pdf"))
    view = opened()
    settle(view, qtbot)
    return view.browse.page


def evidence_on(page):
    return page.reading.evidence


def test_the_page_tells_name_and_size_of_what_is_attached(page):
    words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert {"Evidence", "a certificate.pdf", "8 bytes"} <= set(words)


def test_an_entry_without_evidence_has_no_list(opened, diary, qtbot):
    diary.write(DAY)
    view = opened()
    settle(view, qtbot)
    words = [x.text() for x in view.browse.page.findChildren(QLabel) if x.isVisible()]
    assert "Evidence" not in words


def test_a_copy_is_asked_for_by_key(page, qtbot):
    button = next(b for b in page._body.evidence.buttons)
    assert button.accessibleName() == "Save a copy of a certificate.pdf"
    page.copy_wanted.disconnect()
    with qtbot.waitSignal(page.copy_wanted) as wanted:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert wanted.args == [evidence_on(page)[0]]


def test_a_copy_is_saved_and_said(page, desk, tmp_path, recorder, qtbot):
    save_copy(desk, page, evidence_on(page)[0], tmp_path / "copy.pdf")
    qtbot.waitUntil(lambda: bool(recorder.notices))
    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF-1.7"
    assert recorder.notices[-1].title == "Saved as copy.pdf."


def test_the_page_follows_what_is_attached(page, desk, on_journal, qtbot):
    (file,) = evidence_on(page)
    on_journal(lambda: desk.journal.evidence.remove(file.id))
    qtbot.waitUntil(lambda: evidence_on(page) == ())


@pytest.mark.parametrize(("size", "words"), [(0, "0 bytes"), (2_500_000, "2.5 MB")])
def test_a_size_is_said_as_people_do(qapp, size, words):
    assert size_words(size) == words
