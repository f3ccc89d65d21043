"""What a look at another journal says, in the words of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reflect.services.bring_in import WHOLE, Doubt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from reflect.services.bring_in import Look

translate = QCoreApplication.translate


def source_name(source: str) -> str:
    """What people call the program."""
    names = {
        "dayone": "Day One",
        "jrnl": "jrnl",
        "minidiary": "Mini Diary",
        "markdown": "Markdown",
        "csv": translate("bring_in", "a table"),
        WHOLE: "Reflect",
    }
    return names.get(source, source)


def entries_words(number: int) -> str:
    """1 entry, 214 entries."""
    if number == 1:
        return translate("bring_in", "1 entry")
    return translate("bring_in", "{n} entries").format(n=number)


def day_words(day: date) -> str:
    """3 December 2019."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def facts(look: Look) -> Iterator[str]:
    """What is in the source, a sentence each."""
    if look.first and look.last:
        words = translate("bring_in", "From {first} to {last}.")
        yield words.format(first=day_words(look.first), last=day_words(look.last))
    if look.tags:
        words = translate("bring_in", "Tags: {tags}.")
        yield words.format(tags=", ".join(look.tags))
    if look.files == 1:
        yield translate("bring_in", "1 file comes along as evidence.")
    elif look.files:
        words = translate("bring_in", "{n} files come along as evidence.")
        yield words.format(n=look.files)
    if look.already:
        words = translate(
            "bring_in", "{entries} are here to the last letter, and stay as they are."
        )
        yield words.format(entries=entries_words(look.already))


def doubt_words(why: Doubt) -> str:
    """Why an entry stays outside unless it is ticked."""
    return {
        Doubt.SOURCE: translate("bring_in", "Brought in before."),
        Doubt.TEXT: translate("bring_in", "The same words are here on the same day."),
        Doubt.DIFFERENT: translate("bring_in", "Has other words here. It would come in as a copy."),
        Doubt.DELETED: translate("bring_in", "Was deleted here for good."),
    }[why]


def times_words(sentence: str, times: int) -> str:
    """The sentence, and how often it is true."""
    if times == 1:
        return sentence
    return translate("bring_in", "{sentence} ({n} times)").format(sentence=sentence, n=times)


def outcome(coming: int, outside: int, others: int = 0) -> str:
    """What pressing the primary will do, in one sentence."""
    if not coming and others:
        return translate("bring_in", "No entry is missing. What belongs to them will come in.")
    if not coming:
        return translate("bring_in", "Nothing comes in: all of it is here, or stays outside.")
    if not outside:
        words = translate("bring_in", "{coming} will come in: all of them, or none.")
        return words.format(coming=entries_words(coming))
    words = translate("bring_in", "{coming} will come in, all of them or none. {outside} outside.")
    stay = translate("bring_in", "1 stays") if outside == 1 else translate("bring_in", "{n} stay")
    return words.format(coming=entries_words(coming), outside=stay.format(n=outside))
