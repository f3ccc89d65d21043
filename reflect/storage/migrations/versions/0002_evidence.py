"""Evidence: files that belong to an entry."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    """
    CREATE TABLE evidence (
        id TEXT NOT NULL,
        entry_id TEXT NOT NULL,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        added_offset INTEGER NOT NULL,
        generation INTEGER NOT NULL,
        device TEXT NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(entry_id) REFERENCES entry (id)
    ) STRICT
    """,
    "CREATE INDEX evidence_by_entry ON evidence (entry_id)",
)


def upgrade() -> None:
    """Make the table of evidence."""
    for statement in STATEMENTS:
        op.execute(statement)
