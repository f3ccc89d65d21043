"""docs/packs.md: every command in it is run, and ends as it says."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

PAGE = (Path(__file__).parents[2] / "docs" / "packs.md").read_text("utf-8")
COMMANDS = re.findall(r"^(?:reflect|minisign) .*$", PAGE, re.MULTILINE)
TOML = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def run_stock(command: list[str]) -> None:
    """As the page says it, where the program is there."""
    if program := shutil.which(command[0]):
        # The words of our own page.
        subprocess.run([program, *command[1:]], check=True, capture_output=True)  # noqa: S603


def test_the_way_from_nothing_to_a_signed_pack_can_be_gone(console, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ours, theirs = COMMANDS[:-2], COMMANDS[-2:]
    for line in ours:
        command = shlex.split(line)
        if command[0] == "minisign":
            run_stock(command)
        elif command[2] == "key":
            words = console.done(*command[1:], "--json").value["passphrase"]
            console.passphrase_file.write_text(words, "utf-8")
        else:
            console.done(*command[1:])

    assert [shlex.split(line)[1] for line in theirs] == ["-S", "pack"]
    assert (tmp_path / "on-call-0.1.0.reflectpack").exists()


def test_what_is_signed_elsewhere_is_put_back(console, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    stock = Path(__file__).parents[1] / "vectors" / "minisign"
    shutil.copy(stock / "plain.key", "my.key")
    shutil.copy(stock / "plain.pub", "my.pub")
    console.done(*shlex.split(COMMANDS[0])[1:])
    console.done("pack", "build", "on-call")
    console.done("pack", "split", "on-call-0.1.0.reflectpack")

    if shutil.which("minisign"):
        run_stock(shlex.split(COMMANDS[-2]))
        assert console.done(*shlex.split(COMMANDS[-1])[1:]).out


def test_what_the_page_says_to_write_is_sound(console, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    console.done(*shlex.split(COMMANDS[0])[1:])
    prompt, languages, welsh = TOML
    with Path("on-call/sets/after-a-session.toml").open("a", encoding="utf-8") as file:
        file.write(prompt)
    pack = Path("on-call/pack.toml")
    pack.write_text(pack.read_text("utf-8").replace('languages = ["en-GB"]\n', languages), "utf-8")
    Path("on-call/locale").mkdir()
    Path("on-call/locale/cy.toml").write_text(welsh, "utf-8")

    assert "cy: 12 of 14 texts are missing." in console.done("pack", "check", "on-call").out
