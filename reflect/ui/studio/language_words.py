"""Languages and licences by their names."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

_OFFERED = (
    "en-GB", "en", "cy", "ga", "gd", "fr", "de", "es", "pt", "it", "nl", "pl", "ro", "uk", "sv",
    "ar", "bn", "hi", "pa", "ta", "ur", "zh", "ny", "sw", "zu", "yo", "am", "so", "tl",
)  # fmt: skip


def language_name(tag: str) -> str:
    """A language by its own name, with the country where the name does not tell it."""
    locale = QLocale(tag)
    if locale.language() == QLocale.Language.C:
        return tag
    name, short = locale.nativeLanguageName(), short_language(tag)
    if "-" not in tag:
        return short
    named = _capital(name)
    return named if named != short else f"{named} ({locale.nativeTerritoryName()})"


def short_language(tag: str) -> str:
    """A language by its own name, wherever it is spoken."""
    base = tag.partition("-")[0]
    if QLocale(base).language() == QLocale.Language.C:
        return tag
    # Of languages that are spoken in several countries Qt names the one of the largest.
    return "English" if base == "en" else _capital(QLocale(base).nativeLanguageName())


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def languages(*also: str) -> list[tuple[str, str]]:
    """The languages that are offered, and those that are there already."""
    tags = dict.fromkeys((*also, *_OFFERED))
    return [(tag, language_name(tag)) for tag in tags if tag]


def licences(also: str = "") -> list[tuple[str, str]]:
    """The licences that are offered with what they allow; nothing for none."""
    known = {
        "": _tr("None chosen"),
        "CC-BY-4.0": _tr("CC BY 4.0: others may use and change it, and name you"),
        "CC-BY-SA-4.0": _tr("CC BY-SA 4.0: the same, and theirs must stay as free"),
        "CC0-1.0": _tr("CC0 1.0: nothing is asked in return"),
        "CC-BY-NC-4.0": _tr("CC BY-NC 4.0: others may change it, but not sell it"),
        "CC-BY-ND-4.0": _tr("CC BY-ND 4.0: others may use it, but not change it"),
    }
    if also and also not in known:
        known[also] = also
    return list(known.items())


def _tr(text: str) -> str:
    return QCoreApplication.translate("language_words", text)
