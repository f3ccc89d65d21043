"""What was written leaves a journal through a locked account, and through nothing else.

The whole journal is the exception: for its own writer, behind the passphrase.
"""

from __future__ import annotations

import ast
import inspect
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import reflect
from reflect.domain.account import AccountId
from reflect.domain.backup import Reason
from reflect.domain.prompts import FREE
from reflect.errors import NotFound, Undecided, WrongPassphrase
from reflect.services.hand_on import FileFormat
from reflect.services.jobs import JobContext
from tests.support.builders import PASSPHRASE, content
from tests.support.whole_journals import attach
from tests.support.words_on_disk import files, found_in

SOURCES = Path(reflect.__file__).parent
CANARY = "marzipan"
NAMES_SOMEBODY = f"Mrs Thornfield liked {CANARY}."

READS = {
    *("evidence.attach", "whole_file.preview", "whole_file.fill"),
    *("packs.look_at", "packs.look_at_many", "packs.install_many"),
}
ENCRYPTED = {"backups.choose_folder", "journal.save_readable", "keys.rewrap_backups"}
"""Journals, as closed as this one."""
DELETES = {"keys.forget_backup_keys", "keys.delete_old_backups"}
LISTS = {"keys.old_backups_with_other_keys"}
WRITES = {"evidence.save_copy", "hand_on.save", "hand_on.save_whole_journal"}
"""A file of evidence as it was attached, an account, and the whole journal."""


@pytest.fixture
def entry(unlocked):
    """An entry that names somebody, with a draft on it and an account begun."""
    draft = unlocked.entries.begin(FREE)
    typed = replace(draft, content=content(NAMES_SOMEBODY, title=CANARY, tags=(CANARY,)))
    made = unlocked.entries.finish(typed)
    unlocked.entries.save_draft(unlocked.entries.edit(made.id))
    unlocked.accounts.save_draft(unlocked.accounts.begin(made.id))
    return made


def services(journal):
    """Every service of an open journal, and the journal itself, by name."""
    found = {name: value for name, value in vars(journal).items() if not name.startswith("_")}
    return {"journal": journal, "whole_file": journal.whole_file, **found}


def takes_a_path(method):
    return any("Path" in str(p.annotation) for p in inspect.signature(method).parameters.values())


def ways(journal):
    """Every method that is told a place on the disk."""
    return {
        f"{name}.{called}"
        for name, service in services(journal).items()
        for called, method in inspect.getmembers(type(service), inspect.isfunction)
        if not called.startswith("_") and takes_a_path(method)
    }


def test_no_service_writes_anywhere_but_those_that_are_known(unlocked) -> None:
    assert ways(unlocked) == READS | ENCRYPTED | DELETES | LISTS | WRITES


@pytest.mark.parametrize("file_format", FileFormat)
def test_an_entry_is_no_account(unlocked, entry, file_format) -> None:
    with pytest.raises(NotFound):
        unlocked.hand_on.render((AccountId(entry.id),), file_format=file_format)


def test_an_account_that_names_somebody_is_not_locked(unlocked, entry) -> None:
    with pytest.raises(Undecided):
        unlocked.accounts.lock(unlocked.accounts.begin(entry.id))
    assert unlocked.accounts.rows() == ()


def test_what_is_written_without_an_account_holds_no_word_of_an_entry(
    unlocked, entry, tmp_path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    evidence = attach(unlocked, entry.id, tmp_path)
    unlocked.evidence.save_copy(evidence.id, out / "certificate.pdf")
    unlocked.save_readable(out, "Saved", JobContext())
    unlocked.backups.choose_folder(out)
    unlocked.backups.back_up(Reason.IMPORT)
    assert len(files(out)) > 3
    assert [path for path in files(out) if found_in(path, [CANARY])] == []


def test_the_whole_journal_needs_the_passphrase(unlocked, entry, tmp_path) -> None:
    path = tmp_path / "all.json"
    for said in (PASSPHRASE[1:], PASSPHRASE):
        assert not path.exists()
        try:
            unlocked.hand_on.save_whole_journal(
                path, kind="json", passphrase=said, context=JobContext()
            )
        except WrongPassphrase:
            assert said != PASSPHRASE
    assert found_in(path, [CANARY])


@cache
def parsed():
    """Every source of the program, and its nodes."""
    return [(p, tuple(ast.walk(ast.parse(p.read_bytes())))) for p in SOURCES.rglob("*.py")]


def imports():
    """Which modules import what, as pairs of dotted names."""
    for path, nodes in parsed():
        module = ".".join(("reflect", *path.relative_to(SOURCES).with_suffix("").parts))
        for node in nodes:
            if isinstance(node, ast.ImportFrom):
                yield from ((module, f"{node.module}.{each.name}") for each in node.names)


MAKES_A_FILE = {
    "reflect.documents.pdf.to_pdf",
    "reflect.documents.word.to_docx",
    "reflect.documents.web.to_html",
    "reflect.documents.plain.to_markdown",
    "reflect.documents.plain.to_json",
    "reflect.documents.from_account.accounts_document",
    "reflect.services.whole_journal.write_whole_journal",
}


def test_only_the_service_that_hands_on_makes_files_for_others() -> None:
    makers = {module for module, name in imports() if name in MAKES_A_FILE}
    assert makers == {"reflect.services.hand_on"}
    assert {name for _, name in imports()} >= MAKES_A_FILE


def test_only_the_service_that_hands_on_says_what_a_file_is() -> None:
    made = {
        path.relative_to(SOURCES).as_posix()
        for path, nodes in parsed()
        for node in nodes
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Rendered"
    }
    assert made == {"services/hand_on.py"}


def test_nothing_is_printed_but_the_recovery_kit() -> None:
    printing = {module for module, name in imports() if "QtPrintSupport" in name}
    assert printing <= {"reflect.ui.unlock.recovery_print"}
