"""What a desktop is told of the program: icons, the desktop entry, the kinds of file."""

from __future__ import annotations

import json
import re
import struct
import subprocess
import sys
import tomllib
from configparser import RawConfigParser
from pathlib import Path

import pytest
from PySide6.QtCore import QXmlStreamReader

from reflect.ui.look.tokens import THEMES

ROOT = Path(__file__).parent.parent
PACKAGING = ROOT / "packaging"
ICONS = PACKAGING / "icons"
LINUX = PACKAGING / "linux"
PROGRAM = "org.reflect_journal.Reflect"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def size_of(png):
    """Width and height out of a PNG's first chunk."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack_from(">II", png, 16)


def windows_pictures():
    """Each picture of the Windows icon, with the width that its directory gives."""
    data = (ICONS / "reflect.ico").read_bytes()
    for index in range(struct.unpack_from("<HHH", data)[2]):
        width, length, place = struct.unpack_from("<B7xII", data, 6 + 16 * index)
        yield width or 256, data[place : place + length]


def mac_pictures():
    """Each picture of the macOS icon; the lengths of the chunks must add up."""
    data = (ICONS / "reflect.icns").read_bytes()
    assert struct.unpack_from(">4sI", data) == (b"icns", len(data))
    place = 8
    while place < len(data):
        length = struct.unpack_from(">I", data, place + 4)[0]
        yield data[place + 8 : place + length]
        place += length


def desktop_entry():
    parser = RawConfigParser()
    parser.read(LINUX / f"{PROGRAM}.desktop", "utf-8")
    return parser["Desktop Entry"]


def well_formed(name):
    """The text of an XML file, which must be well formed."""
    text = (LINUX / name).read_text("utf-8")
    reader = QXmlStreamReader(text)
    while not reader.atEnd():
        reader.readNext()
    assert not reader.hasError(), reader.errorString()
    return text


def test_the_drawings_use_the_colours_of_the_light_theme():
    colours = THEMES["light"].colours
    for drawing in ("mark.svg", "mark-small.svg"):
        used = set(re.findall(r"#[0-9A-F]{6}", (ICONS / drawing).read_text("utf-8")))
        assert used == {colours["accent"], colours["window"]}


def test_the_windows_icon_has_the_sizes_it_says():
    pictures = list(windows_pictures())
    assert [width for width, _ in pictures] == [16, 24, 32, 48, 64, 128, 256]
    assert all(size_of(png) == (width, width) for width, png in pictures)


def test_the_mac_icon_has_all_sizes():
    assert sorted({size_of(png)[0] for png in mac_pictures()}) == [16, 32, 64, 128, 256, 512, 1024]


@pytest.mark.parametrize("size", [16, 24, 32, 48, 64, 128, 256, 512])
def test_a_linux_icon_is_as_large_as_its_folder_says(size):
    icon = ICONS / "hicolor" / f"{size}x{size}" / "apps" / f"{PROGRAM}.png"
    assert size_of(icon.read_bytes()) == (size, size)


def test_the_window_and_the_desktop_show_one_icon():
    desktop = ICONS / "hicolor" / "256x256" / "apps" / f"{PROGRAM}.png"
    assert (ROOT / "reflect/ui/look/app_icon.png").read_bytes() == desktop.read_bytes()
    scalable = ICONS / "hicolor" / "scalable" / "apps" / f"{PROGRAM}.svg"
    assert scalable.read_bytes() == (ICONS / "mark.svg").read_bytes()


def test_the_desktop_entry_starts_the_program():
    entry = desktop_entry()
    assert entry["Exec"].split()[0] in PROJECT["project"]["scripts"]
    assert entry["Icon"] == PROGRAM
    assert entry["Type"] == "Application"


def test_the_software_centre_finds_the_desktop_entry():
    text = well_formed(f"{PROGRAM}.metainfo.xml")
    assert f"<id>{PROGRAM}</id>" in text
    assert f">{PROGRAM}.desktop</launchable>" in text
    assert f"<project_license>{PROJECT['project']['license']}</project_license>" in text


def test_packs_and_journals_are_known_by_their_endings():
    endings = re.findall(r'<glob pattern="([^"]+)"/>', well_formed(f"{PROGRAM}.mime.xml"))
    assert endings == ["*.reflectpack", "*.reflect"]


def test_all_that_the_wheel_shares_is_there():
    shared = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert all((ROOT / source).exists() for source in shared)


@pytest.fixture(scope="module")
def bill():
    program = [sys.executable, str(PACKAGING / "bill_of_materials.py")]
    done = subprocess.run(program, stdout=subprocess.PIPE, check=True)  # noqa: S603 - our own
    return json.loads(done.stdout)


def test_the_bill_of_materials_names_all_that_is_locked_with_hashes_and_licences(bill):
    lock = (ROOT / "requirements" / "run.txt").read_text("utf-8")
    locked = re.findall(r"^([a-z\d-]+)==(\S+)", lock, re.MULTILINE)
    parts = bill["components"]
    assert [(each["name"], each["version"]) for each in parts] == locked
    assert sum(len(each["hashes"]) for each in parts) == lock.count("--hash=sha256:")
    assert all(each["licenses"] for each in parts)
    assert bill["metadata"]["component"]["version"] == PROJECT["project"]["version"]


def test_what_only_one_system_needs_says_so(bill):
    only = {each["name"]: each.get("properties") for each in bill["components"]}
    assert only["pywin32-ctypes"] == [{"name": "only where", "value": 'sys_platform == "win32"'}]
    assert only["click"] is None
