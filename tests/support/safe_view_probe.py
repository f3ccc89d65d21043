"""Shows hostile HTML, and looks by what was asked of the system whether a file in it was opened.

Runs as a program, in a process of its own: ``python -m tests.support.safe_view_probe FOLDER SEED
DOCUMENTS safe|stock``. The second is Qt's own view, which opens what it is told to. Prints one line
of JSON.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QTextBrowser

from reflect.documents.writers_words import safe_html
from reflect.ui.application import Application
from reflect.ui.look.theme import Look
from reflect.ui.parts.safe_view import SafeView
from tests.support.system_calls import plain

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "tests.support.safe_view_probe"
BAIT = "canary"
"""In the name of every file that a document names, and of no other."""
MARKUP = (
    *('<img src="{0}">', '<img src="{0}" width="9" height="9">', '<body background="{0}">x'),
    *('<table background="{0}"><tr><td>x</td></tr></table>', '<object data="{0}">'),
    *('<link rel="stylesheet" href="{0}">x', "<style>p {{ background: url({0}) }}</style>"),
    *('<div style="background-image: url({0})">x</div>', '<a href="{0}">x</a>', "![x]({0})"),
    *('<ul style="list-style-image: url({0})"><li>x</ul>', "[x]({0})", '<source src="{0}">'),
    '<svg><image href="{0}"/></svg>',
)
PLACES = (
    *("{0}", "file://{0}", "file:{0}", "//host/share/{1}", "\\\\host\\share\\{1}"),
    *("{1}", "../{1}"),
)


def document(chance: random.Random, folder: Path) -> str:
    """Markup that names a file in several ways."""
    parts = []
    for _ in range(chance.randrange(1, 5)):
        name = f"{BAIT}-{chance.randrange(1000)}.{chance.choice(('png', 'css', 'html', 'svg'))}"
        place = chance.choice(PLACES).format(folder / name, name)
        parts.append(chance.choice(MARKUP).format(place))
    return " some words ".join(parts)


def show(folder: Path, seed: int, count: int, how: str) -> None:
    """Show so many documents, a third of them as they came: the sanitiser has let them through."""
    # Chance for documents, not for keys.
    chance, app = random.Random(seed), Application()  # noqa: S311
    view = SafeView(Look(app), "Documents") if how == "safe" else QTextBrowser()
    put: Callable[[str], None] = view.show_html if isinstance(view, SafeView) else view.setHtml
    view.resize(400, 300)
    view.show()
    for number in range(count):
        text = document(chance, folder)
        put(text if how == "stock" or number % 3 == 0 else safe_html(text))
        view.grab()
    app.processEvents()


def probe(folder: Path, seed: int, count: int, how: str) -> dict[str, Any]:
    """Show them with strace beside it; the calls that name one of the files."""
    log = folder / "calls"
    for number in range(1000):
        (folder / f"{BAIT}-{number}.png").touch()
    traced = ["strace", "-f", "-qq", "-xx", "-s", "4096", "-e", "trace=%file", "-o", str(log)]
    command = [sys.executable, "-m", NAME, "show", str(folder), str(seed), str(count), how]
    told = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([*traced, *command], env=told, capture_output=True, check=False)  # noqa: S603 - ours
    assert done.returncode == 0, done.stderr[-2000:]
    with log.open() as lines:
        # What the program itself is told on its command line names the folder, and no file in it.
        named = [each.strip() for each in map(plain, lines) if re.search(rf"{BAIT}-\d", each)]
    return {"documents": count, "opened": len(named), "first": named[:3]}


if __name__ == "__main__":
    if sys.argv[1] == "show":
        _, _, place, number, many, kind = sys.argv
        show(Path(place), int(number), int(many), kind)
    else:
        _, place, number, many, kind = sys.argv
        sys.stdout.write(json.dumps(probe(Path(place), int(number), int(many), kind)) + "\n")
