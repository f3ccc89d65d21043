"""A file that cannot be used gets its sentence, in the place where one looks."""

from __future__ import annotations

import pytest

from reflect.errors import PackDamaged, PackFault, PackNewer, PackRefused
from reflect.ui.packs.pack_routes import PackRoutes
from reflect.ui.places import PlaceId
from tests.support.desks import TODAY
from tests.support.pack_attacks import VECTORS


@pytest.mark.parametrize(
    ("error", "title", "what_to_do"),
    [
        (PackRefused(PackFault.NO_PACK), "This file is not a pack", "ends in .reflectpack"),
        (PackRefused(PackFault.REVOKED), "The key that signed this pack was withdrawn", "a new"),
        (
            PackRefused(PackFault.BUILT_IN),
            "This pack has the id of one that comes with Reflect",
            "an id of its own",
        ),
        (PackDamaged(PackFault.CUT), "This pack is damaged", "once more"),
        (PackNewer(PackFault.NEWER), "This pack was made for a newer Reflect", "newest Reflect"),
        (PackRefused(PackFault.CONTENT, "x"), "This pack cannot be used", "once more"),
    ],
)
def test_each_says_what_happened_what_is_untouched_and_what_to_do(
    messages, error, title, what_to_do
):
    words = messages.words(error)
    assert words.title == title
    assert "left alone" in words.text
    assert what_to_do in words.text


@pytest.fixture
def routes(desk):
    """The ways to a pack from the library."""
    desk.doors.views = ()
    return PackRoutes(desk._replace(place=lambda: PlaceId.PACKS), today=lambda: TODAY)


OPENED = ("good", "frame-unsigned")
"""Those that may be looked at: unsigned is told in the door, and needs a yes of its own."""
REFUSED = [path for path in sorted(VECTORS.glob("*.reflectpack")) if path.stem not in OPENED]


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_no_pack_made_to_deceive_opens_a_door(routes, desk, path, recorder, qtbot):
    with qtbot.waitSignal(routes.refused) as refused:
        routes.look_at([path])
    assert refused.args[0].startswith(f"{path.name}: ")
    assert refused.args[1].endswith(".")
    assert desk.doors.doors == []
    assert (recorder.notices, recorder.questions, recorder.faults) == ([], [], [])


@pytest.mark.parametrize("name", OPENED)
def test_what_they_would_like_to_be_does_open_one(routes, desk, name, qtbot):
    routes.look_at([VECTORS / f"{name}.reflectpack"])
    qtbot.waitUntil(lambda: len(desk.doors.doors) == 1)
    qtbot.addWidget(desk.doors.doors[0])
