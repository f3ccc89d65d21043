from __future__ import annotations

import tempfile

import pytest

from reflect.app import Reflect
from reflect.packs.built_in import built_in_packs
from reflect.services.prompt_library import PromptLibrary
from reflect.ui.program import Program, Start
from reflect.ui.screens import real_screens
from tests.support.builders import cheap_journals
from tests.support.fakes import FakeClock
from tests.support.hand import Hand
from tests.support.window import jobs, look, messages, recorder, window_rules

__all__ = ["jobs", "look", "messages", "recorder", "window_rules"]


@pytest.fixture
def home(tmp_path, own_home, monkeypatch):
    """A home whose every file, temporary ones too, is below one folder."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return tmp_path


@pytest.fixture
def relaunched():
    """The journals that a run of the program was replaced for."""
    return []


@pytest.fixture
def begin(qapp, home, qtbot, relaunched):
    """Starts the program; each run is ended after the test."""
    runs = []

    def begun(start=None):
        reflect = Reflect()
        library = PromptLibrary(built_in_packs)
        reflect.journals = cheap_journals(FakeClock(), library)
        run = Program(
            qapp, reflect, start or Start(), screens=real_screens(),
            start_anew=lambda path, _: relaunched.append(path),
        )  # fmt: skip
        runs.append(run)
        with qtbot.waitActive(run.window):
            run.show()
            run.window.resize(1280, 800)
        return run, Hand(run.window, qtbot)

    yield begun
    for run in runs:
        run.window.let_close()
        if not run.jobs.closed:
            run.end()
        run.window.deleteLater()
