"""Draws the program's icons, for every desktop, from the two drawings in packaging/icons.

Run by `make icons` when a drawing has changed; what it makes is kept in the repository.
"""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

PROGRAM = "org.reflect_journal.Reflect"
ICONS = Path(__file__).parent / "icons"
WINDOW_ICON = ICONS.parent.parent / "reflect" / "ui" / "look" / "app_icon.png"

LINUX_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIZES = (16, 24, 32, 48, 64, 128, 256)
# The names Apple gave to sizes; the two sizes of 32 and 256 serve plain and dense screens.
MAC_SIZES = {
    "icp4": 16, "icp5": 32, "ic11": 32, "ic12": 64, "ic07": 128,
    "ic13": 256, "ic08": 256, "ic14": 512, "ic09": 512, "ic10": 1024,
}  # fmt: skip


def png(size: int) -> bytes:
    """The mark as a PNG of this width and height."""
    drawing = QSvgRenderer(str(ICONS / ("mark-small.svg" if size <= 32 else "mark.svg")))
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, b"PNG")
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon: a directory of sizes, then the PNGs. A width of 256 is written as 0."""
    place = 6 + 16 * len(pictures)
    directory = [struct.pack("<HHH", 0, 1, len(pictures))]
    for size, picture in pictures.items():
        edge = size % 256
        row = (edge, edge, 0, 0, 1, 32, len(picture), place)
        directory.append(struct.pack("<BBBBHHII", *row))
        place += len(picture)
    return b"".join([*directory, *pictures.values()])


def icns(pictures: dict[str, bytes]) -> bytes:
    """A macOS icon: chunks, each with its name and its length."""
    chunks = [
        name.encode("ascii") + struct.pack(">I", 8 + len(picture)) + picture
        for name, picture in pictures.items()
    ]
    body = b"".join(chunks)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def draw_linux() -> None:
    """The folder that goes to share/icons/hicolor."""
    for size in LINUX_SIZES:
        folder = ICONS / "hicolor" / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{PROGRAM}.png").write_bytes(png(size))
    scalable = ICONS / "hicolor" / "scalable" / "apps"
    scalable.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ICONS / "mark.svg", scalable / f"{PROGRAM}.svg")


def main() -> None:
    """Write every icon."""
    application = QGuiApplication([])
    draw_linux()
    (ICONS / "reflect.ico").write_bytes(ico({size: png(size) for size in WINDOWS_SIZES}))
    (ICONS / "reflect.icns").write_bytes(icns({n: png(s) for n, s in MAC_SIZES.items()}))
    WINDOW_ICON.write_bytes(png(256))
    application.quit()


if __name__ == "__main__":
    main()
