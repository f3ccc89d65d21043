"""A folder in memory that no other process of the tests uses."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.paths import memory_backed_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest


@contextmanager
def own_memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give the program such a folder, where there is one, and see that nothing is left in it."""
    shared = memory_backed_folder()
    if shared is None:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="test-", dir=shared) as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        assert memory_backed_folder() == Path(folder)
        yield
        assert list(Path(folder).iterdir()) == []
