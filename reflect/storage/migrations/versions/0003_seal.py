"""The seal: one sum over every row."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

from reflect.storage.seal import seal_of

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    "ALTER TABLE journal RENAME TO journal_before",
    """
    CREATE TABLE journal (
        id TEXT NOT NULL,
        device TEXT NOT NULL,
        generation INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        seal BLOB NOT NULL,
        PRIMARY KEY (id)
    ) STRICT
    """,
)

# As they were in this format: a later one may have others, and seals anew.
NEVER_CHANGED = ("account", "departure", "evidence")
VERSIONED = (
    ("account_draft", "entry_id"),
    ("commitment", "entry_id || ' ' || prompt_id"),
    ("draft", "entry_id"),
    ("entry", "id"),
    ("wish", "name"),
)


def upgrade() -> None:
    """Seal the rows that are there."""
    for statement in STATEMENTS:
        op.execute(statement)
    connection = op.get_bind()
    seal = seal_of(connection, NEVER_CHANGED, VERSIONED)
    connection.execute(
        text(
            "INSERT INTO journal SELECT id, device, generation, changed_at, :seal"
            " FROM journal_before"
        ),
        {"seal": seal},
    )
    op.execute("DROP TABLE journal_before")
