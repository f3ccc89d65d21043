"""Nothing outside of the place that was chosen is ever read."""

from __future__ import annotations

import os

import pytest

from reflect.errors import ImportFailed, ImportFault
from reflect.imports import limits
from reflect.imports.detection import opened
from reflect.imports.places import Folder, OneFile, Referred
from tests.support.imports import PNG, plain_entry, read_here

SECRET = PNG + b"secret"


@pytest.fixture
def vault(tmp_path):
    """A folder of notes, with something beside it that is nobody's business."""
    folder = tmp_path / "vault"
    (folder / "pictures").mkdir(parents=True)
    (folder / "pictures" / "in.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(SECRET)
    return folder


def note(vault, body):
    (vault / "2026-11-24.md").write_text(body, "utf-8")
    (entry,) = read_here(vault).entries
    return entry


@pytest.mark.parametrize(
    "reference", ["pictures/in.png", "./pictures/in.png", "pictures/../pictures/IN.png", "in.png"]
)
def test_a_picture_in_the_folder_is_taken(vault, reference):
    entry = note(vault, f"Look ![]({reference})")
    assert [file.data for file in entry.files] == [PNG]
    assert entry.left_out == ()


@pytest.mark.parametrize(
    "reference",
    [
        "../secret.png",
        "pictures/../../secret.png",
        "%2e%2e/secret.png",
        "..%2fsecret.png",
        "{place}/secret.png",
        "file://{place}/secret.png",
        "file:../secret.png",
        "//host/share/x.png",
        "\\\\host\\share\\x.png",
        "..\\secret.png",
        "C:/secret.png",
        "https://example.org/secret.png",
        "~/secret.png",
    ],
)
def test_a_picture_elsewhere_is_never_read(vault, reference, monkeypatch):
    read: list[str] = []
    real = os.open

    def watched(path, *rest):
        read.append(str(path)[-4:])
        return real(path, *rest)

    monkeypatch.setattr(os, "open", watched)
    entry = note(vault, f"Look ![]({reference.format(place=vault.parent)})")
    assert (entry.files, read) == ((), ["4.md"])
    assert len(entry.left_out) == 1


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_link_is_counted_and_not_followed(vault, kind):
    there = vault.parent / "there"
    there.mkdir()
    (there / "2026-01-01.md").write_text("not to be read", "utf-8")
    link = vault / ("2026-01-02.md" if kind == "file" else "linked")
    link.symlink_to(there / "2026-01-01.md" if kind == "file" else there)
    note(vault, "Only this.")
    read = read_here(vault)
    assert [plain_entry(entry)["answers"] for entry in read.entries] == [{"text": "Only this."}]
    assert read.problems == ("1 link in the folder led elsewhere and were not followed.",)


def test_a_link_to_a_picture_is_not_followed(vault):
    (vault / "out.png").symlink_to(vault.parent / "secret.png")
    assert note(vault, "![](out.png)").files == ()


def test_a_folder_that_becomes_a_link_after_it_was_listed_is_not_followed(vault):
    folder = Folder(vault)
    assert folder.read("pictures/in.png", 1000) == PNG
    (vault / "pictures").rename(vault / "old")
    (vault.parent / "in.png").write_bytes(SECRET)
    (vault / "pictures").symlink_to(vault.parent)
    with pytest.raises(ImportFailed) as caught:
        folder.read("pictures/in.png", 1000)
    assert caught.value.what is ImportFault.UNREADABLE


def test_a_file_that_becomes_a_link_after_it_was_listed_is_not_followed(vault):
    folder = Folder(vault)
    (vault / "pictures" / "in.png").unlink()
    (vault / "pictures" / "in.png").symlink_to(vault.parent / "secret.png")
    with pytest.raises(ImportFailed):
        folder.read("pictures/in.png", 1000)


def test_a_name_that_was_not_listed_is_not_read(vault):
    with pytest.raises(ImportFailed):
        Folder(vault).read("../secret.png", 1000)


def test_a_pipe_is_not_waited_for(vault):
    os.mkfifo(vault / "2026-01-01.md")
    note(vault, "Only this.")
    with pytest.raises(ImportFailed), opened(vault / "2026-01-01.md"):
        pass
    with pytest.raises(ImportFailed):
        OneFile(vault / "2026-01-01.md").read("", 10)


def test_a_link_that_was_chosen_is_what_was_chosen(vault):
    note(vault, "Words.")
    (vault.parent / "link").symlink_to(vault)
    assert len(read_here(vault.parent / "link").entries) == 1


def test_hidden_folders_are_not_looked_into(vault):
    (vault / ".trash").mkdir()
    (vault / ".trash" / "2026-01-01.md").write_text("thrown away", "utf-8")
    assert Folder(vault).names == ("pictures/in.png",)


def test_a_file_larger_than_asked_for_is_refused(vault):
    with pytest.raises(ImportFailed) as caught:
        Folder(vault).read("pictures/in.png", len(PNG) - 1)
    assert caught.value.what is ImportFault.TOO_LARGE


@pytest.mark.parametrize("limit", ["FOLDERS_DEEP", "NAMES"])
def test_a_folder_too_full_or_too_deep_is_refused(vault, monkeypatch, limit):
    monkeypatch.setattr(limits, limit, 0)
    with pytest.raises(ImportFailed) as caught:
        Folder(vault)
    assert caught.value.what is ImportFault.TOO_LARGE


@pytest.mark.parametrize("name", ["gone", "gone\0"])
def test_what_is_gone_is_said(tmp_path, name):
    with pytest.raises(ImportFailed) as caught, opened(tmp_path / name):
        pass
    assert caught.value.what is ImportFault.UNREADABLE


def test_a_name_in_two_folders_leads_nowhere_by_itself():
    referred = Referred(["a/x.png", "b/x.png", "b/n.md"])
    assert referred.find("n.md", "x.png") is None
    assert referred.find("b/n.md", "x.png") == "b/x.png"
