"""Files of packs that came from outside: a double click, a drop, another start of Reflect."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QWindow

    from reflect.app import Reflect

ENDING = ".reflectpack"


class HandedIn(QObject):
    """Keeps what was handed in until a journal is open and somebody listens."""

    _arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._waiting: tuple[Path, ...] = ()
        self._listened = False

    @property
    def waiting(self) -> tuple[Path, ...]:
        """What nobody has taken yet."""
        return self._waiting

    def put(self, paths: Iterable[Path]) -> None:
        """Hand in files, at once if somebody listens."""
        self._waiting = tuple(dict.fromkeys((*self._waiting, *paths)))
        self._tell()

    def listen(self, listener: Callable[[tuple[Path, ...]], object]) -> None:
        """Call ``listener`` with what waits, and with whatever comes."""
        # Later: what is about to be on screen comes first.
        self._arrived.connect(listener, Qt.ConnectionType.QueuedConnection)
        self._listened = True
        self._tell()

    def _tell(self) -> None:
        if self._listened and self._waiting:
            waiting, self._waiting = self._waiting, ()
            self._arrived.emit(waiting)


class PackDrops(QObject):
    """Takes files of packs that are dropped anywhere on a window, fields for text included."""

    dropped = Signal(object)
    """Carries the paths."""

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is all packs; everything else goes on."""
        if not isinstance(event, QDropEvent):
            return False
        paths = packs_in(event.mimeData())
        if not paths:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(paths)
        return True


def packs_in(data: QMimeData) -> tuple[Path, ...]:
    """The files that are dragged, if all of them are packs by their names."""
    urls = data.urls()
    paths = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    return paths if len(paths) == len(urls) and are_packs(paths) else ()


def are_packs(paths: Sequence[Path]) -> bool:
    """Whether there are any, and all are packs by their names."""
    return bool(paths) and all(path.name.lower().endswith(ENDING) for path in paths)


def taken_by_running(reflect: Reflect, packs: Sequence[Path]) -> bool:
    """Hand packs to the window that has a journal open on this computer, if there is one."""
    # Only whoever brings packs needs it, and the unlock page does not wait for it.
    from reflect.ui.running_window import hand_over, holder_of

    for journal in reflect.found():
        holder = holder_of(journal.path)
        if holder and holder.here:
            return hand_over(journal.path, holder, packs)
    return False
