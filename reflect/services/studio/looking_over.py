"""What is to be said of a pack while it is written: at every key, from the draft alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reflect.domain.draft_findings import Finding, Weight
from reflect.domain.pack_draft import AWAITS_CHECK, Place
from reflect.packs.draft_values import draft_values
from reflect.packs.folder import PACK_FILE
from reflect.packs.pack import Translation
from reflect.packs.retelling import retold
from reflect.packs.source import look_over
from reflect.packs.toml_file import TomlFile
from reflect.services.studio.advice import USUAL_AGE, advice
from reflect.services.studio.problem_words import problem_words, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.domain.pack_draft import PackDraft, PromptDraft, SetDraft, TextPlace
    from reflect.packs.pack import Pack
    from reflect.packs.source import Fault
    from reflect.packs.toml_lines import KeyPath


@dataclass(frozen=True, slots=True)
class Overview:
    """A draft as a reader would find it."""

    pack: Pack
    """As it would be shown; something stands in for what is missing or wrong."""
    problems: tuple[Finding, ...]
    """To be mended before it can be built."""
    advice: tuple[Finding, ...]
    """To be looked at; the author decides."""


def overview(
    draft: PackDraft,
    others: Sequence[TomlFile] = (),
    *,
    folder_name: str = "",
    problems: Sequence[str] = (),
    age: int = USUAL_AGE,
) -> Overview:
    """What is to be said of a draft; ``others`` are the files that it does not hold.

    ``problems`` are those of the folder itself, and ``age`` is that of its youngest readers.
    """
    written = [TomlFile(name, "", values) for name, values in draft_values(draft).items()]
    beside = [TomlFile(each.name, each.source, each.values) for each in others]
    tables = sorted((*written, *beside), key=lambda each: (each.name != PACK_FILE, each.name))
    pack, faults = look_over(tables, folder_name)
    told = [_problem_of_folder(each) for each in problems]
    told += [_problem(draft, each) for each in faults]
    pack = _with_translations(pack, draft)
    return Overview(pack, tuple(told), tuple(advice(draft, pack.translations, age)))


def _with_translations(pack: Pack, draft: PackDraft) -> Pack:
    """The pack in all its languages, though it has problems that keep a reader from them."""
    if len(draft.head.languages) < 2:
        return pack
    every: set[TextPlace] = set()

    def note(place: TextPlace, text: str, _rule: object) -> str:
        every.add(place)
        return text

    retold(pack, note)
    return replace(
        pack,
        translations=tuple(
            Translation(
                language=language,
                texts={at: text for at, text in texts.items() if at in every},
                missing=len(every - texts.keys()),
                total=len(every),
                awaits_check=texts.get(AWAITS_CHECK) is True,
            )
            for language in draft.head.languages[1:]
            if (texts := draft.translations.get(language.lower())) is not None
        ),
    )


def _problem(draft: PackDraft, fault: Fault) -> Finding:
    place = place_of(draft, fault)
    words = problem_words(draft, place, fault.what)
    return Finding(weight=Weight.PROBLEM, words=words, place=place)


def _problem_of_folder(line: str) -> Finding:
    """One that names its file and says what, as in ``notes.txt: unknown file; remove it``."""
    place = Place(file=line.partition(": ")[0])
    return Finding(weight=Weight.PROBLEM, words=sentences(line), place=place)


def place_of(draft: PackDraft, fault: Fault) -> Place:
    """Where in the draft a fault of a file is."""
    folder, _, name = fault.file.rpartition("/")
    stem = name.removesuffix(".toml")
    if folder == "locale":
        return _in_translation(draft, stem, fault.path)
    if folder == "sets":
        found = next(each for each in draft.sets if each.id == stem and not each.within)
        return _in_set(found, fault.path)
    if folder:
        return Place(file=fault.file)
    if fault.path[:1] == ("prompt_sets",) and len(fault.path) > 1:
        return _in_set(draft.sets[int(fault.path[1])], fault.path[2:])
    return Place(field=_field(fault.path), item=_item(fault.path))


def _in_set(found: SetDraft, path: KeyPath) -> Place:
    if path[:1] == ("prompts",) and len(path) > 1:
        return _in_prompt(found, found.prompts[int(path[1])], path[2:])
    return Place(set_key=found.key, field=_field(path), item=_item(path))


def _in_prompt(found: SetDraft, prompt: PromptDraft, path: KeyPath) -> Place:
    inner = path[1:] if path[:1] == ("scale",) and len(path) > 1 else path
    return Place(set_key=found.key, prompt_key=prompt.key, field=_field(inner), item=_item(inner))


def _in_translation(draft: PackDraft, language: str, path: KeyPath) -> Place:
    """The place of the words; only the language for what stands for no words of the pack."""
    for each in draft.places():
        for at in draft.texts_at(each):
            if draft.text_place(at) == path:
                return replace(at, language=language)
    return Place(language=language)


def _field(path: KeyPath) -> str:
    return str(path[0]) if path else ""


def _item(path: KeyPath) -> int | None:
    return path[1] if len(path) > 1 and isinstance(path[1], int) else None
