"""Reads one framework."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from reflect.domain.frameworks import (
    Category,
    Framework,
    Group,
    Measure,
    OwnDate,
    Requirement,
    Standard,
)
from reflect.packs import limits
from reflect.packs.framework_checks import check_categories, check_requirements
from reflect.packs.origin_source import NEEDED, read_origin
from reflect.packs.table import check_ids

if TYPE_CHECKING:
    from reflect.packs.table import Table

    Named = TypeVar("Named", Group, OwnDate)


def read_framework(table: Table) -> Framework:
    """The framework that the table describes; what is wrong with it is reported there."""
    table.need("id", "title", *NEEDED)
    identity, title = table.text("id", limits.ID), table.text("title", limits.TITLE)
    origin = read_origin(table)
    standards = table.tables("standards", "standard", limits.STANDARDS_OF_FRAMEWORK)
    requirements = table.tables("requirements", "requirement", limits.REQUIREMENTS)
    categories = table.tables("categories", "category", limits.CATEGORIES)
    groups = table.tables("groups", "group", limits.GROUPS)
    dates = table.tables("dates", "date", limits.OWN_DATES)
    framework = Framework(
        id=identity,
        title=title,
        origin=origin,
        standards=tuple(map(_standard, standards)),
        requirements=tuple(map(_requirement, requirements)),
        categories=tuple(map(_category, categories)),
        groups=tuple(_named(each, Group) for each in groups),
        dates=tuple(_named(each, OwnDate) for each in dates),
        keep_months=table.number("keep_months", limits.MONTHS, 0) or None,
    )
    for tables in (standards, requirements, categories, groups, dates):
        check_ids(tables)
    check_requirements(requirements, framework)
    check_categories(categories, framework)
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
    table.need("id", "title", "measure", "months")
    measure = table.text("measure", limits.MEASURE)
    requirement = Requirement(
        id=table.text("id", limits.ID),
        title=table.text("title", limits.SET_SUMMARY),
        measure=Measure(measure) if measure in limits.MEASURE.known else Measure.MINUTES,
        months=table.number("months", limits.MONTHS, 1),
        at_least=table.number("at_least", limits.AT_LEAST, 0) or None,
        at_most=table.number("at_most", limits.AT_LEAST, 0) or None,
        help=table.text("help", limits.HELP),
        categories=table.texts("categories", limits.ID, limits.CATEGORIES),
        groups=table.texts("groups", limits.ID, limits.GROUPS),
        part_of=table.text("part_of", limits.ID),
        date=table.text("date", limits.ID),
        ends=table.text("ends", limits.YEAR_DAY),
        every=table.number("every", limits.MONTHS, 0) or None,
    )
    table.finish()
    return requirement


def _category(table: Table) -> Category:
    table.need("id", "title")
    category = Category(
        id=table.text("id", limits.ID),
        title=table.text("title", limits.TITLE),
        help=table.text("help", limits.HELP),
        points_each=table.number("points_each", limits.POINTS, 0) or None,
        points_per_hour=table.number("points_per_hour", limits.POINTS, 0) or None,
        standards=table.texts("standards", limits.NUMBER, limits.STANDARDS),
    )
    if {"points_each", "points_per_hour"} <= table.values.keys():
        table.report("is worth points by the hour and each; keep one of the two", "points_each")
    table.finish()
    return category


def _named(table: Table, kind: type[Named]) -> Named:
    table.need("id", "title")
    named = kind(
        id=table.text("id", limits.ID),
        title=table.text("title", limits.TITLE),
        help=table.text("help", limits.HELP),
    )
    table.finish()
    return named
