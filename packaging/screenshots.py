"""Takes the pictures of the README and of docs/ from the real window, with an invented journal.

Run by hand when the window has changed: python packaging/screenshots.py. No screen is needed, and
the day is always the same, so the pictures change only with the program.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar
from unittest.mock import patch

from PySide6.QtCore import QEventLoop, QTimer

from reflect.app import Reflect
from reflect.domain.pack_draft import Place
from reflect.domain.prompts import Kind as Answer
from reflect.packs.minisign import SecretKey
from reflect.paths import Places
from reflect.services.demo import make_demo
from reflect.services.studio import signing_keys
from reflect.storage.stretching import MIB, Cost
from reflect.ui import routes, views
from reflect.ui.application import Application
from reflect.ui.browse.journal_view import JournalView
from reflect.ui.language import OWN, speak
from reflect.ui.packs.preview_door import PreviewDoor
from reflect.ui.parts.para import Para
from reflect.ui.program import Program, Start
from reflect.ui.screens import real_screens
from reflect.ui.studio.begin_door import BeginDoor
from reflect.ui.studio.begin_page import MODEL
from reflect.ui.studio.sign_door import SignDoor
from reflect.ui.studio.studio_door import StudioDoor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Kind = TypeVar("Kind")

PICTURES = Path(__file__).parent.parent / "docs" / "images"
NOW = datetime(2026, 11, 19, 19, 30, tzinfo=UTC)
SIZE = (1280, 800)
WORD = "family"
"""What is searched for on the picture of the journal."""
SHOWN_FOLDER = "~/Documents"
"""What the folder is called on the pictures; the true one has another name in every run."""
KEY = SecretKey(bytes(range(8)), bytes(range(32)))
"""Signs nothing but the pack on the pictures: its words are the same in every run."""
CHEAP = Cost(memory=8 * MIB, passes=1, lanes=1)
PATIENCE, LONGEST = 400, 50
"""Milliseconds without a change after which a screen is whole; how often that is waited for."""


class Photographer:
    """One run of the program, from unlocking to the last picture."""

    def __init__(self, folder: Path) -> None:
        places = Places(
            journals=folder, config_file=folder / "settings.json", log_folder=folder / "log"
        )
        self._reflect = Reflect(places)
        self._reflect.settings.change(theme="light")
        self._app = Application()
        self._app.setCursorFlashTime(0)
        speak(self._app, OWN)
        self._program = Program(self._app, self._reflect, Start(), screens=real_screens())

    def take_all(self, folder: Path) -> None:
        """Make the journal, open it, and save each picture."""
        self._program.show()
        self._program.window.resize(*SIZE)
        self._program.jobs.start(lambda _context: self._open(folder), owner=self._program)
        while self._program.session is None:
            self._wait()
        self._save("today")
        self._program.window.commands.run("journal")
        view = self._program.session.frame.view
        if not isinstance(view, JournalView):
            message = "the journal is not on screen"
            raise TypeError(message)
        view.search_for(WORD)
        self._save("journal")
        self._make_pack(folder)
        self._program.window.let_close()
        self._program.end()

    def _make_pack(self, folder: Path) -> None:
        """Make a pack from beginning to end, and look at it as a learner does."""
        self._program.window.commands.run("make_pack")
        begin = self._door(BeginDoor)
        while begin.page.model is None:
            self._wait()
        begin.page.how.radio(MODEL).click()
        begin.page.how.radio(MODEL).setFocus()
        begin.page.title.set_text("Ward teaching")
        begin.page.author.set_text("A. Educator")
        begin.page.licence.set_value("CC-BY-4.0")
        begin.page.place.set_path(folder / "Reflect packs")
        self._rename(begin, folder)
        self._save("pack-begin")
        begin.page.press_primary()
        studio = self._door(StudioDoor)
        self._write(studio)
        self._send(studio, folder)

    def _write(self, studio: StudioDoor) -> None:
        """Write prompts, be advised, and translate."""
        studio.edit(Place(field="summary"), "What to ask oneself after teaching")
        studio.go_to(list(studio.draft.draft.places())[2])
        studio.autosave.save()
        self._save("studio")
        prompts = studio.draft.draft.sets[0].key
        studio.go_to(list(studio.draft.draft.places())[3])
        studio.add_prompt(prompts)
        self._say(studio, "heading", "Was anything hard to say?")
        self._say(studio, "help", "To a learner, or to somebody else who was there.")
        self._say(studio, "kind", Answer.YES_NO)
        studio.add_prompt(prompts)
        studio.editor.prompt.condition.tick.click()
        answers = studio.editor.prompt.condition.answers
        if answers is None:
            message = "there is no answer to choose"
            raise TypeError(message)
        answers.tick("yes").click()
        self._say(studio, "heading", "What was the name of the learner?")
        self._show_end(studio)
        self._save("pack-advice")
        self._say(studio, "heading", "What made it hard")
        self._say(studio, "help", "In you, in them, or in the place. No names.")
        studio.editor.pack.language_added.emit("cy")
        studio.go_to(list(studio.draft.draft.places())[2])
        heading = replace(studio.place, field="heading", language="cy")
        studio.editor.translation.edited.emit(heading, "Beth?")
        studio.show_all()
        self._show_end(studio)
        self._save("pack-language")

    def _send(self, studio: StudioDoor, folder: Path) -> None:
        """Sign the pack, and open it as whoever got it."""
        studio.sign()
        signing = self._door(SignDoor)
        signing.page.name.set_text("Ward teaching")
        signing.page.press_primary()
        while signing.result is None:
            self._wait()
        self._rename(signing, folder)
        self._save("pack-built")
        self._program.hand_in(list((folder / "Reflect packs").glob("*.reflectpack")))
        self._door(PreviewDoor)
        self._save("pack-look")

    def _say(self, studio: StudioDoor, field: str, value: object) -> None:
        """Put a value into a field of the part that is shown."""
        studio.edit(replace(studio.place, field=field), value)
        studio.show_all()

    def _show_end(self, studio: StudioDoor) -> None:
        """Scroll to what is said under the words."""
        self._wait()
        bar = studio.editor.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _rename(self, view: QWidget, folder: Path) -> None:
        """Have the same folder on every picture."""
        for words in view.findChildren(Para):
            words.set_text(words.text().replace(str(folder), SHOWN_FOLDER))

    def _door(self, kind: type[Kind]) -> Kind:
        """The door of this kind, once it is open."""
        for _ in range(LONGEST):
            self._wait()
            session = self._program.session
            doors = session.frame.doors.views if session else ()
            if doors and isinstance(doors[0], kind):
                return doors[0]
        message = f"{kind.__name__} is not on screen"
        raise TypeError(message)

    def _open(self, folder: Path) -> None:
        made = make_demo(folder, self._reflect.library, now=NOW, cost=lambda: CHEAP)
        self._reflect.lock.unlock(
            lambda: self._reflect.journals.unlock(made.path, passphrase=made.passphrase)
        )

    def _save(self, name: str) -> None:
        """Save what is on screen once it no longer changes."""
        before = self._program.window.grab().toImage()
        for _ in range(LONGEST):
            self._wait()
            now = self._program.window.grab().toImage()
            if now == before:
                break
            before = now
        before.save(str(PICTURES / f"{name}.png"))

    def _wait(self) -> None:
        loop = QEventLoop()
        QTimer.singleShot(PATIENCE, loop.quit)
        loop.exec()


def main() -> None:
    """Save the pictures in docs/images."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    PICTURES.mkdir(exist_ok=True)
    # The day and the time on the pictures are those of the invented journal.
    with (
        patch.object(views, "today", NOW.date),
        patch.object(routes, "now", lambda: NOW),
        patch.object(signing_keys, "new_secret_key", lambda _random: KEY),
        TemporaryDirectory() as folder,
    ):
        Photographer(Path(folder)).take_all(Path(folder) / "journals")


if __name__ == "__main__":
    main()
