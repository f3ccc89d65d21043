"""Turns Lucide's drawings into ``reflect/ui/look/icons.json``: absolute path commands, no SVG left.

Run by hand when a glyph is added: ``python packaging/icons.py FOLDER_OF_LUCIDE_STATIC``.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.svgLib.path import SVGPath

LOOK = Path(__file__).parent.parent / "reflect" / "ui" / "look"

NAMES = [
    "arrow-down", "arrow-left", "arrow-right", "arrow-up", "badge-check", "book-open",
    "calendar-days", "chart-no-axes-column", "check", "chevron-down", "chevron-left",
    "chevron-right", "chevron-up", "circle-alert", "circle-check", "circle-dashed",
    "circle-dot", "circle-question-mark", "clock", "copy", "download", "ellipsis",
    "external-link", "eye", "eye-off", "file-check", "file-exclamation-point", "file-lock",
    "file-plus", "file-text", "folder-open", "hand-heart", "hard-drive", "history",
    "inbox", "info", "key-round", "languages", "link", "list", "list-checks", "lock",
    "lock-open", "menu",
    "message-square", "minus", "monitor", "notebook-pen", "package", "package-check",
    "package-plus", "paperclip", "pen-line", "plus", "printer", "refresh-cw", "save",
    "search", "settings-2", "shield-alert", "shield-check", "signature", "sliders-horizontal",
    "star", "sun-moon", "sunrise", "table", "tag", "target", "trash-2", "triangle-alert",
    "undo-2", "upload", "user-round-check", "users-round",
    "wifi-off", "x",
]  # fmt: skip

COMMANDS = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "closePath": "Z", "endPath": ""}


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def path_commands(svg: Path) -> str:
    """The outline of one drawing, in the 24 by 24 square it was drawn in."""
    pen = DecomposingRecordingPen({})
    SVGPath(str(svg)).draw(pen)
    words: list[str] = []
    for name, points in pen.value:
        words += [COMMANDS[name], *(_number(n) for point in points for n in point)]
    return " ".join(word for word in words if word)


def main(lucide: Path) -> None:
    """Write the glyphs and the licence they come under."""
    glyphs = {name: path_commands(lucide / "icons" / f"{name}.svg") for name in NAMES}
    (LOOK / "icons.json").write_text(json.dumps(glyphs, indent=0) + "\n", encoding="utf-8")
    shutil.copyfile(lucide / "LICENSE", LOOK / "LICENSE-lucide.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
