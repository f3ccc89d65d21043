"""What is said of many packs at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from reflect.services.pack_offers import Step, Trust
from reflect.ui.packs import pack_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.services.pack_offers import Outcome
    from reflect.ui.messages import Messages

translate = QCoreApplication.translate

LISTED = 12
"""Titles that are named one by one."""


class Sorted(NamedTuple):
    """Looked-at files, by what can become of them."""

    ready: tuple[Outcome, ...]
    """By somebody whom this journal knows."""
    strangers: tuple[tuple[Outcome, ...], ...]
    """Of signers not met before, those of each together."""
    here: tuple[Outcome, ...]
    """Installed already, to the byte."""
    alone: tuple[Outcome, ...]
    """To be looked at one by one."""
    refused: tuple[Outcome, ...]
    """No packs that can be used."""


def sorted_out(outcomes: Sequence[Outcome]) -> Sorted:
    """What can become of each file."""
    ready, here, alone, refused = [], [], [], []
    strangers: dict[str, list[Outcome]] = {}
    for each in outcomes:
        if each.facts is None:
            refused.append(each)
        elif each.installed:
            here.append(each)
        elif each.step in {Step.OLDER, Step.OTHER} or each.trust in _DELIBERATE:
            alone.append(each)
        elif each.trust is Trust.NEW:
            strangers.setdefault(each.signer, []).append(each)
        else:
            ready.append(each)
    apart = tuple(tuple(group) for group in strangers.values())
    return Sorted(tuple(ready), apart, tuple(here), tuple(alone), tuple(refused))


_DELIBERATE = frozenset({Trust.UNSIGNED, Trust.CHANGED})


def packs(count: int) -> str:
    """How many packs."""
    several = translate("packs", "{n} packs")
    return pack_words.counted(count, translate("packs", "1 pack"), several)


def titles(outcomes: Sequence[Outcome]) -> str:
    """The titles of packs; of very many the first ones."""
    named = [each.facts.title for each in outcomes if each.facts]
    if len(named) <= LISTED:
        return "; ".join(named)
    words = translate("packs", "{titles}; and {n} more")
    return words.format(titles="; ".join(named[:LISTED]), n=len(named) - LISTED)


def why_alone(outcome: Outcome) -> str:
    """Why a pack is not installed together with others."""
    title = outcome.facts.title if outcome.facts else outcome.path.name
    why = translate("packs", "not signed")
    if outcome.trust is Trust.CHANGED:
        why = translate("packs", "signed with another key than the version you have")
    elif outcome.step is Step.OLDER:
        why = translate("packs", "older than the version you have")
    elif outcome.step is Step.OTHER:
        why = translate("packs", "the version you have says something else")
    return f"{title}: {why}"


def why_refused(outcome: Outcome, messages: Messages) -> str:
    """Why a file is no pack that can be used."""
    words = messages.words(outcome.error) if outcome.error else None
    return f"{outcome.path.name}: {words.title}. {words.text}" if words else outcome.path.name
