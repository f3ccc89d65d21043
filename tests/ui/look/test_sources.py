"""What the source of the window may not say."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

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


def each(*, but=()):
    """The sources, by name, without those that have the right to."""
    chosen = [(name, path) for name, path in zip(NAMES, SOURCES, strict=True) if name not in but]
    return pytest.mark.parametrize("path", [p for _, p in chosen], ids=[n for n, _ in chosen])


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def strings(path):
    """Every string that is not a docstring."""
    nodes = list(ast.walk(tree(path)))
    said = [node.value for node in nodes if isinstance(node, ast.Expr)]
    texts = [n for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return [node.value for node in texts if node not in said]


def calls(path):
    """Every call, with the name of what is called."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute):
                yield called.attr, node
            elif isinstance(called, ast.Name):
                yield called.id, node


@each(but=[SAFE_VIEW])
def test_only_the_safe_view_takes_markup(path):
    markup = {"setHtml", "setMarkdown", "insertHtml", "insertMarkdown", "appendHtml"}
    assert not [name for name, _ in calls(path) if name in markup]


@each(but=[TOKENS])
def test_only_the_tokens_hold_a_colour(path):
    assert not [text for text in strings(path) if COLOUR.search(text)]


@each(but=[TOKENS])
def test_no_colour_is_made_of_numbers_or_names(path):
    made = [node for name, node in calls(path) if name in {"QColor", "QRgb", "qRgb", "fromRgb"}]
    literal = [n for n in made if n.args and all(isinstance(a, ast.Constant) for a in n.args)]
    assert not literal


@each()
def test_nothing_that_could_reach_the_network_or_a_script_is_imported(path):
    assert not BANNED_MODULES.search(path.read_text(encoding="utf-8"))


@each()
def test_labels_that_show_text_show_it_plain(path):
    """Each file that makes a label with a text says that the text is plain."""
    made = [node for name, node in calls(path) if name in TEXT_LABELS and node.args]
    source = path.read_text(encoding="utf-8")
    assert not made or "TextFormat.PlainText" in source


@each()
def test_a_label_is_not_told_to_show_rich_text(path):
    assert "RichText" not in path.read_text(encoding="utf-8").replace("setAcceptRichText", "")


def bases(node):
    return [ast.unparse(base) for base in node.bases]


@each()
def test_no_class_mixes_qt_with_another_base(path):
    """Two bases, one of them of Qt, cannot both be built."""
    classes = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)]
    mixed = [
        node.name
        for node in classes
        if len([base for base in bases(node) if not base.startswith("Generic[")]) > 1
        and any(base.startswith("Q") for base in bases(node))
    ]
    assert not mixed


def test_the_rules_see_what_they_look_for():
    assert any(COLOUR.search(text) for text in strings(WINDOW / TOKENS))
    assert "setHtml" in {name for name, _ in calls(WINDOW / SAFE_VIEW)}
    assert BANNED_MODULES.search("from PySide6.QtNetwork import QTcpSocket")
