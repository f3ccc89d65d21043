"""What stands one under the other on a page of prompts: cards, and groups of small ones."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reflect.ui.write.group_card import GroupCard
from reflect.ui.write.prompt_card import PromptCard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reflect.ui.look.theme import Look

Section = PromptCard | GroupCard


def sections_of(look: Look, cards: Iterable[PromptCard]) -> Iterator[Section]:
    """The cards in their order; neighbours with one group stand together in a card of its own."""
    for (group, _), members in groupby(cards, key=_group_key):
        if group:
            yield GroupCard(look, group, list(members))
        else:
            yield from members


def _group_key(card: PromptCard) -> tuple[str, str]:
    group = card.prompt.group
    return (group, "" if group else card.prompt.id)
