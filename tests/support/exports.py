"""Writes journals out: a large one comes back byte for byte, no file tells where it was made.

Runs as a program, in a process of its own: ``python -m tests.support.exports FOLDER SEED ENTRIES
whole|less`` and ``python -m tests.support.exports FOLDER SEED 1 quiet|telling``. The second of each
is how it must not be. Prints one line of JSON.
"""

from __future__ import annotations

import io
import json
import os
import platform
import random
import re
import shutil
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reflect.services.hand_on import FileFormat
from reflect.services.jobs import JobContext
from reflect.services.whole_file import make_from_whole
from reflect.services.whole_journal import WholeFormat, write_whole_journal
from reflect.storage.entries import save_entry
from tests.support.builders import PASSPHRASE, cheap_journals, entry_id
from tests.support.fakes import FakeClock
from tests.support.locked import locked
from tests.support.random_lives import deeds, written
from tests.support.small_disk import can_mount
from tests.support.whole_journals import Life, write, written_out

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "tests.support.exports"
WORLDS = (
    {"TZ": "Pacific/Auckland", "USER": "tamarind", "LOGNAME": "tamarind", "HOME": "{0}/tamarind"},
    {"TZ": "America/Bogota", "USER": "sorrel", "LOGNAME": "sorrel", "HOME": "{0}/sorrel"},
)
HOSTS = ("quicksilver-ward", "marmalade-desk")
UNDER_A_NAME = [
    *("unshare", "--user", "--map-root-user", "--uts", sys.executable, "-c"),
    "import os, sys, socket as s; s.sethostname(sys.argv[1]); os.execvp(sys.argv[2], sys.argv[2:])",
]
"""Runs the rest on a computer of this name, in a world of its own."""
TOOLS = ("typst", "python-docx", "PySide", "reportlab", "krilla", "libreoffice", "Macintosh",
         "Producer", "generator", "rsid", platform.python_version())  # fmt: skip


def comes_back(place: Path, seed: int, entries: int, *, less: bool) -> dict[str, Any]:
    """Live until there are so many entries, write that out, make it a journal, write it again."""
    # Chance for what is written, not for keys.
    chance, clock = random.Random(seed), FakeClock()  # noqa: S311
    journal = cheap_journals(clock).make(place, "Test", PASSPHRASE).journal
    life = Life(journal, clock, place)
    # Most of them at once, which takes a tenth of the time; then a life with all that there is.
    for first in range(0, entries - entries // 20, 100):
        with journal._journal.writing() as writing:
            for number in range(first, first + 100):
                save_entry(writing, entry_id(number), *written(chance))
    while journal.finder.count() < entries:
        life.live(deeds(chance, 100))
    before, count = written_out(journal, place / "before.json"), journal.finder.count()
    if less:
        journal.entries.delete(journal.finder.rows()[0].id)
        written_out(journal, place / "before.json")
    journal._journal.close()
    again = make_from_whole(
        cheap_journals(clock),
        place,
        "Again",
        passphrase=PASSPHRASE,
        file=place / "before.json",
        context=JobContext(),
    ).journal
    after = written_out(again, place / "after.json")
    again._journal.close()
    return {"entries": count, "bytes": len(before), "same": before == after}


def tells_nothing(place: Path, seed: int, how: str) -> dict[str, Any]:
    """Write every kind of file in two worlds; which of them differ, or tell of one."""
    journal = cheap_journals().make(place, "Test", PASSPHRASE).journal
    entry = write(journal, "Some *words* about <b>a shift</b>.", title="A shift")
    locked(journal.accounts, entry)
    journal._journal.close()
    files: list[dict[str, bytes]] = []
    for number, world in enumerate(WORLDS):
        folder = place / f"world-{number}"
        shutil.copytree(journal.path, folder / "Test.reflect")
        own = {name: value.format(place) for name, value in world.items()}
        command = [sys.executable, "-m", NAME, "render", str(folder), how]
        if shutil.which("faketime"):
            command = ["faketime", "-f", f"{number * -400:+d}d", *command]
        if can_mount():
            command = [*UNDER_A_NAME, HOSTS[number], *command]
        subprocess.run(command, env={**os.environ, **own}, check=True)  # noqa: S603 - ours
        out = folder / "out"
        found = (path for path in sorted(out.rglob("*")) if path.is_file())
        files.append({str(path.relative_to(out)): path.read_bytes() for path in found})
    wrong = [name for name in files[0] if files[0][name] != files[1].get(name)]
    wrong += [
        f"{name}: {mark}" for name, data in files[0].items() for mark in _told(name, data, place)
    ]
    return {"files": len(files[0]), "wrong": wrong}


def render(folder: Path, how: str) -> None:
    """Write an account in every format, and the whole journal in both."""
    out = folder / "out"
    out.mkdir()
    journal = cheap_journals(FakeClock()).unlock(folder / "Test.reflect", passphrase=PASSPHRASE)
    accounts = tuple(row.id for row in journal.accounts.rows())
    author = os.environ["USER"] if how == "telling" else ""
    for kind in FileFormat:
        made = journal.hand_on.render(accounts, file_format=kind, author=author)
        (out / f"account.{kind.value}").write_bytes(made.data)
    for whole in WholeFormat:
        write_whole_journal(journal._journal, out / f"whole-{whole.value}", whole, JobContext())
    journal._journal.close()


def _told(name: str, data: bytes, place: Path) -> Iterator[str]:
    """What a file says of the world in which it was made, or of its tools."""
    inside = b"\n".join(_inside(data)).lower()
    world = [*WORLDS[0].values(), HOSTS[0], str(place)]
    for mark in (*world, *TOOLS):
        said = mark.format(place).encode().lower()
        if said in inside or said.decode().encode("utf-16-le") in inside:
            yield f"{name} tells {mark}"


def _inside(data: bytes) -> Iterator[bytes]:
    """The bytes, and whatever is packed in them: members and their times, streams."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive.comment
            for each in archive.infolist():
                yield repr((each.filename, each.comment, each.extra)).encode()
                yield archive.read(each)
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            yield zlib.decompress(packed)
        except zlib.error:
            yield packed


def main(folder: Path, seed: int, entries: int, how: str) -> dict[str, Any]:
    """What was asked for."""
    if how in {"quiet", "telling"}:
        return tells_nothing(folder, seed, how)
    return comes_back(folder, seed, entries, less=how == "less")


if __name__ == "__main__":
    if sys.argv[1] == "render":
        render(Path(sys.argv[2]), sys.argv[3])
    else:
        place, number, size, kind = sys.argv[1:]
        sys.stdout.write(json.dumps(main(Path(place), int(number), int(size), kind)) + "\n")
