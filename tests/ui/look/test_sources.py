"""What the source of the window may not say."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import reflect.ui

WINDOW = Path(reflect.ui.__file__).parent
SOURCES = sorted(WINDOW.rglob("*.py"))
NAMES = [str(path.relative_to(WINDOW)) for path in SOURCES]
TOKENS = "look/tokens.py"
SAFE_VIEW = "parts/safe_view.py"

COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}(?:[0-9a-fA-F]{2})?\b|\brgba?\(|\bhsla?\(")
BANNED_MODULES = re.compile(
    r"PySide6\.Qt(Svg|SvgWidgets|Network|WebEngine\w*|WebSockets|Qml|Quick)\b"
)
TEXT_LABELS = {"QLabel", "QMessageBox"}


def sources(*, but=()):
    """The sources, without those that have the right to."""
    return [WINDOW / name for name in NAMES if name not in but]


@cache
def text(path):
    return path.read_text(encoding="utf-8")


@cache
def nodes(path):
    """Every node of a source."""
    return tuple(ast.walk(ast.parse(text(path))))


def strings(path):
    """Every string that is not a docstring."""
    said = [node.value for node in nodes(path) if isinstance(node, ast.Expr)]
    texts = [n for n in nodes(path) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return [node.value for node in texts if node not in said]


def calls(path):
    """Every call, with the name of what is called."""
    for node in nodes(path):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute):
                yield called.attr, node
            elif isinstance(called, ast.Name):
                yield called.id, node


def test_only_the_safe_view_takes_markup():
    markup = {"setHtml", "setMarkdown", "insertHtml", "insertMarkdown", "appendHtml"}
    found = [p for p in sources(but=[SAFE_VIEW]) if markup & {name for name, _ in calls(p)}]
    assert found == []


def test_only_the_tokens_hold_a_colour():
    found = [
        (path, said)
        for path in sources(but=[TOKENS])
        for said in strings(path)
        if COLOUR.search(said)
    ]
    assert found == []


def test_no_colour_is_made_of_numbers_or_names():
    made = {"QColor", "QRgb", "qRgb", "fromRgb"}
    found = [
        (path, ast.unparse(node))
        for path in sources(but=[TOKENS])
        for name, node in calls(path)
        if name in made and node.args and all(isinstance(a, ast.Constant) for a in node.args)
    ]
    assert found == []


def test_nothing_that_could_reach_the_network_or_a_script_is_imported():
    assert [path for path in sources() if BANNED_MODULES.search(text(path))] == []


def test_labels_that_show_text_show_it_plain():
    """Each file that makes a label with a text says that the text is plain."""
    found = [
        path
        for path in sources()
        if "TextFormat.PlainText" not in text(path)
        and any(name in TEXT_LABELS and node.args for name, node in calls(path))
    ]
    assert found == []


def test_a_label_is_not_told_to_show_rich_text():
    rich = [p for p in sources() if "RichText" in text(p).replace("setAcceptRichText", "")]
    assert rich == []


def test_no_class_mixes_qt_with_another_base():
    """Two bases, one of them of Qt, cannot both be built."""
    classes = [
        (path, node.name, [ast.unparse(base) for base in node.bases])
        for path in sources()
        for node in nodes(path)
        if isinstance(node, ast.ClassDef)
    ]
    mixed = [
        (path, name)
        for path, name, bases in classes
        if len([base for base in bases if not base.startswith("Generic[")]) > 1
        and any(base.startswith("Q") for base in bases)
    ]
    assert mixed == []


def test_the_rules_see_what_they_look_for():
    assert len(sources()) > len(sources(but=[TOKENS])) > 100
    assert any(COLOUR.search(said) for said in strings(WINDOW / TOKENS))
    assert "setHtml" in {name for name, _ in calls(WINDOW / SAFE_VIEW)}
    assert BANNED_MODULES.search("from PySide6.QtNetwork import QTcpSocket")
