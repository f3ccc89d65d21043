"""Signing and building a pack: a door over the studio."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reflect.domain.pack_draft import Place
from reflect.errors import ReflectError, SignerKeyUnusable, WrongSignerPassphrase
from reflect.ui.studio.built_page import BuiltPage
from reflect.ui.studio.sign_page import FILE, KEY, NEW, SignPage
from reflect.ui.view import Bound, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reflect.services.studio.open_draft import OpenDraft
    from reflect.services.studio.sending import Parcel, Version
    from reflect.services.studio.signing_keys import SigningKey
    from reflect.services.studio.studio import Studio
    from reflect.ui.desk import Desk


class Chosen(NamedTuple):
    """What was chosen, read off the page before the work begins."""

    who: str
    name: str
    key_file: Path | None
    passphrase: str
    to: Path
    over: bool


class SignDoor(View):
    """First what is to be chosen, then what was built."""

    back_wanted = Signal()
    built = Signal(object)
    """The `Parcel`; the studio shows its version from now on."""

    def __init__(
        self, desk: Desk, draft: OpenDraft, *, keys: tuple[SigningKey, ...], version: Version
    ) -> None:
        super().__init__()
        self._desk = desk
        self._draft = draft
        title = draft.draft.head.title
        self.page = SignPage(desk.look, title, keys=keys, version=version, to=draft.path.parent)
        self.result: BuiltPage | None = None
        self._keys: dict[str, str] = {}
        """The id of the key for a choice of who signs, once the journal has it."""
        self._stack = QStackedWidget()
        self._stack.addWidget(self.page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.page.back_wanted.connect(self.back_wanted)
        self.page.wanted.connect(self._build)

    def arrive(self) -> None:
        """Begin with what is asked first."""
        (self.result or self.page).arrive()

    def leave(self, left: Callable[[bool], object]) -> None:
        """Forget the passphrase."""
        self.page.forget()
        left(True)

    def panes(self) -> tuple[QWidget, ...]:
        """Those of the page on screen."""
        return (self.result or self.page).panes()

    def commands(self) -> tuple[Bound, ...]:
        """Ctrl+Return does what the page is for."""
        return (Bound(id="primary", run=self._press_primary),)

    def step_back(self) -> bool:
        """Esc waits for what has begun."""
        return self.page.primary.busy

    def _press_primary(self) -> None:
        (self.result or self.page).press_primary()

    def _build(self) -> None:
        page = self.page
        chosen = Chosen(
            page.who.value(), page.name.text().strip(), page.key_file, page.passphrase.text(),
            page.place.path, page.over,
        )  # fmt: skip
        version = page.version.value()
        if version != self._draft.draft.head.version:
            self._draft.edit(Place(field="version"), version)
            self._draft.settle()
        page.primary.set_busy(self.tr("Building…"))
        self._get_key(chosen)

    def _get_key(self, chosen: Chosen) -> None:
        """Have the key first: one that was made is not made again when building fails."""
        if chosen.who in self._keys:
            self._build_with(self._keys[chosen.who], chosen)
            return
        studio = self._desk.journal.studio
        self._desk.jobs.start(
            lambda context: _key(studio, chosen),
            owner=self,
            done=lambda key_id: self._on_key(key_id, chosen),
            failed=self._on_failed,
        )

    def _on_key(self, key_id: str, chosen: Chosen) -> None:
        self._keys[chosen.who] = key_id
        self._build_with(key_id, chosen)

    def _build_with(self, key_id: str, chosen: Chosen) -> None:
        studio, draft = self._desk.journal.studio, self._draft
        self._desk.jobs.start(
            lambda context: studio.build(draft, chosen.to, key_id=key_id, over=chosen.over),
            owner=self,
            done=self._on_built,
            failed=self._on_failed,
            settled=self.page.primary.set_ready,
        )

    def _on_built(self, parcel: Parcel) -> None:
        self.page.forget()
        self.result = BuiltPage(self._desk.look, parcel)
        self.result.back_wanted.connect(self.back_wanted)
        self.result.finished.connect(self.back_wanted)
        self._stack.addWidget(self.result)
        self._stack.setCurrentWidget(self.result)
        self.built.emit(parcel)
        self.result.arrive()

    def _on_failed(self, error: Exception) -> None:
        self.page.primary.set_ready()
        words = self._desk.messages.words(error) if isinstance(error, ReflectError) else None
        if words is None:
            self._desk.messages.failed(error)
        elif isinstance(error, WrongSignerPassphrase):
            self.page.passphrase.point_to(words.title)
        else:
            self.page.say_trouble(words.title, words.text)
            if isinstance(error, SignerKeyUnusable):
                self.page.file_button.setFocus()


def _key(studio: Studio, chosen: Chosen) -> str:
    """The id of the key that signs, made or brought in where it has to be; empty for none."""
    if chosen.who == NEW:
        return studio.keys.make(chosen.name).id
    if chosen.who == FILE and chosen.key_file:
        return studio.keys.bring_in(chosen.key_file, lambda: chosen.passphrase, chosen.name).id
    return chosen.who.removeprefix(KEY) if chosen.who.startswith(KEY) else ""
