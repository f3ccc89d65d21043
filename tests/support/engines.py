"""Database engines that do not do as they are told, or do it quicker."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from sqlalchemy import create_engine
from sqlcipher3 import dbapi2

from reflect.storage import connection

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Engine


class MishearingEngine:
    """The engine, but it hears some statements as others."""

    def __init__(self, heard: Mapping[str, str]) -> None:
        self._heard = heard

    def __getattr__(self, name: str) -> Any:
        return getattr(dbapi2, name)

    def connect(self, *args: Any, **kwargs: Any) -> Any:
        """A connection that mishears."""
        return _Mishearing(dbapi2.connect(*args, **kwargs), self._heard)


class _Mishearing:
    def __init__(self, connection: Any, heard: Mapping[str, str]) -> None:
        self._connection = connection
        self._heard = heard

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, statement: str, *rest: Any) -> Any:
        for said, heard in self._heard.items():
            if statement.startswith(said):
                return self._connection.execute(heard, *rest)
        return self._connection.execute(statement, *rest)


@contextmanager
def remembered_statements() -> Iterator[None]:
    """Let each engine know the statements that one before it has made.

    Making a statement takes longer than running it; whoever opens ten thousand journals saves half.
    """
    first = create_engine("sqlite://", module=dbapi2)

    def made(*args: Any, **kwargs: Any) -> Engine:
        engine = create_engine(*args, **kwargs)
        engine.dialect = first.dialect
        engine._compiled_cache = first._compiled_cache
        return engine

    with patch.object(connection, "create_engine", made):
        yield
