"""The page for each reason why a journal does not open."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from reflect import errors
from reflect.ui.dates import clock, full_day
from reflect.ui.unlock.disk_words import not_opened
from reflect.ui.unlock.failure import Failure, Way
from reflect.ui.unlock.failure_backups import (
    backup_beside,
    backups_left,
    keys_of_a_backup,
    later_backup,
    newest_line,
)
from reflect.ui.unlock.journal_files import DATABASE, KEYS, LAST_GOOD_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from reflect.ui.running_window import Holder
    from reflect.ui.unlock.failure import Scene
    from reflect.ui.unlock.journal_files import FileFacts

translate = QCoreApplication.translate


def failure_for(error: errors.ReflectError, scene: Scene, title: str) -> Failure:
    """What the page says; ``title`` is what every screen calls this error."""
    page = next(_PAGES[kind] for kind in type(error).__mro__ if kind in _PAGES)
    failure = page(error, scene)
    found = translate("failure", "What Reflect found: {what}.").format(what=error)
    details = (*_files(scene), newest_line(scene), found)
    return replace(failure, title=failure.title or title, details=details)


def _keys_damaged(_error: errors.KeysDamaged, scene: Scene) -> Failure:
    missing = scene.fact(KEYS) is None
    title = translate("failure", "The key file of {name} is missing") if missing else ""
    why = (
        translate("failure", "the small file that holds the key is not in its folder.")
        if missing
        else translate(
            "failure", "the small file that holds the key no longer matches its own checksum."
        )
    )
    known = translate("failure", "Your passphrase may be right. Reflect cannot tell, because {why}")
    good = scene.fact(LAST_GOOD_KEYS)
    return replace(
        _last_good_keys(good, scene) if good else keys_of_a_backup(scene) or _no_good_keys(scene),
        title=title.format(name=scene.name),
        known=known.format(why=why),
        untouched=_entries_untouched(),
    )


def _last_good_keys(good: FileFacts, scene: Scene) -> Failure:
    said = translate(
        "failure",
        "From {when}. It opens with the passphrase you used then. "
        "The damaged file is set aside, not deleted.",
    )
    return Failure(
        card=translate("failure", "Reflect kept the last good key file"),
        card_text=said.format(when=_when(good, scene)),
        ways=(Way.LAST_GOOD_KEYS, Way.BACKUPS),
    )


def _no_good_keys(scene: Scene) -> Failure:
    said = translate(
        "failure",
        "There is no earlier key file that is whole in {where}, and no backup. If you have a copy "
        "of this folder, on a stick or in a backup of the computer, open that one. If backups go "
        "to a second place, look there.",
    )
    return Failure(
        card=translate("failure", "A copy of the folder would open"),
        card_text=said.format(where=scene.where),
        ways=(Way.OTHER_FOLDER, Way.BACKUPS),
    )


def _keys_tampered(_error: errors.KeysTampered, scene: Scene) -> Failure:
    said = translate(
        "failure",
        "It is in {where}. Ask whoever else uses this computer or looks after it, and compare "
        "the folder with a copy that you trust. Once you know, a backup can come back: each has a "
        "key file of its own, which this one says nothing about.",
    )
    return Failure(
        known=translate(
            "failure",
            "It was not written by Reflect. Do not type your passphrase again until you know why.",
        ),
        untouched=_entries_untouched(),
        card=translate("failure", "Find out who could change it"),
        card_text=said.format(where=scene.where),
        ways=(Way.OTHER_JOURNAL, Way.BACKUPS),
        icon="triangle-alert",
    )


def _journal_damaged(error: errors.JournalDamaged, scene: Scene) -> Failure:
    right = (
        translate("failure", "The recovery code is right.")
        if scene.by_code
        else translate("failure", "The passphrase is right.")
    )
    untouched = translate("failure", "Nothing has been overwritten. The files are in {where}.")
    gone = scene.fact(DATABASE) is None
    without = _copy() if gone else _readable()
    return replace(
        backup_beside(scene, gone=gone) or without,
        known=f"{right} {_damage(error, scene)}",
        untouched=untouched.format(where=scene.where),
    )


def _copy() -> Failure:
    return Failure(
        card=translate("failure", "A copy of the folder would open"),
        card_text=translate(
            "failure",
            "If you have a copy of it, on a stick or in a backup of the computer, open that one. "
            "Keep this one too. If backups go to a second place, look there.",
        ),
        ways=(Way.OTHER_FOLDER, Way.BACKUPS),
    )


def _readable() -> Failure:
    return Failure(
        card=translate("failure", "What can be read goes into a new journal"),
        card_text=translate(
            "failure",
            "Reflect reads the file page by page and puts all it finds into a journal beside this "
            "one. The same passphrase opens it. If you have a copy of the folder or a backup in a "
            "second place, look there for what is lost, and keep the damaged one: a later Reflect "
            "may read more of it.",
        ),
        ways=(Way.SAVE_READABLE, Way.BACKUPS),
    )


def _damage(error: errors.JournalDamaged, scene: Scene) -> str:
    if scene.fact(DATABASE) is None:
        return translate("failure", "The file with the entries is not in the journal's folder.")
    if error.pages == 1:
        return translate(
            "failure", "1 page of the journal is damaged; everything else can be read."
        )
    if error.pages:
        said = translate(
            "failure", "{pages} pages of the journal are damaged; everything else can be read."
        )
        return said.format(pages=error.pages)
    return translate("failure", "The file with the entries is not whole.")


def _rolled_back(error: errors.RolledBack, scene: Scene) -> Failure:
    known = translate("failure", "This is an older copy of {name}, or part of it was lost.")
    untouched = translate(
        "failure",
        "Nothing has been overwritten. The newer one may be on another disk, or in a copy of "
        "{where}.",
    )
    rest = later_backup(scene, error.generation) or _newer_copy()
    return replace(
        rest, known=known.format(name=scene.name), untouched=untouched.format(where=scene.where)
    )


def _newer_copy() -> Failure:
    return Failure(
        card=translate("failure", "Look for the newer one first"),
        card_text=translate(
            "failure",
            "If you go on with this one, it counts as the newest from then on, and Reflect says "
            "nothing more of what is missing. Keep both copies this folder first, as it is now, to "
            "one beside it.",
        ),
        ways=(Way.OTHER_JOURNAL, Way.GO_ON, Way.KEEP_BOTH),
        icon="history",
        tone="mark",
    )


def _diverged(error: errors.Diverged, scene: Scene) -> Failure:
    known = translate(
        "failure",
        "It has as many changes as the one last seen here, but not the same ones: {name} was "
        "written in at two places, or part of it was put back.",
    )
    return replace(_rolled_back(error, scene), known=known.format(name=scene.name))


def _newer(_error: errors.NewerFormat, scene: Scene) -> Failure:
    said = translate("failure", "It opens this journal and those of every earlier version.")
    backup = translate(
        "failure",
        "A backup from before the newer one came opens here, without what was written since.",
    )
    return Failure(
        known=translate("failure", "This version could spoil it, so it has not touched it."),
        untouched=_where(scene),
        card=translate("failure", "Install the newest Reflect"),
        card_text=f"{said} {backup}" if scene.newest else said,
        ways=(Way.OTHER_JOURNAL, Way.BACKUPS if scene.newest else Way.AGAIN),
        icon="circle-alert",
        tone="mark",
    )


def _in_use(_error: errors.InUse, scene: Scene) -> Failure:
    known = Failure(
        known=translate("failure", "Only one window can write in a journal."),
        untouched=translate("failure", "Nothing has been changed, here or there."),
        card=translate("failure", "Close the other one"),
        card_text=translate(
            "failure",
            "It may be on another desktop, or a command may be at work in the journal. "
            "Then try again; your passphrase is still in its field.",
        ),
        ways=(Way.AGAIN, Way.OTHER_JOURNAL),
        icon="circle-alert",
        tone="mark",
    )
    if scene.holder is None:
        return known
    return _in_use_here(known) if scene.holder.here else _in_use_there(known, scene.holder)


def _in_use_here(known: Failure) -> Failure:
    return replace(
        known,
        card=translate("failure", "Go on where it is open"),
        card_text=translate("failure", "The other window comes forward, and this one closes."),
        ways=(Way.GO_TO, Way.AGAIN, Way.OTHER_JOURNAL),
    )


def _in_use_there(known: Failure, holder: Holder) -> Failure:
    said = translate(
        "failure",
        "It is open on the computer {computer}. Close it there, then try again; your passphrase "
        "is still in its field.",
    )
    return replace(known, card_text=said.format(computer=holder.computer))


def _not_a_journal(_error: errors.NotAJournal, scene: Scene) -> Failure:
    was = translate("failure", "Reflect looked in {where}. It has changed nothing.")
    elsewhere = translate("failure", "Connect its disk, or choose the folder it is in now.")
    return Failure(
        known=translate(
            "failure",
            "A journal is a folder whose name ends in .reflect. The one that was here may have "
            "been moved or renamed, or its disk taken out.",
        ),
        untouched=was.format(where=scene.where),
        card=translate("failure", "Look for it elsewhere"),
        card_text=f"{elsewhere} {backups_left(scene)}".strip(),
        ways=(Way.OTHER_FOLDER, Way.BACKUPS if scene.newest else Way.MAKE),
        icon="circle-alert",
        tone="mark",
    )


def _storage(error: errors.StorageError, scene: Scene) -> Failure:
    title, known = not_opened(error, scene.name)
    return Failure(
        title=title,
        known=known,
        untouched=_where(scene),
        card=translate("failure", "Try once more"),
        card_text=translate("failure", "Your passphrase is still in its field."),
        ways=(Way.AGAIN, Way.BACKUPS if scene.newest else Way.OTHER_JOURNAL),
        icon="hard-drive",
    )


def _engine(_error: errors.EngineUnfit, scene: Scene) -> Failure:
    return Failure(
        known=translate("failure", "So it has opened nothing and written nothing."),
        untouched=_where(scene),
        card=translate("failure", "Install Reflect again"),
        card_text=translate("failure", "Take it from the place you trust, then open the journal."),
        ways=(Way.AGAIN,),
        icon="triangle-alert",
    )


def _other(_error: errors.ReflectError, scene: Scene) -> Failure:
    return Failure(
        known=translate("failure", "Reflect does not know why."),
        untouched=_where(scene),
        card=translate("failure", "Try once more"),
        card_text=translate("failure", "If it happens again, try a copy of the folder."),
        ways=(Way.AGAIN, Way.BACKUPS if scene.newest else Way.OTHER_JOURNAL),
        icon="circle-alert",
    )


_PAGES: Mapping[type[errors.ReflectError], Callable[[Any, Scene], Failure]] = MappingProxyType(
    {
        errors.KeysDamaged: _keys_damaged,
        errors.KeysTampered: _keys_tampered,
        errors.JournalDamaged: _journal_damaged,
        errors.RolledBack: _rolled_back,
        errors.Diverged: _diverged,
        errors.NewerFormat: _newer,
        errors.InUse: _in_use,
        errors.NotAJournal: _not_a_journal,
        errors.StorageError: _storage,
        errors.EngineUnfit: _engine,
        errors.ReflectError: _other,
    }
)


def _entries_untouched() -> str:
    return translate(
        "failure",
        "Your entries are in another file, and that file has not been touched. "
        "Nothing has been changed or overwritten.",
    )


def _where(scene: Scene) -> str:
    said = translate("failure", "Nothing has been changed. The journal is in {where}.")
    return said.format(where=scene.where)


def _files(scene: Scene) -> tuple[str, ...]:
    line = translate("failure", "{file}, {size}, changed {when}")
    size = QLocale().formattedDataSize
    return tuple(
        line.format(file=fact.name, size=size(fact.size), when=_when(fact, scene))
        for fact in scene.facts
    )


def _when(fact: FileFacts, scene: Scene) -> str:
    here = fact.changed.astimezone()
    return f"{full_day(here.date(), scene.today)}, {clock(here)}"
