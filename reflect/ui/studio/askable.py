"""A set as it can be asked now in one of its languages, though it is not whole yet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reflect.domain.pack_editing import WITH_OPTIONS
from reflect.domain.prompts import Kind, Option, Prompt, PromptSet, Scale
from reflect.packs import limits
from reflect.packs.pack import Pack
from reflect.packs.retelling import retold

if TYPE_CHECKING:
    from reflect.domain.pack_draft import PackDraft


def askable(draft: PackDraft, set_key: str, language: str = "") -> PromptSet:
    """The set, told in a language, with something in the place of what its prompts still lack."""
    prompts = _told(draft, draft.as_set(set_key), language)
    return replace(prompts, prompts=tuple(map(_whole, prompts.prompts)))


def _told(draft: PackDraft, prompts: PromptSet, language: str) -> PromptSet:
    """The set in another language, as far as somebody has written it."""
    texts = draft.translations.get(language.lower(), {})
    if not texts:
        return prompts
    head = draft.head
    pack = Pack(
        id=head.id, version=head.version, title=head.title, summary="", licence="", author="",
        languages=head.languages, prompt_sets=(prompts,),
    )  # fmt: skip
    return retold(pack, lambda place, text, _rule: str(texts.get(place, text))).prompt_sets[0]


def _whole(prompt: Prompt) -> Prompt:
    return replace(
        prompt,
        heading=prompt.heading.strip() or _tr("A prompt without a heading"),
        options=_options(prompt) if prompt.kind in WITH_OPTIONS else (),
        scale=_scale(prompt.scale) if prompt.kind is Kind.SCALE else None,
    )


def _options(prompt: Prompt) -> tuple[Option, ...]:
    words = _tr("An option without words")
    found = tuple(replace(each, label=each.label.strip() or words) for each in prompt.options)
    return found or (Option(id="option-1", label=words),)


def _scale(scale: Scale | None) -> Scale:
    found = scale or Scale()
    rows = tuple(dict.fromkeys(row for row in found.rows if row.strip()))
    if 2 <= found.highest - found.lowest + 1 <= limits.SCALE_STEPS:
        return replace(found, rows=rows)
    ordinary = Scale()
    return replace(found, lowest=ordinary.lowest, highest=ordinary.highest, rows=rows)


def _tr(text: str) -> str:
    return QCoreApplication.translate("askable", text)
