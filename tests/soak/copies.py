"""The proofs of backups and of journals of earlier formats."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from reflect.domain.backup import LEAST
from tests.soak.parts import Part
from tests.support.builders import PASSPHRASE, cheap_journals
from tests.support.old_journals import GOLDEN
from tests.support.whole_elements import read_journal_json
from tests.support.whole_journals import written_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.soak.parts import Soak

KILLS, LIES = "tests.support.backup_kills", "tests.support.backup_lies"
ROUNDS, MIGRATIONS = "tests.support.backup_rounds", "tests.support.kill_migrations"
FORMATS = sorted(path for path in GOLDEN.parents[1].iterdir() if path.is_dir())


def backups(soak: Soak) -> Iterator[Part]:
    """T12: backups that are killed, lied to and brought back, under any clock."""
    kills = soak.sized(600)
    found = soak.found(KILLS, kills, "careful")
    few = [f"only {found['least']} kept"] if found["least"] < LEAST else []
    what = f"killed makers, at {found['points']} points, never fewer than {found['least']} good"
    yield Part(what, kills, [*found["bad"], *few])
    found = soak.found(KILLS, 12, "careless")
    yield Part("control careless", 12, found["bad"], must_fail=True)
    found = soak.found(LIES, soak.seed, soak.sized(1000), "careful")
    few = [f"only {found['least']} kept"] if found["least"] < LEAST else []
    what = f"disks that lie or fail, told {found['told']} times"
    yield Part(what, found["runs"], [*found["bad"], *few])
    found = soak.found(LIES, soak.seed, 100, "trusting")
    yield Part("control trusting", 100, found["bad"], must_fail=True)
    yield from _rounds(soak)


def _rounds(soak: Soak) -> Iterator[Part]:
    found = soak.found(ROUNDS, soak.seed, soak.sized(300), "back")
    what = f"backups brought back, byte for byte, up to {found['largest']} bytes"
    yield Part(what, found["rounds"], found["wrong"])
    found = soak.found(ROUNDS, soak.seed, 4, "back-of-another")
    yield Part("control back-of-another", 4, found["wrong"], must_fail=True)
    if shutil.which("faketime"):
        found = soak.found(ROUNDS, soak.seed, soak.sized(60), "clocks")
        few = [f"only {found['least']} kept"] if found["least"] < LEAST else []
        yield Part("lives under a clock of chance", found["lives"], [*found["wrong"], *few])
        found = soak.found(ROUNDS, soak.seed, 8, "by-the-clock")
        yield Part("control by-the-clock", 8, found["wrong"], must_fail=True)


def migrations(soak: Soak) -> Iterator[Part]:
    """T13: journals of earlier formats, and migrations that are killed."""
    kills = soak.sized(1000)
    found = soak.found(MIGRATIONS, soak.seed, kills, "at-once")
    what = f"killed migrations, {found['old']} were left old and {found['new']} new"
    yield Part(what, kills, ["neither old nor new"] * found["mixed"])
    found = soak.found(MIGRATIONS, soak.seed, 30, "step-by-step")
    yield Part("control step-by-step", 30, ["mixed"] * found["mixed"], must_fail=True)
    copies = [(each, soak.folder()) for each in FORMATS]
    other = [each.name for each, copy in copies if not _opens_whole(each, copy / "a")]
    yield Part("journals of every format", len(copies), other)
    other = [each.name for each, copy in copies if not _opens_whole(each, copy / "b", lose=True)]
    yield Part("control one entry less", len(copies), other, must_fail=True)


def _opens_whole(then: Path, place: Path, *, lose: bool = False) -> bool:
    """Whether a golden journal, brought up to date, holds what was in it on its day."""
    copy = shutil.copytree(then / "Golden.reflect", place / "Golden.reflect")
    journal = cheap_journals().unlock(copy, passphrase=PASSPHRASE)
    if lose:
        journal.entries.delete(journal.finder.rows()[0].id)
    now = read_journal_json(written_out(journal, place / "now.json"))
    journal._journal.close()
    was = read_journal_json((then / "journal.json").read_bytes())
    return (now.entries, now.accounts, now.evidence) == (was.entries, was.accounts, was.evidence)
