"""The finer points of each program's files."""

from __future__ import annotations

import base64
import json

import pytest

from reflect.domain.imported import Source
from reflect.errors import ImportFailed, ImportFault
from reflect.imports import limits
from reflect.imports.another_journal import read_source
from reflect.imports.front_matter import facts_listed, parted
from reflect.imports.reading import Files, Reading
from reflect.imports.texts import clean, file_name, one_line, tidy_tags, titled
from tests.support.hostile_journals import Held
from tests.support.imports import PASSWORD, PNG, SAMPLES, copied, nothing, plain_entry, read_here


@pytest.fixture
def given(tmp_path):
    """Writes one file, and reads it."""

    def read(name, content, **how):
        path = tmp_path / name
        text = content if isinstance(content, str) else json.dumps(content)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        return read_here(path, **how)

    return read


def texts(read):
    return [entry.content.answers.get("text") for entry in read.entries]


def day_one(**fields):
    return {"entries": [{"creationDate": "2026-11-24T08:00:00Z", "text": "x", **fields}]}


@pytest.mark.parametrize("zone", ["\ud800", "\0", "Mars\nOlympus"])
def test_a_time_zone_that_is_no_name_is_told_in_words_that_can_be_written(given, zone):
    (entry,) = given("Journal.json", day_one(timeZone=zone)).entries
    (told,) = entry.left_out
    assert told.isprintable()
    assert told.encode().startswith("The time zone “".encode())


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"text": "half \ud800"}, "has half a character in it"),
        ({"text": "é" * (limits.ENTRY // 2 + 1)}, "is longer than an entry can be"),
        ({"text": "x" * (limits.ANSWER + 1)}, "is longer than an entry can be"),
        ({"text": 5}, "is not as its program writes it"),
        ({"\ud800": 5}, "is not as its program writes it"),
        ({"tags": "one"}, "is not as its program writes it"),
        ({"text": " \n"}, "has no words in it"),
        ({"text": "", "richText": "{"}, "has a text that is not whole"),
        ({"text": "", "richText": '{"a":1,"a":2}'}, "has a text that is not whole"),
        ({"creationDate": "2300-01-01T00:00:00Z"}, "has no date that can be read"),
    ],
)
def test_an_unfit_entry_is_left_out_and_said(given, fields, why):
    read = given(
        "Journal.json", {"entries": [*day_one(**fields)["entries"], *day_one()["entries"]]}
    )
    assert texts(read) == ["x"]
    assert read.problems == (f"Entry 1 {why}, so it was left out.",)


def test_more_entries_than_the_limit_are_refused(given, monkeypatch):
    monkeypatch.setattr(limits, "ENTRIES", 1)
    assert texts(given("a.json", day_one())) == ["x"]
    with pytest.raises(ImportFailed) as caught:
        given("a.json", {"entries": day_one()["entries"] * 2})
    assert caught.value.what is ImportFault.TOO_LARGE


def test_more_words_than_the_limit_are_refused(tmp_path):
    for number in range(1, 4):
        (tmp_path / f"2026-11-0{number}.md").write_text("words" * 10)
    assert len(read_here(tmp_path).entries) == 3
    with pytest.raises(ImportFailed) as caught:
        read_here(tmp_path, words_left=120)
    assert caught.value.what is ImportFault.TOO_LARGE


def test_more_files_than_the_limit_are_left_out_and_said(tmp_path):
    copied("dayone/export", tmp_path)
    read = read_here(tmp_path / "export", files_left=100)
    told = [line for entry in read.entries for line in entry.left_out]
    assert "“IMG_8615.HEIC” is too large, so it was left out." in told
    assert [file.name for entry in read.entries for file in entry.files] == ["sketch.png"]


def test_problems_beyond_the_limit_are_counted(given):
    read = given("a.json", {"entries": [{"creationDate": "x"}] * (limits.PROBLEMS + 5)})
    assert len(read.problems) == limits.PROBLEMS + 1
    assert read.problems[-1] == "The same kind of thing is true of 5 more."


def test_several_journals_of_one_export_are_told_apart_by_a_tag(tmp_path):
    for name in ("Practice", "Home"):
        (tmp_path / f"{name}.json").write_text(json.dumps(day_one()))
    assert [entry.content.tags for entry in read_here(tmp_path).entries] == [
        ("Home",),
        ("Practice",),
    ]


def test_null_is_as_good_as_nothing(given):
    assert texts(given("a.json", day_one(tags=None, photos=None, location=None))) == ["x"]


@pytest.mark.parametrize(
    ("name", "damage", "fault"),
    [
        ("locked-2.txt", lambda data: data[:-40], ImportFault.DAMAGED),
        ("locked-2.txt", lambda data: data[:40] + b"!" + data[41:], ImportFault.DAMAGED),
        ("locked-2.txt", lambda data: data[:100], ImportFault.DAMAGED),
        ("locked-3.txt", lambda data: data[:-3], ImportFault.DAMAGED),
        ("locked-3.txt", lambda data: data[:20], ImportFault.DAMAGED),
        ("locked-3.txt", lambda data: data[:6], ImportFault.DAMAGED),
        ("locked-3.txt", lambda data: b"JRNLv3\0\x02{}" + data[56:], ImportFault.DAMAGED),
        ("locked-2.txt", lambda data: data, None),
        ("locked-3.txt", lambda data: data + b"\n", None),
    ],
)
def test_a_damaged_encrypted_journal_is_told_from_a_wrong_password(tmp_path, name, damage, fault):
    path = copied(f"jrnl/{name}", tmp_path)
    path.write_bytes(damage(path.read_bytes()))
    if fault is None:
        assert len(read_here(path, password=PASSWORD).entries) == 3
        return
    with pytest.raises(ImportFailed) as caught:
        read_here(path, password=PASSWORD)
    assert caught.value.what is fault


@pytest.mark.parametrize("name", ["locked-2.txt", "locked-3.txt"])
@pytest.mark.parametrize(
    ("password", "fault"),
    [("", ImportFault.PASSWORD_NEEDED), ("lantern", ImportFault.WRONG_PASSWORD)],
)
def test_an_encrypted_journal_wants_its_password(name, password, fault):
    with pytest.raises(ImportFailed) as caught:
        read_here(SAMPLES / "jrnl" / name, password=password)
    assert caught.value.what is fault


def test_an_early_build_wrote_the_salt_without_base64(tmp_path):
    data = (SAMPLES / "jrnl" / "locked-3.txt").read_bytes()
    size = int.from_bytes(data[6:8])
    bare = base64.b64decode(data[8 : 8 + size])
    path = tmp_path / "a.txt"
    path.write_bytes(b"JRNLv3" + len(bare).to_bytes(2) + bare + data[8 + size :])
    assert len(read_here(path, password=PASSWORD).entries) == 3


def test_what_stands_before_the_first_date_is_said(given):
    read = given("a.txt", "lost\n\n[2026-11-24 08:00] Found.\n")
    assert texts(read) == ["Found."]
    assert read.problems == ("What stands before the first date has no day, so it was left out.",)


def test_a_journal_of_jrnl_may_be_a_folder_of_days(tmp_path):
    for day in ("24", "25"):
        (tmp_path / "2026" / "11").mkdir(parents=True, exist_ok=True)
        text = f"[2026-11-{day} 08:00] Day {day}.\n"
        (tmp_path / "2026" / "11" / f"{day}.txt").write_text(text)
    read = read_here(tmp_path)
    assert (read.source, texts(read)) == (Source.JRNL, ["Day 24.", "Day 25."])


@pytest.mark.parametrize(
    ("front", "facts", "body"),
    [
        ("---\nDate: 2026-11-24\n---\nbody", {"date": "2026-11-24"}, "body"),
        ("---\na: 1\n...\nbody", {"a": "1"}, "body"),
        ("---\n---\nbody", {}, "body"),
        ("---\n- a\n---\nbody", {}, "---\n- a\n---\nbody"),
        ("---\na: *x\n---\nbody", {}, "---\na: *x\n---\nbody"),
        ("---\na: 1\nbody", {}, "---\na: 1\nbody"),
        ("text\n---\na: 1\n---\n", {}, "text\n---\na: 1\n---\n"),
    ],
)
def test_facts_stand_before_the_text(front, facts, body):
    assert parted(front) == (facts, body)


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ("a, b c", ["a", "b c"]),
        ("a b", ["a", "b"]),
        (["a", ["b"]], ["a"]),
        ("", []),
        ({"a": "1"}, []),
    ],
)
def test_tags_are_a_list_or_a_line(tags, found):
    assert facts_listed({"tags": tags}, "tags") == found


def test_a_note_that_is_no_text_costs_that_note_only(tmp_path):
    (tmp_path / "2026-11-24.md").write_text("good")
    (tmp_path / "2026-11-25.md").write_bytes(b"\xff\xfe")
    (tmp_path / "2026-10.txt").write_bytes(b"\xff\xfe")
    (tmp_path / "2026-11.txt").write_text("a: &b *b")
    (tmp_path / "2026-12.txt").write_text("- 1")
    (tmp_path / "2026-09.txt").write_text("")
    read = read_here(tmp_path)
    assert texts(read) == ["good"]
    assert read.problems == (
        "“2026-10.txt” is not text in UTF-8, so it was left out.",
        "“2026-11.txt” is not as RedNotebook writes it, so it was left out.",
        "“2026-12.txt” is not as RedNotebook writes it, so it was left out.",
        "“2026-11-25.md” is not text in UTF-8, so it was left out.",
    )


def picture(data):
    return f'<p>x<img src="data:image/png;base64,{base64.b64encode(data).decode()}"></p>'


@pytest.mark.parametrize(
    ("html", "files", "left_out"),
    [
        (picture(PNG), 1, 0),
        (picture(b"no picture"), 0, 1),
        ('<p>x<img src="data:image/png;base64,A"></p>', 0, 1),
        (picture(PNG) * 3, 3, 0),
    ],
)
def test_a_picture_within_a_page_is_taken_if_it_is_one(given, html, files, left_out):
    read = given("a.json", {"entries": {"2026-11-24": {"title": "", "text": html}}})
    (entry,) = read.entries
    assert (len(entry.files), len(entry.left_out)) == (files, left_out)


@pytest.mark.parametrize("entries", [5, None, "x"])
def test_a_diary_of_another_shape_is_refused(given, entries):
    with pytest.raises(ImportFailed) as caught:
        given("a.json", {"entries": entries, "text": 1})
    assert caught.value.what is ImportFault.DAMAGED


def test_an_entry_of_a_diary_of_another_shape_is_said(given):
    read = given("a.json", {"entries": {"2026-11-24": 5, "2026-11-25": {"text": "x"}}})
    assert texts(read) == ["x"]
    assert read.problems[0].startswith("The entry of 2026-11-24 is not as its program writes it")


@pytest.mark.parametrize("name", ["\ud800", "a\nb\0", "x" * 5000])
def test_what_a_diary_attached_is_told_in_words_that_can_be_written(given, name):
    one = {"date": "2026-11-24", "text": "x", "attachments": [{"name": name}]}
    (read,) = given("a.json", {"entries": [one]}).entries
    assert all(told.isprintable() and told.encode() for told in read.left_out)
    assert len(read.left_out) == 1


def test_our_own_export_keeps_days_tags_and_what_was_private():
    (entry,) = read_here(SAMPLES / "markdown" / "reflect").entries
    told = plain_entry(entry)
    assert (told["happened"], told["private"]) == ("2026-11-23", ["text"])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", '{"format": "other"}'),
        ("a.json", "[1]"),
        ("a.bin", "\0\1\2"),
        ("a.txt", "Dear diary, today\nI saw, and learned"),
        ("a.txt", ""),
        ("a.bin", "PK\3\4"),
    ],
)
def test_what_is_no_journal_is_answered_with_what_can_be_read(given, name, content):
    with pytest.raises(ImportFailed) as caught:
        given(name, content)
    assert caught.value.what in {ImportFault.UNKNOWN, ImportFault.DAMAGED}
    assert caught.value.what is ImportFault.DAMAGED or "Day One" in caught.value.why


def test_an_empty_folder_is_no_journal(tmp_path):
    with pytest.raises(ImportFailed) as caught:
        read_here(tmp_path)
    assert caught.value.what is ImportFault.UNKNOWN


def test_what_cannot_be_seen_is_taken_out():
    assert clean("a\r\nb\rc\u2028d\x00\x07\x1b\ufeff\ue000\t") == "a\nb\nc\nd\t"
    assert one_line(" a\n b ") == "a b"


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("../../.bashrc", "bashrc"),
        ("C:\\a\\b.png", "b.png"),
        ("a\nb.png", "a b.png"),
        ("..", "file"),
        ("/", "file"),
        ("x" * 500 + ".png", "x" * 116 + ".png"),
        (f"xxx. {'y' * 115}.png", "y" * 115 + ".png"),
    ],
)
def test_a_files_name_is_no_path(name, called):
    assert file_name(name, "file") == called == file_name(called, "file")


def test_a_name_that_gets_an_ending_is_no_longer_than_others():
    kept = Files(Reading(step=nothing), Held({})).kept(PNG, file_name("9" * 500, "file"))
    assert kept.name == "9" * 116 + ".png"


def test_a_title_without_a_text_is_the_text():
    assert titled("Only this", " \n") == ("", "Only this")
    assert titled("x" * 201, "y") == ("", "x" * 201 + "\n\ny")


def test_tags_are_tidy():
    assert tidy_tags(["#a", "@b", " a ", "", "c\nd", "x" * 101, "#"]) == ("a", "b", "c d")


def longest(given):
    (entry,) = given("a.json", day_one(text="x" * limits.ANSWER, uuid="y" * 20_000)).entries
    return entry


def test_the_longest_entry_comes_through_the_pipe(given, tmp_path):
    read = read_source(tmp_path / "a.json", step=nothing) if longest(given) else None
    assert read
    assert len(str(read.entries[0].content.answers["text"])) == limits.ANSWER


@pytest.mark.parametrize("source", Source)
@pytest.mark.parametrize(
    "content", ["[1]", '{"entries": 5}', "5", "x", "", '{"entries": {"a": []}}']
)
def test_a_file_of_another_program_than_was_said_is_refused_or_empty(tmp_path, source, content):
    path = tmp_path / "file"
    path.write_text(content)
    try:
        assert read_source(path, source=source, step=nothing).entries == ()
    except ImportFailed as error:
        assert error.what is not ImportFault.STOPPED  # noqa: PT017 (either may come)


@pytest.mark.parametrize("source", [Source.JRNL, Source.MINI_DIARY, Source.CSV])
def test_a_folder_is_not_what_some_programs_write(tmp_path, source):
    with pytest.raises(ImportFailed) as caught:
        read_source(tmp_path, source=source, step=nothing)
    assert caught.value.what is ImportFault.UNKNOWN


def test_a_long_name_is_cut_where_it_is_only_said(tmp_path):
    folder = tmp_path
    for _ in range(8):
        folder /= "f" * 200
        folder.mkdir()
    (folder / "n.md").write_text("x")
    read = read_source(tmp_path, step=nothing)
    assert len(read.problems[0]) == limits.SENTENCE


def test_an_export_unpacked_into_a_folder_of_its_own_is_found(tmp_path):
    copied("dayone/export", tmp_path)
    assert read_here(tmp_path).source is Source.DAY_ONE
