"""Reads one framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.frameworks import Framework, Measure, Requirement, Standard
from reflect.packs import limits
from reflect.packs.origin_source import NEEDED, read_origin
from reflect.packs.table import check_ids

if TYPE_CHECKING:
    from reflect.packs.table import Table


def read_framework(table: Table) -> Framework:
    """The framework that the table describes; what is wrong with it is reported there."""
    table.need("id", "title", *NEEDED)
    identity, title = table.text("id", limits.ID), table.text("title", limits.TITLE)
    origin = read_origin(table)
    standards = table.tables("standards", "standard", limits.STANDARDS_OF_FRAMEWORK)
    requirements = table.tables("requirements", "requirement", limits.REQUIREMENTS)
    framework = Framework(
        id=identity,
        title=title,
        origin=origin,
        standards=tuple(map(_standard, standards)),
        requirements=tuple(map(_requirement, requirements)),
    )
    check_ids(standards)
    check_ids(requirements)
    if not {"standards", "requirements"} & table.values.keys():
        table.report("has neither standards nor requirements; add some")
    table.finish()
    return framework


def _standard(table: Table) -> Standard:
    table.need("id", "title")
    standard = Standard(
        id=table.text("id", limits.NUMBER),
        title=table.text("title", limits.CITATION),
        part=table.text("part", limits.TITLE),
        help=table.text("help", limits.HELP),
    )
    table.finish()
    return standard


def _requirement(table: Table) -> Requirement:
    table.need("id", "title", "measure", "at_least", "months")
    measure = table.text("measure", limits.MEASURE)
    requirement = Requirement(
        id=table.text("id", limits.ID),
        title=table.text("title", limits.SET_SUMMARY),
        measure=Measure(measure) if measure in limits.MEASURE.known else Measure.MINUTES,
        at_least=table.number("at_least", limits.AT_LEAST, 1),
        months=table.number("months", limits.MONTHS, 1),
        help=table.text("help", limits.HELP),
    )
    table.finish()
    return requirement
