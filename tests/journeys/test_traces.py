"""What a whole session leaves on the disk and whom it talks to, by what it asked of the system."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reflect.storage import keys
from reflect.storage.key_file import decode
from tests.journeys import test_window_journey as journey
from tests.support.builders import PASSPHRASE
from tests.support.desktop import can_be_faked, fake_desktop, private_bus
from tests.support.plain_words import plain_words_found
from tests.support.real_screen import ROOT, has_screen, screen, until
from tests.support.system_calls import has_strace, read_calls, traced
from tests.support.words_on_disk import telling_words

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(400),
    pytest.mark.xdist_group("traces"),
    pytest.mark.skipif(
        not (has_strace() and has_screen() and can_be_faked()),
        reason="no strace, hidden screen or private bus on this computer",
    ),
]
WORDS = telling_words(
    journey.STAYED, journey.WHY, journey.MORE, journey.REWORDED, journey.FREE,
    "Kettledrum", PASSPHRASE,
)  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home of the session's own, and its temporary folder in it."""
    folder = tmp_path_factory.mktemp("traced") / "home"
    for name in ("tmp", "run", "out"):
        (folder / name).mkdir(parents=True, mode=0o700)
    return folder


@pytest.fixture(scope="module")
def environment(home):
    """What the traced programs are told of the world."""
    own = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME",
                                        "XDG_CACHE_HOME", "XDG_DATA_HOME",
                                        "XDG_DOCUMENTS_DIR")}  # fmt: skip
    return {**os.environ, **own, "XDG_RUNTIME_DIR": str(home / "run"), "TMPDIR": str(home / "tmp"),
            "QT_QPA_PLATFORM": "xcb", "PYTHONDONTWRITEBYTECODE": "1"}  # fmt: skip


@pytest.fixture(scope="module")
def calls(tmp_path_factory, home, environment):
    """All that one session asked of the system, up to the locked window."""
    beside = tmp_path_factory.mktemp("beside")
    log = beside / "calls"
    command = [*traced(log), sys.executable, "-m", "tests.support.whole_session", home / "out"]
    with private_bus() as bus, fake_desktop(bus), screen(beside) as shown:
        buses = {"DBUS_SESSION_BUS_ADDRESS": bus, "DBUS_SYSTEM_BUS_ADDRESS": bus}
        told = {**environment, **buses, "DISPLAY": shown.name}
        with subprocess.Popen(command, cwd=ROOT, env=told) as strace:  # noqa: S603 - ours
            try:
                until(lambda: traced_program(strace) or strace.poll() is not None, "a program")
                until(lambda: is_locked(strace), "the lock", patience=300)
                until(shown.shows_a_window, "the locked window")
                shown.calm()
            finally:
                end(strace)
    return read_calls(log)


def traced_program(strace):
    """The process that strace has begun."""
    pids = Path(f"/proc/{strace.pid}/task/{strace.pid}/children").read_text().split()
    return int(pids[0]) if pids else None


def is_locked(strace):
    assert strace.poll() is None, "the session ended before its lock"
    pid = traced_program(strace)
    return b"--locked" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")


def end(strace):
    if strace.poll() is None:
        os.kill(traced_program(strace), signal.SIGKILL)
        strace.wait()


def database_key(home):
    key_file = decode((home / "Reflect" / "Practice.reflect" / "journal.keys").read_bytes())
    return keys.open_with_passphrase(key_file, PASSPHRASE)


def secrets(home):
    """Every word that was typed, and every key."""
    master = database_key(home)
    key_file = decode((home / "Reflect" / "Practice.reflect" / "journal.keys").read_bytes())
    return [*WORDS, master.secret, master.database_key(key_file.journal)]


def found_in_streams(calls, folder, sought, but=()):
    """The places into which one of these was written."""
    places = [place for place in calls.written if not any(each in place for each in but)]
    for number, place in enumerate(places):
        (folder / str(number)).write_bytes(calls.written[place])
    return {places[int(each.path.name)]: each.word for each in plain_words_found([folder], sought)}


def test_no_word_and_no_key_is_written_anywhere(calls, home, tmp_path):
    exported = str(home / "out")
    assert any("journal.db" in place for place in calls.written)
    assert found_in_streams(calls, tmp_path, secrets(home), but=[exported]) == {}
    assert calls.copied == []


def test_no_word_and_no_key_is_left_in_any_file(home, calls):
    folders = [each for each in home.iterdir() if each.name != "out"]
    assert {each.name for each in folders} >= {"Reflect", "tmp", "run"}
    assert plain_words_found(folders, secrets(home)) == []


def test_no_file_is_written_to_through_memory(calls):
    ours = [
        place for place in calls.shared if not re.match(r"/dev/(shm|zero)|/memfd:|/SYSV", place)
    ]
    assert ours == []


def test_it_talks_to_the_display_and_to_the_buses_of_this_computer_only(calls):
    assert set(calls.sockets) == {"AF_UNIX"}
    ours = re.compile(r'sun_path=@?"(/tmp/\.X11-unix/X\d+|[^"]*dbus[^"]*)"')
    assert [each for each in calls.connections if not ours.search(each)] == []
    assert any("X11-unix" in each for each in calls.connections)
    assert any("dbus" in each for each in calls.connections)


def test_it_starts_no_program_but_itself(calls):
    begun = [each for each in calls.programs if " = 0" in each]
    assert len(begun) == 2
    assert "tests.support.whole_session" in begun[0]
    assert '"--locked"' in begun[1]
    assert calls.processes == []


SORT_ON_DISK = """
import sys
from pathlib import Path
from reflect.storage import connection
profile = {name: (value, answer) for name, value, answer in connection.PROFILE}
profile["temp_store"] = ("FILE", 1)
connection.PROFILE = tuple((name, *both) for name, both in profile.items())
database = connection.open_database(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline()))
for part in ("main", "temp"):
    database.raw.execute(f"PRAGMA {part}.cache_size = 10")
database.raw.execute("CREATE TEMP TABLE heap (words)")
for number in range(9000):
    database.raw.execute("INSERT INTO heap VALUES (?)", (f"{number * 7919 % 9001} albatross" * 40,))
database.raw.execute("SELECT words FROM heap ORDER BY words").fetchall()
database.close()
"""


def test_a_word_that_goes_through_a_temporary_file_would_be_seen(
    calls, home, environment, tmp_path
):
    log, streams = tmp_path / "calls", tmp_path / "streams"
    streams.mkdir()
    journal = home / "Reflect" / "Practice.reflect"
    key = database_key(home).database_key(decode((journal / "journal.keys").read_bytes()).journal)
    command = [*traced(log), sys.executable, "-c", SORT_ON_DISK, journal / "journal.db"]
    subprocess.run(command, cwd=ROOT, env=environment, input=key.hex(), text=True, check=True)  # noqa: S603 - ours
    assert any(
        "etilqs" in place for place in found_in_streams(read_calls(log), streams, ["albatross"])
    )
