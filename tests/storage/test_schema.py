"""The steps from an empty database to the tables of today."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, text
from sqlcipher3 import dbapi2

from reflect.errors import JournalDamaged, NewerFormat
from reflect.storage import tables
from reflect.storage.schema import SCHEMA, bring_up_to_date, format_of

# Alembic's own: which step was the last.
NOT_OURS = {"alembic_version"}


@pytest.fixture
def empty():
    engine = create_engine("sqlite://", module=dbapi2)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def schema_of(connection):
    """What makes each table and index, the white space evened out."""
    rows = connection.execute(text("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
    return {row.name: _even(row.sql) for row in rows if row.name not in NOT_OURS}


def _even(sql: str) -> str:
    tight = " ".join(sql.split())
    return tight.replace("( ", "(").replace(" )", ")")


def test_all_steps_together_make_the_tables_of_today(empty) -> None:
    bring_up_to_date(empty)
    by_steps = schema_of(empty)
    empty.rollback()
    engine = create_engine("sqlite://", module=dbapi2)
    with engine.connect() as fresh:
        tables.metadata.create_all(fresh)
        fresh.execute(text(tables.ENTRY_TEXT))
        assert by_steps == schema_of(fresh)
    engine.dispose()


def test_every_table_refuses_what_is_not_of_its_type(empty) -> None:
    bring_up_to_date(empty)
    strict = empty.execute(
        text("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    ).all()
    ours = set(tables.metadata.tables)
    assert {row.name for row in strict if row.strict} == ours


def test_the_index_forgets_deleted_words_at_once(empty) -> None:
    bring_up_to_date(empty)
    said = empty.execute(text("SELECT v FROM entry_text_config WHERE k = 'secure-delete'"))
    assert said.scalar_one() == 1


def test_the_format_is_noted_and_no_step_runs_twice(empty) -> None:
    for _ in range(2):
        bring_up_to_date(empty)
        assert empty.execute(text("PRAGMA user_version")).scalar_one() == SCHEMA


def test_a_newer_format_is_refused(empty) -> None:
    empty.execute(text("PRAGMA user_version = 99"))
    with pytest.raises(NewerFormat) as refused:
        format_of(empty)
    assert (refused.value.found, refused.value.known) == (99, SCHEMA)


def test_an_empty_database_is_no_journal(empty) -> None:
    with pytest.raises(JournalDamaged, match="empty"):
        format_of(empty)


def test_a_journal_is_of_todays_format(empty) -> None:
    bring_up_to_date(empty)
    assert format_of(empty) == SCHEMA


def test_a_step_that_fails_leaves_the_database_as_it_was(journal) -> None:
    def half_a_step(connection):
        connection.execute(text("PRAGMA user_version = 0"))
        connection.execute(text("DROP TABLE wish"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), journal.reading() as connection:
        half_a_step(connection)
    with journal.reading() as connection:
        assert connection.execute(text("PRAGMA user_version")).scalar_one() == SCHEMA
        assert connection.execute(text("SELECT count(*) FROM wish")).scalar_one() == 0
