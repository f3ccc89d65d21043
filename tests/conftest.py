"""Rules for every test: own home, no network; for the window see ``support/window.py``."""

from __future__ import annotations

import os
import socket
import threading
from functools import cache
from pathlib import Path

import pytest
from coverage import Coverage

from reflect.packs import built_in

# Qt reads it when the first application is made.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

WINDOW_TESTS = ("ui", "journeys")
UNTRACED = (*WINDOW_TESTS, "cli", "documents")
"""Folders of tests of what need not be covered line by line; to trace them costs minutes."""
OFFSCREEN = "This plugin does not support"
"""Said of a screen that nobody sees."""
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Let a warning of Qt fail the tests of the window; trace before what is not traced.

    What is done once for each process would be missed otherwise.
    """
    items.sort(key=lambda item: _folder(item) in UNTRACED)
    for item in items:
        if _folder(item) in WINDOW_TESTS:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN, extend=True))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item):
    """The core is covered by its own tests."""
    cover = Coverage.current()
    untraced = cover if _folder(item) in UNTRACED else None
    if untraced:
        untraced.stop()
    yield
    if untraced:
        untraced.start()


def _folder(item):
    return item.path.relative_to(HERE).parts[0]


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """A home of the test's own, with nothing said by the environment."""
    home = tmp_path / "home"
    for name, folder in (
        ("HOME", home),
        ("USERPROFILE", home),
        ("APPDATA", home / "config"),
        ("LOCALAPPDATA", home / "local"),
        ("XDG_CONFIG_HOME", home / "config"),
        ("XDG_DATA_HOME", home / "data"),
        ("XDG_STATE_HOME", home / "state"),
        ("XDG_CACHE_HOME", home / "cache"),
        ("XDG_RUNTIME_DIR", home / "run"),
        ("XDG_DOCUMENTS_DIR", home / "Documents"),
    ):
        monkeypatch.setenv(name, str(folder))
    for name in ("REFLECT_JOURNAL", "EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return home


@pytest.fixture(autouse=True, scope="session")
def no_network():
    """No test talks to anybody."""

    def refuse(*_args):
        message = "a test opened a connection"
        raise AssertionError(message)

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield


@pytest.fixture(autouse=True, scope="session")
def packs_read_once():
    """The packs that come with Reflect are the same for all tests, and take time to read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(built_in, "built_in_packs", cache(built_in.built_in_packs))
        yield


@pytest.fixture(autouse=True)
def no_thread_left():
    """A test ends the threads it began."""
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in before]
    assert not left, f"threads left: {left}"


@pytest.fixture(scope="session")
def qapp_cls():
    """The application of the program in place of Qt's own."""
    # Delayed: most tests need no window, and Qt is slow to import.
    from reflect.ui.application import Application

    return Application
