"""The first tables."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """
    CREATE TABLE departure (
        id TEXT NOT NULL,
        left_at INTEGER NOT NULL,
        left_offset INTEGER NOT NULL,
        what TEXT NOT NULL,
        form TEXT NOT NULL,
        file_format TEXT NOT NULL,
        for_whom TEXT NOT NULL,
        file_name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        accounts TEXT NOT NULL,
        generation INTEGER NOT NULL,
        device TEXT NOT NULL,
        PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE entry (
        position INTEGER NOT NULL,
        id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        set_id TEXT NOT NULL,
        set_title TEXT NOT NULL,
        title TEXT NOT NULL,
        beginning TEXT NOT NULL,
        words INTEGER NOT NULL,
        written_at INTEGER NOT NULL,
        written_offset INTEGER NOT NULL,
        tags TEXT NOT NULL,
        deleted_at INTEGER,
        generation INTEGER NOT NULL,
        device TEXT NOT NULL,
        PRIMARY KEY (position),
        UNIQUE (id)
    ) STRICT
    """,
    "CREATE INDEX entry_alive ON entry (position) WHERE deleted_at IS NULL",
    "CREATE INDEX entry_by_set ON entry (set_id, position) WHERE deleted_at IS NULL",
    "CREATE INDEX entry_deleted ON entry (deleted_at) WHERE deleted_at IS NOT NULL",
    """
    CREATE TABLE journal (
        id TEXT NOT NULL,
        device TEXT NOT NULL,
        generation INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE wish (
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        generation INTEGER NOT NULL,
        device TEXT NOT NULL,
        PRIMARY KEY (name)
    ) STRICT
    """,
    """
    CREATE TABLE wording (
        digest TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (digest)
    ) STRICT
    """,
    """
    CREATE TABLE account (
        id TEXT NOT NULL,
        entry_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        title TEXT NOT NULL,
        locked_at INTEGER NOT NULL,
        locked_offset INTEGER NOT NULL,
        content TEXT NOT NULL,
        generation INTEGER NOT NULL,
        device TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(entry_id) REFERENCES entry (id)
    ) STRICT
    """,
    "CREATE INDEX account_by_entry ON account (entry_id)",
    """
    CREATE TABLE account_draft (
        entry_id TEXT NOT NULL,
        saved_at INTEGER NOT NULL,
        content TEXT NOT NULL,
        generation INTEGER NOT NULL,
        device TEXT NOT NULL,
        PRIMARY KEY (entry_id),
        FOREIGN KEY(entry_id) REFERENCES entry (id)
    ) STRICT
    """,
    """
    CREATE TABLE commitment (
        entry_id TEXT NOT NULL,
        prompt_id TEXT NOT NULL,
        text TEXT NOT NULL,
        due TEXT,
        state TEXT NOT NULL,
        settled_at INTEGER,
        generation INTEGER NOT NULL,
        device TEXT NOT NULL,
        PRIMARY KEY (entry_id, prompt_id),
        FOREIGN KEY(entry_id) REFERENCES entry (id)
    ) STRICT
    """,
    "CREATE INDEX commitment_open ON commitment (due) WHERE state = 'open'",
    """
    CREATE TABLE draft (
        entry_id TEXT NOT NULL,
        base INTEGER NOT NULL,
        saved_at INTEGER NOT NULL,
        saved_offset INTEGER NOT NULL,
        words INTEGER NOT NULL,
        title TEXT NOT NULL,
        beginning TEXT NOT NULL,
        wording TEXT NOT NULL,
        content TEXT NOT NULL,
        generation INTEGER NOT NULL,
        device TEXT NOT NULL,
        PRIMARY KEY (entry_id),
        FOREIGN KEY(wording) REFERENCES wording (digest)
    ) STRICT
    """,
    """
    CREATE TABLE entry_tag (
        folded TEXT NOT NULL,
        position INTEGER NOT NULL,
        tag TEXT NOT NULL,
        PRIMARY KEY (folded, position),
        FOREIGN KEY(position) REFERENCES entry (position)
    ) WITHOUT ROWID, STRICT
    """,
    "CREATE INDEX entry_tag_by_position ON entry_tag (position)",
    """
    CREATE TABLE revision (
        entry_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        saved_at INTEGER NOT NULL,
        saved_offset INTEGER NOT NULL,
        words INTEGER NOT NULL,
        wording TEXT NOT NULL,
        content TEXT NOT NULL,
        chain BLOB NOT NULL,
        generation INTEGER NOT NULL,
        device TEXT NOT NULL,
        PRIMARY KEY (entry_id, number),
        FOREIGN KEY(entry_id) REFERENCES entry (id),
        FOREIGN KEY(wording) REFERENCES wording (digest)
    ) STRICT
    """,
    """
    CREATE VIRTUAL TABLE entry_text USING fts5(
        title, answers, tags, prompt_set,
        tokenize = "porter unicode61 remove_diacritics 2 categories 'L* N* M*'"
    )
    """,
    "INSERT INTO entry_text(entry_text, rank) VALUES ('secure-delete', 1)",
)


def upgrade() -> None:
    """Make the tables of the first format."""
    for statement in STATEMENTS:
        op.execute(statement)
