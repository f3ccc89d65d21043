from __future__ import annotations

import os
import stat
from dataclasses import fields

import pytest

from reflect.settings import MAX_BYTES, Geometry, Settings, SettingsFile, load, options, save


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "settings.json"


def test_what_was_saved_is_loaded(path):
    wished = Settings(theme="dark", text_scale=1.5, window=Geometry(-5, 10, 800, 600))
    save(path, wished)
    assert load(path) == (wished, False)


def test_no_file_means_defaults_and_no_damage(path):
    assert load(path) == (Settings(), False)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"[]",
        b"\xff\xfe",
        b'{"theme": "pink"}',
        b'{"idle_minutes": 0}',
        b'{"idle_minutes": 61}',
        b'{"text_scale": 2.1}',
        b'{"text_scale": NaN}',
        b'{"word_count": "yes"}',
        b'{"word_count": 1}',
        b'{"idle_minutes": true}',
        b'{"last_journal": 5}',
        b'{"window": 5}',
        b'{"window": {"left": 0}}',
        b'{"window": {"left": 0, "top": 0, "width": 0, "height": 600}}',
        b'{"window": {"left": 0.5, "top": 0, "width": 800, "height": 600}}',
        b'{"window": {"left": 0, "top": 1000000, "width": 800, "height": 600}}',
        b"[" * 50_000,
        b'{"last_journal": "' + b"a" * MAX_BYTES + b'"}',
    ],
)
def test_a_bad_file_means_defaults_and_says_so(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    assert load(path) == (Settings(), True)


def test_a_whole_number_will_do_where_there_may_be_fractions(path):
    path.parent.mkdir()
    path.write_text('{"text_scale": 2}')
    assert load(path) == (Settings(text_scale=2.0), False)


def test_a_folder_in_the_place_of_the_file_is_damage(path):
    path.mkdir(parents=True)
    assert load(path) == (Settings(), True)


def test_a_setting_of_a_later_version_is_passed_over(path):
    path.parent.mkdir()
    path.write_text('{"theme": "dark", "colour_of_the_sky": "blue"}')
    assert load(path) == (Settings(theme="dark"), False)


@pytest.mark.skipif(os.name != "posix", reason="file modes are of POSIX systems")
def test_only_the_owner_can_read_the_file(path):
    save(path, Settings())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_saving_leaves_nothing_beside_the_file(path):
    path.parent.mkdir()
    path.with_name("settings.json.new").write_text("left by a power cut")
    save(path, Settings())
    assert [found.name for found in path.parent.iterdir()] == ["settings.json"]


def test_a_save_that_fails_keeps_the_old_settings(path, monkeypatch):
    save(path, Settings(theme="dark"))
    monkeypatch.setattr(os, "fsync", _disk_full)
    with pytest.raises(OSError, match="disk full"):
        save(path, Settings(theme="light"))
    assert load(path) == (Settings(theme="dark"), False)


def _disk_full(_descriptor):
    message = "disk full"
    raise OSError(message)


def test_each_shown_setting_has_a_text_key_and_its_range_holds_its_default():
    for option in options():
        assert option.text_key == f"settings.{option.name}"
        assert not option.choices or option.default in option.choices
        assert option.low is None or option.low <= option.default <= option.high


def test_all_but_the_last_journal_and_the_window_are_shown():
    shown = {option.name for option in options()}
    assert {field.name for field in fields(Settings)} - shown == {"last_journal", "window"}


def test_a_change_is_used_at_once_and_kept_by_saving(path):
    file = SettingsFile(path)
    file.change(idle_minutes=10, theme="contrast")
    assert (file.current.idle_minutes, path.exists()) == (10, False)
    file.save()
    assert SettingsFile(path).current == Settings(idle_minutes=10, theme="contrast")


@pytest.mark.parametrize("value", [0, 61, "five", None])
def test_a_value_out_of_range_changes_nothing(path, value):
    file = SettingsFile(path)
    with pytest.raises(ValueError, match="not a setting"):
        file.change(idle_minutes=value)
    assert file.current == Settings()
