"""Reads a pack's translations, and tells the pack in one of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from reflect.packs.pack import ToldSet, Translation
from reflect.packs.retelling import retold
from reflect.packs.table import Table
from reflect.packs.texts import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reflect.packs.pack import Pack
    from reflect.packs.texts import Words
    from reflect.packs.toml_file import TomlFile
    from reflect.packs.toml_lines import KeyPath

_AWAITS_CHECK = "awaits_check"


def in_language(pack: Pack, language: str) -> Pack:
    """The pack in the nearest of its languages to this one, or in its own.

    Prompt sets keep the title that their pack has in its own language, by which entries know it.
    """
    found = _nearest(pack, language)
    if found is None:
        return pack
    return retold(pack, lambda place, text, _rule: found.texts.get(place, text))


def nearest_language(pack: Pack, language: str) -> str:
    """The language that `in_language` tells the pack in."""
    found = _nearest(pack, language)
    return found.language if found else pack.languages[0]


def read_translations(pack: Pack, top: Table, files: Sequence[TomlFile]) -> tuple[Translation, ...]:
    """The translations in the files; what is wrong is reported there or with ``languages``."""
    rules = _texts_of(pack) if files else {}
    by_file = {language.lower(): language for language in pack.languages[1:]}
    found = tuple(
        _translation(file, by_file.get(PurePosixPath(file.name).stem, ""), rules) for file in files
    )
    missing = by_file.keys() - {PurePosixPath(file.name).stem for file in files}
    for name in sorted(missing):
        what = f"there is no locale/{name}.toml for the language {quoted(by_file[name])}"
        top.report(f"{what}; add it or take the language out", "languages")
    return found


def told_set(pack: Pack, set_id: str, language: str) -> ToldSet:
    """The pack's set with this id, as near to this language as the pack has it."""
    sets = tuple(each for each in pack.prompt_sets if each.id == set_id)
    alone = replace(pack, prompt_sets=sets, frameworks=(), forms=())
    found = _nearest(pack, language)
    places = {place for place in _texts_of(alone) if place[0] == "sets"}
    return ToldSet(
        prompts=in_language(alone, language).prompt_sets[0],
        language=found.language if found else pack.languages[0],
        languages=pack.languages,
        missing=len(places - found.texts.keys()) if found else 0,
        total=len(places),
        awaits_check=bool(found and found.awaits_check),
    )


def _nearest(pack: Pack, language: str) -> Translation | None:
    """The one in this language, or else in that of another country; the pack's own goes before."""
    exact = [each for each in pack.translations if each.language.lower() == language.lower()]
    if exact or _base(pack.languages[0]) == _base(language):
        return exact[0] if exact else None
    akin = (each for each in pack.translations if _base(each.language) == _base(language))
    return next(akin, None)


def _base(language: str) -> str:
    return language.partition("-")[0].lower()


def _texts_of(pack: Pack) -> dict[KeyPath, Words]:
    """The places of all texts that can be translated, and what each may hold."""
    rules: dict[KeyPath, Words] = {}

    def note(place: KeyPath, text: str, rule: Words) -> str:
        rules[place] = rule
        return text

    retold(pack, note)
    return rules


def _translation(file: TomlFile, language: str, rules: Mapping[KeyPath, Words]) -> Translation:
    if not language:
        name = PurePosixPath(file.name).stem
        mend = (
            'name the language in pack.toml, after the first in "languages", or take the file out'
        )
        file.report((), f"{quoted(name)} is not among the other languages of the pack; {mend}")
    awaits_check = Table(file, file.values).flag(_AWAITS_CHECK)
    texts = _texts_in(file, rules)
    return Translation(
        language=language,
        texts=texts,
        missing=len(rules) - len(texts.keys() & rules.keys()),
        total=len(rules),
        awaits_check=awaits_check,
    )


def _texts_in(file: TomlFile, rules: Mapping[KeyPath, Words]) -> dict[KeyPath, str]:
    texts: dict[KeyPath, str] = {}
    for place, value in _leaves(file.values):
        if place == (_AWAITS_CHECK,):
            continue
        if place not in rules:
            file.report(place, _unknown(place, rules))
        elif type(value) is not str:
            file.report(place, f"{_shown(place)} must be a text")
        else:
            for fault in rules[place].faults(value):
                file.report(place, f"{_shown(place)} {fault}")
            texts[place] = rules[place].clean(value)
    return texts


def _leaves(values: Any, place: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Every value that is neither a table nor a list, and every one of those that is empty."""
    if type(values) is dict:
        inner: list[tuple[str | int, Any]] = list(values.items())
    else:
        inner = list(enumerate(values))
    for key, value in inner:
        if type(value) in {dict, list} and value:
            yield from _leaves(value, (*place, key))
        else:
            yield (*place, key), value


def _unknown(place: KeyPath, rules: Mapping[KeyPath, Words]) -> str:
    """What to say of a text that the pack does not have."""
    outer = place[:-1]
    beside = [str(known[-1]) for known in (*rules, (_AWAITS_CHECK,)) if known[:-1] == outer]
    mend = did_you_mean(str(place[-1]), beside) or "remove it"
    return f"the pack has no text {_shown(place)} to translate; {mend}"


def _shown(place: KeyPath) -> str:
    return quoted(".".join(map(str, place[-2:])))
