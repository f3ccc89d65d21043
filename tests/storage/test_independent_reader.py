"""Other people's tools open a journal with what docs/FORMAT.md says, and find every word."""

from __future__ import annotations

import hmac
import json
import re
import sqlite3
import struct
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import apsw
import pytest
from sqlcipher3 import dbapi2

from reflect.domain.entry import Draft
from reflect.domain.prompts import FREE
from reflect.storage import tables
from reflect.storage.drafts import DraftStore
from reflect.storage.entries import EntryStore
from tests.support import independent_reader as reader
from tests.support.builders import (
    EVERY_ANSWER,
    EVERY_KIND,
    PASSPHRASE,
    content,
    entry_id,
    made_journal,
)

CHAPTERS = (Path(__file__).parents[2] / "docs" / "FORMAT.md").read_text("utf-8")
JOURNAL = CHAPTERS[CHAPTERS.index("# The journal: its folder") : CHAPTERS.index("# Packs")]
CONTROLS = "".join(map(chr, range(32))) + '\x7f\x80\u2028 "quoted" \\ / é 日 😀'
ONE, TWO = entry_id(1), entry_id(2)


def examples(language):
    return re.findall(rf"```{language}\n(.*?)```", JOURNAL, re.DOTALL)


@pytest.fixture
def folder(tmp_path, clock):
    """A journal that was written in and closed."""
    made = made_journal(tmp_path, clock).journal
    entries = EntryStore(made._journal)
    entries.save(ONE, EVERY_KIND, content(title="A list", tags=("Łódź",), answers=EVERY_ANSWER))
    entries.save(TWO, FREE, content("albatross"))
    entries.save(TWO, FREE, content(CONTROLS, title=CONTROLS, happened=date(2026, 3, 1)))
    DraftStore(made._journal).save(Draft(id=TWO, prompts=FREE, content=content("half"), base=2))
    made.close()
    return made.path


@pytest.fixture
def key(folder):
    keys = (folder / "journal.keys").read_bytes()
    return reader.key_for(b"reflect/db/1", keys, reader.master_key(keys, PASSPHRASE))


@pytest.fixture
def plain(folder, key):
    """The journal in the memory of a SQLite that knows no cipher."""
    data = reader.decrypted((folder / "journal.db").read_bytes(), key)
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        database.row_factory = sqlite3.Row
        yield database


def test_the_program_in_the_chapter_prints_the_key(folder, key, tmp_path) -> None:
    program = tmp_path / "journal_key.py"
    program.write_text(examples("python")[0], "utf-8")
    # The program is the one of our own documentation.
    done = subprocess.run(  # noqa: S603
        [sys.executable, program, folder],
        input=PASSPHRASE,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == key.hex()


def test_the_commands_in_the_chapter_open_it_with_the_stock_cipher(folder, key) -> None:
    commands = examples("sql")[0].replace("KEY", key.hex()).strip().splitlines()
    with closing(dbapi2.connect(str(folder / "journal.db"))) as database:
        answers = [database.execute(command).fetchall() for command in commands]
    assert [title for title, _ in answers[2]] == [CONTROLS, "A list"]
    assert [json.loads(given)["text"] for (given,) in answers[3][1:]] == ["albatross", CONTROLS]


def test_another_implementation_of_the_cipher_reads_every_word(folder, key) -> None:
    with closing(apsw.Connection(str(folder / "journal.db"))) as database:
        for command in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{key.hex()}'\""):
            database.execute(f"PRAGMA {command}").fetchall()
        found = database.execute(
            "SELECT title FROM entry_text WHERE entry_text MATCH 'listened'"
        ).fetchall()
        whole = database.execute("PRAGMA integrity_check").fetchall()
    assert found == [("A list",)]
    assert whole == [("ok",)]


def test_a_page_of_plain_python_reads_every_word(plain) -> None:
    rows = plain.execute("SELECT content FROM revision ORDER BY entry_id, number").fetchall()
    every = json.loads(rows[0]["content"])
    assert every["answers"]["next"] == {"due": "2026-04-01", "text": "Ring the pharmacy"}
    assert every["tags"] == ["Łódź"]
    assert json.loads(rows[2]["content"])["answers"] == {"text": CONTROLS}
    assert plain.execute("SELECT title FROM draft").fetchone()["title"] == ""
    assert plain.execute("SELECT folded FROM entry_tag").fetchone()["folded"] == "lodz"


def test_the_wording_of_an_entry_can_be_read(plain) -> None:
    row = plain.execute(
        "SELECT wording.content FROM revision JOIN wording ON digest = wording WHERE number = 1"
    ).fetchone()
    wording = json.loads(row["content"])
    assert [prompt["id"] for prompt in wording["prompts"]] == [p.id for p in EVERY_KIND.prompts]


def test_every_revision_fits_the_one_before(plain) -> None:
    before = b""
    for row in plain.execute("SELECT * FROM revision WHERE entry_id = ? ORDER BY number", [TWO]):
        before = reader.chain_of(before, dict(row))
        assert row["chain"] == before
    assert before


def test_the_state_is_as_the_chapter_says(folder, plain) -> None:
    keys = (folder / "journal.keys").read_bytes()
    state = (folder / "journal.state").read_bytes()
    mac_key = reader.key_for(b"reflect/state-mac/1", keys, reader.master_key(keys, PASSPHRASE))
    generation, changed_at = struct.unpack(">qq", state[32:48])
    row = plain.execute("SELECT * FROM journal").fetchone()
    assert (generation, changed_at) == (row["generation"], row["changed_at"])
    assert state[16:32].hex() == row["id"]
    assert state[:16] == b"REFSTATE1\n" + bytes(6)
    assert state[96:] == hmac.digest(mac_key, state[:96], "sha256")
    assert state[48:80] == hmac.digest(mac_key, b"seal\n" + row["seal"], "sha256")
    assert state[80:96] == bytes(16)


def test_the_seal_is_as_the_chapter_says(folder, plain) -> None:
    assert plain.execute("SELECT seal FROM journal").fetchone()[0] == reader.seal_of(plain)


def test_a_page_that_was_changed_is_noticed(folder, key) -> None:
    data = bytearray((folder / "journal.db").read_bytes())
    data[5 * 4096 + 100] ^= 1
    with pytest.raises(ValueError, match="page 6"):
        reader.decrypted(bytes(data), key)


@pytest.mark.parametrize("table", tables.metadata.sorted_tables, ids=lambda table: table.name)
def test_the_chapter_tells_of_every_column(table) -> None:
    described = JOURNAL[JOURNAL.index("## Tables") :]
    described = described[described.index(f"\n`{table.name}`") :]
    described = described[: described.index("\n\n`")]
    assert set(re.findall(r"`(\w+)`", described)) >= {column.name for column in table.columns}


def test_the_chapter_gives_the_index_as_it_is(plain) -> None:
    made, secure = examples("sql")[1].strip().split(";\n")
    there = plain.execute("SELECT sql FROM sqlite_schema WHERE name = 'entry_text'").fetchone()
    assert re.sub(r"\s+", "", there["sql"]) == re.sub(r"\s+", "", made)
    assert "secure-delete" in secure
