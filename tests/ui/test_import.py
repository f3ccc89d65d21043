"""Loading the window leaves Python's import as it was."""

from __future__ import annotations

from tests.support.child import run_python


def test_loading_qt_leaves_import_alone() -> None:
    said = run_python(
        "import builtins; own = builtins.__import__\n"
        "import reflect.ui.application\n"
        "print(builtins.__import__ is own)"
    )
    assert said.strip() == "True"


def test_pyside_would_put_its_own_there() -> None:
    said = run_python(
        "import builtins; own = builtins.__import__\n"
        "import PySide6.QtCore\n"
        "print(builtins.__import__ is own)"
    )
    assert said.strip() == "False"
