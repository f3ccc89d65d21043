"""Reads one prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.prompts import TEXT_KINDS, Kind, Option, Prompt, Scale, ShownWhen
from reflect.packs import limits
from reflect.packs.table import check_ids
from reflect.packs.texts import quoted

if TYPE_CHECKING:
    from reflect.packs.table import Table

_CHOICES = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.CHECKLIST})
_ORDINARY = Scale()
_BELONGS = (
    ("options", _CHOICES),
    ("scale", frozenset({Kind.SCALE})),
    ("max_words", TEXT_KINDS),
)


def read_prompt(table: Table) -> Prompt:
    """The prompt that the table describes; what is wrong with it is reported there."""
    table.need("id", "heading", "kind")
    kind = _kind(table)
    prompt = Prompt(
        id=table.text("id", limits.ID),
        heading=table.text("heading", limits.TITLE),
        kind=kind or Kind.LONG_TEXT,
        help=table.text("help", limits.HELP),
        example=table.text("example", limits.HELP),
        group=table.text("group", limits.TITLE),
        optional=table.flag("optional"),
        private=table.flag("private"),
        max_words=table.number("max_words", limits.MAX_WORDS, 0) or None,
        options=_options(table, kind),
        scale=_scale(table),
        shown_when=_shown_when(table),
        standards=table.texts("standards", limits.STANDARD, limits.STANDARDS),
    )
    if kind:
        _check_fit(table, kind)
    table.finish()
    return prompt


def _kind(table: Table) -> Kind | None:
    name = table.text("kind", limits.KIND)
    return Kind(name) if name and table.is_sound("kind") else None


def _options(table: Table, kind: Kind | None) -> tuple[Option, ...]:
    alone = kind is Kind.CHECKLIST
    count = limits.CHECKLIST_OPTIONS if alone else limits.CHOICE_OPTIONS
    tables = table.tables("options", "option", count)
    options = tuple(_option(inner) for inner in tables)
    check_ids(tables)
    return options


def _option(table: Table) -> Option:
    table.need("id", "label")
    option = Option(id=table.text("id", limits.ID), label=table.text("label", limits.OPTION_LABEL))
    table.finish()
    return option


def _scale(table: Table) -> Scale | None:
    inner = table.table("scale")
    if inner is None:
        return None
    scale = Scale(
        lowest=inner.number("lowest", limits.SCALE_ENDS, _ORDINARY.lowest),
        highest=inner.number("highest", limits.SCALE_ENDS, _ORDINARY.highest),
        low_label=inner.text("low_label", limits.SCALE_LABEL),
        high_label=inner.text("high_label", limits.SCALE_LABEL),
        rows=inner.texts("rows", limits.SCALE_ROW, limits.SCALE_ROWS),
    )
    if inner.is_sound("lowest") and inner.is_sound("highest"):
        _check_steps(inner, scale)
    inner.finish()
    return scale


def _check_steps(table: Table, scale: Scale) -> None:
    steps = scale.highest - scale.lowest + 1
    if steps < 2:
        table.report(f'"lowest" is {scale.lowest}; it must be below "highest", {scale.highest}')
    if steps > limits.SCALE_STEPS:
        table.report(f"{steps} steps from lowest to highest; {limits.SCALE_STEPS} are allowed")


def _shown_when(table: Table) -> ShownWhen | None:
    inner = table.table("shown_when")
    if inner is None:
        return None
    inner.need("prompt", "answers")
    condition = ShownWhen(
        prompt=inner.text("prompt", limits.ID),
        answers=inner.texts("answers", limits.ID, limits.CHECKLIST_OPTIONS),
    )
    inner.finish()
    return condition


def _check_fit(table: Table, kind: Kind) -> None:
    for key, kinds in _BELONGS:
        if key in table and kind not in kinds:
            named = ", ".join(sorted(kinds))
            table.report(f"{quoted(key)} is for the kinds {named}, not {kind}; remove it", key)
    if kind in _CHOICES:
        table.need("options")
    if kind is Kind.SCALE:
        table.need("scale")
