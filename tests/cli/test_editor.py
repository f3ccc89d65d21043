"""Writing in one's own editor: in memory, gone afterwards, and nothing typed is lost."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from reflect.errors import DiskFull
from reflect.paths import memory_backed_folder
from reflect.storage.entries import EntryStore
from tests.cli import process
from tests.cli.console import SIX_WORDS, Terminal
from tests.support.memory import own_memory

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux says which folders are in memory"
)

ANSWERED = 'what-stayed = """A word."""'


@pytest.fixture
def editor(journal):
    """Gives the console an editor that is a piece of Python; ``text`` and ``path`` are the form."""

    def use(code):
        script = journal.file(
            "editor.py",
            "import sys, os, signal\nfrom pathlib import Path\n"
            f"path = Path(sys.argv[-1])\ntext = path.read_text()\n{code}\n",
        )
        journal.places = replace(journal.places, editor=f"{sys.executable} {script}")
        return journal

    return use


@pytest.fixture(autouse=True)
def nothing_left(monkeypatch):
    """No folder of ours stays in memory."""
    with own_memory(monkeypatch):
        yield


def fill(answer=ANSWERED):
    return f"path.write_text(text.replace(\"what-stayed = '''\\n\\n'''\", {answer!r}))"


def drafts(console):
    return console.done("list", "--drafts", "--json").value


def only_entry(console):
    (row,) = console.done("list", "--json").value
    return console.done("show", row["id"], "--json").value


def test_what_is_written_in_the_editor_becomes_an_entry(editor):
    console = editor(fill())
    made = console.done("write", "two-minute-catch", "--title", "Named")
    found = only_entry(console)
    assert (found["id"], found["title"]) == (made.id, "Named")
    assert found["answers"] == {"what-stayed": "A word."}


def test_the_form_is_in_memory_and_for_its_owner_alone(editor):
    seen = "f'{path.parent.parent} {path.parent.stat().st_mode & 0o777:o}'"
    console = editor(
        fill().replace('\'what-stayed = """A word."""\'', f"'what-stayed = ' + repr({seen})")
    )
    console.done("write", "two-minute-catch")
    assert only_entry(console)["answers"] == {"what-stayed": f"{memory_backed_folder()} 700"}


def test_free_writing_opens_as_markdown_on_a_terminal(editor, monkeypatch):
    console = editor("assert path.suffix == '.md' and text == ''\npath.write_text('# Mine\\n')")
    monkeypatch.setattr("getpass.getpass", lambda *_args, **_more: SIX_WORDS)
    assert console.bare("write", "--free", stdin=Terminal()).code == 0
    assert only_entry(console)["answers"] == {"text": "# Mine"}


def test_an_entry_opens_with_its_present_answers(editor, journal):
    form = '[answers]\nwhat-stayed = "Before."'
    made = journal.done("write", "two-minute-catch", "--answers", "-", stdin=form)
    console = editor("path.write_text(text.replace('Before.', 'After.'))")
    console.done("edit", made.id)
    assert only_entry(console)["answers"] == {"what-stayed": "After."}


def test_free_writing_opens_with_its_present_text(editor, journal):
    made = journal.done("write", "--free", stdin="Before.")
    console = editor("path.write_text(text.replace('Before.', 'After.'))")
    console.done("edit", made.id)
    assert only_entry(console)["answers"] == {"text": "After."}


@pytest.mark.parametrize("code", ["pass", "path.unlink()\npath.write_text(text)", "sys.exit(1)"])
def test_a_form_that_was_not_changed_saves_nothing(editor, code):
    console = editor(code)
    printed = console("write", "two-minute-catch")
    assert (printed.code, printed.out) == (1, "")
    assert printed.err == "Nothing was written, so nothing was saved.\n"
    assert drafts(console) == []


def test_a_form_that_was_removed_saves_nothing(editor):
    printed = editor("path.unlink()")("write", "two-minute-catch")
    assert printed.code == 1
    assert printed.err.startswith("Nothing was answered. Answer at least one prompt")


def test_a_form_with_a_mistake_comes_back_with_the_mistake_on_top(editor):
    wrong = "what-stayed = 3"
    mend = "path.write_text(text.replace('what-stayed = 3', 'what-stayed = \"Mended.\"'))"
    console = editor(
        f"if 'what-stayed = 3' in text:\n"
        f"    assert text.startswith('# Not saved yet. Look at this once more:\\n#   line ')\n"
        f"    line = int(text.split('line ')[1].split(':')[0])\n"
        f"    assert text.splitlines()[line - 1] == 'what-stayed = 3'\n"
        f"    {mend}\nelse:\n    {fill(wrong)}"
    )
    console.done("write", "two-minute-catch")
    assert only_entry(console)["answers"] == {"what-stayed": "Mended."}


def test_a_mistake_that_stays_is_kept_as_a_draft_with_every_word(editor):
    console = editor(f"if 'typed' not in text:\n    {fill('what-stayed = typed words')}")
    printed = console("write", "two-minute-catch")
    assert printed.code == 1
    assert "The form still has a mistake: line" in printed.err
    (row,) = drafts(console)
    assert f"To go on: reflect edit {row['id']}" in printed.err
    assert row["title"] == "Two-minute catch"
    assert console.done("list", "--json").value == []
    console = editor("path.write_text(text + 'And more.')")
    console.done("edit", row["id"])
    text = only_entry(console)["answers"]["text"]
    assert "what-stayed = typed words" in text
    assert text.endswith("And more.")


def test_an_editor_that_ends_badly_saves_no_entry_but_a_draft_to_go_on_with(editor):
    console = editor(f"{fill()}\nsys.exit(3)")
    printed = console("write", "two-minute-catch")
    assert printed.code == 1
    assert printed.err.startswith("The editor did not end well. No entry was saved.")
    (row,) = drafts(console)
    assert console.done("list", "--drafts").out.startswith(row["id"])
    console = editor("path.write_text(text.replace('A word.', 'Another.'))")
    console.done("edit", row["id"][:13])
    assert only_entry(console)["answers"] == {"what-stayed": "Another."}
    assert drafts(console) == []


def test_unfinished_writing_is_not_overwritten_by_a_file(editor, journal):
    made = journal.done("write", "--free", stdin="Before.")
    console = editor("path.write_text('After.')\nsys.exit(1)")
    assert console("edit", made.id).code == 1
    for arguments in (["--answers", "-"], ["--title", "x"]):
        printed = console("edit", made.id, *arguments, stdin="Other.")
        assert printed.code == 1
        assert f"Finish it first, in the window or with: reflect edit {made.id}" in printed.err


def test_a_form_that_was_emptied_is_kept_as_it_was(editor, journal):
    made = journal.done("write", "--free", stdin="Before.")
    console = editor("path.write_text(' \\n')")
    printed = console("edit", made.id)
    assert printed.code == 1
    assert printed.err.startswith("Nothing was answered. Answer at least one prompt")
    assert drafts(console) == []
    assert only_entry(console)["answers"] == {"text": "Before."}


def test_words_that_can_be_kept_nowhere_are_printed(editor, monkeypatch):
    def refuse(*_arguments):
        raise DiskFull

    monkeypatch.setattr(EntryStore, "save", refuse)
    printed = editor(fill())("write", "two-minute-catch")
    assert printed.code == 1
    assert ANSWERED in printed.out
    assert printed.err.startswith("Not saved: the disk is full.")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (None, "Neither VISUAL nor EDITOR says which editor to open."),
        ("/no/such/editor", "The editor /no/such/editor cannot be started: No such file"),
    ],
)
def test_without_an_editor_it_is_said_what_to_do(journal, command, words):
    journal.places = replace(journal.places, editor=command)
    printed = journal("write", "two-minute-catch")
    assert printed.code == 1
    assert printed.err.startswith(words)
    assert "Answer in a file with --answers FILE, or in the window." in printed.err


def test_where_nothing_is_in_memory_the_editor_is_refused(editor, monkeypatch):
    console = editor(fill())
    monkeypatch.setattr("reflect.cli.editor.memory_backed_folder", lambda: None)
    printed = console("write", "two-minute-catch")
    assert printed.code == 1
    assert "an editor would leave your words on the disk" in printed.err


def test_a_title_without_an_answer_is_kept_as_a_draft(editor):
    console = editor("path.write_text(text.replace('title = \"\"', 'title = \"Mine\"', 1))")
    printed = console("write", "two-minute-catch")
    assert printed.err.startswith("Nothing was answered. No entry was saved.")
    assert [row["title"] for row in drafts(console)] == ["Mine"]


def test_free_writing_that_is_no_text_is_kept_as_a_draft(editor, journal):
    made = journal.done("write", "--free", stdin="Before.")
    console = editor("path.write_text('After.\\x00')")
    printed = console("edit", made.id)
    assert printed.err.startswith("The text holds characters that are none. No entry was saved.")
    assert len(drafts(console)) == 1


def test_an_editor_that_keeps_traces_is_told_not_to(journal):
    vim = journal.file("vim", '#!/bin/sh\nfor last; do :; done\necho "$*" > "$last"\n')
    vim.chmod(0o700)
    made = journal.done("write", "--free", stdin="Before.")
    journal.places = replace(journal.places, editor=f"{vim} -y")
    journal.done("edit", made.id)
    assert only_entry(journal)["answers"]["text"].startswith("-y -n -i NONE -c set noundofile ")


def in_a_process(console, *arguments):
    return process.reflect(
        *arguments,
        *("--passphrase-file", console.passphrase_file),
        *("--journal", console.places.journals / "Practice.reflect"),
        said={"EDITOR": console.places.editor},
    )


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_ends_the_command_and_keeps_what_was_typed(editor, name):
    console = editor(f"{fill()}\nos.kill(os.getppid(), signal.{name})\nsignal.pause()")
    done = in_a_process(console, "write", "two-minute-catch")
    assert (done.returncode, done.stdout) == (1, "")
    assert "What you typed is kept as a draft." in done.stderr
    assert len(drafts(console)) == 1


def test_ctrl_c_is_left_to_the_editor(editor):
    console = editor(f"os.kill(os.getppid(), signal.SIGINT)\n{fill()}")
    assert in_a_process(console, "write", "two-minute-catch").returncode == 0
    assert only_entry(console)["answers"] == {"what-stayed": "A word."}
