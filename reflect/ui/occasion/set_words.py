"""How prompt sets are told of: for whom, how long, how much of it is private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reflect.ui.occasion.prompt_shelf import Heading, Length, steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.domain.prompts import PromptSet

translate = QCoreApplication.translate


def audience(name: str) -> str:
    """The word for an audience."""
    words = {
        "anyone": translate("occasion", "Anyone"),
        "nurses": translate("occasion", "Nurses"),
        "doctors": translate("occasion", "Doctors"),
        "learners": translate("occasion", "Learners"),
        "educators": translate("occasion", "Educators"),
        "facilitators": translate("occasion", "Facilitators"),
        "teams": translate("occasion", "Teams"),
    }
    return words.get(name, name)


def length(band: Length) -> str:
    """The words for a length."""
    return {
        Length.ANY: translate("occasion", "Any"),
        Length.SHORT: translate("occasion", "3 or less"),
        Length.MIDDLE: translate("occasion", "4 to 6"),
        Length.LONG: translate("occasion", "7 or more"),
    }[band]


def heading(of_group: Heading | str) -> str:
    """What a group stands under."""
    if not isinstance(of_group, Heading):
        return of_group
    return {
        Heading.FAVOURITES: translate("occasion", "Favourites"),
        Heading.USED_LAST: translate("occasion", "Used last"),
        Heading.OTHER: translate("occasion", "Other occasions"),
    }[of_group]


def short_minutes(prompts: PromptSet) -> str:
    """How long it takes, as a row shows it."""
    words = translate("occasion", "{minutes} min")
    return words.format(minutes=prompts.minutes) if prompts.minutes else ""


def about(prompts: PromptSet) -> str:
    """How long it takes and for whom it is, in a sentence or two."""
    if not prompts.minutes:
        return translate("occasion", "As long as you like. For anyone.")
    words = translate("occasion", "About {minutes} minutes.")
    if prompts.minutes == 1:
        words = translate("occasion", "About a minute.")
    return f"{words.format(minutes=prompts.minutes)} {prompts.for_whom}".strip()


def spoken(prompts: PromptSet, *, favourite: bool) -> str:
    """A row as a screen reader says it."""
    parts = [prompts.title]
    if prompts.minutes == 1:
        parts.append(translate("occasion", "1 minute"))
    elif prompts.minutes:
        parts.append(translate("occasion", "{count} minutes").format(count=prompts.minutes))
    count = len(steps(prompts))
    one, several = translate("occasion", "1 prompt"), translate("occasion", "{count} prompts")
    parts.append(one if count == 1 else several.format(count=count))
    if favourite:
        parts.append(translate("occasion", "favourite"))
    return ", ".join(parts)


def privacy(prompts: PromptSet) -> str:
    """What is private of it: all, and some of it even when an account is made."""
    numbers = [number for number, step in enumerate(steps(prompts), 1) if step.private]
    if not numbers:
        return translate("occasion", "All of it is private, until you make an account of it.")
    if len(numbers) == 1:
        words = translate(
            "occasion",
            "All of it is private. Answer {number} also stays out of an account unless you "
            "tick it.",
        )
        return words.format(number=numbers[0])
    words = translate(
        "occasion",
        "All of it is private. Answers {numbers} also stay out of an account unless you tick them.",
    )
    return words.format(numbers=listed([str(number) for number in numbers]))


def listed(parts: Sequence[str]) -> str:
    """2; 2 and 4; 2, 4 and 5."""
    *before, last = parts
    words = translate("occasion", "{before} and {last}")
    return words.format(before=", ".join(before), last=last) if before else last


def pack(prompts: PromptSet) -> str:
    """Which pack it is from."""
    words = translate("occasion", "Pack: {title}, version {version}")
    return words.format(title=prompts.pack.title, version=prompts.pack.version)


def based_on(prompts: PromptSet) -> str:
    """Whose thinking it builds on."""
    words = translate("occasion", "Based on {sources}.")
    return words.format(sources="; ".join(prompts.based_on)) if prompts.based_on else ""
