"""Whatever bytes come, a reader says what is wrong, or gives entries that a journal can hold.

Twenty thousand cases in all. Nothing else may come out: no other exception, no entry beyond the
limits, no text that cannot be kept.
"""

from __future__ import annotations

import json
import random
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflect.domain.imported import Source
from reflect.errors import ImportFailed
from reflect.imports import limits
from reflect.imports.__main__ import READERS
from reflect.imports.archive import Archive
from reflect.imports.detection import source_of
from reflect.imports.reading import Reading
from reflect.imports.strict_json import read_json
from reflect.imports.strict_yaml import NotPlain, read_yaml
from tests.support.hostile_journals import Held, assert_holds
from tests.support.imports import PNG, SAMPLES, nothing, zipped

# Time for a machine that has much else to do.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def cases(number):
    """So many, always other ones, none of them slow enough to measure."""
    return settings(
        max_examples=number,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def read(source, files):
    """What a reader makes of it: entries that hold, or nothing."""
    try:
        entries = list(READERS[source](Held(files), Reading(step=nothing)))
    except ImportFailed:
        return []
    for entry in entries:
        assert_holds(entry)
    return entries


ODD = st.characters(codec=None) | st.sampled_from(
    "\0\ud800\udfff\u2028\u202e\ufeff\ue000\r\n\t\x1b"
)
WORDS = st.text(ODD, max_size=12)
DATES = st.sampled_from(
    [
        "2026-11-24",
        "2026-11-24T08:00:00Z",
        "1900-01-01T00:00:00+14:00",
        "9999-12-31",
        "",
        "03/04/26",
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS | DATES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=3,
)


def like(**fields):
    """A table with some of these fields, now and then one of another kind."""
    right = st.fixed_dictionaries({}, optional=fields)
    wrong = st.dictionaries(st.sampled_from(sorted(fields)), VALUES, max_size=1)
    return st.tuples(right, wrong).map(lambda both: {**both[0], **both[1]})


MOMENTS = st.lists(
    like(identifier=WORDS, md5=st.just("0" * 32) | WORDS, filename=WORDS), max_size=2
)
DAY_ONE = like(
    uuid=WORDS,
    creationDate=DATES,
    timeZone=st.sampled_from(["Europe/London", "../x", "UTC", "A" * 99]),
    text=WORDS | st.just("# T\n![](dayone-moment://A)\n\\."),
    richText=WORDS
    | st.just('{"contents":[{"text":"x"},{"embeddedObjects":[{"identifier":"A"}]}]}'),
    tags=st.lists(WORDS, max_size=3),
    starred=st.booleans(),
    photos=MOMENTS,
    pdfAttachments=MOMENTS,
    location=VALUES,
)
JRNL = like(
    date=DATES, time=st.just("08:00") | WORDS, title=WORDS, body=WORDS, tags=st.lists(WORDS)
)
TAGS = "<p> </p> <li> <ul> </ul> <ol> <blockquote> </b> <b> </a> <script> <!-- &amp; &#xd800; <"
PICTURE = "<img src='data:image/png;base64,AAAA'>"
HTML = st.lists(st.sampled_from([*TAGS.split(), PICTURE, "<a href=x>", "x y"]), max_size=12).map(
    "".join
)
DIARY = like(date=DATES, id=st.integers(), title=WORDS, text=HTML, tags=st.lists(WORDS, max_size=2))


def packed(value):
    return json.dumps(value).encode("utf-8", "surrogatepass")


@cases(3000)
@given(st.lists(DAY_ONE, max_size=3))
def test_any_day_one(entries):
    read(Source.DAY_ONE, {"J.json": packed({"entries": entries}), f"photos/{'0' * 32}.png": PNG})


@cases(1500)
@given(st.lists(JRNL, max_size=3))
def test_any_export_of_jrnl(entries):
    read(Source.JRNL, {"j.json": packed({"entries": entries})})


@cases(2500)
@given(st.dictionaries(DATES | WORDS, DIARY, max_size=2) | st.lists(DIARY, max_size=3) | VALUES)
def test_any_diary(entries):
    read(Source.MINI_DIARY, {"d.json": packed({"entries": entries})})


@cases(2000)
@given(st.lists(DATES.map("[{}] ".format) | WORDS, max_size=6).map("\n".join))
def test_any_text_of_jrnl(text):
    read(Source.JRNL, {"j.txt": text.encode("utf-8", "surrogatepass")})


FACTS = st.lists(
    st.tuples(
        st.sampled_from(["date", "title", "tags", "happened", "prompt_set", "x"]), WORDS | DATES
    )
    .map(": ".join)
    .map(str.strip)
    | WORDS
    | st.sampled_from(["- a", "&a b", "*a", "{", "[", "!!x y", "? a", "'", '"', "|", ">"]),
    max_size=5,
).map("\n".join)
BODY = st.lists(
    st.sampled_from(["![](a.png)", "![[a.png]]", "![](../b.png)", "![x](<a.png> 'y')", "# T"])
    | WORDS,
    max_size=4,
).map("\n".join)


@cases(4000)
@given(FACTS, BODY, st.sampled_from(["n.md", "2026-11-24 n.md", "2026-11.txt", "d/n.md"]))
def test_any_note(facts, body, name):
    text = body if name.endswith(".txt") else f"---\n{facts}\n---\n{body}"
    read(Source.MARKDOWN, {name: text.encode("utf-8", "surrogatepass"), "a.png": PNG})


CELLS = (
    DATES | WORDS | st.sampled_from(["45 min", "1h", '"', '""', "a;b", "24/11/2026", "11/24/2026"])
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=4)


@cases(4000)
@given(
    ROWS,
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-16", "latin-1"]),
    st.lists(
        st.sampled_from(["date", "title", "notes", "tags", "hours", "x"]), min_size=2, max_size=6
    ),
)
def test_any_table(rows, separator, encoding, headings):
    text = "\n".join(separator.join(row) for row in [headings, *rows])
    read(Source.CSV, {"t.csv": text.encode(encoding, "replace")})


@cases(2000)
@given(st.binary(max_size=60) | WORDS.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes(data):
    for name in ("a.json", "a.txt", "a.csv", "a.md", "2026-11.txt", "x"):
        held = Held({name: data})
        try:
            source = source_of(held)
        except ImportFailed:
            continue
        read(source, {name: data})
    try:
        read_json(data)
    except ImportFailed:
        assert data != b"1"


@cases(1000)
@given(st.text(st.sampled_from("ab:-[]{}&*!?|>'\"#%@`, \n\t\\\u00e9\x85"), max_size=40))
def test_any_yaml(text):
    try:
        read_yaml(text)
    except NotPlain:
        assert set(text) & set("-[]{}&*!?|>'\"#%@`,:\t\\")


MUTATIONS = 2000


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    place = tmp_path_factory.mktemp("archive")
    return zipped(SAMPLES / "dayone" / "export", place / "whole.zip", zipfile.ZIP_STORED)


@pytest.mark.parametrize("seed", range(4))
def test_an_archive_with_bytes_changed_gives_what_it_held_or_nothing(whole, tmp_path, seed):
    chance, good = random.Random(seed), whole.read_bytes()  # noqa: S311 (which bytes, no more)
    held = {name: zipfile.ZipFile(whole).read(name) for name in zipfile.ZipFile(whole).namelist()}
    path, refused = tmp_path / "changed.zip", 0
    for _ in range(MUTATIONS // 4):
        spoilt = bytearray(good)
        for _ in range(chance.randrange(1, 4)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        path.write_bytes(spoilt)
        try:
            archive = Archive(path)
        except ImportFailed:
            refused += 1
            continue
        for name in archive.names:
            try:
                assert archive.read(name, limits.FILE) in held.values()
            except ImportFailed:
                refused += 1
        archive.close()
    assert refused > MUTATIONS // 40
