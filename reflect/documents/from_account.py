"""Lays accounts out plainly: title, month, headings and words, for a reader without a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.documents.tree import (
    BRITISH,
    Block,
    BulletList,
    Document,
    Paragraph,
    Part,
    Run,
    Voice,
    heading,
)
from reflect.documents.writers_words import read_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reflect.domain.account import Account

PLAIN_NOTE = "not an official form"
"""What the statement says of the plain layout; a form names the body it is not affiliated with."""
UNTITLED = "Reflective account"
EVIDENCE = "Evidence"
# Not the library's: those follow the computer's language, and the words around them are English.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def account_document(
    account: Account, *, author: str | None = None, form_note: str = PLAIN_NOTE
) -> Document:
    """The account for the eyes of one reader; nobody's name is on it unless given."""
    return accounts_document([account], author=author, form_note=form_note)


def accounts_document(
    accounts: Sequence[Account],
    *,
    title: str = "Reflective accounts",
    author: str | None = None,
    form_note: str = PLAIN_NOTE,
) -> Document:
    """Several accounts in one document, each on a page of its own under its own title.

    ``title`` is what the file calls itself; one account alone gives the file its own title.
    """
    parts = tuple(account_part(account) for account in accounts)
    return Document(
        title=parts[0].title if len(parts) == 1 else title,
        parts=parts,
        statement=statement(form_note),
        language=accounts[0].language if accounts else BRITISH,
        author=(author or "").strip(),
    )


def account_part(account: Account) -> Part:
    """One account: its title, the month of its own date if shown, its answers."""
    blocks: list[Block] = []
    for section in account.sections:
        blocks += _section(section.heading.strip(), section.text)
    if account.evidence:
        blocks += _evidence([each.name for each in account.evidence])
    return Part(
        title=account.title.strip() or UNTITLED,
        date_label=_month(account) if account.show_date else "",
        blocks=tuple(blocks),
    )


def statement(form_note: str) -> str:
    """What stands at the foot of every export."""
    return (
        "Written by the registrant. No text was generated. "
        f"Prepared with Reflect; {form_note.rstrip('. ')}."
    )


def _section(title: str, text: str) -> Iterator[Block]:
    if title:
        yield heading(2, title)
    yield from read_blocks(text, below=2 if title else 1)


def _evidence(names: Sequence[str]) -> Iterator[Block]:
    """What goes with the account, by the names of the files."""
    yield heading(2, EVIDENCE)
    yield BulletList(tuple((Paragraph((Run(name),), Voice.PROGRAM),) for name in names))


def _month(account: Account) -> str:
    """The month alone: a day could tell which patient it was."""
    return f"{_MONTHS[account.written.month - 1]} {account.written.year}"
