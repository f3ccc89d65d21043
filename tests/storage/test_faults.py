"""Each thing that the database can say is one of our errors, or a mistake of ours."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from reflect import errors
from reflect.storage.faults import database_faults


def said(code: int) -> dbapi2.OperationalError:
    error = dbapi2.OperationalError("what it said")
    error.sqlite_errorcode = code
    error.sqlite_errorname = f"SQLITE_{code}"
    return error


# https://www.sqlite.org/rescode.html
@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (3, errors.ReadOnly),
        (5, errors.InUse),
        (261, errors.InUse),  # SQLITE_BUSY_RECOVERY
        (6, errors.InUse),
        (8, errors.ReadOnly),
        (264, errors.ReadOnly),  # SQLITE_READONLY_RECOVERY
        (1032, errors.Vanished),  # SQLITE_READONLY_DBMOVED
        (10, errors.StorageFailed),
        (778, errors.StorageFailed),  # SQLITE_IOERR_WRITE
        (11, errors.JournalDamaged),
        (267, errors.JournalDamaged),  # SQLITE_CORRUPT_VTAB
        (13, errors.DiskFull),
        (14, errors.StorageFailed),
        (26, errors.JournalDamaged),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True])
def test_what_the_world_did_is_one_of_our_errors(tmp_path, code, kind, wrapped) -> None:
    database = tmp_path / "journal.db"
    database.touch()
    error = said(code)
    with pytest.raises(kind) as told, database_faults(database):
        raise OperationalError("SELECT 1", {}, error) if wrapped else error
    assert type(told.value) is kind
    assert "what it said" not in str(told.value)


@pytest.mark.parametrize("code", [10, 14])
def test_a_file_that_is_gone_is_told_as_such(tmp_path, code) -> None:
    with pytest.raises(errors.Vanished), database_faults(tmp_path / "gone.db"):
        raise said(code)


@pytest.mark.parametrize("code", [1, 19, 20, 21, 23, 25])
@pytest.mark.parametrize("wrapped", [False, True])
def test_a_mistake_of_ours_stays_what_it_is(tmp_path, code, wrapped) -> None:
    error = said(code)
    raised = OperationalError("SELECT 1", {}, error) if wrapped else error
    with pytest.raises(type(raised)) as told, database_faults(tmp_path):
        raise raised
    assert told.value is raised


def test_an_error_without_a_code_stays_what_it_is(tmp_path) -> None:
    with pytest.raises(dbapi2.ProgrammingError), database_faults(tmp_path):
        raise dbapi2.ProgrammingError


def test_nothing_is_said_when_nothing_happens(tmp_path) -> None:
    with database_faults(tmp_path):
        pass
