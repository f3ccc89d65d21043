"""The writer's own day and time, with the offset where it was written."""

from __future__ import annotations

import pytest

from reflect.imports import dates
from reflect.imports.csv_dates import order_of, read_date
from reflect.imports.csv_log import minutes
from reflect.imports.texts import LeftOut


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-24", "2026-11-24T12:00:00+00:00"),
        ("2026-07-24", "2026-07-24T12:00:00+01:00"),
        ("2026-11-24 08:05", "2026-11-24T08:05:00+00:00"),
        ("2026-7-4 8:05", "2026-07-04T08:05:00+01:00"),
        ("2026-11-24T08:05:06Z", "2026-11-24T08:05:06+00:00"),
        ("2026-11-24 08:05:06Z", "2026-11-24T08:05:06+00:00"),
        ("2026-11-24T08:05:06.123456-05:30", "2026-11-24T08:05:06-05:30"),
        ("2026-11-24T08:05+0200", "2026-11-24T08:05:00+02:00"),
        ("2026-11-24 12:05 AM", "2026-11-24T00:05:00+00:00"),
        ("2026-11-24 12:05:06 p.m.", "2026-11-24T12:05:06+00:00"),
        ("1900-01-02", "1900-01-02T12:00:00+00:00"),
        ("2200-12-30", "2200-12-30T12:00:00+00:00"),
    ],
)
def test_a_moment_is_read_where_it_was_written(text, moment):
    assert dates.moment(text).isoformat() == moment


@pytest.mark.parametrize(
    "text",
    [
        *("", "now", "2026-13-01", "2026-02-30", "1899-12-31", "2201-01-01", "0001-01-01"),
        *("2026-11-24 25:00", "2026-11-24 13:00 PM", "2026-11-24 0:30 AM", "9999-12-31"),
        *("2026-11-24T08:05+99:00", "2026-11-24T08", "20261124", "2026-11-24 x", "24-11-2026"),
        "1900-01-01T00:30+05:00",
    ],
)
def test_what_is_no_day_of_a_journal_is_left_out(text):
    with pytest.raises(LeftOut, match="no date that can be read"):
        dates.moment(text)


@pytest.mark.parametrize(
    ("zone", "moment", "known"),
    [
        ("Australia/Sydney", "2026-11-24T19:05:00+11:00", True),
        ("America/Argentina/Buenos_Aires", "2026-11-24T05:05:00-03:00", True),
        ("", "2026-11-24T08:05:00+00:00", True),
        ("Mars/Olympus", "2026-11-24T08:05:00+00:00", False),
        ("../../etc/localtime", "2026-11-24T08:05:00+00:00", False),
        ("/etc/localtime", "2026-11-24T08:05:00+00:00", False),
        ("Europe", "2026-11-24T08:05:00+00:00", False),
    ],
)
def test_a_named_zone_gives_its_offset_of_that_day(zone, moment, known):
    assert dates.in_zone("2026-11-24T08:05:00Z", zone) == (dates.moment(moment), known)
    assert dates.in_zone("2026-11-24T08:05:00Z", zone)[0].isoformat() == moment


def test_an_offset_of_old_days_is_in_whole_minutes():
    there, _ = dates.in_zone("1930-01-01T08:00:00Z", "Europe/Amsterdam")
    assert there.isoformat() in {"1930-01-01T08:20:00+00:20", "1930-01-01T08:00:00+00:00"}


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-11-24 Ward", "2026-11-24"),
        ("2026-11-24", "2026-11-24"),
        ("2026-11-24-12", None),
        ("2026-11-2412", None),
        ("2026-13-24", None),
        ("Ward 2026-11-24", None),
    ],
)
def test_a_name_may_begin_with_its_day(name, day):
    found = dates.at_beginning(name)
    assert (found.date().isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("cells", "day_first", "contradict"),
    [
        (["03/04/2026", "24/04/2026"], True, False),
        (["03/04/2026", "04/24/2026"], False, False),
        (["03/04/2026"], None, False),
        (["24/04/2026", "04/24/2026"], None, True),
        (["2026-11-24", "03.04.2026", "24 Nov 2026", "", "x"], True, False),
        (["05/05/2026"], True, False),
        ([], True, False),
    ],
)
def test_all_dates_of_a_column_say_which_number_is_the_day(cells, day_first, contradict):
    order = order_of(cells)
    assert (order.day_first, order.contradict) == (day_first, contradict)


@pytest.mark.parametrize(
    ("cell", "day_first", "moment"),
    [
        ("03/04/2026", True, "2026-04-03T12:00:00+01:00"),
        ("03/04/2026", False, "2026-03-04T12:00:00+00:00"),
        ("3.4.26", False, "2026-04-03T12:00:00+01:00"),
        ("3-4-1998", True, "1998-04-03T12:00:00+01:00"),
        ("1/2/99", True, "1999-02-01T12:00:00+00:00"),
        ("24/11/2026 17:30", True, "2026-11-24T17:30:00+00:00"),
        ("11/24/2026, 5:30 PM", False, "2026-11-24T17:30:00+00:00"),
        ("24 Nov 2026", True, "2026-11-24T12:00:00+00:00"),
        ("Tuesday, 24th November 2026", True, "2026-11-24T12:00:00+00:00"),
        ("Sept 3, 2026", True, "2026-09-03T12:00:00+01:00"),
        ("24-Nov-2026", True, "2026-11-24T12:00:00+00:00"),
        ("2026-11-24", False, "2026-11-24T12:00:00+00:00"),
    ],
)
def test_a_date_in_a_table_is_read(cell, day_first, moment):
    assert read_date(cell, day_first=day_first).isoformat() == moment


@pytest.mark.parametrize(
    "cell", ["", "tomorrow", "31/02/2026", "24/11", "24 Xyz 2026", "13/13/2026", "3/4.2026"]
)
def test_a_cell_without_a_date_is_left_out(cell):
    with pytest.raises(LeftOut):
        read_date(cell, day_first=True)


@pytest.mark.parametrize(
    ("cell", "in_hours", "found"),
    [
        ("45", False, 45),
        ("45", True, 2700),
        ("1.5", True, 90),
        ("1,5", True, 90),
        ("1:30", True, 90),
        ("1.5 hours", False, 90),
        ("1h 30", False, 90),
        ("2 hrs 5 min", True, 125),
        ("45 minutes", True, 45),
        ("30m", False, 30),
        ("", False, None),
        ("half a day", False, None),
        ("1.5", False, None),
        ("99999", True, None),
        ("-5", False, None),
    ],
)
def test_how_long_is_read_in_minutes(cell, in_hours, found):
    assert minutes(cell, in_hours=in_hours) == found
