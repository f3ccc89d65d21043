"""Packs that were installed, and the signers whom the journal knows."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    """
    CREATE TABLE pack (
        id TEXT NOT NULL,
        version TEXT NOT NULL,
        title TEXT NOT NULL,
        summary TEXT NOT NULL,
        author TEXT NOT NULL,
        licence TEXT NOT NULL,
        languages TEXT NOT NULL,
        audience TEXT NOT NULL,
        shortest INTEGER NOT NULL,
        longest INTEGER NOT NULL,
        sets INTEGER NOT NULL,
        frameworks INTEGER NOT NULL,
        standards INTEGER NOT NULL,
        forms INTEGER NOT NULL,
        signer TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        installed_at INTEGER NOT NULL,
        installed_offset INTEGER NOT NULL,
        reading INTEGER NOT NULL,
        generation INTEGER NOT NULL,
        device TEXT NOT NULL,
        prompts TEXT NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE signer (
        public_key TEXT NOT NULL,
        name TEXT NOT NULL,
        trusted_at INTEGER NOT NULL,
        trusted_offset INTEGER NOT NULL,
        generation INTEGER NOT NULL,
        device TEXT NOT NULL,
        PRIMARY KEY (public_key)
    ) STRICT
    """,
)


def upgrade() -> None:
    """Make the tables; they are empty, and so the seal stays what it was."""
    for statement in STATEMENTS:
        op.execute(statement)
