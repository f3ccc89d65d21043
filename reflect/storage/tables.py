"""The tables of a journal. `docs/FORMAT.md` tells what each column holds."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

metadata = MetaData()


def _stamped(*columns: Column[object]) -> tuple[Column[object], ...]:
    """The columns, and those that say which device wrote the row in which generation."""
    return (
        *columns,
        Column("generation", Integer, nullable=False),
        Column("device", Text, nullable=False),
    )


journal = Table(
    "journal",
    metadata,
    Column("id", Text, primary_key=True),
    Column("device", Text, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("changed_at", Integer, nullable=False),
    Column("seal", LargeBinary, nullable=False),
    sqlite_strict=True,
)

wording = Table(
    "wording",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("content", Text, nullable=False),
    sqlite_strict=True,
)

entry = Table(
    "entry",
    metadata,
    # The writer's own clock in seconds, made unique: the order of every list and of the search
    # index, so that a page is a range of keys however many entries there are.
    Column("position", Integer, primary_key=True),
    *_stamped(
        Column("id", Text, nullable=False, unique=True),
        Column("revision", Integer, nullable=False),
        Column("set_id", Text, nullable=False),
        Column("set_title", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("beginning", Text, nullable=False),
        Column("words", Integer, nullable=False),
        Column("written_at", Integer, nullable=False),
        Column("written_offset", Integer, nullable=False),
        Column("tags", Text, nullable=False),
        Column("deleted_at", Integer),
    ),
    sqlite_strict=True,
)
Index("entry_alive", entry.c.position, sqlite_where=text("deleted_at IS NULL"))
Index("entry_by_set", entry.c.set_id, entry.c.position, sqlite_where=text("deleted_at IS NULL"))
Index("entry_deleted", entry.c.deleted_at, sqlite_where=text("deleted_at IS NOT NULL"))

revision = Table(
    "revision",
    metadata,
    *_stamped(
        Column("entry_id", Text, ForeignKey("entry.id"), nullable=False),
        Column("number", Integer, nullable=False),
        Column("saved_at", Integer, nullable=False),
        Column("saved_offset", Integer, nullable=False),
        Column("words", Integer, nullable=False),
        Column("wording", Text, ForeignKey("wording.digest"), nullable=False),
        Column("content", Text, nullable=False),
        Column("chain", LargeBinary, nullable=False),
    ),
    PrimaryKeyConstraint("entry_id", "number"),
    sqlite_strict=True,
)

draft = Table(
    "draft",
    metadata,
    *_stamped(
        Column("entry_id", Text, primary_key=True),
        Column("base", Integer, nullable=False),
        Column("saved_at", Integer, nullable=False),
        Column("saved_offset", Integer, nullable=False),
        Column("words", Integer, nullable=False),
        Column("title", Text, nullable=False),
        Column("beginning", Text, nullable=False),
        Column("wording", Text, ForeignKey("wording.digest"), nullable=False),
        Column("content", Text, nullable=False),
    ),
    sqlite_strict=True,
)

# Of entries outside the bin. By position and not by id: the entries with a tag are a range, too.
entry_tag = Table(
    "entry_tag",
    metadata,
    Column("folded", Text, nullable=False),
    Column("position", Integer, ForeignKey("entry.position"), nullable=False),
    Column("tag", Text, nullable=False),
    PrimaryKeyConstraint("folded", "position"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
Index("entry_tag_by_position", entry_tag.c.position)

commitment = Table(
    "commitment",
    metadata,
    *_stamped(
        Column("entry_id", Text, ForeignKey("entry.id"), nullable=False),
        Column("prompt_id", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("due", Text),
        Column("state", Text, nullable=False),
        Column("settled_at", Integer),
    ),
    PrimaryKeyConstraint("entry_id", "prompt_id"),
    sqlite_strict=True,
)
Index("commitment_open", commitment.c.due, sqlite_where=text("state = 'open'"))

account = Table(
    "account",
    metadata,
    *_stamped(
        Column("id", Text, primary_key=True),
        Column("entry_id", Text, ForeignKey("entry.id"), nullable=False),
        Column("revision", Integer, nullable=False),
        Column("title", Text, nullable=False),
        Column("locked_at", Integer, nullable=False),
        Column("locked_offset", Integer, nullable=False),
        Column("content", Text, nullable=False),
    ),
    sqlite_strict=True,
)
Index("account_by_entry", account.c.entry_id)

account_draft = Table(
    "account_draft",
    metadata,
    *_stamped(
        Column("entry_id", Text, ForeignKey("entry.id"), primary_key=True),
        Column("saved_at", Integer, nullable=False),
        Column("content", Text, nullable=False),
    ),
    sqlite_strict=True,
)

evidence = Table(
    "evidence",
    metadata,
    *_stamped(
        Column("id", Text, primary_key=True),
        Column("entry_id", Text, ForeignKey("entry.id"), nullable=False),
        Column("name", Text, nullable=False),
        Column("media_type", Text, nullable=False),
        Column("size", Integer, nullable=False),
        Column("sha256", Text, nullable=False),
        Column("added_at", Integer, nullable=False),
        Column("added_offset", Integer, nullable=False),
    ),
    # Last: what stands before it is read without the pages that a large file fills.
    Column("content", LargeBinary, nullable=False),
    sqlite_strict=True,
)
Index("evidence_by_entry", evidence.c.entry_id)

departure = Table(
    "departure",
    metadata,
    *_stamped(
        Column("id", Text, primary_key=True),
        Column("left_at", Integer, nullable=False),
        Column("left_offset", Integer, nullable=False),
        Column("what", Text, nullable=False),
        Column("form", Text, nullable=False),
        Column("file_format", Text, nullable=False),
        Column("for_whom", Text, nullable=False),
        Column("file_name", Text, nullable=False),
        Column("sha256", Text, nullable=False),
        Column("accounts", Text, nullable=False),
    ),
    sqlite_strict=True,
)

wish = Table(
    "wish",
    metadata,
    *_stamped(
        Column("name", Text, primary_key=True),
        Column("value", Text, nullable=False),
    ),
    sqlite_strict=True,
)

pack = Table(
    "pack",
    metadata,
    *_stamped(
        Column("id", Text, primary_key=True),
        Column("version", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("summary", Text, nullable=False),
        Column("author", Text, nullable=False),
        Column("licence", Text, nullable=False),
        Column("languages", Text, nullable=False),
        Column("audience", Text, nullable=False),
        Column("shortest", Integer, nullable=False),
        Column("longest", Integer, nullable=False),
        Column("sets", Integer, nullable=False),
        Column("frameworks", Integer, nullable=False),
        Column("standards", Integer, nullable=False),
        Column("forms", Integer, nullable=False),
        Column("signer", Text, nullable=False),
        Column("sha256", Text, nullable=False),
        Column("installed_at", Integer, nullable=False),
        Column("installed_offset", Integer, nullable=False),
        Column("reading", Integer, nullable=False),
    ),
    # Last: a list reads none of the pages that they fill, and the library not those of the file.
    Column("prompts", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    sqlite_strict=True,
)

signer = Table(
    "signer",
    metadata,
    *_stamped(
        Column("public_key", Text, primary_key=True),
        Column("name", Text, nullable=False),
        Column("trusted_at", Integer, nullable=False),
        Column("trusted_offset", Integer, nullable=False),
    ),
    sqlite_strict=True,
)

ENTRY_TEXT = (
    "CREATE VIRTUAL TABLE entry_text USING fts5(title, answers, tags, prompt_set,"
    " tokenize = \"porter unicode61 remove_diacritics 2 categories 'L* N* M*'\")"
)
"""The search index: one row for each entry that is not in the bin, its rowid the position.

Marks are part of words: without them many scripts of Asia are cut at every vowel.
"""
