"""What pictures say besides the picture, and copies that say nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect.domain.evidence_file import HEIC, JPEG, PNG, media_type_of
from reflect.domain.file_details import Detail
from reflect.privacy.files import heic as heics
from reflect.privacy.files import jpeg as jpegs
from reflect.privacy.files import png as pngs
from reflect.privacy.files.details import NOTHING, UNREADABLE_PICTURE, details_of, without_details
from reflect.privacy.files.exif import read_exif, upright_exif
from tests.support.pictures import (
    NAME,
    SCAN,
    TABLE,
    TURNED,
    XMP,
    box,
    chunk,
    exif,
    heic,
    jpeg,
    picture,
    png,
    segment,
)

EXIF = b"Exif\0\0"
ICC = segment(0xE2, b"ICC_PROFILE\0\1\1colours")
MADE = ["photograph.jpg", "drawing.png", "telephone.heic"]


@pytest.mark.parametrize("name", MADE)
def test_a_real_picture_tells_all_it_holds_and_its_copy_nothing(name):
    data = picture(name)
    told = details_of(data, media_type_of(data))
    everything = {*Detail} - {Detail.WORDS, Detail.MORE}
    assert everything <= {*told.holds}
    assert told.told.startswith(
        "Besides the picture, the file says where it was taken, when it was made, with which "
        "device or program"
    )
    assert (told.removable, told.picture) == (True, True)
    copy = without_details(data, media_type_of(data))
    assert NAME in data
    assert NAME not in copy
    assert details_of(copy, media_type_of(copy)).told == NOTHING
    assert without_details(copy, media_type_of(copy)) == copy


def test_the_copy_of_a_real_photograph_has_its_very_data_and_still_stands_upright():
    data, copy = picture("photograph.jpg"), without_details(picture("photograph.jpg"), JPEG)
    assert data[data.rindex(b"\xff\xc2") :] in copy
    assert read_exif(copy[copy.index(EXIF) + 6 :]).orientation == TURNED
    drawn = without_details(picture("drawing.png"), PNG)
    assert read_exif(drawn[drawn.index(b"eXIf") + 4 :]).orientation == TURNED


def test_a_picture_that_says_nothing_is_left_as_it_is():
    data = picture("plain.jpg")
    assert details_of(data, JPEG).told == NOTHING
    assert not details_of(data, JPEG).removable
    assert without_details(data, JPEG) == data


@pytest.mark.parametrize(
    ("piece", "holds"),
    [
        (segment(0xE1, EXIF + exif((0x010F, 1))), {Detail.DEVICE}),
        (segment(0xE1, EXIF + exif((0x8825, 1), order=">")), {Detail.PLACE}),
        (segment(0xE1, EXIF + exif((0x0132, 1), then=8)), {Detail.TIME, Detail.SMALL_COPY}),
        (segment(0xE1, EXIF + exif((0x1234, 1))), {Detail.MORE}),
        (segment(0xE1, EXIF + b"II*\0"), {Detail.MORE}),
        (segment(0xE1, EXIF + b"??"), {Detail.MORE}),
        (segment(0xE1, EXIF + exif((1, 1), more=2000)), {Detail.MORE}),
        (segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP), {Detail.PERSON, Detail.MORE}),
        (segment(0xE1, b"something else"), {Detail.MORE}),
        (segment(0xED, b"Photoshop 3.0\0" + NAME), {Detail.MORE}),
        (segment(0xFE, NAME), {Detail.WORDS}),
        (segment(0xE0, b"JFIF\0\1\2\0\0\1\0\1\1\1" + b"rgb"), {Detail.SMALL_COPY}),
        (segment(0xE0, b"JFXX\0\x10thumb"), {Detail.SMALL_COPY}),
        (segment(0xEE, b"Adobe\0d\0\0\0\0\1" + NAME), {Detail.MORE}),
        (segment(0xE2, b"MPF\0"), {Detail.MORE}),
        (segment(0xE0, b"JFIF\0\1\2\0\0\1\0\1\0\0"), set()),
        (segment(0xEE, b"Adobe\0d\0\0\0\0\1"), set()),
        (ICC, set()),
    ],
)
def test_each_piece_of_a_jpeg_is_told_and_left_out(piece, holds):
    data = jpeg(piece, ICC)
    assert jpegs.holds(data) == holds
    copy = jpegs.bare(data)
    assert jpegs.holds(copy) == set()
    assert copy.endswith(ICC + TABLE + SCAN + b"\xff\xd9")
    assert NAME not in copy
    assert (piece in copy) is not bool(holds)


def test_what_stands_behind_a_picture_is_told_and_left_out():
    for data, module in ((jpeg(behind=b"film"), jpegs), (png(behind=b"film"), pngs)):
        assert module.holds(data) == {Detail.MORE}
        assert module.bare(data) == data.removesuffix(b"film")
    assert jpegs.holds(jpeg(behind=b"\0\0")) == set()


def test_how_a_picture_is_turned_is_all_that_is_said_of_it():
    block = exif((0x0112, TURNED), (0x8769, 8), (0x013B, 1))
    copy = jpegs.bare(jpeg(segment(0xE1, EXIF + block)))
    assert copy == jpeg(segment(0xE1, EXIF + upright_exif(TURNED)))
    assert pngs.bare(png(chunk(b"eXIf", block))) == png(chunk(b"eXIf", upright_exif(TURNED)))
    for nonsense in (exif((0x0112, 9)), exif((0x0112, 1)), b"??"):
        assert jpegs.bare(jpeg(segment(0xE1, EXIF + nonsense))) == jpeg()
        assert pngs.bare(png(chunk(b"eXIf", nonsense))) == png()


@pytest.mark.parametrize(
    ("piece", "holds"),
    [
        (chunk(b"tEXt", b"Author\0" + NAME), {Detail.WORDS}),
        (chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP), {Detail.PERSON, Detail.MORE}),
        (chunk(b"tIME", b"\7\xea\3\x0e\0\0\0"), {Detail.TIME}),
        (chunk(b"eXIf", exif((0x8298, 1))), {Detail.PERSON}),
        (chunk(b"prVt", NAME), {Detail.MORE}),
        (chunk(b"pHYs", b"\0" * 9), set()),
    ],
)
def test_each_piece_of_a_png_is_told_and_left_out(piece, holds):
    assert pngs.holds(png(piece)) == holds
    assert pngs.bare(png(piece)) == (png() if holds else png(piece))


SAID = ((b"Exif", bytes(4) + exif((0x013B, 1), (0x8825, 1)) + NAME), (b"mime", XMP))


@pytest.mark.parametrize("version", [0, 1, 2])
@pytest.mark.parametrize("inside", [False, True])
def test_what_a_heic_says_is_told_and_filled_with_noughts(version, inside):
    data = heic(*SAID, version=version, inside=inside and version > 0, stale=NAME)
    assert heics.holds(data) == {Detail.PERSON, Detail.PLACE, Detail.MORE}
    copy = heics.bare(data)
    assert len(copy) == len(data)
    assert heics.holds(copy) == set()
    assert NAME not in copy
    assert b"\xab\xcd\xef\1" in copy
    assert upright_exif(1) in copy


def test_other_boxes_and_items_of_a_heic_are_emptied_too():
    beside = (
        box(b"uuid", NAME, large=True) + box(b"free", NAME) + box(b"skip", NAME, open_ended=True)
    )
    data = heic((b"uri ", NAME), (b"Exif", b"\0\0\0\0??"), beside=beside, meta=box(b"udta", NAME))
    assert heics.holds(data) == {Detail.MORE}
    copy = heics.bare(data)
    assert len(copy) == len(data)
    assert NAME not in copy
    assert heics.holds(copy) == set()
    plain = heic(beside=box(b"uuid", b"\0\0"))
    assert heics.holds(plain) == set()


def changed(data, old, new):
    assert old in data
    return data.replace(old, new)


BROKEN = {
    JPEG: [
        b"", b"\xff\xd8", b"\xff\xd8\xff", jpeg()[:-2], jpeg()[:30], b"GIF89a", jpeg(b"\xff\xd0"),
        jpeg(b"\xff\xe1\0\1"), jpeg(b"\xff\xe1\xff\xff"), b"\xff\xd8" + SCAN, jpeg(b"x"),
    ],
    PNG: [
        b"", png()[:8], png()[:-4], png()[:-12], changed(png(), b"IDAT", b"IDAU"),
        b"\x89PNG\r\n\x1a\n" + chunk(b"IEND"),
    ],
    HEIC: [
        b"", box(b"ftyp"), heic()[:-1], box(b"meta") + heic(),
        heic() + box(b"meta", b"\0" * 4),
        heic(beside=b"\0\0\0\4free"), heic(beside=b"\0\0"), heic(meta=box(b"iinf")),
        changed(heic(), b"iloc", b"ilox"), changed(heic(), b"infe", b"infx"),
        changed(heic(), b"infe\2", b"infe\1"), changed(heic(), b"iloc\1", b"iloc\3"),
        changed(heic(version=1), b"\0\1\0\0\0\0", b"\0\1\0\2\0\0"),
        changed(heic(version=1), b"\0\1\0\0\0\0", b"\0\1\0\0\0\1"),
        changed(heic(version=1), b"\0\1\0\0\0\0", b"\0\7\0\0\0\0"),
        changed(heic(version=0), b"\x44\x40\0\1\0\1", b"\x44\x40\0\1\0\7"),
        changed(heic(), b"hvc1", b"text"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("sort", "data"), [(sort, data) for sort, all_of in BROKEN.items() for data in all_of]
)
def test_a_picture_that_is_built_otherwise_is_told_to_be_so_and_not_copied(sort, data):
    told = details_of(data, sort)
    if sort == HEIC and told.told != UNREADABLE_PICTURE:
        # A picture that only calls itself otherwise is all emptied, and says so.
        assert data == changed(heic(), b"hvc1", b"text")
        return
    assert told.told == UNREADABLE_PICTURE
    assert not told.removable
    with pytest.raises(ValueError, match=r"\S"):
        without_details(data, sort)


def test_words_that_lie_over_a_picture_are_not_taken_out():
    data = heic((b"mime", XMP))
    place = data.index(XMP).to_bytes(4, "big")
    start = data.index(b"\xab\xcd\xef\1").to_bytes(4, "big")
    assert details_of(changed(data, place, start), HEIC).told == UNREADABLE_PICTURE


def test_a_copy_that_would_still_say_something_is_not_made():
    # The words stand where nothing is emptied.
    data = heic((b"mime", XMP))
    place = data.index(XMP).to_bytes(4, "big")
    told = details_of(changed(data, place, (4).to_bytes(4, "big")), HEIC)
    assert told.told == UNREADABLE_PICTURE


@pytest.mark.parametrize("name", MADE)
@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_a_spoilt_picture_raises_nothing_and_a_copy_says_nothing(name, data):
    whole = bytearray(picture(name))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    spoilt = bytes(whole[: data.draw(st.integers(len(whole) // 2, len(whole)))])
    sort = media_type_of(picture(name))
    if details_of(spoilt, sort).removable:
        assert details_of(without_details(spoilt, sort), sort).told == NOTHING
