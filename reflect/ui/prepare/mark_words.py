"""What is said of a mark: its kind, its strength, what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reflect.domain.account_check import How
from reflect.domain.identifying import Kind, Strength
from reflect.ui.numbers import capitalised, number

if TYPE_CHECKING:
    from reflect.domain.account_check import Decision
    from reflect.domain.review import Mark

translate = QCoreApplication.translate


def kind_word(kind: Kind) -> str:
    """What sort of detail it is, with a capital."""
    return {
        Kind.NAME: translate("marks", "Name"),
        Kind.DATE: translate("marks", "Date"),
        Kind.AGE: translate("marks", "Age"),
        Kind.ID: translate("marks", "Number"),
        Kind.PHONE: translate("marks", "Phone number"),
        Kind.EMAIL: translate("marks", "E-mail address"),
        Kind.URL: translate("marks", "Link"),
        Kind.ADDRESS: translate("marks", "Address"),
        Kind.PLACE: translate("marks", "Place"),
        Kind.ORGANISATION: translate("marks", "Organisation"),
    }[kind]


def state_words(mark: Mark) -> str:
    """Kind, and strength or what became of it: "Place, likely", "Date, left out"."""
    what = _strength(mark.strength) if mark.decision is None else _done(mark.decision)
    return f"{kind_word(mark.kind)}, {what}"


def shown_words(mark: Mark) -> str:
    """What the row of a mark shows: the words it was made for."""
    decision = mark.decision
    if decision is None or decision.how is How.KEPT:
        return " ".join(mark.words.split())
    return " ".join(decision.original.split())


def proposal_words(proposal: str) -> str:
    """A proposal as it is offered."""
    return proposal or translate("marks", "Leave it out")


def spoken_mark(mark: Mark, index: int, count: int) -> str:
    """A mark as a screen reader says it."""
    state = state_words(mark)
    facts = {"number": index + 1, "count": count, "state": state[:1].lower() + state[1:]}
    words = translate("marks", "Mark {number} of {count}, {state}: {words}.")
    said = words.format(words=shown_words(mark), **facts)
    if mark.decision is not None:
        return f"{said} {reads_now(mark.decision)}"
    if mark.proposals:
        offered = translate("marks", "Proposal: {words}")
        return f"{said} {offered.format(words=proposal_words(mark.proposals[0]))}"
    return said


def reads_now(decision: Decision) -> str:
    """What a reader finds there after the decision."""
    if decision.how is How.KEPT:
        return translate("marks", "You kept it: {reason}").format(reason=decision.reason)
    if not decision.words:
        return translate("marks", "A reader finds nothing there.")
    return translate("marks", "A reader finds: {words}").format(words=decision.words)


def marks_title(count: int) -> str:
    """How many marks there are, for the head of their list."""
    if count == 0:
        return translate("marks", "No marks")
    if count == 1:
        return translate("marks", "One mark")
    return capitalised(translate("marks", "{n} marks").format(n=number(count)))


def still_to_settle(marks: int, *, question: bool) -> str:
    """What is still open, for the foot of the window."""
    if not marks:
        return (
            translate("marks", "One question still to settle")
            if question
            else translate("marks", "Nothing is left to settle")
        )
    counted = (
        translate("marks", "1 mark")
        if marks == 1
        else translate("marks", "{n} marks").format(n=marks)
    )
    words = (
        translate("marks", "{marks} and one question still to settle")
        if question
        else translate("marks", "{marks} still to settle")
    )
    return words.format(marks=counted)


def nothing_found() -> str:
    """What is said where the check has marked nothing."""
    return translate("marks", "No marks. Reflect knows patterns, not people: read it once more.")


def closing_words() -> str:
    """What is always said, whatever was found."""
    return translate(
        "marks",
        "This check finds most identifying details, not all: in our tests it missed about 1 in 20. "
        "Read it once more as the patient, their family or a colleague would. "
        "Taking names out does not by itself make it anonymous.",
    )


def _strength(strength: Strength) -> str:
    return {
        Strength.CERTAIN: translate("marks", "certain"),
        Strength.LIKELY: translate("marks", "likely"),
        Strength.LOOK: translate("marks", "possible"),
    }[strength]


def _done(decision: Decision) -> str:
    if decision.how is How.KEPT:
        return translate("marks", "kept")
    if not decision.words:
        return translate("marks", "left out")
    if decision.how is How.EDITED:
        return translate("marks", "reworded")
    return translate("marks", "made general")
