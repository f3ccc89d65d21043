"""The TOML form of an account: what a reader will see, to be reworded for other eyes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reflect.errors import NotFound
from reflect.services.toml_form import Form, comment, many_lines, one_line, parsed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reflect.domain.account import AccountDraft

_HOW_TO = """\
What a reader will see. Write it for their eyes: your entry stays as it is.
A section that you take out, or leave empty, is left out of the account."""


def with_sections(draft: AccountDraft, names: Iterable[str]) -> AccountDraft:
    """The account with these answers and no others; raises `NotFound` for one it does not have."""
    wanted = tuple(names)
    known = {section.prompt_id for section in draft.sections}
    for name in wanted:
        if name not in known:
            kind = "answer"
            raise NotFound(kind, name)
    sections = (replace(s, chosen=s.prompt_id in wanted) for s in draft.sections)
    return replace(draft, sections=tuple(sections))


def wording_form(draft: AccountDraft) -> str:
    """The form with the chosen answers in the writer's wording; `reworded` reads it."""
    lines = [*comment(_HOW_TO), "", f"title = {one_line(draft.title)}", "", "[sections]"]
    for section in draft.sections:
        if section.chosen:
            lines += ["", *(comment(section.heading) if section.heading else ())]
            lines.append(f"{section.prompt_id} = {many_lines(section.text)}")
    return "\n".join([*lines, ""])


def reworded(text: str, draft: AccountDraft) -> AccountDraft:
    """The account with the sections that a form names, worded as there.

    Raises `FormInvalid` with every mistake and its line.
    """
    form = parsed(text)
    for name in form.values:
        if name not in {"title", "sections"}:
            form.refuse_unknown((name,), ("title", "sections"), "key")
    title = " ".join(form.text(("title",), form.values.get("title", draft.title)).split())
    wordings = _wordings(form, draft)
    form.check()
    chosen = with_sections(draft, wordings)
    sections = (replace(s, text=wordings.get(s.prompt_id, s.text)) for s in chosen.sections)
    return replace(chosen, title=title, sections=tuple(sections))


def _wordings(form: Form, draft: AccountDraft) -> dict[str, str]:
    known = tuple(section.prompt_id for section in draft.sections)
    wordings = {}
    for name, value in form.table("sections").items():
        if name in known:
            wordings[name] = form.text(("sections", name), value)
        else:
            form.refuse_unknown(("sections", name), known, "answer")
    return wordings
