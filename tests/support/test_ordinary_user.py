"""The administrator without privileges."""

from __future__ import annotations

import pytest

from tests.support.ordinary_user import ordinary_user


def test_a_mode_holds_inside_and_no_longer_than_that(tmp_path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    with ordinary_user(), pytest.raises(PermissionError):
        (folder / "file").touch()
    folder.chmod(0o700)
    (folder / "file").touch()
