"""docs/pack.schema.json, made by listening to the reader while it reads a pack of every key.

``python -m tests.support.pack_schema`` writes it anew.
"""

from __future__ import annotations

import json
import tempfile
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from reflect.packs import limits
from reflect.packs.retelling import retold
from reflect.packs.source import read_pack
from reflect.packs.table import Table
from reflect.packs.texts import OneOf, Shape, Words
from tests.packs.example import write_example
from tests.packs.scheme import write_scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SCHEMA = Path(__file__).parents[2] / "docs" / "pack.schema.json"
KINDS = {"sets": "prompt_set", "standards": "framework", "forms": "form", "locale": "locale"}

Node = dict[str, Any]


def text_node(rule: Any) -> Node:
    """What a schema can say of a text."""
    match rule:
        case Words():
            # White space that is dropped is not counted, which a schema cannot say of paragraphs.
            longest = {} if rule.rich else {"maxLength": rule.longest}
            return {"type": "string", "minLength": 1, **longest}
        case Shape():
            return {
                "type": "string",
                "pattern": f"^(?:{rule.pattern.pattern})$",
                "description": rule.described,
            }
        case OneOf():
            return {"enum": list(rule.known)}
    raise TypeError(rule)


def number_node(allowed: range) -> Node:
    """A whole number in its limits."""
    return {"type": "integer", "minimum": allowed[0], "maximum": allowed[-1]}


def list_node(items: Node, count: range) -> Node:
    """A list in its limits."""
    return {"type": "array", "items": items, "minItems": count[0], "maxItems": count[-1]}


class Listener:
    """Keeps what each table was asked for, by what kind of table it is."""

    def __init__(self) -> None:
        self.nodes: dict[int, Node] = {}
        self.tops: dict[str, Node] = {}
        self._kept: list[Table] = []

    def node(self, table: Table) -> Node:
        """The schema of the table, so far."""
        if id(table) not in self.nodes:
            self._kept.append(table)  # so that no other table has its number
            node: Node = {"type": "object", "properties": {}, "additionalProperties": False}
            self.nodes[id(table)] = node
            if not table.path:
                folder = table.file.name.partition("/")[0]
                self.tops[KINDS.get(folder, "pack")] = node
        return self.nodes[id(table)]

    def say(self, table: Table, key: str, node: Node) -> None:
        """Note what stands at a key."""
        self.node(table)["properties"].setdefault(key, node)

    def need(self, table: Table, keys: tuple[str, ...]) -> None:
        """Note that keys are needed."""
        required = self.node(table).setdefault("required", [])
        required += [key for key in keys if key not in required]


def hearing(listener: Listener, name: str) -> Callable[..., Any]:
    """A method of a table that tells the listener what it was asked for."""
    method = getattr(Table, name)

    @wraps(method)
    def listened(table: Table, *given: Any) -> Any:
        answer = method(table, *given)
        heard(listener, name, table, given, answer)
        return answer

    return listened


def heard(listener: Listener, name: str, table: Table, given: tuple[Any, ...], answer: Any) -> None:
    """Note one question."""
    if name == "need":
        listener.need(table, given)
        return
    key, *more = given
    if name == "tables":
        listener.say(table, key, list_node(merged(map(listener.node, answer)), more[1]))
        return
    listener.say(table, key, plain_node(listener, name, more, answer))


def plain_node(listener: Listener, name: str, more: list[Any], answer: Any) -> Node:
    """What a schema says of an answer that is no list of tables."""
    if name in {"texts", "numbers"}:
        items = text_node(more[0]) if name == "texts" else number_node(more[0])
        return list_node(items, more[1]) | {"uniqueItems": True}
    if name == "table":
        return listener.node(answer) if answer else {}
    if name == "text":
        return text_node(more[0])
    known = {"flag": {"type": "boolean"}, "day": {"type": "string", "format": "date"}}
    return known.get(name) or number_node(more[0])


class merged(dict[str, Any]):  # noqa: N801 - stands for a schema that is not known yet
    """The schemas of all tables of a list as one, put together when all was heard."""

    def __init__(self, nodes: Any) -> None:
        super().__init__()
        self.nodes = list(nodes)


@contextmanager
def listening() -> Iterator[Listener]:
    """While it lasts, tables tell what they are asked for."""
    listener = Listener()
    names = ("need", "text", "number", "flag", "day", "texts", "numbers", "table", "tables")
    with ExitStack() as stack:
        for name in names:
            stack.enter_context(patch.object(Table, name, hearing(listener, name)))
        yield listener


def settled(node: Any) -> Any:
    """The node with the tables of each list put together: needed is what each of them needs."""
    if isinstance(node, merged):
        return settled(together(node.nodes))
    if isinstance(node, dict):
        return {key: settled(value) for key, value in node.items()}
    return node


def together(nodes: list[Node]) -> Node:
    """One schema that holds for every table of a list."""
    properties: dict[str, Any] = {}
    for node in nodes:
        for key, value in node["properties"].items():
            properties[key] = either(properties.get(key) or value, value)
    needed = [set(node.get("required", ())) for node in nodes]
    required = [key for key in properties if needed and all(key in each for each in needed)]
    whole: Node = {"type": "object", "properties": properties, "additionalProperties": False}
    return whole | ({"required": required} if required else {})


def either(one: Node, other: Node) -> Node:
    """The schema of what two tables have at one key; lists of tables are put together."""
    if not isinstance(one.get("items"), merged) or one is other:
        return one
    tables = merged([*one["items"].nodes, *other["items"].nodes])
    return one | {"items": tables, "minItems": min(one["minItems"], other["minItems"])}


def locale_node(folder: Path) -> Node:
    """Translations: the places of texts, with any id where an id stands."""
    root: Node = {}

    def note(place: tuple[str | int, ...], text: str, rule: Words) -> str:
        at = root
        for key in place[:-1]:
            at = at.setdefault(str(key), {})
        at[str(place[-1])] = text_node(rule)
        return text

    retold(read_pack(folder), note)
    return by_id(root, "")


BY_ID = {
    *("sets", "prompts", "options", "forms", "sections"),
    *("standards", "requirements", "categories", "groups", "dates"),
}


def by_id(node: Node, name: str) -> Node:
    """A table of texts as a schema; where its keys are ids, one schema stands for all of them."""
    if node.get("type") == "string":
        return node
    inner = {str(key): by_id(value, str(key)) for key, value in node.items()}
    whole: Node = {"type": "object"}
    if name == "rows":
        return list_node(next(iter(inner.values())), limits.SCALE_ROWS)
    if name in BY_ID:
        values = list(inner.values())
        texts = values[0].get("type") == "string"
        return whole | {"additionalProperties": values[0] if texts else overlaid(values)}
    return whole | {"properties": inner, "additionalProperties": False}


def overlaid(values: list[Node]) -> Node:
    """All properties of all of them."""
    properties: Node = {}
    for value in values:
        properties = value["properties"] | properties
    return {"type": "object", "properties": properties, "additionalProperties": False}


def schema() -> Node:
    """The schema of every file of a pack."""
    with tempfile.TemporaryDirectory() as place:
        folder = write_example(Path(place))
        write_scheme(folder)
        with listening() as listener:
            read_pack(folder)
        locale = locale_node(folder)
    within = listener.tops["pack"]["properties"]["prompt_sets"]["items"].nodes
    listener.tops["prompt_set"] = together([*within, listener.tops["prompt_set"]])
    tops = {name: settled(node) for name, node in listener.tops.items()}
    pack, said = tops.pop("pack"), tops.pop("locale")
    locale["properties"] = said["properties"] | locale["properties"]
    pack["properties"]["prompt_sets"]["items"] = {"$ref": "#/$defs/prompt_set"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "pack.toml, and in $defs the other files of a pack of Reflect",
        "description": "What a schema can say of format 1; docs/FORMAT.md says the rest.",
        **pack,
        "$defs": {**tops, "locale": locale},
    }


def written() -> str:
    """The file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(written(), "utf-8")
