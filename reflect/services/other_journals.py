"""How other journals are read: by whatever the application was built with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reflect.domain.csv_columns import CsvPreview
    from reflect.domain.imported import Imported


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherJournals:
    """The readers, each in a process of its own. Both raise a `ReflectError`, and take nothing."""

    read: Callable[..., Imported]
    """``read(path, *, source=None, password="", columns=None, step)``: all that is in it."""
    preview_csv: Callable[..., CsvPreview]
    """``preview_csv(path, *, columns=None, step)``: the columns of a table."""
