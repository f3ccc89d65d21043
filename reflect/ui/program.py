"""Puts the window, the services and the ways between them together, and takes them apart."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from reflect.services.journal_lock import LockState
from reflect.ui.desk import Desk, Threshold
from reflect.ui.fault_log import FaultLog
from reflect.ui.garbage import Garbage
from reflect.ui.handed_in import HandedIn, PackDrops, are_packs
from reflect.ui.idle_watch import IdleWatch, LockReason
from reflect.ui.jobs import Jobs
from reflect.ui.locking import LOCKED, Locking, replace_process
from reflect.ui.look.theme import Look
from reflect.ui.main_window import MainWindow
from reflect.ui.messages import Messages
from reflect.ui.notice_board import NoticeBoard
from reflect.ui.preferences_store import PreferencesStore
from reflect.ui.view import Bound

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reflect.app import Reflect
    from reflect.services.open_journal import OpenJournal
    from reflect.settings import Settings
    from reflect.ui.application import Application
    from reflect.ui.frame import Frame
    from reflect.ui.guard.guard import Guard
    from reflect.ui.screens import Screens
    from reflect.ui.session import Session

translate = QCoreApplication.translate

PRELOAD = 200
"""Milliseconds after which what an open journal needs is loaded, behind the unlock page."""
GUARD = 100
"""Milliseconds after which an open journal is watched over: it is on screen first."""
STEP = 0.1
"""How much larger or smaller the text gets."""


class Start(NamedTuple):
    """How the program was started."""

    locked: Path | None = None
    """The journal that has just been locked."""
    reason: LockReason | None = None
    packs: tuple[Path, ...] = ()
    """Files of packs to look at."""


def read_start(arguments: Sequence[str]) -> Start:
    """What the arguments of the program say; see `fresh_command`."""
    paths = tuple(map(Path, arguments))
    if are_packs(paths):
        return Start(packs=paths)
    if len(arguments) < 2 or arguments[0] != LOCKED:
        return Start()
    known = {reason.value: reason for reason in LockReason}
    return Start(Path(arguments[1]), known.get(arguments[2]) if len(arguments) > 2 else None)


class Program(QObject):
    """One run of the program with a window."""

    def __init__(
        self,
        app: Application,
        reflect: Reflect,
        start: Start,
        *,
        screens: Screens,
        start_anew: Callable[[Path, LockReason], object] = replace_process,
    ) -> None:
        super().__init__()
        self._app = app
        self._garbage = Garbage()
        self._reflect = reflect
        self._start = start
        self._screens = screens
        self._looks = _looks(reflect.settings.current)
        self.look = _look(app, reflect.settings.current)
        self._board = board = NoticeBoard(self.look)
        self.faults = FaultLog(reflect.places.log_folder)
        self.messages = Messages(board, self.faults.keep)
        self.jobs = Jobs(self.messages.failed)
        self.preferences = PreferencesStore(reflect.settings, self.messages)
        self.window = MainWindow(self.look, board)
        self.session: Session | None = None
        self.guard: Guard | None = None
        self.handed_in = HandedIn()
        self._idle = IdleWatch(app, lambda: self.preferences.current.idle_minutes)
        self.locking = Locking(
            reflect.lock,
            self.jobs,
            leave=self._leave,
            closed=self._on_closed,
            failed=self.messages.failed,
            start_anew=start_anew,
        )
        self._preloading = QTimer(self, singleShot=True, interval=PRELOAD)
        self._guarding = QTimer(self, singleShot=True, interval=GUARD)
        self._connect()

    def show(self) -> None:
        """Show the page that opens a journal."""
        self.window.place(self.preferences.current.window)
        page = self._screens.entrance(self._threshold())
        self.window.show_page(page)
        self.window.show()
        page.arrive()
        PackDrops(self.window.windowHandle()).dropped.connect(self.hand_in)
        self._say_how_it_began()
        self.hand_in(self._start.packs)
        self._preloading.start()

    def hand_in(self, packs: Sequence[Path]) -> None:
        """Look at packs from outside the window: now, or as soon as a journal is open."""
        self.handed_in.put(packs)
        if self.handed_in.waiting:
            self.messages.notice(
                self.tr("Open your journal to look at the pack."),
                self.tr("Nothing is installed before you have seen what is in it."),
                tone="plain",
            )

    def end(self) -> None:
        """Close what is still open; for after the last event."""
        self._idle.rest()
        self._preloading.stop()
        self.jobs.start(lambda _context: self._reflect.lock.close(), owner=self)
        self.jobs.shut_down()
        self._garbage.end()
        self.preferences.save()

    def _connect(self) -> None:
        self._reflect.lock.listen(self._app.tell)
        self._app.lock_changed.connect(self._on_lock_changed)
        self._app.commitDataRequest.connect(self._on_session_ends)
        self._idle.fired.connect(self.locking.lock)
        self._idle.follow(self.window)
        self._preloading.timeout.connect(self._preload)
        self._guarding.timeout.connect(self._guard)
        self.locking.began.connect(self.window.cover)
        self.locking.kept_open.connect(self.window.uncover)
        self.window.close_wanted.connect(self._on_close_wanted)
        self.preferences.changed.connect(self._on_settings_changed)
        self.window.commands.bind(
            (
                Bound(id="larger", run=partial(self._resize_text, STEP)),
                Bound(id="smaller", run=partial(self._resize_text, -STEP)),
                Bound(id="usual_size", run=partial(self.preferences.change, text_scale=1.0)),
            )
        )

    def _threshold(self) -> Threshold:
        return Threshold(
            reflect=self._reflect,
            look=self.look,
            room=self.window.room,
            jobs=self.jobs,
            messages=self.messages,
            preferences=self.preferences,
            lock_changed=self._app.lock_changed,
            locked=self._start.locked,
            reason=self._start.reason,
        )

    def _preload(self) -> None:
        # The journal's thread loads the database, another the screens, while a passphrase is typed.
        self.jobs.start(lambda _context: self._reflect.journals, owner=self)
        self.jobs.start(lambda _context: self._screens.load(), owner=self, journal=False)
        self.jobs.start(lambda _context: _frame_and_session(), owner=self, journal=False)
        # Today offers one of the prompt sets; all of them take a tenth of a second to read.
        self.jobs.start(lambda _context: self._reflect.library.sets, owner=self, journal=False)

    def _on_lock_changed(self, state: LockState) -> None:
        journal = self._reflect.lock.journal
        if state is LockState.UNLOCKED and journal and self.session is None:
            self._open(journal)

    def _open(self, journal: OpenJournal) -> None:
        self.messages.journal_name = journal.name
        if self.handed_in.waiting:
            # That they wait was said, and is over now.
            self._board.clear()
        self.preferences.change(last_journal=str(journal.path))
        journal.announcer.listen(self._app.tell)
        window = self.window
        frame_of, session_of = _frame_and_session()
        frame = frame_of(self.look, window.commands, window.room, journal.name)
        window.show_page(frame, frame.rail)
        self.session = session_of(frame, self._desk(journal, frame), self._screens.load())
        lock = partial(self.locking.lock, LockReason.ASKED)
        window.commands.bind([Bound(id="lock", run=lock)])
        frame.lock_wanted.connect(lock)
        self._idle.watch()
        self._guarding.start()

    def _guard(self) -> None:
        # What only an open journal needs; the unlock page must not wait for it.
        from reflect.ui.guard.guard import Guard

        journal = self._reflect.lock.journal
        if journal:
            self.guard = Guard(self._app, self.window, journal.path, self.preferences)
            self.guard.left.connect(self.locking.lock)
            self.guard.running.handed.connect(self.hand_in)
            self.guard.say(self.messages)

    def _desk(self, journal: OpenJournal, frame: Frame) -> Desk:
        return Desk(
            reflect=self._reflect,
            journal=journal,
            look=self.look,
            room=self.window.room,
            jobs=self.jobs,
            messages=self.messages,
            preferences=self.preferences,
            commands=self.window.commands,
            changed=self._app.changed,
            doors=frame.doors,
            go=frame.go,
            place=lambda: frame.place,
            handed_in=self.handed_in,
        )

    def _leave(self, left: Callable[[bool], object]) -> None:
        if self.session:
            self.session.leave(left)
        else:
            left(True)

    def _on_closed(self) -> None:
        self._idle.rest()
        self._guarding.stop()
        if self.guard:
            self.guard.end()
            self.guard = None
        self._remember_window()

    def _on_close_wanted(self) -> None:
        self._remember_window()
        self.locking.close(self.window.let_close)

    def _remember_window(self) -> None:
        self.preferences.change(window=self.window.geometry_now())
        self.preferences.save()

    def _on_session_ends(self) -> None:
        if self.session:
            self.session.keep_now()

    def _resize_text(self, step: float) -> None:
        scale = round(self.look.scale + step, 1)
        self.preferences.change(text_scale=min(2.0, max(0.8, scale)))

    def _on_settings_changed(self, settings: Settings) -> None:
        before, self._looks = self._looks, _looks(settings)
        if before != self._looks:
            self.look.choose(
                theme=settings.theme,
                scale=settings.text_scale,
                writer_font=settings.writer_font,
                line_length=settings.line_length,
            )

    def _say_how_it_began(self) -> None:
        said = _why_locked(self._start.reason, self.preferences.current.idle_minutes)
        if said:
            self.messages.notice(said, tone="plain")
        if self._reflect.settings.damaged:
            self.messages.notice(
                self.tr("Your preferences could not be read, so the usual ones are in use."),
                self.tr("Your journal is untouched."),
                tone="plain",
            )


def _frame_and_session() -> tuple[type[Frame], type[Session]]:
    # What an open journal is shown in. The unlock page must not wait for it.
    from reflect.ui.frame import Frame
    from reflect.ui.session import Session

    return Frame, Session


def _looks(settings: Settings) -> tuple[object, ...]:
    """What the look depends on: to look again is slow."""
    return settings.theme, settings.text_scale, settings.writer_font, settings.line_length


def _look(app: Application, settings: Settings) -> Look:
    return Look(
        app,
        theme=settings.theme,
        scale=settings.text_scale,
        writer_font=settings.writer_font,
        line_length=settings.line_length,
    )


def _why_locked(reason: LockReason | None, minutes: int) -> str:
    if reason in {None, LockReason.ASKED}:
        return ""
    after = translate("locking", "Locked after {minutes} minutes.").format(minutes=minutes)
    how = {
        LockReason.ASLEEP: translate("locking", "Locked because the computer slept."),
        LockReason.LONG: translate("locking", "Locked after 12 hours."),
        LockReason.SCREEN: translate("locking", "Locked together with the screen."),
        LockReason.SWITCHED: translate("locking", "Locked because somebody else took over."),
    }.get(reason, translate("locking", "Locked after 1 minute.") if minutes == 1 else after)
    return f"{how} {translate('locking', 'What you were writing is saved.')}"
