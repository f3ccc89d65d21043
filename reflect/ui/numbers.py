"""Numbers in sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def number(count: int) -> str:
    """A number as a word up to twelve, in digits from there on."""
    words = (
        translate("numbers", "none"), translate("numbers", "one"), translate("numbers", "two"),
        translate("numbers", "three"), translate("numbers", "four"),
        translate("numbers", "five"), translate("numbers", "six"),
        translate("numbers", "seven"), translate("numbers", "eight"),
        translate("numbers", "nine"), translate("numbers", "ten"),
        translate("numbers", "eleven"), translate("numbers", "twelve"),
    )  # fmt: skip
    return words[count] if count < len(words) else str(count)


def capitalised(words: str) -> str:
    """The words with a capital in front, the rest as they are."""
    return words[:1].upper() + words[1:]
