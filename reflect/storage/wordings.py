"""The wordings of prompt sets, each kept once for all entries that answered it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.dialects.sqlite import insert

from reflect.storage import tables
from reflect.storage.prepared import Prepared
from reflect.storage.records import wording_json

if TYPE_CHECKING:
    from reflect.domain.prompts import PromptSet
    from reflect.storage.writing import Writing


_KEEP = Prepared(insert(tables.wording).prefix_with("OR IGNORE"))


def keep_wording(writing: Writing, prompts: PromptSet) -> str:
    """Keep this wording if it is new, and return its digest."""
    digest, content = wording_json(prompts)
    writing.run(_KEEP, {"digest": digest, "content": content})
    return digest


def set_title(prompts: PromptSet) -> str:
    """The title for lists; free writing has none."""
    return prompts.title if prompts.id else ""
