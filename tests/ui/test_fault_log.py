from __future__ import annotations

import pytest

from reflect.ui.fault_log import MAX_BYTES, FaultLog, described

CANARY = "Heron Ward"


def fault():
    try:
        try:
            open_drawer(CANARY)
        except KeyError as error:
            raise ValueError(CANARY) from error
    except ValueError as error:
        return error


def open_drawer(words):
    raise KeyError(words)


@pytest.fixture
def log(tmp_path):
    return FaultLog(tmp_path / "log")


def test_it_keeps_types_and_places_and_no_words():
    text = described(fault())
    assert CANARY not in text
    assert "builtins.ValueError\n  tests.ui.test_fault_log:" in text
    assert "builtins.KeyError" in text
    assert "in open_drawer" in text


def test_an_error_that_causes_itself_is_told_once():
    error = ValueError()
    error.__context__ = other = KeyError()
    other.__context__ = error
    assert described(error).count("ValueError") == 1


def test_faults_are_added_to_one_file(log):
    log.keep(fault())
    log.keep(fault())
    assert (log.folder / "faults.log").read_text(encoding="utf-8").count("ValueError") == 2


def test_three_files_of_a_megabyte_are_kept(log):
    for number in range(5):
        log.keep(fault())
        with (log.folder / "faults.log").open("a") as file:
            file.write(f"{number}" * MAX_BYTES)
    names = sorted(file.name for file in log.folder.iterdir())
    assert names == ["faults.log", "faults.log.1", "faults.log.2"]
    assert (log.folder / "faults.log.2").read_text().endswith("2")


def test_a_log_that_cannot_be_written_is_no_second_fault(tmp_path):
    (tmp_path / "log").write_text("in the way")
    FaultLog(tmp_path / "log").keep(fault())
    assert (tmp_path / "log").read_text() == "in the way"
