"""What the bar of the studio says of a pack's version."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from reflect.ui.dates import day_and_clock

if TYPE_CHECKING:
    from datetime import date, datetime

    from reflect.domain.pack_draft import PackDraft


class Built(NamedTuple):
    """When a draft was built, and as which."""

    when: datetime
    draft: PackDraft | None
    """None when it has been changed since."""


def version_words(draft: PackDraft, built: Built | None, today: date) -> str:
    """The version, and whether what is on the page has been built."""
    version = draft.head.version
    if built is None:
        return _tr("Version {version}, not built yet").format(version=version)
    if built.draft is not draft:
        return _tr("Version {version}, changed since it was built").format(version=version)
    when = day_and_clock(built.when, today)
    return _tr("Version {version}, built {when}").format(version=version, when=when)


def _tr(text: str) -> str:
    return QCoreApplication.translate("built_words", text)
