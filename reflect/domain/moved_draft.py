"""Unfinished writing, carried over to other words of the prompts that it answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reflect.domain.answers import shown
from reflect.domain.prompts import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.domain.answers import Answer
    from reflect.domain.entry import Draft
    from reflect.domain.prompts import Prompt, PromptSet

_EARLIER = "earlier"


def moved_draft(draft: Draft, new: PromptSet) -> Draft:
    """The draft on another version of its set: answers stay with the prompts of their ids.

    Nothing that was typed is lost: what no prompt of the new version takes, or shows, stays at the
    end as it was asked.
    """
    old, given = draft.prompts, draft.content.answers
    fitting = {name: given[name] for name in given if _fits(old, new, name, given[name])}
    visible = {prompt.id for prompt in shown(new, fitting)}
    was_visible = {prompt.id for prompt in shown(old, given)}
    kept = {n: a for n, a in fitting.items() if n in visible or n not in was_visible}
    left = [prompt for prompt in old.prompts if prompt.id in given and prompt.id not in kept]
    taken = {prompt.id for prompt in (*new.prompts, *left)}
    names = {p.id: _free(p.id, taken) if new.prompt(p.id) else p.id for p in left}
    extra = (replace(p, id=names[p.id], optional=True, shown_when=None) for p in left)
    private = {*_private(draft, new), *(names[p.id] for p in left if p.id in draft.content.private)}
    content = replace(
        draft.content,
        answers={**kept, **{names[prompt.id]: given[prompt.id] for prompt in left}},
        private=frozenset(private),
    )
    prompts = replace(new, prompts=(*new.prompts, *extra))
    return replace(draft, prompts=prompts, content=content)


def _fits(old: PromptSet, new: PromptSet, name: str, answer: Answer) -> bool:
    """Whether the answer says the same there: what was chosen is called as it was."""
    before, after = old.prompt(name), new.prompt(name)
    if before is None or after is None or before.kind is not after.kind:
        return False
    if before.kind is Kind.SCALE:
        return before.scale == after.scale
    if not before.options:
        return True
    chosen = answer if isinstance(answer, tuple) else (answer,)
    return all(_labels(before).get(one) == _labels(after).get(one, "") for one in chosen)


def _labels(prompt: Prompt) -> dict[object, str]:
    return {option.id: option.label for option in prompt.options}


def _private(draft: Draft, new: PromptSet) -> Iterator[str]:
    """As the writer chose; what has become private by default is so, too."""
    for prompt in new.prompts:
        before = draft.prompts.prompt(prompt.id)
        newly = prompt.private and not (before and before.private)
        if newly or prompt.id in draft.content.private:
            yield prompt.id


def _free(name: str, taken: set[str]) -> str:
    """A name for a prompt whose own one the new version gave to another."""
    found, number = f"{name}-{_EARLIER}", 1
    while found in taken:
        number += 1
        found = f"{name}-{_EARLIER}-{number}"
    taken.add(found)
    return found
