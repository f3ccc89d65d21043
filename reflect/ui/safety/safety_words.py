"""How the Safety page says what it knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from reflect.domain.backup import Fault as BackupFault
from reflect.domain.backup import Hindrance, Place
from reflect.domain.check import Level
from reflect.ui.dates import day, day_and_clock, full_day
from reflect.ui.safety.safety_state import OLD_DAYS

if TYPE_CHECKING:
    from datetime import date, datetime

    from reflect.domain.backup import Drill, FailedBackup
    from reflect.domain.check import CheckResult
    from reflect.services.backup_list import BackupRow
    from reflect.services.shared_places import SharedPlace
    from reflect.ui.parts.notice import NoticeKind
    from reflect.ui.safety.safety_state import SafetyState

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """What stands at the top of the page, and how grave it is."""

    kind: NoticeKind
    text: str


def tr(text: str) -> str:
    """The text in the language of the window."""
    return QCoreApplication.translate("safety", text)


def whole_state(state: SafetyState, now: datetime) -> Sentence:
    """One sentence, or two, on everything: what is wrong comes first."""
    if state.check and state.check.damaged:
        said = tr("The last check found damage. Do not delete any backup. See below what to do.")
        return Sentence("wrong", said)
    if state.newest is None:
        return Sentence("wrong", tr("There is no backup yet that was read back. Back up now."))
    days = state.days_old(now)
    if days is not None and days > OLD_DAYS:
        said = tr("The newest backup is {days} days old. Back up now.").format(days=days)
        return Sentence("wrong", said)
    if state.failed:
        return Sentence("mark", failed_words(state.failed[0], now.date()))
    return Sentence("ok", f"{_backed_up(state.newest, now)} {_checked(state.check, now.date())}")


def _backed_up(row: BackupRow, now: datetime) -> str:
    when = day_and_clock(row.made.astimezone(now.tzinfo), now.date())
    return tr("Backed up {when}, and read back in full.").format(when=when)


def _checked(check: CheckResult | None, today: date) -> str:
    if check is None:
        return tr("The journal itself has not been checked yet.")
    when = day(check.when.date(), today)
    if check.level is Level.FULL:
        return tr("The last full check, {when}, found nothing wrong.").format(when=when)
    return tr("The last look at its pages, {when}, found nothing wrong.").format(when=when)


def made_words(row: BackupRow, now: datetime) -> str:
    """When a backup was made: "Today, 07:58"."""
    said = day_and_clock(row.made.astimezone(now.tzinfo), now.date())
    return said[:1].upper() + said[1:]


def entries_words(row: BackupRow) -> str:
    """How much is in it."""
    if row.entries is None:
        return ""
    if row.entries == 1:
        return tr("1 entry")
    return tr("{n} entries").format(n=QLocale().toString(row.entries))


def state_words(row: BackupRow) -> str:
    """Whether it counts, in a word or two."""
    if row.fault:
        return fault_words(row.fault)
    return tr("Verified") if row.verified else tr("Not read back yet")


def place_words(row: BackupRow) -> str:
    """Where it is."""
    if row.place is Place.JOURNAL:
        return tr("with the journal")
    return tr("in the second place")


def spoken(row: BackupRow, now: datetime) -> str:
    """A row as it is read out."""
    parts = (made_words(row, now), entries_words(row), state_words(row), place_words(row))
    return ", ".join(part for part in parts if part)


def fault_words(fault: BackupFault) -> str:
    """Why a backup does not count."""
    return {
        BackupFault.KEYS: tr("Key file damaged"),
        BackupFault.OTHER_KEYS: tr("Of earlier keys"),
        BackupFault.MISSING: tr("Not whole"),
        BackupFault.EMPTY: tr("Empty"),
        BackupFault.PAGES: tr("Damaged"),
        BackupFault.CONTENTS: tr("Not what was copied"),
        BackupFault.NEWER: tr("Of a newer Reflect"),
        BackupFault.DISK: tr("Cannot be read"),
    }[fault]


def failed_words(failed: FailedBackup, today: date) -> str:
    """What became of a backup that was not made. The one before it is not touched by that."""
    why = {
        Hindrance.DISK_FULL: tr("the disk is full"),
        Hindrance.READ_ONLY: tr("nothing can be written there"),
        Hindrance.VANISHED: tr("the disk or folder went away"),
        Hindrance.DISK_FAILED: tr("the disk reported an error"),
        Hindrance.NOT_READ_BACK: tr("it could not be read back"),
        Hindrance.JOURNAL_DAMAGED: tr("the journal itself has a fault"),
        Hindrance.OTHER: tr("something else was in the way"),
    }[failed.why]
    where = tr("in the second place") if failed.place is Place.FOLDER else tr("with the journal")
    said = tr("The backup {where} failed {when}: {why}. The ones before it are untouched.")
    return said.format(where=where, when=day(failed.at.date(), today), why=why)


def kept_words(state: SafetyState) -> str:
    """How many there are, and how large."""
    count = len(state.backups)
    if not count:
        return ""
    size = QLocale().toString(max(1, round(state.size / _MEGABYTE)))
    return tr("{n} kept, {size} MB").format(n=count, size=size)


def drill_words(drill: Drill | None, today: date) -> str:
    """How the last rehearsal went."""
    if drill is None:
        return tr("Bringing one back has not been rehearsed yet.")
    when = day(drill.at.date(), today)
    if drill.fault:
        said = tr("Rehearsed {when}: {fault}. Make a new backup and rehearse once more.")
        return said.format(when=when, fault=fault_words(drill.fault).lower())
    return tr("Rehearsed {when}: it opened, with all that was in it.").format(when=when)


def folder_words(state: SafetyState) -> tuple[str, str]:
    """A bold line and a sentence on where copies are."""
    if state.folder is None:
        return (
            tr("All of them are on this one disk"),
            tr("If the disk fails, they fail with it. Keep a copy somewhere else."),
        )
    name = str(state.folder)
    if not state.folder_there:
        said = tr("{name} is not there now. It gets the newest backup when it is back.")
        return tr("The second place is away"), said.format(name=name)
    if state.one_disk:
        said = tr("{name} is on the same disk as the journal. Choose a place on another.")
        return tr("All of them are on this one disk"), said.format(name=name)
    return tr("There is a copy elsewhere"), tr("Each backup goes to {name} as well.").format(
        name=name
    )


def shared_words(place: SharedPlace) -> tuple[str, str]:
    """Why a journal should not lie where others change files."""
    said = tr(
        "Such places can mix old and new parts of an open journal. Move its folder to this "
        "computer while Reflect is closed, and put the backups there instead."
    )
    return tr("This journal lies in {name}").format(name=place.by), said


def check_words(check: CheckResult | None, today: date) -> str:
    """When everything was last read."""
    if check is None or check.level is not Level.FULL:
        return tr("It reads all of the journal once. Not done yet.")
    return tr("Last on {when}.").format(when=full_day(check.when.date(), today))
