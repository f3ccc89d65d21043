"""A whole journal of Reflect is taken apart by a child, which may lie, crash or grow as well."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pytest

from reflect.errors import Cancelled, ImportFailed, ImportFault
from reflect.imports import another_journal, limits, wire
from reflect.imports.another_journal import read_whole
from reflect.imports.wire import FrameKind
from tests.support.imports import nothing

GOLDEN = Path(__file__).parents[1] / "journals" / "v1" / "journal.json"
DIGEST = "0" * 64
SECTIONS = ("entries", "accounts", "departures", "commitments")


def all_of(path, step=nothing):
    """Every element of the file, and its digest."""
    with read_whole(path, step) as reading:
        found = list(reading.elements())
        return found, reading.digest


def failure(path):
    with pytest.raises(ImportFailed) as caught:
        all_of(path)
    return caught.value.what


def frame(kind, payload):
    return kind.letter + len(payload).to_bytes(wire.LENGTH) + payload


@pytest.fixture
def saying(monkeypatch):
    """A child that hears the request and says these frames."""

    def pretend(*frames, then=""):
        said = b"".join(frames)
        code = f"import sys\nsys.stdin.read()\nsys.stdout.buffer.write({said!r})\n{then}"
        monkeypatch.setattr(another_journal, "command", lambda: [sys.executable, "-c", code])

    return pretend


@pytest.fixture
def laid_out(tmp_path):
    """Writes a file of the first version with these entries, a line each."""

    def write(*entries):
        path = tmp_path / "whole.json"
        lists = [f'"{name}":[\n\n]' for name in SECTIONS[1:]]
        first = '"entries":[\n' + ",\n".join(entries) + "\n]"
        head = '{"format":"reflect-journal","version":1,\n'
        path.write_bytes(
            (head + ",\n".join([first, *lists]) + "}\n").encode("utf-8", "surrogatepass")
        )
        return path

    return write


def test_every_element_comes_with_the_name_of_its_list_and_the_digest_of_the_file() -> None:
    found, digest = all_of(GOLDEN)
    then = json.loads(GOLDEN.read_bytes())
    assert [(name, json.loads(data)) for name, data in found] == [
        (name, element) for name in SECTIONS for element in then[name]
    ]
    assert digest == hashlib.sha256(GOLDEN.read_bytes()).hexdigest()


def test_it_says_how_far_it_is_in_bytes() -> None:
    told: list[tuple[int, int]] = []
    all_of(GOLDEN, lambda done, total: told.append((done, total)))
    assert told[-1] == (GOLDEN.stat().st_size,) * 2


def test_it_can_be_stopped() -> None:
    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        all_of(GOLDEN, stop)


@pytest.mark.parametrize(
    "entry",
    [
        "{",
        '{"a":1,"a":2}',
        '{"a":NaN}',
        '{"a":9007199254740993}',
        '{"a":"\\ud800"}',
        '{"a":"\ud800"}',
        "[" * 65 + "]" * 65,
        "[" * 100_000,
    ],
)
def test_what_two_readers_may_take_for_two_things_is_refused(laid_out, entry) -> None:
    assert failure(laid_out(entry)) is ImportFault.DAMAGED


def test_the_control_of_those_is_read(laid_out) -> None:
    assert all_of(laid_out('{"a":1}', "[" * 60 + "]" * 60))[0][0] == ("entries", b'{"a":1}')


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b'{"format":"reflect-journal","version":9,\n', ImportFault.UNKNOWN),
        (b'{"format":"other","version":1,\n', ImportFault.UNKNOWN),
        (b'{"format":"\xff","version":1,\n', ImportFault.UNKNOWN),
        (b"[]", ImportFault.DAMAGED),
        (b"", ImportFault.DAMAGED),
    ],
)
def test_what_is_no_journal_of_ours_is_told(tmp_path, head, what) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(head)
    assert failure(path) is what


def test_a_file_that_is_gone_is_told(tmp_path) -> None:
    assert failure(tmp_path / "gone") is ImportFault.UNREADABLE


@pytest.mark.slow
def test_an_element_may_be_so_long_and_no_longer(laid_out) -> None:
    longest = '{"a":"' + "x" * (limits.WHOLE_LINE - 100) + '"}'
    ((_, data),) = all_of(laid_out(longest))[0]
    assert len(data) == len(longest)
    assert failure(laid_out(longest + " " * 200)) is ImportFault.TOO_LARGE


@pytest.mark.slow
def test_what_would_take_more_room_than_there_is_ends_the_child_and_not_us(laid_out) -> None:
    # Small in the file and large in the memory: a list of as many lists as there are bytes.
    many = "[" + ",".join(["[]"] * (limits.WHOLE_LINE // 3 - 10)) + "]"
    assert failure(laid_out(many)) in {ImportFault.TOO_LARGE, ImportFault.STOPPED}


@pytest.mark.parametrize(
    "frames",
    [
        (),
        ((FrameKind.ELEMENT, b"entries\n{}"),),
        (
            (FrameKind.ELEMENT, b"others\n{}"),
            (FrameKind.DONE, b'{"digest":"%s"}' % DIGEST.encode()),
        ),
        ((FrameKind.DONE, b'{"digest":"x"}'),),
        ((FrameKind.DONE, b"{}"),),
        ((FrameKind.FILE, b"x"),),
    ],
)
def test_a_child_that_says_something_else_is_not_believed(saying, frames) -> None:
    saying(*(frame(*each) for each in frames))
    assert failure(GOLDEN) is ImportFault.STOPPED


def test_the_control_of_those_is_believed(saying) -> None:
    done = b'{"digest":"%s"}' % DIGEST.encode()
    saying(frame(FrameKind.ELEMENT, b"entries\n{}"), frame(FrameKind.DONE, done))
    assert all_of(GOLDEN) == ([("entries", b"{}")], DIGEST)


def test_a_child_that_crashes_half_way_is_told(saying) -> None:
    saying(frame(FrameKind.ELEMENT, b"entries\n{}"), then="raise SystemExit(3)")
    assert failure(GOLDEN) is ImportFault.STOPPED
