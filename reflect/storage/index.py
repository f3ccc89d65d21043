"""What makes an entry findable: the search index and its tags."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, text

from reflect.storage import tables
from reflect.storage.prepared import Prepared
from reflect.storage.records import indexed
from reflect.storage.wordings import set_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from reflect.domain.entry import Entry
    from reflect.storage.writing import Writing

_tag = tables.entry_tag
_FILE = Prepared(_tag.insert())
_UNFILE = Prepared(_tag.delete().where(_tag.c.position == bindparam("place")))

# Letters with a stroke are letters of their own to Unicode, and one letter to many who type them.
_WITHOUT_STROKE = str.maketrans("ŁłØøĐđĦħ", "LlOoDdHh")

_PUT_IN = Prepared(
    text(
        "INSERT INTO entry_text(rowid, title, answers, tags, prompt_set)"
        " VALUES (:position, :title, :answers, :tags, :prompt_set)"
    )
)
_TAKE_OUT = Prepared(text("DELETE FROM entry_text WHERE rowid = :place"))


# Between the pages of the index stand beginnings of words; deleting leaves them there. They are
# kept after one byte that says which index it is.
_KNOWN = text("CREATE VIRTUAL TABLE temp.known USING fts5vocab('main', 'entry_text', 'instance')")
_UNKNOWN = text(
    "SELECT count(*) FROM ("
    " SELECT CAST(substr(term, 2) AS TEXT) AS beginning FROM entry_text_idx WHERE length(term) > 1"
    ") WHERE NOT EXISTS ("
    " SELECT 1 FROM temp.known WHERE term >= beginning AND term <= beginning || char(0x10FFFF))"
)
_FORGET = text("DROP TABLE temp.known")
_MAKE_ANEW = text("INSERT INTO entry_text(entry_text) VALUES ('rebuild')")


def put_in(writing: Writing, position: int, entry: Entry, text: str) -> None:
    """Let searches and tags find an entry that is not in the index yet.

    ``text`` is that of its answers.
    """
    writing.run(_PUT_IN, {"position": position, **index_row(entry, text)})
    tags = distinct(entry.content.tags).items()
    if tags:
        rows = [{"folded": name, "position": position, "tag": tag} for name, tag in tags]
        writing.run_each(_FILE, rows)


def index_row(entry: Entry, text: str) -> dict[str, str]:
    """What the search index keeps of an entry."""
    return {
        "title": indexed(entry.content.title),
        "answers": text,
        "tags": indexed(" ".join(entry.content.tags)),
        "prompt_set": indexed(set_title(entry.prompts)),
    }


def take_out(writing: Writing, position: int) -> None:
    """Let no search and no tag find what is at this position."""
    at = {"place": position}
    writing.run(_UNFILE, at)
    writing.run(_TAKE_OUT, at)
    # Makes the index write out what is pending. With secure-delete, SQLite 3.53.4 and 3.54.0 spoil
    # it when one row is taken out and put in again before that, and holds a word 64 times or more.
    writing.raw.execute("SAVEPOINT written_out")
    writing.raw.execute("RELEASE written_out")


def tidy(connection: Connection) -> None:
    """Let no beginning of a word stay in the index that no entry has any more."""
    connection.execute(_KNOWN)
    left = connection.execute(_UNKNOWN).scalar_one()
    connection.execute(_FORGET)
    if left:
        connection.execute(_MAKE_ANEW)


def distinct(tags: Iterable[str]) -> dict[str, str]:
    """The tags by their folded form, in order; of those that are one tag the first."""
    named: dict[str, str] = {}
    for tag in tags:
        tidy = " ".join(tag.split())
        named.setdefault(folded(tidy), tidy)
    named.pop("", None)
    return named


def folded(tag: str) -> str:
    """Two tags with one folded form are one tag: capitals and accents do not tell them apart."""
    # Twice: taking a letter apart may leave a capital, and a small letter may come apart.
    bare = _bare(_bare(tag.casefold()).casefold())
    return " ".join(bare.split())


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(_WITHOUT_STROKE)
