"""How packs are told of: what they hold, in which languages, who signed them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from reflect.ui.occasion.set_words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reflect.domain.prompts import PromptSet
    from reflect.packs.pack import Pack, ToldSet, Translation
    from reflect.services.pack_offers import InstalledPack

translate = QCoreApplication.translate


def counted(count: int, one: str, several: str) -> str:
    """1 form; 5 forms."""
    return one if count == 1 else several.format(n=count)


def sets(count: int) -> str:
    """How many prompt sets."""
    several = translate("packs", "{n} prompt sets")
    return counted(count, translate("packs", "1 prompt set"), several)


def standards(count: int) -> str:
    """How many standards."""
    several = translate("packs", "{n} standards")
    return counted(count, translate("packs", "1 standard"), several)


def forms(count: int) -> str:
    """How many forms."""
    return counted(count, translate("packs", "1 form"), translate("packs", "{n} forms"))


def entries(count: int) -> str:
    """How many entries; nothing where there are none."""
    several = translate("packs", "{n} entries")
    return counted(count, translate("packs", "1 entry"), several) if count else ""


def minutes(count: int) -> str:
    """How long a set takes, short; nothing where nobody said."""
    return translate("packs", "{n} min").format(n=count) if count else ""


def span_of_minutes(lowest: int, highest: int) -> str:
    """How long the sets take, in a sentence; nothing where nobody said."""
    if not highest:
        return ""
    if lowest == highest:
        several = translate("packs", "About {n} minutes each.")
        return counted(highest, translate("packs", "About a minute each."), several)
    words = translate("packs", "{lowest} to {highest} minutes each.")
    return words.format(lowest=lowest, highest=highest)


def version(number: str) -> str:
    """The version, in words."""
    return translate("packs", "version {number}").format(number=number)


def holds(row: InstalledPack) -> str:
    """What a row says under its title: what is in the pack, and which version it is."""
    parts = []
    if row.sets:
        parts.append(sets(row.sets))
    if row.standards:
        parts.append(standards(row.standards))
    if row.forms:
        parts.append(forms(row.forms))
    parts.append(version(row.version))
    if row.hidden:
        parts.append(translate("packs", "hidden"))
    return ", ".join(parts)


def signature(row: InstalledPack) -> str:
    """Who answers for the pack, in two or three words."""
    if row.built_in:
        return translate("packs", "Built in")
    if not row.signer:
        return translate("packs", "Not signed")
    if row.known:
        return translate("packs", "Signed, known author")
    return translate("packs", "Signed, author not known")


def spoken(row: InstalledPack) -> str:
    """A row as a screen reader says it."""
    return f"{row.title}, {holds(row)}, {signature(row)}"


_OTHERWISE = {"ny": "Chichewa"}
"""Languages that are called otherwise by those who speak them than in the tables of Unicode."""


def language(tag: str, among: Iterable[str] = ()) -> str:
    """The name of a language: "French".

    "English (India)" where ``among`` is that of another country too.
    """
    base, _, country = tag.partition("-")
    locale = QLocale(tag.replace("-", "_"))
    if locale.language() is QLocale.Language.C:
        return tag
    name = _OTHERWISE.get(base) or QLocale.languageToString(locale.language())
    alike = [other for other in among if other.partition("-")[0] == base]
    if not country or len(alike) < 2:
        return name
    return f"{name} ({QLocale.territoryToString(locale.territory())})"


def languages(tags: Sequence[str]) -> str:
    """The names of languages, the pack's own first."""
    return ", ".join(language(tag, tags) for tag in tags)


def languages_of(pack: Pack) -> str:
    """The names of a pack's languages, and a line for each thing that falls short in them."""
    tags = pack.languages
    lines = [languages(tags)]
    for each in pack.translations:
        if each.missing:
            short = not_translated(each.missing, each.total)
            lines.append(f"{language(each.language, tags)}: {short}")
    unread = [language(e.language, tags) for e in pack.translations if e.awaits_check]
    if unread:
        words = translate("packs", "A native reader has yet to check {languages}.")
        lines.append(words.format(languages=listed(unread)))
    return "\n".join(lines)


def licence(spdx: str) -> str:
    """A licence as people write it: "CC BY-SA 4.0"."""
    name, _, number = spdx.rpartition("-")
    if not name.startswith("CC-"):
        return spdx
    return f"CC {name.removeprefix('CC-')} {number}"


def missing(pack: Pack, tag: str) -> str:
    """What falls short in a language of a pack; nothing where nothing does, or it is its own."""
    found = next((each for each in pack.translations if each.language == tag), None)
    return lacking(found) if found else ""


def lacking(found: Translation | ToldSet) -> str:
    """How many texts stand in the pack's own language, and whether a native reader has read it."""
    lines = []
    if found.missing:
        lines.append(not_translated(found.missing, found.total))
    if found.awaits_check:
        lines.append(translate("packs", "A native reader has yet to check it."))
    return " ".join(lines)


def not_translated(missing: int, total: int) -> str:
    """How many texts stand in the pack's own language."""
    words = translate("packs", "{n} of {total} texts are not translated.")
    return words.format(n=missing, total=total)


def contents(pack: Pack) -> str:
    """What a pack holds, in a list of words."""
    parts = [sets(len(pack.prompt_sets))] if pack.prompt_sets else []
    if pack.frameworks:
        several = translate("packs", "{n} sets of standards")
        one = translate("packs", "1 set of standards")
        parts.append(counted(len(pack.frameworks), one, several))
    if pack.forms:
        parts.append(forms(len(pack.forms)))
    if len(pack.languages) > 1:
        parts.append(translate("packs", "{n} languages").format(n=len(pack.languages)))
    return ", ".join(parts) or translate("packs", "Nothing yet")


def about(pack: Pack) -> str:
    """Version, what it is for, how long its sets take: what stands under the title."""
    times = sorted(each.minutes for each in pack.prompt_sets if each.minutes)
    number = translate("packs", "Version {number}.").format(number=pack.version)
    span = span_of_minutes(times[0], times[-1]) if times else ""
    return " ".join(part for part in (number, sentence(pack.summary), span) if part)


def sentence(text: str) -> str:
    """A line that others follow, with a full stop if it has no end of its own."""
    return text if not text or text[-1] in ".!?…" else f"{text}."


def about_set(prompts: PromptSet) -> str:
    """How long a set takes and for whom it is."""
    several = translate("packs", "About {n} minutes.")
    time = counted(prompts.minutes, translate("packs", "About a minute."), several)
    return " ".join(part for part in (time if prompts.minutes else "", prompts.for_whom) if part)


def titles(names: Iterable[str]) -> str:
    """Titles in a sentence: “a”, “b” and “c”."""
    return listed([f"“{name}”" for name in names])
