"""Whether what stands in a framework hangs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.frameworks import Measure
from reflect.packs.table import check_bounds
from reflect.packs.texts import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.domain.frameworks import Framework, Requirement
    from reflect.packs.table import Table


def check_requirements(tables: Sequence[Table], framework: Framework) -> None:
    """Report what a requirement points to in vain, and what in it contradicts itself."""
    others = [each.id for each in framework.requirements]
    known = {
        "categories": [each.id for each in framework.categories],
        "groups": [each.id for each in framework.groups],
        "date": [each.id for each in framework.dates],
    }
    for table, requirement in zip(tables, framework.requirements, strict=True):
        known["part_of"] = [name for name in others if name != requirement.id]
        for key, names in known.items():
            _check_names(table, key, names)
        _check_amount(table)
        _check_months(table)
        _check_measure(table, requirement, framework)


def check_categories(tables: Sequence[Table], framework: Framework) -> None:
    """Report each standard of a category that the framework does not have."""
    numbers = [each.id for each in framework.standards]
    for table in tables:
        _check_names(table, "standards", numbers)


def _check_names(table: Table, key: str, known: Sequence[str]) -> None:
    """Report each name at the key that is none of those known."""
    if key not in table or not table.is_sound(key):
        return
    value = table.values[key]
    for name in [value] if type(value) is str else value:
        if name not in known:
            mend = did_you_mean(name, known) or "add it or mend the name"
            table.report(f"{quoted(key)} names {quoted(name)}, which is not there; {mend}", key)


def _check_amount(table: Table) -> None:
    if not {"at_least", "at_most"} & table.values.keys():
        table.report('has neither "at_least" nor "at_most"; add one')
    check_bounds(table, "at_least", "at_most")


def _check_months(table: Table) -> None:
    if "date" in table and "ends" in table:
        table.report('"date" and "ends" name two last days; keep one of the two', "ends")
    if "every" in table and not {"date", "ends"} & table.values.keys():
        table.report('"every" needs a last day to count from; add "date" or "ends"', "every")


def _check_measure(table: Table, requirement: Requirement, framework: Framework) -> None:
    counted = {
        Measure.CATEGORIES: ("categories", framework.categories),
        Measure.STANDARDS: ("standards", framework.standards),
    }
    key, there = counted.get(requirement.measure, ("", ("nothing to look for",)))
    if not there:
        table.report(f"counts {key}, and the framework has none; add some", "measure")
