"""What makes an entry findable: the search index and its tags."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sqlalchemy import text

from reflect.storage import tables
from reflect.storage.records import answers_text, indexed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from reflect.domain.entry import Content, EntryId
    from reflect.domain.prompts import PromptSet

_PUT_IN = text(
    "INSERT INTO entry_text(rowid, title, answers, tags, prompt_set)"
    " VALUES (:position, :title, :answers, :tags, :prompt_set)"
)
_TAKE_OUT = text("DELETE FROM entry_text WHERE rowid = :position")


def put_in(connection: Connection, position: int, prompts: PromptSet, content: Content) -> None:
    """Let searches find an entry that is not in the index yet."""
    row = {
        "position": position,
        "title": indexed(content.title),
        "answers": answers_text(prompts, content),
        "tags": indexed(" ".join(content.tags)),
        "prompt_set": prompts.title if prompts.id else "",
    }
    connection.execute(_PUT_IN, row)


def take_out(connection: Connection, position: int) -> None:
    """Let no search find what is at this position; nothing of it stays in the file."""
    connection.execute(_TAKE_OUT, {"position": position})


def file_under_tags(connection: Connection, entry_id: EntryId, tags: Iterable[str]) -> None:
    """Put an entry under these tags and no others."""
    table = tables.entry_tag
    connection.execute(table.delete().where(table.c.entry_id == entry_id))
    rows = [{"folded": folded(tag), "entry_id": entry_id, "tag": tag} for tag in tags]
    if rows:
        connection.execute(table.insert(), rows)


def folded(tag: str) -> str:
    """Two tags with one folded form are one tag: capitals and accents do not tell them apart."""
    bare = unicodedata.normalize("NFKD", tag.casefold())
    return "".join(c for c in bare if not unicodedata.combining(c)).strip()
