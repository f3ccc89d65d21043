from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtTest import QTest

from reflect.app import Reflect
from reflect.paths import Places
from reflect.services.journals import Journals
from reflect.services.prompt_library import PromptLibrary
from reflect.ui.desk import Threshold
from reflect.ui.preferences_store import PreferencesStore
from reflect.ui.room import Room
from reflect.ui.unlock.journal_files import known_journals
from reflect.ui.unlock.unlock import Unlock
from tests.support.builders import CHEAP, PASSPHRASE
from tests.support.desks import on_journal, on_screen, window
from tests.support.fakes import FakeChance, FakeClock
from tests.support.keychains import FakeKeychain

if TYPE_CHECKING:
    from reflect.services.open_journal import OpenJournal

__all__ = ["on_journal", "on_screen", "window"]


class Watched(Journals):
    """Real journals with a cheap lock; what they opened is closed when the test ends."""

    def __init__(self):
        self.keychain = FakeKeychain()
        super().__init__(
            PromptLibrary(tuple),
            clock=FakeClock(),
            cost=lambda: CHEAP,
            random=FakeChance(),
            keychain=self.keychain,
        )
        self.opened: list[OpenJournal] = []

    def make(self, *given, **how):
        made = super().make(*given, **how)
        self.opened.append(made.journal)
        return made

    def unlock(self, *given, **how):
        journal = super().unlock(*given, **how)
        self.opened.append(journal)
        return journal

    def restore(self, *given, **how):
        back = super().restore(*given, **how)
        self.opened.append(back.journal)
        return back

    def close(self):
        for journal in self.opened:
            journal.close()


@pytest.fixture
def reflect(own_home, on_journal):
    """The application, with journals that open quickly."""
    places = Places(
        journals=own_home / "Documents" / "Reflect",
        config_file=own_home / "settings.json",
        log_folder=own_home / "log",
    )
    made = Reflect(places)
    made.journals = watched = Watched()
    yield made
    on_journal(watched.close)


@pytest.fixture
def room(window, look):
    return Room(window, look)


@pytest.fixture
def parts(look, room, jobs, messages):
    """What every page is given."""
    return {"look": look, "room": room, "jobs": jobs, "messages": messages}


@pytest.fixture
def new_journal(reflect, on_journal):
    """Makes a journal on disk and closes it; gives its recovery code and its path."""

    def make(name="Practice", place=None):
        def work():
            made = reflect.journals.make(place or reflect.places.journals, name, PASSPHRASE)
            made.journal.close()
            return made.recovery_code, made.journal.path

        return on_journal(work)

    return make


class Told(QObject):
    """Stands in for the application's signal."""

    lock_changed = Signal(object)


@pytest.fixture
def threshold(reflect, look, room, jobs, messages):
    """What the window gives to the page before a journal is open."""
    told = Told()
    given = {
        "reflect": reflect,
        "look": look,
        "room": room,
        "jobs": jobs,
        "messages": messages,
        "preferences": PreferencesStore(reflect.settings, messages),
        "lock_changed": told.lock_changed,
    }
    yield lambda **also: Threshold(**{**given, **also})
    told.deleteLater()


@pytest.fixture
def type_in():
    """Types into a field, as a writer does."""

    def type_text(where, text):
        where.edit.setFocus()
        QTest.keyClicks(where.edit, text)

    return type_text


@pytest.fixture
def page(parts, reflect, path, on_screen):
    shown = Unlock(**parts, reflect=reflect)
    shown.show_journals(known_journals(reflect), path)
    return on_screen(shown)


@pytest.fixture
def fails(page, qtbot):
    """Types the passphrase and waits for the page that says why it does not open."""

    def unlock():
        page.form.passphrase.set_text(PASSPHRASE)
        page.press_primary()
        qtbot.waitUntil(page.failure.isVisible)
        return page.failure

    return unlock
