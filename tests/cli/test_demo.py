"""``reflect demo``: a journal to look around in."""

from __future__ import annotations


def test_the_demonstration_says_what_it_is_and_how_to_open_it(console):
    folder = console.home / "look"
    printed = console.bare("demo", folder)
    assert printed.code == 0
    assert "This is a demonstration: the people and the days in it are invented." in printed.out
    passphrase = printed.out.splitlines()[-2].strip()
    opened = console.bare(
        *("list", "--journal", folder / "Demo.reflect", "--passphrase-file", "-", "--json"),
        stdin=passphrase,
    )
    assert len(opened.value) >= 100


def test_a_demonstration_is_made_once(console):
    (console.home / "look" / "Demo.reflect").mkdir(parents=True)
    printed = console.bare("demo", console.home / "look", "--json")
    assert (printed.code, printed.out) == (1, "")
    assert "There is already something called Demo.reflect." in printed.err
