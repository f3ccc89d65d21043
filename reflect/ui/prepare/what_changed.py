"""How an account differs from its entry, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reflect.domain.account_check import How
from reflect.domain.wording_changes import wording_changes
from reflect.ui.numbers import capitalised, number

if TYPE_CHECKING:
    from reflect.domain.account import AccountDraft
    from reflect.domain.account_check import Decision

translate = QCoreApplication.translate


def what_changed(draft: AccountDraft) -> str:
    """All of it in a line: "Six wordings changed, two details left out, one answer left out"."""
    chosen = [section for section in draft.sections if section.chosen]
    files = (each.field for each in draft.evidence if each.chosen)
    shown = {"", *(section.prompt_id for section in chosen), *files}
    decisions = [d for d in draft.check.decisions if d.field in shown]
    changed = sum(len(wording_changes(s.original, s.text)) for s in chosen)
    changed += sum(each.chosen and each.name != each.original for each in draft.evidence)
    parts = (
        _wordings(changed),
        _left_out(_count(decisions, How.USED, How.EDITED)),
        _kept(_count_kept(decisions)),
        _answers(len(draft.sections) - len(chosen)),
        _files(sum(each.chosen for each in draft.evidence)),
    )
    return capitalised(", ".join(part for part in parts if part))


def _count(decisions: list[Decision], *hows: How) -> int:
    return sum(d.how in hows and not d.words for d in decisions)


def _count_kept(decisions: list[Decision]) -> int:
    return sum(d.how is How.KEPT for d in decisions)


def _wordings(count: int) -> str:
    if count == 0:
        return translate("changes", "no wording changed")
    if count == 1:
        return translate("changes", "one wording changed")
    return translate("changes", "{n} wordings changed").format(n=number(count))


def _left_out(count: int) -> str:
    if count <= 1:
        return translate("changes", "one detail left out") if count else ""
    return translate("changes", "{n} details left out").format(n=number(count))


def _kept(count: int) -> str:
    if count <= 1:
        return translate("changes", "one detail kept") if count else ""
    return translate("changes", "{n} details kept").format(n=number(count))


def _answers(count: int) -> str:
    if count == 0:
        return translate("changes", "no answer left out")
    if count == 1:
        return translate("changes", "one answer left out")
    return translate("changes", "{n} answers left out").format(n=number(count))


def _files(count: int) -> str:
    if count <= 1:
        return translate("changes", "one file of evidence goes with it") if count else ""
    words = translate("changes", "{n} files of evidence go with it")
    return words.format(n=number(count))
