from __future__ import annotations

import pytest

from reflect.errors import PackFault, PackRefused
from reflect.packs.strict_zip import MAX_BYTES, MAX_FILES, read_zip, write_zip
from tests.packs.example import FILES

CONTENTS = {name: text.encode() for name, text in FILES.items()}


def test_what_is_written_is_read():
    assert read_zip(write_zip(CONTENTS)) == CONTENTS


def test_the_order_in_which_files_are_given_changes_nothing():
    turned = dict(reversed(CONTENTS.items()))

    assert write_zip(turned) == write_zip(CONTENTS)


def test_an_archive_of_the_greatest_size_is_read():
    full = {f"sets/a{number}.toml": b"#" * 2047 for number in range(MAX_FILES)}

    assert read_zip(write_zip(full)) == full


def test_a_larger_archive_is_refused_unread():
    with pytest.raises(PackRefused) as caught:
        read_zip(bytes(MAX_BYTES + 1))
    assert caught.value.fault is PackFault.TOO_LARGE


@pytest.mark.parametrize("size", range(0, 2200, 7))
def test_the_beginning_of_an_archive_is_none(size: int):
    whole = write_zip(CONTENTS)

    with pytest.raises(PackRefused):
        read_zip(whole[: size * len(whole) // 2200])
