"""What the files of an entry say besides what one sees: asked for once, told when it is known."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.domain.account import AccountDraft
    from reflect.domain.account_evidence import EvidenceCopy
    from reflect.domain.evidence import EvidenceId
    from reflect.domain.file_details import FileDetails
    from reflect.ui.jobs import Jobs

translate = QCoreApplication.translate


class EvidenceTold(QObject):
    """Lets files be looked into off the GUI thread, each once."""

    changed = Signal()
    failed = Signal(object)
    """A file could not be looked into; the error."""

    def __init__(
        self, parent: QObject, jobs: Jobs, details: Callable[[EvidenceId], FileDetails]
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._details = details
        self._asked: set[EvidenceId] = set()
        self.known: dict[EvidenceId, FileDetails] = {}

    def ask(self, draft: AccountDraft) -> None:
        """Look into the chosen files that nobody has looked into."""
        for copy in draft.evidence:
            if copy.chosen and copy.evidence_id not in self._asked:
                self._asked.add(copy.evidence_id)
                self._look_into(copy.evidence_id)

    def _look_into(self, evidence_id: EvidenceId) -> None:
        self._jobs.start(
            lambda _context: self._details(evidence_id),
            owner=self,
            done=partial(self._on_known, evidence_id),
            failed=self.failed.emit,
        )

    def _on_known(self, evidence_id: EvidenceId, details: FileDetails) -> None:
        self.known[evidence_id] = details
        self.changed.emit()


def goes_without(copy: EvidenceCopy, details: FileDetails) -> str:
    """What the file says besides, and whether the copy does."""
    if not details.removable:
        return details.told
    if copy.bare:
        return f"{details.told} {translate('evidence', 'The copy leaves this out.')}"
    return f"{details.told} {translate('evidence', 'The copy keeps this.')}"


def pictures_warning() -> str:
    """What nobody has looked at but the writer."""
    return translate(
        "evidence",
        "No text in pictures is read, and no face is seen. Look at each of them yourself.",
    )
