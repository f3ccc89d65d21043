"""What the window says of what a check found: what happened, what is untouched, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reflect.domain.check import Fault

if TYPE_CHECKING:
    from reflect.domain.check import CheckResult

NAMED = 3
"""Entries that are named; more are counted."""


def tr(text: str) -> str:
    """The text in the language of the window."""
    return QCoreApplication.translate("check", text)


def check_words(result: CheckResult, name: str) -> tuple[str, str]:
    """The title and the text for a result that is not fine, bad pages apart."""
    if not result.damaged:
        return (
            tr("Nobody can say whether this is the newest copy of {name}").format(name=name),
            tr(
                "The small file that says how far it had got was missing or not whole. Everything "
                "in the journal is untouched. See whether the last entry you remember is there."
            ),
        )
    if _only(result, Fault.INDEX):
        return (
            tr("Search in {name} does not find all that was written").format(name=name),
            tr("No entry is touched. A new journal of all that can be read has a new index."),
        )
    return (
        tr("Part of {name} is older than the rest, or missing").format(name=name),
        " ".join(
            (
                *_named(result),
                tr("What is there can be read, and nothing has been overwritten."),
                tr("Look into an older copy of the folder, and keep this one as it is."),
            )
        ),
    )


def _only(result: CheckResult, fault: Fault) -> bool:
    found = {finding.fault for finding in result.findings} - {Fault.PROGRESS}
    return found == {fault}


def _named(result: CheckResult) -> list[str]:
    titles = [finding.title for finding in result.findings if finding.title]
    if not titles:
        return []
    named = "; ".join(titles[:NAMED])
    if len(titles) > NAMED:
        named = tr("{named}; and {count} more").format(named=named, count=len(titles) - NAMED)
    return [tr("It concerns: {named}.").format(named=named)]
