from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest

from reflect.errors import Cancelled, NotFound, Refused, StorageError, WrongPassphrase
from reflect.services import preview
from reflect.services.hand_on import FileFormat
from reflect.services.jobs import JobContext
from tests.support.bin import let_go
from tests.support.builders import EVERY_ANSWER, EVERY_KIND, PASSPHRASE
from tests.support.locked import locked, settled


@pytest.fixture
def account(unlocked):
    """A locked account with every kind of answer but the private one."""
    draft = unlocked.entries.begin(EVERY_KIND)
    content = replace(draft.content, title="A late list", tags=("lists",), answers=EVERY_ANSWER)
    entry = unlocked.entries.finish(replace(draft, content=content))
    return locked(unlocked.accounts, entry.id)


@pytest.mark.parametrize("file_format", FileFormat)
def test_every_format_holds_the_chosen_answers_and_no_other(unlocked, account, file_format):
    made = unlocked.hand_on.render((account.id,), file_format=file_format)
    words = " ".join(
        [page.words for page in preview.pages(made, 600)]
        + [passage.text for passage in preview.passages(made)]
    )
    assert "The morning list ran late." in words
    assert "patience" not in words
    assert made.suggested_name.endswith(f".{file_format.value}")


@pytest.mark.parametrize("file_format", FileFormat)
def test_the_same_account_gives_the_same_bytes(unlocked, account, file_format):
    hand_on = unlocked.hand_on
    first = hand_on.render((account.id,), file_format=file_format)
    assert hand_on.render((account.id,), file_format=file_format).data == first.data


def test_saving_writes_the_very_bytes_and_a_row_in_the_ledger(unlocked, account, tmp_path):
    made = unlocked.hand_on.render((account.id,), file_format=FileFormat.MARKDOWN)
    unlocked.hand_on.save(made, tmp_path / "mine.md", for_whom="My confirmer")
    assert (tmp_path / "mine.md").read_bytes() == made.data
    assert (tmp_path / "mine.md").stat().st_mode & 0o777 == 0o600
    row = unlocked.accounts.ledger()[0]
    assert (row.what, row.for_whom, row.file_name) == ("A late list", "My confirmer", "mine.md")
    assert row.sha256 == hashlib.sha256(made.data).hexdigest()


def test_a_save_that_fails_is_not_in_the_ledger(unlocked, account, tmp_path):
    made = unlocked.hand_on.render((account.id,), file_format=FileFormat.JSON)
    with pytest.raises(StorageError):
        unlocked.hand_on.save(made, tmp_path / "missing" / "a.json")
    assert unlocked.accounts.ledger() == ()


def test_several_accounts_make_one_file(unlocked, account):
    made = unlocked.hand_on.render((account.id, account.id), file_format=FileFormat.HTML)
    assert made.data.decode().count("A late list") >= 2
    assert made.what == "2 accounts"


def test_an_account_without_a_title_has_the_name_of_its_page_in_the_ledger(unlocked, account):
    draft = unlocked.accounts.begin(account.entry_id)
    untitled = unlocked.accounts.lock(settled(unlocked.accounts, replace(draft, title=" ")))
    made = unlocked.hand_on.render((untitled.id,), file_format=FileFormat.HTML)
    assert made.what == "Reflective account"
    assert ">Reflective account</h1>" in made.data.decode()


def test_an_unknown_form_and_no_account_are_refused(unlocked, account):
    with pytest.raises(Refused):
        unlocked.hand_on.render((account.id,), file_format=FileFormat.PDF, form="nmc")
    with pytest.raises(Refused):
        unlocked.hand_on.render((), file_format=FileFormat.PDF)
    with pytest.raises(NotFound):
        unlocked.hand_on.render(("0" * 32,), file_format=FileFormat.PDF)


def whole(unlocked, path, kind, *, passphrase=PASSPHRASE, context=None):
    hand_on = unlocked.hand_on
    return hand_on.save_whole_journal(
        path, kind=kind, passphrase=passphrase, context=context or JobContext()
    )


def test_the_whole_journal_as_json_holds_every_revision(unlocked, account, tmp_path):
    unlocked.entries.finish(unlocked.entries.edit(account.entry_id))
    row = whole(unlocked, tmp_path / "all.json", "json")
    data = (tmp_path / "all.json").read_bytes()
    assert len(json.loads(data)["entries"][0]["revisions"]) == 2
    assert row.sha256 == hashlib.sha256(data).hexdigest()
    assert unlocked.accounts.ledger()[0].what == "The whole journal"


def test_the_whole_journal_as_markdown_is_a_folder_without_the_bin(unlocked, account, tmp_path):
    deleted = unlocked.entries.finish(unlocked.entries.edit(account.entry_id))
    kept = unlocked.entries.begin(EVERY_KIND)
    unlocked.entries.finish(replace(kept, content=replace(kept.content, answers=EVERY_ANSWER)))
    unlocked.entries.delete(deleted.id)
    whole(unlocked, tmp_path / "all", "md")
    assert [path.suffix for path in (tmp_path / "all").iterdir()] == [".md"]


def test_the_whole_journal_needs_the_passphrase_again(unlocked, tmp_path):
    with pytest.raises(WrongPassphrase):
        whole(unlocked, tmp_path / "all.json", "json", passphrase=PASSPHRASE[1:])
    assert not (tmp_path / "all.json").exists()


@pytest.mark.parametrize("kind", ["json", "md"])
def test_stopping_half_way_leaves_nothing_behind(unlocked, account, tmp_path, kind):
    context = JobContext()
    context.cancel()
    before = set(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        whole(unlocked, tmp_path / "all", kind, context=context)
    assert set(tmp_path.iterdir()) == before


def test_a_folder_that_is_there_is_not_touched(unlocked, tmp_path):
    (tmp_path / "all").mkdir()
    with pytest.raises(Refused):
        whole(unlocked, tmp_path / "all", "md")
    with pytest.raises(Refused):
        whole(unlocked, tmp_path / "all.pdf", "pdf")


def test_what_was_deleted_for_good_is_not_in_it(unlocked, clock, tmp_path):
    draft = unlocked.entries.begin(EVERY_KIND)
    entry = unlocked.entries.finish(
        replace(draft, content=replace(draft.content, answers=EVERY_ANSWER))
    )
    unlocked.entries.delete(entry.id)
    assert let_go(unlocked, clock) == 1
    whole(unlocked, tmp_path / "all.json", "json")
    assert json.loads((tmp_path / "all.json").read_bytes())["entries"] == []
