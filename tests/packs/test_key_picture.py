"""A key as a picture: the same one in modules, SVG and PNG, and it says the key."""

from __future__ import annotations

import segno

from reflect.packs.key_picture import QUIET_ZONE, key_picture
from tests.support.pack_attacks import KEY, OTHER


def test_the_modules_are_those_of_the_key_with_room_around_them():
    picture = key_picture(KEY.public)
    code = segno.make(KEY.public.text, error="m", micro=False)
    inner = [row[QUIET_ZONE:-QUIET_ZONE] for row in picture.modules[QUIET_ZONE:-QUIET_ZONE]]
    assert inner == [tuple(map(bool, row)) for row in code.matrix]
    assert not any(any(row) for row in picture.modules[:QUIET_ZONE])
    assert {len(row) for row in picture.modules} == {len(picture.modules)}


def test_it_can_be_saved_as_svg_and_png():
    picture = key_picture(KEY.public)
    assert picture.svg.startswith(b"<?xml")
    assert KEY.public.number.encode() in picture.svg
    assert picture.png.startswith(b"\x89PNG")


def test_a_key_has_always_the_same_picture_and_no_other_has_it():
    assert key_picture(KEY.public) == key_picture(KEY.public)
    assert key_picture(KEY.public).modules != key_picture(OTHER.public).modules
