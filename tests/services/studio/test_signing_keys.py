"""The keys that packs are signed with, kept in the journal."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reflect.errors import (
    NotFound,
    Refused,
    WeakPassphrase,
    WrongPassphrase,
    WrongSignerPassphrase,
)
from reflect.services.pack_making import fingerprint, make_key, open_key, open_public_key
from tests.services.test_pack_making import CHEAP, WORDS
from tests.support.builders import PASSPHRASE
from tests.support.whole_journals import written_out

if TYPE_CHECKING:
    from reflect.services.changes import Changes


@pytest.fixture
def keys(unlocked):
    return unlocked.studio.keys


def test_a_key_is_made_and_known_by_its_words(keys, clock):
    made = keys.make("  On   call ")
    assert keys.rows() == (made,)
    assert (made.name, made.words, made.id) == (
        "On call",
        fingerprint(made.public),
        made.public.text,
    )
    assert keys.secret(made.id).public == made.public


def test_a_change_is_told(keys, unlocked):
    heard: list[Changes] = []
    unlocked.announcer.listen(heard.append)
    keys.make("On call")
    assert [each.settings for each in heard] == [True]


def test_every_key_is_another(keys):
    assert keys.make("One").public != keys.make("Two").public


def test_a_key_needs_a_name(keys):
    with pytest.raises(Refused):
        keys.make(" ")
    assert keys.rows() == ()


def test_a_key_file_is_brought_in(keys, tmp_path):
    public = make_key(tmp_path / "mine", WORDS, cost=CHEAP)
    brought = keys.bring_in(tmp_path / "mine.key", lambda: WORDS, "Mine")
    assert (brought.public, keys.secret(brought.id).public) == (public, public)
    with pytest.raises(Refused, match="already"):
        keys.bring_in(tmp_path / "mine.key", lambda: WORDS, "Again")


def test_a_key_file_that_does_not_open_is_not(keys, tmp_path):
    make_key(tmp_path / "mine", WORDS, cost=CHEAP)
    with pytest.raises(WrongSignerPassphrase):
        keys.bring_in(tmp_path / "mine.key", lambda: "another", "Mine")
    assert keys.rows() == ()


def test_a_key_is_called_something_else(keys):
    first, second = keys.make("One"), keys.make("Two")
    keys.rename(second.id, "Three")
    assert keys.rows() == (first, replace(second, name="Three"))
    with pytest.raises(NotFound):
        keys.rename("nobody's", "Four")


def test_a_key_is_saved_out_encrypted(keys, tmp_path):
    made = keys.make("On call")
    paths = keys.save_out(
        made.id, tmp_path / "out", passphrase=WORDS, journal_passphrase=PASSPHRASE, cost=CHEAP
    )
    secret, public = paths
    assert open_key(secret, lambda: WORDS) == keys.secret(made.id)
    assert open_public_key(public) == made.public
    assert secret.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"journal_passphrase": "another"}, WrongPassphrase),
        ({"passphrase": "short"}, WeakPassphrase),
        ({"key_id": "nobody's"}, NotFound),
    ],
)
def test_a_key_does_not_leave_otherwise(keys, tmp_path, given, error):
    made = keys.make("On call")
    asked = {"key_id": made.id, "passphrase": WORDS, "journal_passphrase": PASSPHRASE, **given}
    with pytest.raises(error):
        keys.save_out(asked.pop("key_id"), tmp_path / "out", cost=CHEAP, **asked)
    assert list(tmp_path.glob("out*")) == []


def test_a_key_is_removed_behind_the_passphrase(keys):
    first, second = keys.make("One"), keys.make("Two")
    with pytest.raises(WrongPassphrase):
        keys.remove(first.id, "another")
    assert keys.rows() == (first, second)
    keys.remove(first.id, PASSPHRASE)
    assert keys.rows() == (second,)
    with pytest.raises(NotFound):
        keys.remove(first.id, PASSPHRASE)


def test_a_secret_is_not_shown_by_anything_that_is_handed_out(keys):
    made = keys.make("On call")
    secret = keys.secret(made.id)
    assert secret.seed.hex() not in repr(made)
    assert "hidden" in repr(secret)


def test_a_whole_journal_is_written_without_its_keys(keys, unlocked, tmp_path):
    unlocked.wishes.set_favourite("known-to-be-there", on=True)
    keys.make("On call")
    written_out(unlocked, tmp_path / "out.json")
    text = (tmp_path / "out.json").read_text("utf-8")
    assert "known-to-be-there" in text
    assert json.loads(text)
    assert "signing_keys" not in text


def test_the_key_lies_nowhere_in_the_clear(keys, unlocked):
    made = keys.make("On call")
    secret = keys.secret(made.id)
    kept = base64.b64encode(secret.key_id + secret.seed)
    unlocked.settle()
    for path in unlocked.path.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        assert secret.seed not in data
        assert kept[:20] not in data
