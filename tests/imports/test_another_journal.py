"""Another journal is read by a child that may lie, crash, hang or grow; we say so and go on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reflect.errors import Cancelled, ImportFailed, ImportFault
from reflect.imports import another_journal, limits, wire
from reflect.imports.another_journal import command, preview_csv, read_source
from reflect.imports.wire import FrameKind
from tests.support.imports import PASSWORD, PNG, SAMPLES, nothing

SAMPLE = SAMPLES / "csv" / "log.csv"
ENTRY = {
    "source_id": "1",
    "set_id": "",
    "set_title": "Free writing",
    "prompts": [{"id": "text", "heading": "", "kind": "long_text"}],
    "written": "2026-11-24T08:00:00Z",
    "title": "",
    "happened": None,
    "tags": [],
    "answers": {"text": "x"},
    "private": [],
    "files": [],
    "left_out": [],
}
FILE = {"name": "a.png", "media_type": "image/png", "size": len(PNG)}
DONE = {"source": "csv", "problems": []}


def frame(kind, value):
    payload = value if isinstance(value, bytes) else json.dumps(value).encode()
    return kind.value[0] + len(payload).to_bytes(4) + payload


@pytest.fixture
def child(monkeypatch):
    """Puts a piece of Python in the place of the child."""

    def pretend(code):
        made = [sys.executable, "-c", code]
        monkeypatch.setattr(another_journal, "command", lambda: made)

    return pretend


@pytest.fixture
def saying(child):
    """A child that hears the request and says these bytes."""

    def pretend(*frames, then=""):
        said = b"".join(frames)
        child(f"import sys\nsys.stdin.read()\nsys.stdout.buffer.write({said!r})\n{then}")

    return pretend


def failure(path=SAMPLE, **given):
    with pytest.raises(ImportFailed) as caught:
        read_source(path, step=nothing, **given)
    return caught.value


def test_what_the_child_says_is_read(saying):
    saying(
        frame(FrameKind.PROGRESS, {"done": 0, "total": 1}),
        frame(FrameKind.ENTRY, {**ENTRY, "files": [FILE]}),
        frame(FrameKind.FILE, PNG),
        frame(FrameKind.DONE, DONE),
    )
    (entry,) = read_source(SAMPLE, step=nothing).entries
    assert (entry.content.answers, entry.files[0].data) == ({"text": "x"}, PNG)


BAD_ENTRIES = [
    {"written": "2026-11-24T08:00:00"},
    {"written": "2300-01-01T00:00:00Z"},
    {"written": "yesterday"},
    {"title": "x" * 201},
    {"title": 5},
    {"tags": ["x" * 101]},
    {"answers": {"other": "x"}},
    {"answers": {"text": 5}},
    {"answers": {"text": "\ud800"}},
    {"prompts": [{"id": "text", "heading": "", "kind": "choice"}]},
    {"prompts": [{"id": "a b", "heading": "", "kind": "long_text"}], "answers": {}},
    {"prompts": [{"id": "text", "heading": "", "kind": "long_text"}] * 2},
    {"prompts": [{"id": "text", "heading": "", "kind": "long_text", "help": "x"}]},
    {"files": [FILE]},
    {"files": [FILE] * 101},
    {"unknown": 1},
    {"left_out": ["x" * 1001]},
]


@pytest.mark.parametrize("changed", BAD_ENTRIES, ids=str)
def test_an_entry_beyond_the_schema_is_refused(saying, changed):
    saying(frame(FrameKind.ENTRY, {**ENTRY, **changed}), frame(FrameKind.DONE, DONE))
    assert failure().what is ImportFault.STOPPED


@pytest.mark.parametrize("missing", ENTRY)
def test_an_entry_without_a_field_is_refused(saying, missing):
    given = {name: value for name, value in ENTRY.items() if name != missing}
    saying(frame(FrameKind.ENTRY, given), frame(FrameKind.DONE, DONE))
    assert failure().what is ImportFault.STOPPED


@pytest.mark.parametrize(
    ("changed", "data"),
    [
        ({"name": "../a.png"}, PNG),
        ({"name": "a\n.png"}, PNG),
        ({"name": ""}, PNG),
        ({"media_type": "image/jpeg"}, PNG),
        ({"media_type": "text/html"}, b"<html>"),
        ({"size": 1}, PNG),
        ({"size": -1}, PNG),
    ],
)
def test_a_file_that_is_not_as_announced_is_refused(saying, changed, data):
    saying(
        frame(FrameKind.ENTRY, {**ENTRY, "files": [{**FILE, **changed}]}),
        frame(FrameKind.FILE, data),
        frame(FrameKind.DONE, DONE),
    )
    assert failure().what is ImportFault.STOPPED


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"garbage that is no frame",
        b"E",
        b"E\0\0\0\5{}",
        b"E\xff\xff\xff\xff",
        b"P\0\0\0\2[]",
        frame(FrameKind.ENTRY, b"{"),
        frame(FrameKind.ENTRY, b"\xff"),
        frame(FrameKind.ENTRY, b"[" * 5000),
        frame(FrameKind.FILE, PNG),
        frame(FrameKind.PREVIEW, {}),
        frame(FrameKind.PROGRESS, {"done": -1, "total": 1}),
        frame(FrameKind.DONE, {"source": "other", "problems": []}),
        frame(FrameKind.DONE, {"source": "csv", "problems": ["x"] * 200}),
        frame(FrameKind.FAILED, {"what": "other", "why": "x"}),
        frame(FrameKind.FAILED, {"what": ImportFault.DAMAGED, "why": "x" * 2000}),
        frame(FrameKind.ENTRY, ENTRY),
    ],
    ids=lambda said: repr(said[:20]),
)
def test_garbage_gives_one_plain_sentence(saying, said):
    saying(said)
    error = failure()
    assert (error.what, error.why) == (
        ImportFault.STOPPED,
        "The file could not be read to its end: it is damaged, or was made to do harm.",
    )


@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit(3)",
        "import os; os.abort()",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
        "import sys; sys.stdin.close(); sys.exit(0)",
    ],
)
def test_a_crash_gives_one_plain_sentence(child, code):
    child(code)
    assert failure().what is ImportFault.STOPPED


def test_a_failure_that_the_child_tells_is_told_on(saying):
    saying(frame(FrameKind.FAILED, {"what": ImportFault.DAMAGED, "why": "It is torn."}))
    assert (failure().what, failure().why) == (ImportFault.DAMAGED, "It is torn.")


@pytest.mark.parametrize("limit", ["ENTRIES", "WORDS", "FILES"])
def test_a_child_that_says_too_much_is_not_listened_to(saying, monkeypatch, limit):
    entry = frame(FrameKind.ENTRY, {**ENTRY, "files": [FILE]}) + frame(FrameKind.FILE, PNG)
    saying(entry * 3, frame(FrameKind.DONE, DONE))
    assert len(read_source(SAMPLE, step=nothing).entries) == 3
    monkeypatch.setattr(limits, limit, 2)
    assert failure().what is ImportFault.STOPPED


def test_entries_come_oldest_first(saying):
    days = [{**ENTRY, "written": f"2026-11-{day}T08:00:00Z"} for day in (24, 3 + 20, 25)]
    saying(*(frame(FrameKind.ENTRY, day) for day in days), frame(FrameKind.DONE, DONE))
    read = read_source(SAMPLE, step=nothing)
    assert [entry.content.written.day for entry in read.entries] == [23, 24, 25]


def test_stopping_ends_the_child_at_once(child, tmp_path):
    pid = tmp_path / "pid"
    child(f"import os, time\nopen({str(pid)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)")

    def stop(_done, _total):
        if pid.exists() and pid.read_text():
            raise Cancelled

    begun = time.monotonic()
    with pytest.raises(Cancelled):
        read_source(SAMPLE, step=stop)
    assert time.monotonic() - begun < 30
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


def test_stopping_ends_a_child_that_talks_without_end(child):
    progress = frame(FrameKind.PROGRESS, {"done": 0, "total": 1})
    child(f"import sys\nwhile True: sys.stdout.buffer.write({progress!r})")

    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        read_source(SAMPLE, step=stop)


def test_progress_is_told_to_its_end():
    told = []
    read_source(SAMPLE, step=lambda done, total: told.append((done, total)))
    assert told[-1] == (4, 4)


def test_the_child_knows_nothing_of_the_person(child, tmp_path, monkeypatch):
    seen = tmp_path / "seen"
    monkeypatch.setenv("REFLECT_SECRET", "private")
    child(
        "import json, os, sys\nsaid = sys.stdin.read()\n"
        f"open({str(seen)!r}, 'w').write(json.dumps([sys.argv, dict(os.environ), said]))"
    )
    failure(password=PASSWORD)
    arguments, environment, request = json.loads(seen.read_text())
    assert set(environment) <= {"TZ", "TZDIR", "SYSTEMROOT", "LD_LIBRARY_PATH", "LC_CTYPE"}
    assert environment["TZ"] == "Europe/London"
    assert PASSWORD not in " ".join(arguments)
    assert str(SAMPLE) not in " ".join(arguments)
    assert json.loads(request)["password"] == PASSWORD


def test_the_real_child_holds_a_request_in_no_argument():
    assert command()[1:] == ["-B", "-s", "-X", "utf8", "-m", "reflect.imports"]


def test_a_packaged_program_starts_itself(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable, another_journal.PACKAGED]


def test_the_program_reads_for_another_when_it_is_asked_to(monkeypatch):
    asked = [sys.executable, "-m", "reflect", another_journal.PACKAGED]
    monkeypatch.setattr(another_journal, "command", lambda: asked)
    assert len(read_source(SAMPLE, step=nothing).entries) == 3


def test_a_child_of_another_name_in_this_folder_is_not_started(tmp_path, monkeypatch):
    (tmp_path / "reflect").mkdir()
    (tmp_path / "reflect" / "__init__.py").write_text("raise SystemExit('planted')")
    monkeypatch.chdir(tmp_path)
    assert len(read_source(SAMPLE, step=nothing).entries) == 3


def test_a_path_is_of_the_folder_that_the_person_is_in(monkeypatch):
    monkeypatch.chdir(SAMPLE.parent)
    assert len(read_source(Path(SAMPLE.name), step=nothing).entries) == 3


@pytest.mark.slow
def test_a_file_that_needs_more_memory_than_there_is_gives_one_plain_sentence(tmp_path):
    path = tmp_path / "Journal.json"
    path.write_bytes(b'{"entries":[],"creationDate":[' + b"[]," * 14_000_000 + b"[]]}")
    assert failure(path).what is ImportFault.TOO_LARGE
    path.write_bytes(b'{"entries":[],"creationDate":[' + b"[]," * 1_000_000 + b"[]]}")
    assert read_source(path, step=nothing).entries == ()


def test_a_file_that_takes_too_long_gives_one_plain_sentence(child):
    child(
        "from reflect.imports import confinement\nconfinement.SECONDS = 1\nconfinement.confine()\n"
        "while True: pass"
    )
    error = failure()
    assert (error.what, error.why[:23]) == (ImportFault.TOO_LARGE, "Reading it took too lon")


def test_a_preview_that_is_none_is_refused(saying):
    saying(frame(FrameKind.DONE, DONE))
    with pytest.raises(ImportFailed) as caught:
        preview_csv(SAMPLE, step=nothing)
    assert caught.value.what is ImportFault.STOPPED


def test_a_frame_longer_than_its_kind_allows_is_not_read():
    too_long = FrameKind.PROGRESS.longest + 1
    head = FrameKind.PROGRESS.letter + too_long.to_bytes(wire.LENGTH)
    read, write = os.pipe()
    with os.fdopen(read, "rb") as stream, os.fdopen(write, "wb") as end:
        end.write(head + b"x" * too_long)
        end.flush()
        with pytest.raises(wire.Garbled):
            wire.read_frame(stream)


def test_nothing_is_said_where_a_person_might_read_it(tmp_path):
    # An unexpected fault ends in silence: what a traceback quotes may be private.
    code = "from reflect.imports.another_journal import *; from pathlib import Path; import sys\n"
    code += "read_source(Path(sys.argv[1]), step=lambda *_: None)"
    done = subprocess.run(  # noqa: S603 (the test's own code)
        [sys.executable, "-c", code, str(SAMPLE)], capture_output=True, timeout=60, check=True
    )
    assert (done.stdout, done.stderr) == (b"", b"")
