"""Files of evidence, for tests."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from reflect.domain.evidence import Evidence, EvidenceId
from reflect.domain.evidence_file import EvidenceFile
from tests.support.builders import WRITTEN

if TYPE_CHECKING:
    from reflect.domain.entry import EntryId


def evidence_file(entry_id: EntryId, content: bytes = b"%PDF-1.7", number: int = 1) -> EvidenceFile:
    """A file that belongs to an entry; its id tells the number."""
    evidence = Evidence(
        id=EvidenceId(f"e{number:031x}"),
        entry_id=entry_id,
        name=f"certificate {number}.pdf",
        media_type="application/pdf",
        size=len(content),
        sha256=sha256(content).hexdigest(),
        added=WRITTEN,
    )
    return EvidenceFile(evidence=evidence, content=content)
