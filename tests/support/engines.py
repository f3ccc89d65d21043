"""Database engines that do not do as they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from collections.abc import Mapping


class MishearingEngine:
    """The engine, but it hears some statements as others."""

    def __init__(self, heard: Mapping[str, str]) -> None:
        self._heard = heard

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
