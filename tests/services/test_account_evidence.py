"""Evidence that goes with an account: chosen, named, stripped of what it says besides, saved."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reflect.domain.account_evidence import FIELD
from reflect.domain.file_details import Detail
from reflect.domain.identifying import Kind, Strength
from reflect.domain.prompts import FREE
from reflect.domain.review import certain_marks, open_marks, used
from reflect.errors import NotFound, Refused, StorageError, Undecided
from reflect.services import preview
from reflect.services.hand_on import FileFormat, evidence_folder
from tests.support.builders import content
from tests.support.pictures import NAME, picture, png


@pytest.fixture
def accounts(unlocked):
    return unlocked.accounts


@pytest.fixture
def entry(unlocked):
    """An entry with a photograph that says much besides, and a plain certificate."""
    draft = unlocked.entries.begin(FREE)
    made = unlocked.entries.finish(replace(draft, content=content("It went well.", title="A list")))
    attach(unlocked, made.id, "photograph.jpg", picture("photograph.jpg"))
    attach(unlocked, made.id, "certificate.pdf", b"%PDF-1.7")
    return made


def attach(journal, entry_id, name, data):
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return journal.evidence.attach(entry_id, path)


def with_all(draft, **how):
    """The draft with all its evidence chosen."""
    return replace(draft, evidence=tuple(replace(e, chosen=True, **how) for e in draft.evidence))


def account_of(accounts, entry, **how):
    return accounts.lock(with_all(accounts.begin(entry.id), **how))


def test_no_evidence_goes_with_an_account_unless_it_is_chosen(accounts, entry):
    draft = accounts.begin(entry.id)
    assert [(e.name, e.chosen, e.bare) for e in draft.evidence] == [
        ("photograph.jpg", False, True),
        ("certificate.pdf", False, True),
    ]
    assert accounts.lock(draft).evidence == ()


def test_an_account_keeps_which_files_go_with_it_and_what_they_leave_out(accounts, entry):
    photograph, certificate = account_of(accounts, entry).evidence
    assert photograph.removed == (
        *(Detail.PLACE, Detail.TIME, Detail.DEVICE, Detail.PERSON, Detail.WORDS),
        Detail.SMALL_COPY,
    )
    assert certificate.removed == ()
    assert photograph.sha256 == hashlib.sha256(picture("photograph.jpg")).hexdigest()
    kept = account_of(accounts, entry, bare=False)
    assert [each.removed for each in kept.evidence] == [(), ()]
    assert accounts.account(kept.id) == kept


def test_an_unfinished_account_keeps_the_choice_and_follows_the_entry(unlocked, accounts, entry):
    draft = with_all(accounts.begin(entry.id), name="one.jpg")
    accounts.save_draft(draft)
    assert accounts.begin(entry.id) == draft
    gone = unlocked.evidence.remove(draft.evidence[0].evidence_id)
    attach(unlocked, entry.id, "new.txt", b"words")
    assert [(e.name, e.chosen) for e in accounts.begin(entry.id).evidence] == [
        ("one.jpg", True),
        ("new.txt", False),
    ]
    with pytest.raises(NotFound):
        accounts.lock(draft)
    unlocked.evidence.put_back(gone)
    assert accounts.lock(draft)


def test_what_a_file_says_besides_is_told(accounts, entry):
    photograph, certificate = accounts.begin(entry.id).evidence
    assert Detail.PLACE in accounts.details(photograph.evidence_id).holds
    assert accounts.details(certificate.evidence_id).holds == ()


def test_a_name_that_is_certain_is_not_locked_until_it_is_general(unlocked, accounts, entry):
    attach(unlocked, entry.id, "NHS 999 526 0182.jpg", picture("plain.jpg"))
    draft = with_all(accounts.begin(entry.id))
    with pytest.raises(Undecided):
        accounts.lock(draft)
    review = accounts.reviewed(draft)
    (mark,) = certain_marks(review)
    assert mark.place.field.startswith(FIELD)
    assert (mark.words, mark.kind, mark.strength) == ("NHS 999 526 0182", Kind.ID, Strength.CERTAIN)
    assert mark.proposals == ("photograph 2",)
    account = accounts.lock(used(review, [(mark, mark.proposals[0])]).draft)
    assert [e.name for e in account.evidence] == [
        *("photograph.jpg", "certificate.pdf", "photograph 2.jpg")
    ]
    assert account.evidence[2].original == "NHS 999 526 0182.jpg"
    assert account.check.decisions[0].words == "photograph 2"


def test_the_same_person_is_marked_in_a_name_and_in_the_text(unlocked, accounts, entry):
    attach(unlocked, entry.id, "mrs_thornfield-wound.jpg", picture("plain.jpg"))
    marked = open_marks(accounts.reviewed(with_all(accounts.begin(entry.id))))
    assert [mark.words for mark in marked] == ["mrs_thornfield-wound"]
    assert open_marks(accounts.reviewed(accounts.begin(entry.id))) == ()


def test_names_are_tidy_keep_their_endings_and_can_stand_together(accounts, entry):
    account = account_of(accounts, entry, name="a/same")
    assert [each.name for each in account.evidence] == ["same.jpg", "same.pdf"]
    again = account_of(accounts, entry, name="same.JPG")
    assert [each.name for each in again.evidence] == ["same.JPG", "same.JPG.pdf"]


@pytest.mark.parametrize("file_format", FileFormat)
def test_every_format_lists_the_evidence(unlocked, accounts, entry, file_format):
    account = account_of(accounts, entry)
    made = unlocked.hand_on.render((account.id,), file_format=file_format)
    words = " ".join(
        [page.words for page in preview.pages(made, 600)]
        + [passage.text for passage in preview.passages(made)]
    )
    assert all(each in words for each in ("Evidence", "photograph.jpg", "certificate.pdf"))


def saved(journal, account, path, **how):
    made = journal.hand_on.render((account.id,), file_format=FileFormat.MARKDOWN)
    return journal.hand_on.save(made, path, **how)


def test_the_chosen_files_are_saved_beside_the_account_and_counted(
    unlocked, accounts, entry, tmp_path
):
    account = account_of(accounts, entry)
    saved(unlocked, account, tmp_path / "mine.md", for_whom="My confirmer")
    folder = tmp_path / "mine evidence"
    assert folder == evidence_folder(tmp_path / "mine.md")
    assert {path.name for path in folder.iterdir()} == {"photograph.jpg", "certificate.pdf"}
    assert folder.stat().st_mode & 0o777 == 0o700
    photograph = (folder / "photograph.jpg").read_bytes()
    assert NAME in picture("photograph.jpg")
    assert NAME not in photograph
    rows = accounts.ledger()
    assert rows[0].what == "A list, with 2 files of evidence"
    assert [(row.what, row.form, row.file_format, row.file_name) for row in rows[1:]] == [
        ("photograph.jpg", "evidence", "jpg", "mine evidence/photograph.jpg"),
        ("certificate.pdf", "evidence", "pdf", "mine evidence/certificate.pdf"),
    ]
    assert {(row.for_whom, row.account_ids, row.when) for row in rows} == {
        ("My confirmer", (account.id,), rows[0].when)
    }
    assert rows[1].sha256 == hashlib.sha256(photograph).hexdigest()


def test_the_file_in_the_journal_stays_as_it_is(unlocked, accounts, entry, tmp_path):
    account = account_of(accounts, entry)
    saved(unlocked, account, tmp_path / "mine.md")
    unlocked.evidence.save_copy(account.evidence[0].evidence_id, tmp_path / "kept.jpg")
    assert (tmp_path / "kept.jpg").read_bytes() == picture("photograph.jpg")


def test_a_file_leaves_as_it_is_only_if_that_was_chosen(unlocked, accounts, entry, tmp_path):
    account = account_of(accounts, entry, bare=False)
    saved(unlocked, account, tmp_path / "mine.md")
    assert (tmp_path / "mine evidence" / "photograph.jpg").read_bytes() == picture("photograph.jpg")


def test_one_file_is_counted_in_words_and_several_accounts_keep_their_names_apart(
    unlocked, accounts, entry, tmp_path
):
    draft = accounts.begin(entry.id)
    first = replace(draft.evidence[0], chosen=True)
    account = accounts.lock(replace(draft, evidence=(first, draft.evidence[1])))
    saved(unlocked, account, tmp_path / "mine.md")
    assert accounts.ledger()[0].what == "A list, with one file of evidence"
    both = unlocked.hand_on.render((account.id, account.id), file_format=FileFormat.JSON)
    assert [each.name for each in both.evidence] == ["photograph.jpg", "photograph 2.jpg"]


def test_nothing_is_saved_when_a_folder_is_there_already(unlocked, accounts, entry, tmp_path):
    account = account_of(accounts, entry)
    (tmp_path / "mine evidence").mkdir()
    with pytest.raises(Refused, match="mine evidence is there already"):
        saved(unlocked, account, tmp_path / "mine.md")
    assert [path.name for path in tmp_path.glob("*mine*")] == ["mine evidence"]
    assert accounts.ledger() == ()


def test_an_account_that_cannot_be_saved_leaves_no_evidence_behind(
    unlocked, accounts, entry, tmp_path
):
    account = account_of(accounts, entry)
    (tmp_path / "mine.md").mkdir()
    with pytest.raises(StorageError):
        saved(unlocked, account, tmp_path / "mine.md")
    assert [path.name for path in tmp_path.glob("*mine*")] == ["mine.md"]
    assert accounts.ledger() == ()
    plain = accounts.lock(accounts.begin(entry.id))
    with pytest.raises(StorageError):
        saved(unlocked, plain, tmp_path / "mine.md")


def test_evidence_that_is_gone_or_another_is_not_saved(unlocked, accounts, entry, tmp_path):
    account = account_of(accounts, entry)
    made = unlocked.hand_on.render((account.id,), file_format=FileFormat.MARKDOWN)
    other = replace(made, evidence=(replace(made.evidence[0], sha256="0" * 64),))
    with pytest.raises(NotFound):
        unlocked.hand_on.save(other, tmp_path / "mine.md")
    unlocked.evidence.remove(account.evidence[0].evidence_id)
    with pytest.raises(NotFound):
        saved(unlocked, account, tmp_path / "mine.md")
    assert not any(tmp_path.glob("*mine*"))


def test_what_was_to_be_left_out_never_leaves(unlocked, accounts, entry, tmp_path):
    broken = attach(unlocked, entry.id, "broken.png", png()[:-4])
    account = account_of(accounts, entry)
    made = unlocked.hand_on.render((account.id,), file_format=FileFormat.MARKDOWN)
    (copy,) = (each for each in made.evidence if each.evidence_id == broken.id)
    assert copy.removed == ()
    with pytest.raises(Refused, match="without what the file says besides"):
        unlocked.hand_on.save(
            replace(made, evidence=(replace(copy, removed=(Detail.PLACE,)),)), tmp_path / "mine.md"
        )
    assert not any(tmp_path.glob("*mine*"))
