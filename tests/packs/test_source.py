from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflect.domain.prompts import Kind, Option, PackName, Prompt, PromptSet, Scale, ShownWhen
from reflect.errors import PackInvalid
from reflect.packs import limits
from reflect.packs.pack import Pack
from reflect.packs.source import read_pack
from tests.packs.example import (
    FORM_FILE,
    FRAMEWORK_FILE,
    MORNING,
    PACK,
    PACK_FILE,
    SET_FILE,
    WELSH_FILE,
    change,
    problems_in,
)

if TYPE_CHECKING:
    import random

    import pytest

NAME = PackName(id="on-call", version="1.2.0", title="On call")
NIGHT = PromptSet(
    id="after-a-night",
    title="After a night",
    summary="What the night asked, what helped",
    occasion="After a shift",
    audience=("nurses", "doctors"),
    for_whom="For people who were on call.",
    minutes=5,
    preface="Take a *breath* first.\n\nThen **write**.",
    based_on=("Writer A (2021) Mornings.",),
    follow_up_days=(14, 42),
    pack=NAME,
    prompts=(
        Prompt(
            id="what",
            heading="What the night asked",
            help="The one thing that stays. # is no comment here.",
            example="Two calls at once.",
            kind=Kind.LONG_TEXT,
            group="The night",
            max_words=150,
            private=True,
            standards=("night-code:A.1", "nmc-code-2018:4"),
        ),
        Prompt(
            id="helped",
            heading="What helped",
            help="Tick all that did.",
            kind=Kind.CHOICES,
            options=(
                Option(id="colleague", label="A colleague"),
                Option(id="rest", label="Rest"),
            ),
        ),
        Prompt(
            id="who",
            heading="Who it was",
            help="By role, not by name.",
            kind=Kind.SHORT_TEXT,
            shown_when=ShownWhen(prompt="helped", answers=("colleague",)),
            optional=True,
        ),
        Prompt(
            id="tired",
            heading="How tired I was",
            help="As it felt then.",
            kind=Kind.SCALE,
            scale=Scale(
                lowest=1,
                highest=5,
                low_label="ok",
                high_label="bad",
                rows=("Nine", "Five"),
            ),
        ),
    ),
)


def test_a_pack_is_read_as_it_is_written(folder: Path):
    pack = read_pack(folder)

    assert pack == Pack(
        id="on-call",
        version="1.2.0",
        title="On call",
        summary="Looking back on a night on call",
        licence="CC-BY-4.0",
        author="A. Writer",
        languages=("en-GB", "cy"),
        based_on=("Writer A (2020) Nights on call.",),
        preface="Somebody to **talk** to comes first.",
        prompt_sets=(NIGHT, pack.prompt_sets[1]),
        frameworks=pack.frameworks,
        forms=pack.forms,
        translations=pack.translations,
    )


def test_sets_beside_the_pack_come_after_those_in_it_and_by_name(folder: Path):
    for name in ("b", "a"):
        text = MORNING.replace("the-morning-after", name)
        (folder / "sets" / f"{name}.toml").write_text(text, encoding="utf-8")

    names = [prompt_set.id for prompt_set in read_pack(folder).prompt_sets]

    assert names == ["after-a-night", "a", "b", "the-morning-after"]


def test_a_set_beside_the_pack_names_the_pack(folder: Path):
    assert read_pack(folder).prompt_sets[1].pack == NAME


def test_the_working_folder_can_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(folder)

    assert read_pack(Path()).id == "on-call"


def test_every_problem_is_told_from_the_top_down(folder: Path):
    change(folder, 'heading = "Who', 'headding = "Who')
    change(folder, "minutes = 5", "minutes = 500")
    change(folder, "minutes = 2", "minutes = true", SET_FILE)
    (folder / "notes.txt").touch()

    assert [problem.partition(": ")[0] for problem in problems_in(folder)] == [
        "notes.txt",
        "pack.toml:19",
        "pack.toml:50",
        "pack.toml:52",
        "sets/the-morning-after.toml:7",
    ]


def test_a_broken_pack_file_does_not_hide_problems_of_a_set(folder: Path):
    change(folder, "format = 1", "format 1")
    change(folder, "minutes = 2", "minutes = 0", SET_FILE)

    assert [problem.partition(": ")[0] for problem in problems_in(folder)] == [
        "pack.toml:1",
        "sets/the-morning-after.toml:7",
    ]


def test_a_problem_with_a_kind_is_not_told_again_as_one_of_what_hangs_on_it(folder: Path):
    change(folder, 'kind = "choices"', 'kind = "boxes"')

    assert len(problems_in(folder)) == 1


def test_a_pack_without_prompt_sets_is_told_so(folder: Path):
    for file in (SET_FILE, FRAMEWORK_FILE, FORM_FILE, WELSH_FILE):
        (folder / file).unlink()
    (folder / PACK_FILE).write_text(PACK.partition("[[")[0], encoding="utf-8")
    change(folder, ', "cy"', "")

    assert problems_in(folder) == (
        "pack.toml:1: the pack has no prompt set, framework or form; add one",
    )


def test_a_file_that_is_too_large_is_told_with_the_other_problems(folder: Path):
    (folder / SET_FILE).write_bytes(b"#" * (limits.MAX_FILE_BYTES + 1))
    change(folder, "minutes = 5", "minutes = 500")

    assert [problem.partition(": ")[2][:22] for problem in problems_in(folder)] == [
        "is larger than 256 KiB",
        'prompt set "after-a-ni',
    ]


def test_the_files_of_a_pack_have_room_together(folder: Path):
    for name in "abc":
        (folder / "sets" / f"{name}.toml").write_bytes(b"#" * (200 * 1024))

    assert problems_in(folder) == (
        "the pack: its files are larger than 512 KiB together; make two packs",
    )


def test_line_breaks_of_windows_change_nothing(folder: Path):
    expected = read_pack(folder)
    for file in (PACK_FILE, SET_FILE):
        data = (folder / file).read_bytes()
        (folder / file).write_bytes(data.replace(b"\n", b"\r\n"))

    assert read_pack(folder) == expected


def reads_or_complains(folder: Path, data: bytes) -> None:
    (folder / PACK_FILE).write_bytes(data)
    last = data.count(b"\n") + 1
    try:
        read_pack(folder)
    except PackInvalid as error:
        for problem in error.problems:
            assert problem.isprintable()
            found = re.fullmatch(r"(pack|[a-z]+/[a-z-]+)\.toml:(\d+): .+", problem)
            assert found, problem
            assert 1 <= int(found[2]) <= last or found[1] != "pack"


in_one_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@given(st.binary(max_size=200))
@in_one_folder
def test_any_bytes_are_read_or_refused(folder: Path, data: bytes):
    reads_or_complains(folder, data)


@given(
    st.integers(0, len(PACK)),
    st.integers(0, 40),
    st.one_of(st.binary(max_size=4), st.text(max_size=4).map(lambda text: text.encode())),
)
@in_one_folder
def test_a_pack_with_some_bytes_changed_is_read_or_refused(
    folder: Path, at: int, length: int, new: bytes
):
    data = PACK.encode()

    reads_or_complains(folder, data[:at] + new + data[at + length :])


WORDS = sorted(set(re.findall(r'\w+|"[^"\n]*"|[\[\]{}=,]+', PACK)))


@given(st.randoms(use_true_random=False), st.integers(1, 5))
@in_one_folder
def test_a_pack_with_keys_and_values_swapped_is_read_or_refused(
    folder: Path, chance: random.Random, times: int
):
    text = PACK
    for _ in range(times):
        old, new = chance.choice(WORDS), chance.choice(WORDS)
        text = text.replace(old, new, chance.choice((1, -1)))

    reads_or_complains(folder, text.encode())


LINES = PACK.splitlines(keepends=True)


@given(st.sets(st.integers(0, len(LINES) - 1), max_size=9), st.permutations(range(3)))
@in_one_folder
def test_a_pack_with_lines_dropped_and_parts_moved_is_read_or_refused(
    folder: Path, dropped: set[int], order: list[int]
):
    kept = [line for number, line in enumerate(LINES) if number not in dropped]
    parts = kept[:9], kept[9:30], kept[30:]

    reads_or_complains(folder, "".join(line for at in order for line in parts[at]).encode())


VALUES = ("0", "-1.5e9", "true", '""', "[]", "{}", "[[]]", "[{}]", '"a"', "1979-05-27", "nan")


@given(st.sets(st.integers(0, PACK.count("\n"))), st.sampled_from(VALUES))
@in_one_folder
def test_a_pack_with_values_of_other_types_is_read_or_refused(
    folder: Path, changed: set[int], value: str
):
    lines = PACK.splitlines()
    for number in changed & set(range(len(lines))):
        lines[number] = re.sub(r"=.*", f"= {value}", lines[number])

    reads_or_complains(folder, "\n".join(lines).encode())
