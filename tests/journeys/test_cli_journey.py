"""A journal from its making to its leaving, through the command line."""

from __future__ import annotations

import json
import re
import sys
import tempfile

import pytest

from tests.cli import process
from tests.cli.console import SIX_WORDS, Console
from tests.support.memory import own_memory

FORM = """
title = "Kettledrum afternoon"
tags = ["quillwork"]
[answers]
what-stayed = "Somebody hummed a marzipan tune through the whole procedure."
why-it-caught-me = "Nobody mentioned it; everybody breathed with the humming."
one-thing = { text = "Listen for humming.", due = 2026-12-24 }
"""
SHIFT = """
[answers]
put-down = "The cobalt envelope that I never delivered."
proud-of = "Walked slowly past the aquarium."
still-to-pass-on = false
"""
FREE = "# Unprompted\n\nA paragraph about *wickerwork* and patience."
EDITED = '[answers]\nwhat-stayed = "Somebody whistled a gingerbread tune instead."'
REWORDED = '[sections]\nwhat-stayed = "A person made music during an examination."'
KEYS = {"answers", "sections"}
"""Words of the forms, which belong to nobody."""
FORMATS = ("pdf", "docx", "html", "md", "json")


@pytest.fixture
def story(tmp_path, capsys, monkeypatch):
    """The command line, whose every file is below one folder, and nothing left in memory."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    with own_memory(monkeypatch):
        yield Console(tmp_path / "home", capsys, monkeypatch)


def test_a_journal_from_its_making_to_its_leaving(story, tmp_path):
    exports = tmp_path / "exports"
    exports.mkdir()
    story.done("new", "--name", "Practice")
    assert "two-minute-catch" in story.done("prompts").out
    catch, shift, free = written(story, tmp_path)
    found_again(story, catch, shift, free)
    changed(story, catch)
    deleted_and_brought_back(story, shift)
    account = made_for_other_eyes(story, catch)
    handed_on(story, account, exports)
    taken_elsewhere(story, exports)
    nothing_in_the_clear(tmp_path, exports)


def written(story, tmp_path):
    given = tmp_path / "given"
    given.mkdir()
    (given / "form.toml").write_text(FORM)
    catch = story.done("write", "two-minute-catch", "--answers", given / "form.toml").id
    shift = story.done("write", "end-of-shift", "--answers", "-", stdin=SHIFT).id
    free = story.done("write", "--free", "--title", "Basketry", stdin=FREE).id
    return catch, shift, free


def found_again(story, catch, shift, free):
    rows = story.done("list", "--json").value
    assert {row["id"] for row in rows} == {catch, shift, free}
    assert story.done("show", free, "--json").value["answers"] == {"text": FREE}
    (hit,) = story.done("search", "marzipan", "--json").value
    assert (hit["id"], hit["tags"]) == (catch, ["quillwork"])


def changed(story, catch):
    story.done("edit", catch, "--answers", "-", stdin=EDITED)
    assert "gingerbread" in story.done("show", catch).out
    assert story("search", "marzipan", "--json").value == []
    assert [row["number"] for row in story.done("history", catch, "--json").value] == [2, 1]
    assert "marzipan" in story.done("history", catch, "--revision", "1").out


def deleted_and_brought_back(story, shift):
    story.done("delete", shift)
    assert story("search", "aquarium", "--json").value == []
    story.done("undelete", shift)
    assert [row["id"] for row in story.done("search", "aquarium", "--json").value] == [shift]


def made_for_other_eyes(story, catch):
    shown = story("account", catch, "--sections", "what-stayed")
    assert (shown.code, "gingerbread" in shown.out, "humming" in shown.out) == (1, True, False)
    return story.done("account", catch, "--wording", "-", "--accept", stdin=REWORDED).id


def handed_on(story, account, exports):
    for kind in FORMATS:
        printed = story("export", account, "--output", exports / f"account.{kind}")
        assert printed.code == 0, printed
    for kind in ("html", "md", "json"):
        text = (exports / f"account.{kind}").read_text("utf-8")
        assert "made music during an examination" in text
        assert "gingerbread" not in text


def taken_elsewhere(story, exports):
    for kind, name in (("json", "whole.json"), ("md", "whole")):
        printed = story.bare(
            *("export", "--whole-journal", "--to", kind, "--output", exports / name),
            *("--passphrase-file", "-"),
            stdin=f"{SIX_WORDS}\n{SIX_WORDS}\n",
        )
        assert printed.code == 0, printed
    assert json.loads((exports / "whole.json").read_text("utf-8"))
    assert len(story.done("ledger", "--json").value) == len(FORMATS) + 2


def nothing_in_the_clear(tmp_path, exports):
    given = (FORM, SHIFT, FREE, EDITED, REWORDED, "Basketry")
    words = {word for text in given for word in re.findall(r"[A-Za-z]{7,}", text)}
    out = {exports, tmp_path / "given"}
    inside = [path for path in files(tmp_path) if not out & set(path.parents)]
    assert {path.name for path in inside} >= {"journal.db", "journal.keys", "journal.state"}
    assert [path for path in inside if found_in(path, words)] == []
    # The search does find a word where one is.
    assert found_in(exports / "whole.json", words) >= words - KEYS
    (tmp_path / "wide").write_bytes("marzipan".encode("utf-16-be"))
    assert found_in(tmp_path / "wide", words) == {"marzipan"}


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def found_in(path, words):
    """The words that a file holds, in any of the usual encodings."""
    data = path.read_bytes()
    encodings = ("utf-8", "utf-16-le", "utf-16-be")
    return {word for word in words if any(word.encode(name) in data for name in encodings)}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says what is in memory")
def test_a_person_writes_in_their_own_editor(story, tmp_path):
    script = tmp_path / "editor.sh"
    script.write_text(
        '#!/bin/sh\nsed -i "s/^what-stayed = .*/what-stayed = \'\'\'\\nA tambourine./" "$1"\n'
    )
    script.chmod(0o700)
    said = {"EDITOR": str(script), "XDG_DOCUMENTS_DIR": str(tmp_path / "Documents")}
    given = ("--passphrase-file", str(story.passphrase_file))
    made = process.reflect("new", "--name", "Mine", *given, said=said)
    assert (made.returncode, made.stderr) == (0, "")
    wrote = process.reflect("write", "two-minute-catch", *given, said=said)
    assert (wrote.returncode, wrote.stderr) == (0, "")
    shown = process.reflect("--json", "show", wrote.stdout.strip(), *given, said=said)
    assert json.loads(shown.stdout)["answers"] == {"what-stayed": "A tambourine."}
    assert [path for path in files(tmp_path) if found_in(path, {"tambourine"})] == [script]
