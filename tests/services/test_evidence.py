"""Evidence: attached from a file, saved to a file, removed and put back."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from reflect.domain.evidence import LARGEST
from reflect.domain.prompts import FREE
from reflect.errors import NotFound, ReadOnly, Refused, Vanished
from reflect.services.changes import Changes
from reflect.services.hand_on import FileFormat
from tests.support.builders import entry_id
from tests.support.locked import locked

CANARY = b"qzxcanaryxzq"


@pytest.fixture
def entry(unlocked):
    """The id of an entry to attach to."""
    draft = unlocked.entries.begin(FREE)
    typed = replace(draft, content=replace(draft.content, answers={"text": "words"}))
    return unlocked.entries.finish(typed).id


@pytest.fixture
def attached(unlocked, entry, tmp_path):
    """A certificate that belongs to the entry."""
    return unlocked.evidence.attach(entry, file(tmp_path, "certificate.pdf", b"%PDF-1.7 x"))


def file(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_file_is_attached_and_listed(unlocked, entry, attached) -> None:
    assert (attached.name, attached.size) == ("certificate.pdf", 10)
    assert attached.media_type == "application/pdf"
    assert unlocked.evidence.of_entry(entry) == (attached,)


def test_a_copy_is_what_was_attached(unlocked, attached, tmp_path) -> None:
    copy = file(tmp_path, "copy.pdf", b"old")
    assert unlocked.evidence.save_copy(attached.id, copy) == attached
    assert copy.read_bytes() == b"%PDF-1.7 x"
    assert copy.stat().st_mode & 0o777 == 0o600


def test_what_was_removed_can_be_put_back(unlocked, entry, attached) -> None:
    removed = unlocked.evidence.remove(attached.id)
    assert unlocked.evidence.of_entry(entry) == ()
    unlocked.evidence.put_back(removed)
    assert unlocked.evidence.of_entry(entry) == (attached,)


def test_what_is_known_of_a_file_is_told_without_reading_it(unlocked, attached) -> None:
    assert unlocked.evidence.file_of(attached.id) == attached
    unlocked.evidence.remove(attached.id)
    with pytest.raises(NotFound):
        unlocked.evidence.file_of(attached.id)


def test_no_value_shows_what_is_in_a_file(unlocked, entry, tmp_path) -> None:
    attached = unlocked.evidence.attach(entry, file(tmp_path, "a", CANARY))
    assert CANARY.decode() not in repr(unlocked.evidence.remove(attached.id))


def test_each_write_is_announced(unlocked, entry, tmp_path) -> None:
    heard: list[Changes] = []
    unlocked.announcer.listen(heard.append)
    attached = unlocked.evidence.attach(entry, file(tmp_path, "a", b""))
    unlocked.evidence.put_back(unlocked.evidence.remove(attached.id))
    assert heard == [Changes(evidence=True, entries=frozenset({entry}))] * 3


@pytest.mark.parametrize(("size", "fits"), [(LARGEST, True), (LARGEST + 1, False)])
def test_a_file_has_a_limit(unlocked, entry, tmp_path, size, fits) -> None:
    path = tmp_path / "large"
    with path.open("wb") as made:
        made.truncate(size)
    if fits:
        assert unlocked.evidence.attach(entry, path).size == size
        return
    with pytest.raises(Refused, match="larger than 25 MiB"):
        unlocked.evidence.attach(entry, path)
    assert unlocked.evidence.of_entry(entry) == ()


def test_a_folder_is_not_evidence(unlocked, entry, tmp_path) -> None:
    with pytest.raises(Refused, match="not a file"):
        unlocked.evidence.attach(entry, tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(unlocked, entry, tmp_path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refused, match="not a file"):
        unlocked.evidence.attach(entry, tmp_path / "pipe")


def test_a_file_that_is_not_there_is_told(unlocked, entry, tmp_path) -> None:
    with pytest.raises(Vanished):
        unlocked.evidence.attach(entry, tmp_path / "gone")


def test_there_must_be_an_entry(unlocked, tmp_path) -> None:
    with pytest.raises(NotFound):
        unlocked.evidence.attach(entry_id(9), file(tmp_path, "a", b""))


def test_a_copy_that_cannot_be_saved_changes_nothing(unlocked, attached, tmp_path) -> None:
    with pytest.raises((Vanished, ReadOnly)):
        unlocked.evidence.save_copy(attached.id, tmp_path / "gone" / "copy.pdf")
    assert unlocked.evidence.called(attached.id) == attached.id


def test_it_is_called_by_the_beginning_of_its_id(unlocked, attached) -> None:
    assert unlocked.evidence.called(attached.id[:12]) == attached.id
    for name in ("abcd1234", "none"):
        with pytest.raises(NotFound):
            unlocked.evidence.called(name)


@pytest.mark.parametrize("kind", [FileFormat.JSON, FileFormat.MARKDOWN, FileFormat.HTML])
def test_no_account_holds_evidence(unlocked, entry, tmp_path, kind) -> None:
    unlocked.evidence.attach(entry, file(tmp_path, f"{CANARY.decode()}.txt", CANARY))
    account = locked(unlocked.accounts, entry)
    made = unlocked.hand_on.render((account.id,), file_format=kind)
    assert b"words" in made.data
    assert CANARY not in made.data
