"""One table of a pack's source, asked key by key."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from reflect.packs.texts import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reflect.packs.texts import Rule
    from reflect.packs.toml_file import TomlFile
    from reflect.packs.toml_lines import KeyPath

_TYPES = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    float: "a decimal number",
    list: "a list",
    dict: "a table",
}
_WANTED = {**_TYPES, date: "a day, as in 2026-11-19"}


class Table:
    """Values of one table; every question is answered, and what is wrong goes to the file.

    A missing or wrong value is answered with an empty one, so that reading goes on to the next
    problem. `finish` must be called last: a key that nobody asked for is unknown.
    """

    def __init__(
        self,
        file: TomlFile,
        values: dict[str, Any],
        *,
        path: KeyPath = (),
        called: str = "",
        outer: Table | None = None,
    ) -> None:
        self.file = file
        self.values = values
        self.path = path
        self.called = called
        self.outer = outer
        self._asked: dict[str, None] = {}

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def report(self, what: str, *path: str | int) -> None:
        """Note a problem with this table, or with what lies at ``path`` in it."""
        self.file.report((*self.path, *path), f"{self.called}: {what}" if self.called else what)

    def is_sound(self, key: str) -> bool:
        """Whether nothing was found wrong with this key's value so far."""
        place = (*self.path, key)
        return all(path[: len(place)] != place for path, _ in self.file.found)

    def need(self, *keys: str) -> None:
        """Report those of the keys that are missing."""
        for key in keys:
            if key not in self.values:
                self.report(f"{quoted(key)} is missing; add it", key)

    def text(self, key: str, rule: Rule) -> str:
        """The text at the key."""
        value = self._value(key, str)
        return "" if value is None else self._checked(value, rule, key)

    def number(self, key: str, allowed: range, default: int) -> int:
        """The whole number at the key."""
        value = self._value(key, int)
        return default if value is None else self._counted(value, allowed, default, key)

    def flag(self, key: str) -> bool:
        """Whether the key is there and true."""
        return self._value(key, bool) or False

    def day(self, key: str) -> date | None:
        """The day at the key."""
        value: date | None = self._value(key, date)
        return value

    def texts(self, key: str, rule: Rule, count: range) -> tuple[str, ...]:
        """The list of texts at the key, none of them twice."""
        return tuple(
            self._checked(value, rule, key, position)
            for position, value in enumerate(self._items(key, count))
            if self._is(value, str, key, position)
        )

    def numbers(self, key: str, allowed: range, count: range) -> tuple[int, ...]:
        """The list of whole numbers at the key, none of them twice."""
        return tuple(
            self._counted(value, allowed, 0, key, position)
            for position, value in enumerate(self._items(key, count))
            if self._is(value, int, key, position)
        )

    def table(self, key: str) -> Table | None:
        """The table at the key."""
        value = self._value(key, dict)
        return None if value is None else self._inner(value, key, key)

    def tables(self, key: str, called: str, count: range) -> tuple[Table, ...]:
        """The list of tables at the key, each called by its id where it has one."""
        if type(self.values.get(key)) is dict:
            self._asked[key] = None
            self.report(f"{quoted(key)} must be a list; write [[{key}]], with two brackets", key)
            return ()
        return tuple(
            self._inner(value, name_of(called, value, position), key, position)
            for position, value in enumerate(self._items(key, count))
            if self._is(value, dict, key, position)
        )

    def knows(self, key: str) -> bool:
        """Whether the key was asked for, there or not."""
        return key in self._asked

    def finish(self) -> None:
        """Report every key that nobody asked for."""
        for key in self.values:
            if key not in self._asked:
                self.report(f"unknown key {quoted(key)}; {self._mend(key)}", key)

    def _mend(self, key: str) -> str:
        outer = self.outer
        while outer:
            if outer.knows(key):
                return f"it belongs to {outer.called or 'the pack'}, above this table"
            outer = outer.outer
        return did_you_mean(key, self._asked) or "remove it"

    def _value(self, key: str, kind: type) -> Any:
        self._asked[key] = None
        if key not in self.values or not self._is(self.values[key], kind, key):
            return None
        return self.values[key]

    def _items(self, key: str, count: range) -> list[Any]:
        value: list[Any] | None = self._value(key, list)
        if value is None:
            return []
        if len(value) not in count:
            items = "1 item" if len(value) == 1 else f"{len(value)} items"
            self.report(f"{quoted(key)} has {items}; {_span(count)} are expected", key)
        self._find_twins(value, key)
        return value

    def _find_twins(self, items: list[Any], key: str) -> None:
        seen = set()
        for position, item in enumerate(items):
            if type(item) in {str, int}:
                if item in seen:
                    self.report(f"{quoted(key)} holds one item twice; remove one", key, position)
                seen.add(item)

    def _is(self, value: Any, kind: type, *path: str | int) -> bool:
        if type(value) is kind:
            return True
        found = _TYPES.get(type(value), "a date or time")
        self.report(f"{_place(path)} must be {_WANTED[kind]}, not {found}", *path)
        return False

    def _checked(self, value: str, rule: Rule, *path: str | int) -> str:
        for fault in rule.faults(value):
            self.report(f"{_place(path)} {fault}", *path)
        return rule.clean(value)

    def _counted(self, value: int, allowed: range, default: int, *path: str | int) -> int:
        if value in allowed:
            return value
        self.report(f"{_place(path)} must be a whole number, {_span(allowed)}", *path)
        return default

    def _inner(self, values: dict[str, Any], called: str, *path: str | int) -> Table:
        within = "" if self.called.startswith("prompt set") else self.called
        return Table(
            self.file,
            values,
            path=(*self.path, *path),
            called=f"{within}, {called}" if within else called,
            outer=self,
        )


def check_ids(tables: Iterable[Table]) -> None:
    """Report each id that an earlier table has."""
    seen = set()
    for table in tables:
        name = table.values.get("id")
        if type(name) is str and name in seen:
            table.report(f"the id {quoted(name)} is used twice; change one", "id")
        elif type(name) is str:
            seen.add(name)


def check_bounds(table: Table, lower: str, upper: str) -> None:
    """Report an upper bound that is below the lower one."""
    sound = all(key in table and table.is_sound(key) for key in (lower, upper))
    if sound and table.values[upper] < table.values[lower]:
        table.report(f"{quoted(upper)} is less than {quoted(lower)}; exchange them", upper)


def name_of(called: str, value: Any, position: int = 0) -> str:
    """What problems call a table: by its id, or else by its place in the list."""
    name = value.get("id") if type(value) is dict else None
    return f"{called} {quoted(name) if type(name) is str and name else position + 1}"


def _place(path: tuple[str | int, ...]) -> str:
    key = quoted(str(path[0]))
    return key if len(path) == 1 else f"item {int(path[1]) + 1} of {key}"


def _span(allowed: range) -> str:
    return str(allowed[0]) if len(allowed) == 1 else f"{allowed[0]} to {allowed[-1]}"
