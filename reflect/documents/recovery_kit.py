"""The recovery kit: one page that says what the recovery code is, what it opens and how."""

from __future__ import annotations

from pathlib import Path

import msgspec

from reflect.documents.pdf import typeset
from reflect.documents.printable import printable_text

_PAGE = Path(__file__).parent / "recovery_kit.typ"
_LONGEST = 300
"""Characters of a name or a path that are printed, so that the kit stays one page."""


class KitFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is printed. Its repr hides the code."""

    name: str
    """What the journal is called."""
    journal: str
    """The first characters of its id."""
    groups: tuple[str, ...]
    check: str
    line: str
    """The whole code, as it may be typed."""
    path: str
    """Where the journal lies."""
    backups: str

    def __repr__(self) -> str:
        return "KitFacts(hidden)"


class _Section(msgspec.Struct, frozen=True, kw_only=True):
    title: str
    lines: tuple[str, ...]
    steps: tuple[str, ...] = ()


class _Kit(msgspec.Struct, frozen=True, kw_only=True):
    title: str
    name: str
    subtitle: str
    groups: tuple[str, ...]
    check_label: str
    check: str
    line_label: str
    line: str
    sections: tuple[_Section, ...]
    law: str


def recovery_kit_pdf(facts: KitFacts) -> bytes:
    """The kit as PDF, tagged for screen readers, without a trace of who made it or when."""
    return typeset(_PAGE, msgspec.json.encode(_kit(facts)).decode())


def _kit(facts: KitFacts) -> _Kit:
    name = _line(facts.name)
    return _Kit(
        title="Recovery kit",
        name=name,
        subtitle=f"The recovery code of the journal “{name}”, made with Reflect.",
        groups=facts.groups,
        check_label="Check group, so that a slip is noticed:",
        check=facts.check,
        line_label="In one line:",
        line=facts.line,
        sections=_sections(facts, name),
        law="Encryption is not legal privilege: a court may still ask for what you write.",
    )


def _sections(facts: KitFacts, name: str) -> tuple[_Section, ...]:
    return (
        _Section(
            title="What it opens",
            lines=(
                f"The journal “{name}”, whose id begins with {facts.journal}, and every backup of "
                "it that was made with this code.",
            ),
        ),
        _Section(
            title="Where they lie",
            lines=(
                f"The journal: {_line(facts.path)}",
                f"Its backups: {_line(facts.backups)}",
            ),
        ),
        _Section(
            title="How to use it",
            lines=(),
            steps=(
                f"Start Reflect and choose the journal “{name}”.",
                "Press “Use the recovery code” and type the code. Capitals and spaces do not "
                "matter.",
                "Choose a new passphrase. No entry is changed, and this code stays as it is.",
            ),
        ),
        _Section(
            title="Without it",
            lines=(
                "Whoever has neither the passphrase nor this code cannot open the journal. There "
                "is no other key, and nobody to ask.",
                "Whoever has this page and the journal's files can read the journal. Keep it off "
                "the computer, with things you would not lose. If somebody may have seen it, make "
                "a new code in Reflect.",
            ),
        ),
    )


def _line(text: str) -> str:
    words = " ".join(printable_text(text).split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
