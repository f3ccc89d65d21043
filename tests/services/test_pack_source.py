from __future__ import annotations

import pytest

from reflect.errors import PackInvalid, Refused
from reflect.services.pack_source import begin_source, check_source


def test_a_pack_that_was_just_begun_has_nothing_to_mend(tmp_path):
    files = begin_source(tmp_path / "on-call", title='On "call"', author="A. Writer")
    found = check_source(tmp_path / "on-call")

    assert files == ("pack.toml", "sets/after-a-session.toml")
    assert (found.title, found.author, found.languages) == ('On "call"', "A. Writer", ("en-GB",))
    assert found.licence == "CC-BY-4.0"


@pytest.mark.parametrize("name", ["On call", "on call", "-", "é"])
def test_the_folder_must_have_the_name_of_a_pack(tmp_path, name):
    with pytest.raises(Refused, match="small letters"):
        begin_source(tmp_path / name, title="On call", author="A. Writer")


def test_what_is_there_is_left_alone(tmp_path):
    (tmp_path / "on-call").mkdir()

    with pytest.raises(Refused, match="already something called on-call"):
        begin_source(tmp_path / "on-call", title="On call", author="A. Writer")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"title": "x" * 81}, '"title" has 81 characters'),
        ({"author": ""}, '"author" is empty'),
        ({"author": "\ud800"}, None),
        ({"licence": "?"}, '"licence" must be an SPDX name'),
        ({"language": "English"}, '"languages" must be a language'),
    ],
)
def test_words_that_fit_no_pack_are_told_before_anything_is_written(tmp_path, given, told):
    words = {"title": "On call", "author": "A. Writer", **given}
    if told is None:
        assert begin_source(tmp_path / "on-call", **words)
        return
    with pytest.raises(PackInvalid, match=told):
        begin_source(tmp_path / "on-call", **words)
    assert not (tmp_path / "on-call").exists()
