"""What is said of a pack before it is installed: who signed it, and what it is to the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from reflect.services.pack_offers import PackPart, Step, Trust
from reflect.ui.packs import pack_words

if TYPE_CHECKING:
    from reflect.services.pack_offers import Offered, SetChanges
    from reflect.ui.parts.notice import NoticeKind

translate = QCoreApplication.translate


class Said(NamedTuple):
    """A notice: its kind, its bold line, a sentence."""

    kind: NoticeKind
    title: str
    text: str


class Ending(NamedTuple):
    """The bottom bar: a sentence, and what the two buttons say."""

    sentence: str
    stay: str
    """The way out, which has the focus."""
    install: str
    """Empty where there is nothing to install."""
    deliberate: bool
    """Whether the way out is the primary, and installing is the second button."""


def in_two_lines(words: str) -> str:
    """Eight words as they are compared: four and four."""
    each = words.split()
    half = (len(each) + 1) // 2
    return "\n".join((" ".join(each[:half]), " ".join(each[half:]))).strip()


def trust(offered: Offered) -> Said | None:
    """Who signed it; None for somebody known, of whom a quiet line is said."""
    if offered.trust is Trust.KNOWN:
        return None
    if offered.trust is Trust.NEW:
        return _new(offered)
    if offered.trust is Trust.CHANGED:
        return _changed(offered)
    return Said(
        "mark",
        translate("packs", "Nobody has signed this pack"),
        translate(
            "packs",
            "Nobody can tell whether it is what its author wrote. It will always be marked as "
            "not signed.",
        ),
    )


def _new(offered: Offered) -> Said:
    text = translate(
        "packs",
        "The file is whole and one author signed all of it. Whether that author is who they say, "
        "only you can find out. Compare these words with them:",
    )
    if offered.namesakes:
        same = translate(
            "packs", "You know somebody called {name}, who signs with another key. {text}"
        )
        text = same.format(name=offered.pack.author, text=text)
    return Said("mark", translate("packs", "Signed by someone you have not met here"), text)


def _changed(offered: Offered) -> Said:
    text = translate(
        "packs",
        "Ask the author why before you install it. The version you have keeps working.",
    )
    if not offered.signer:
        return Said("wrong", translate("packs", "This version is not signed; yours is"), text)
    return Said("wrong", translate("packs", "This version is signed with another key"), text)


def keys(offered: Offered) -> tuple[tuple[str, str], ...]:
    """Under the notice, each with its label: the words to compare, in two lines."""
    if offered.trust is Trust.NEW:
        return (("", in_two_lines(offered.words)),)
    if offered.trust is not Trust.CHANGED or offered.before is None:
        return ()
    mine = (translate("packs", "The version you have:"), in_two_lines(offered.before.words))
    if not offered.words:
        return (mine,)
    return (mine, (translate("packs", "This version:"), in_two_lines(offered.words)))


def version(offered: Offered) -> Said | None:
    """What its version is to the one that is installed, where that wants a second thought."""
    before = offered.before
    if before is None:
        return None
    if offered.step is Step.OLDER:
        words = translate(
            "packs",
            "You have version {mine}; this is version {this}. Whatever was mended since would be "
            "undone.",
        )
        said = words.format(mine=before.version, this=offered.pack.version)
        return Said("mark", translate("packs", "This is older than the version you have"), said)
    if offered.step is Step.OTHER:
        words = translate(
            "packs",
            "Both say that they are version {this}. Ask the author which of them counts.",
        )
        said = words.format(this=offered.pack.version)
        title = translate("packs", "The version you have says something else")
        return Said("mark", title, said)
    if offered.step is Step.SAME:
        title = translate("packs", "You have this very pack")
        return Said("plain", title, translate("packs", "There is nothing to install."))
    return None


def ending(offered: Offered) -> Ending:
    """What the bottom bar says and offers."""
    stay = translate("packs", "Do not install")
    if offered.step is Step.SAME and offered.trust in {Trust.KNOWN, Trust.UNSIGNED}:
        sentence = translate("packs", "Your journal has this very file already.")
        return Ending(sentence, translate("packs", "Close"), "", deliberate=True)
    deliberate = offered.trust in {Trust.CHANGED, Trust.UNSIGNED} or offered.goes_back
    return Ending(_sentence(offered), stay, _install(offered), deliberate=deliberate)


def _sentence(offered: Offered) -> str:
    if offered.trust is Trust.NEW:
        return translate(
            "packs",
            "A later version by the same author will not ask this again. A changed key will.",
        )
    if offered.trust is Trust.CHANGED:
        return translate("packs", "Nothing is changed as long as you do not install it.")
    if offered.before:
        return translate("packs", "Your entries keep the questions that they answered.")
    return translate("packs", "Nothing else in your journal is changed.")


def _install(offered: Offered) -> str:
    by_trust = {
        Trust.UNSIGNED: translate("packs", "Install unsigned"),
        Trust.NEW: translate("packs", "I have compared the words: install"),
        Trust.CHANGED: translate("packs", "Install with the other key"),
    }
    if offered.trust is Trust.CHANGED and not offered.signer:
        return translate("packs", "Install unsigned all the same")
    by_step = {
        Step.OLDER: translate("packs", "Go back to version {number}"),
        Step.OTHER: translate("packs", "Install this one instead"),
        Step.NEWER: translate("packs", "Install version {number}"),
    }
    plain = by_step.get(offered.step, translate("packs", "Install"))
    return by_trust.get(offered.trust, plain.format(number=offered.pack.version))


def changes(offered: Offered) -> tuple[str, ...]:
    """What is otherwise than in the version that is installed, a line for each."""
    found = offered.changes
    lines = []
    if found.sets_added:
        words = translate("packs", "New: {titles}.")
        lines.append(words.format(titles=pack_words.titles(found.sets_added)))
    if found.sets_removed:
        words = translate("packs", "No longer in it: {titles}.")
        lines.append(words.format(titles=pack_words.titles(found.sets_removed)))
    lines += [_set(each) for each in found.sets_changed]
    if found.other:
        words = translate("packs", "Otherwise: {parts}.")
        lines.append(words.format(parts=", ".join(_part(each) for each in found.other)))
    return tuple(lines)


def _set(found: SetChanges) -> str:
    parts = []
    for headings, words in (
        (found.added, translate("packs", "new: {titles}")),
        (found.removed, translate("packs", "left out: {titles}")),
        (found.reworded, translate("packs", "changed: {titles}")),
    ):
        if headings:
            parts.append(words.format(titles=pack_words.titles(headings)))
    if found.reordered:
        parts.append(translate("packs", "another order"))
    if found.other:
        parts.append(translate("packs", "other words about the set itself"))
    line = translate("packs", "“{title}”: {changes}.")
    return line.format(title=found.title, changes="; ".join(parts))


def _part(part: PackPart) -> str:
    return {
        PackPart.TITLE: translate("packs", "title"),
        PackPart.SUMMARY: translate("packs", "summary"),
        PackPart.AUTHOR: translate("packs", "author"),
        PackPart.LICENCE: translate("packs", "licence"),
        PackPart.LANGUAGES: translate("packs", "languages"),
        PackPart.BASED_ON: translate("packs", "what it draws on"),
        PackPart.PREFACE: translate("packs", "preface"),
        PackPart.FRAMEWORKS: translate("packs", "standards"),
        PackPart.FORMS: translate("packs", "forms"),
        PackPart.TRANSLATIONS: translate("packs", "translations"),
    }[part]
