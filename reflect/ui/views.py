"""Which view stands in which place, and which door each of its wishes opens.

The only module that knows every screen of an open journal. It is imported after the unlock page
is on screen.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reflect.ui.browse.journal_view import JournalView
from reflect.ui.occasion.occasion_view import OccasionView
from reflect.ui.packs.pack_routes import PackRoutes
from reflect.ui.packs.packs_view import PacksView
from reflect.ui.places import PlaceId
from reflect.ui.preferences.preferences_view import PreferencesView
from reflect.ui.prepare.accounts_view import AccountsView
from reflect.ui.routes import Routes, now, today
from reflect.ui.safety.safety_view import SafetyView
from reflect.ui.today.today_view import TodayView
from reflect.ui.view import Bound

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reflect.ui.desk import Desk
    from reflect.ui.view import View


def place_views(desk: Desk) -> Mapping[PlaceId, Callable[[], View]]:
    """How the view of each place is made. A place that is left out is not shown."""
    routes = Routes(desk)
    packs = _pack_routes(desk)
    return {
        PlaceId.NEW: partial(_occasion, desk, routes),
        PlaceId.TODAY: partial(_today, desk, routes),
        PlaceId.JOURNAL: partial(_journal, desk, routes),
        PlaceId.ACCOUNTS: partial(_accounts, desk, routes),
        PlaceId.PACKS: partial(_packs, desk, packs),
        PlaceId.SAFETY: partial(_safety, desk, routes),
        PlaceId.PREFERENCES: partial(_preferences, desk, routes),
    }


def global_commands(desk: Desk) -> tuple[Bound, ...]:
    """Commands that are done wherever the writer is, as searching everything."""
    routes = Routes(desk)
    return (
        Bound(id="make_pack", run=routes.make_pack),
        Bound(id="bring_in", run=routes.bring_in),
        Bound(id="save_whole", run=routes.save_whole_journal),
        Bound(id="search_all", run=partial(desk.go, PlaceId.JOURNAL)),
    )


def _occasion(desk: Desk, routes: Routes) -> View:
    view = OccasionView(desk)
    view.start_wanted.connect(routes.write)
    return view


def _today(desk: Desk, routes: Routes) -> View:
    view = TodayView(desk, today=today)
    view.write_wanted.connect(routes.write)
    view.draft_wanted.connect(routes.edit)
    view.entry_wanted.connect(routes.show_entry)
    view.occasion_wanted.connect(routes.choose_occasion)
    return view


def _journal(desk: Desk, routes: Routes) -> View:
    view = JournalView(desk, today=today)
    view.new_wanted.connect(partial(desk.go, PlaceId.NEW))
    view.edit_wanted.connect(routes.edit)
    view.account_wanted.connect(routes.make_account)
    view.revisions_wanted.connect(routes.read_revisions)
    view.for_good_wanted.connect(routes.delete_for_good)
    routes.entry_shown.connect(view.show_entry)
    asked = routes.asked_for()
    if asked:
        view.show_entry(asked)
    return view


def _pack_routes(desk: Desk) -> PackRoutes:
    """The ways to a pack: by the key, from the library, and for files that are handed in."""
    routes = PackRoutes(desk, today=today)
    desk.commands.bind([Bound(id="install_pack", run=routes.ask)])
    desk.handed_in.listen(routes.look_at)
    return routes


def _packs(desk: Desk, routes: PackRoutes) -> View:
    view = PacksView(desk, today=today)
    view.install_wanted.connect(routes.ask)
    view.make_wanted.connect(partial(desk.commands.run, "make_pack"))
    routes.refused.connect(view.chooser.say_trouble)
    routes.shown.connect(view.show_pack)
    asked = routes.asked_for()
    if asked:
        view.show_pack(asked)
    return view


def _safety(desk: Desk, routes: Routes) -> View:
    view = SafetyView(desk, now=now)
    view.bring_back_wanted.connect(routes.bring_back)
    view.ways.wanted.connect(routes.change_way_in)
    return view


def _preferences(desk: Desk, routes: Routes) -> View:
    view = PreferencesView(desk, places=desk.reflect.places, today=today)
    view.way_wanted.connect(routes.change_way_in)
    view.signing_key_wanted.connect(routes.change_signing_key)
    return view


def _accounts(desk: Desk, routes: Routes) -> View:
    view = AccountsView(desk, today=today)
    view.hand_on_wanted.connect(routes.hand_on)
    view.entry_wanted.connect(routes.show_entry)
    view.journal_wanted.connect(partial(desk.go, PlaceId.JOURNAL))
    return view
