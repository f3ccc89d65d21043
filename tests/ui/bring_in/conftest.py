from __future__ import annotations

import pytest

from reflect.domain.csv_columns import CsvColumns, CsvPreview
from reflect.services.other_journals import OtherJournals
from reflect.ui.bring_in.bring_in_door import BringInDoor
from tests.support.builders import made_journal
from tests.support.desks import desk, on_journal, on_screen, window
from tests.support.imported import imported_entry, picture, reader
from tests.support.whole_journals import write, written_out

__all__ = ["desk", "on_journal", "on_screen", "window"]


class Others:
    """Readers that give what a test says, and remember what they were asked."""

    def __init__(self):
        self.entries = (
            imported_entry(0, "A quiet night.", tags=("ward",), files=(picture(),)),
            imported_entry(1, "A loud night.", left_out=("A film was left out.",)),
        )
        self.asked = []
        self.fails = None
        self.table = CsvPreview(
            headings=("Datum", "Titel", "Text"),
            rows=(),
            total=2,
            columns=CsvColumns(date=0, title=1, text=2),
        )

    def read(self, path, **how):
        if self.fails:
            self.fails(path, **how)
        self.asked.append(how)
        return reader(*self.entries)(path, **how)

    def services(self):
        return OtherJournals(read=self.read, preview_csv=lambda _path, **_how: self.table)


@pytest.fixture
def unlocked_elsewhere(tmp_path):
    """A file that another journal was written to."""
    journal = made_journal(tmp_path / "elsewhere").journal
    write(journal, "Elsewhere.")
    written_out(journal, tmp_path / "whole.json")
    journal.close()
    return tmp_path / "whole.json"


@pytest.fixture
def others():
    return Others()


@pytest.fixture
def door(desk, others, on_screen):
    return on_screen(BringInDoor(desk, others.services(), back="Journal"))


@pytest.fixture
def path(tmp_path):
    (tmp_path / "other.zip").write_bytes(b"PK")
    return tmp_path / "other.zip"


@pytest.fixture
def looked(door, path, qtbot):
    """Looks at a file, and waits for what is in it."""

    def look(at=path):
        door.look_at(at)
        qtbot.waitUntil(lambda: door.look is not None and not door.stop_button.isVisible())
        return door

    return look
