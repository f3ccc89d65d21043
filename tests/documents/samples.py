"""Accounts, entries and documents of people who do not exist."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from reflect.documents.tree import (
    Document,
    Paragraph,
    Part,
    Run,
    Voice,
    heading,
    paragraph,
)
from reflect.documents.writers_words import read_blocks
from reflect.domain.account import Account, AccountId, Departure, Section
from reflect.domain.account_check import CheckRecord, Decision, How
from reflect.domain.answers import Promise
from reflect.domain.commitment import Commitment, CommitmentState
from reflect.domain.entry import Content, Entry, EntryId
from reflect.domain.identifying import Kind as Detail
from reflect.domain.identifying import Strength
from reflect.domain.prompts import Kind, Option, PackName, Prompt, PromptSet, Scale, ShownWhen

STATEMENT = (
    "Written by the registrant. No text was generated. Prepared with Reflect; not an official form."
)
LEARNED = """I had been talking to the *interpreter* and not to **her**.

- I sat beside the interpreter
- I spoke in the third person:
  - “ask her if”
  - “tell her that”

> She has been telling you for ten minutes.
> You were looking at me.

3. Move the chair
4. Say *you*

### Before the visit

I agree the pace first,
with `both` of them."""
WRITTEN = datetime(2026, 11, 19, 18, 42, 7, 125_000, timezone(timedelta(hours=2)))
ENTRY_ID = EntryId("0190a1b2c3d47e5f8091a2b3c4d5e6f7")

SET = PromptSet(
    id="after-a-session",
    title="After a session",
    summary="What stayed, and what next",
    occasion="After a session",
    pack=PackName(id="everyday", version="1.2.0", title="Everyday"),
    prompts=(
        Prompt(id="what", heading="What happened?", kind=Kind.LONG_TEXT, private=True),
        Prompt(id="line", heading="In a line", kind=Kind.SHORT_TEXT, max_words=12),
        Prompt(
            id="sure",
            heading="How sure were you?",
            kind=Kind.SCALE,
            scale=Scale(low_label="Not at all", high_label="Quite", rows=("Before", "Now")),
        ),
        Prompt(
            id="who",
            heading="Who was there?",
            kind=Kind.CHOICES,
            options=(Option(id="peer", label="A peer"), Option(id="senior", label="A senior")),
        ),
        Prompt(id="day", heading="When is the next?", kind=Kind.DATE),
        Prompt(id="minutes", heading="How long?", kind=Kind.MINUTES),
        Prompt(id="again", heading="Again?", kind=Kind.YES_NO),
        Prompt(
            id="promise",
            heading="What will you do?",
            kind=Kind.COMMITMENT,
            shown_when=ShownWhen(prompt="again", answers=("yes",)),
        ),
    ),
)
CONTENT = Content(
    written=WRITTEN,
    title='What the "interpreter" heard',
    happened=date(2026, 11, 18),
    tags=("listening", "palliative care"),
    private=frozenset({"what"}),
    answers={
        "what": "She said *no*.\n\n  <b>Twice</b>, & then  \nonce more\t.",
        "line": "# 100 % “quite”",
        "sure": (2, None),
        "who": ("peer", "senior"),
        "day": date(2026, 12, 1),
        "minutes": 90,
        "again": True,
        "promise": Promise("Move the chair", date(2026, 12, 24)),
    },
)
ENTRY = Entry(
    id=ENTRY_ID,
    prompts=SET,
    content=CONTENT,
    revision=2,
    saved=datetime(2026, 11, 20, 6, 0, tzinfo=UTC),
)
DEPARTURE = Departure(
    id="0190a1b2c3d47e5f8091a2b3c4d5e6fa",
    when=WRITTEN,
    what="What the interpreter heard",
    form="plain",
    file_format="pdf",
    for_whom="my appraiser",
    file_name="account-2026-11-20.pdf",
    sha256="ab" * 32,
    account_ids=(AccountId("0190a1b2c3d47e5f8091a2b3c4d5e6f8"),),
)
COMMITMENT = Commitment(
    entry_id=ENTRY_ID,
    prompt_id="promise",
    text="Move the chair",
    due=date(2026, 12, 24),
    state=CommitmentState.OPEN,
    entry_title=CONTENT.title,
    entry_written=WRITTEN,
)


BEFORE = "Quillfeather"
"""What stood in an account before it was made general; it must be in no file for others."""
CHECK = CheckRecord(
    version="1",
    profile="uk",
    decisions=(
        Decision(
            field="p1", start=0, words="a relative", kind=Detail.NAME, strength=Strength.CERTAIN,
            how=How.EDITED, original=BEFORE,
        ),
        Decision(
            field="", start=9, words="interpreter", kind=Detail.ORGANISATION,
            strength=Strength.LOOK, how=How.KEPT, reason="There are many",
        ),
    ),
    together=("a village", "the only shop"),
)  # fmt: skip


def account(*texts, title="What the interpreter heard", show_date=True, language="en-GB"):
    """A locked account with a section for each text."""
    return Account(
        id=AccountId("0190a1b2c3d47e5f8091a2b3c4d5e6f8"),
        entry_id=ENTRY_ID,
        revision=2,
        title=title,
        sections=tuple(
            Section(prompt_id=f"p{n}", heading=f"Question {n}", text=text, original=text)
            for n, text in enumerate(texts or (LEARNED,), start=1)
        ),
        left_out=1,
        written=WRITTEN,
        show_date=show_date,
        language=language,
        locked=WRITTEN,
        check=CHECK,
    )


def document(*texts, parts=1, author="", language="en-GB", statement=STATEMENT):
    """A document whose parts each hold every kind of block, or only the texts given."""
    blocks = [heading(2, "What I learned"), *read_blocks("\n\n".join(texts) or LEARNED, below=2)]
    if not texts:
        blocks.append(heading(2, "Relevance"))
        blocks.append(paragraph("Three themes", Voice.PROGRAM))
        blocks.append(Paragraph((Run("Missing: one theme", mark=True),), Voice.PROGRAM))
    titles = ["What the interpreter heard", *(f"Account {n}" for n in range(2, parts + 1))]
    return Document(
        title=titles[0],
        parts=tuple(
            Part(title=title, date_label="November 2026", blocks=tuple(blocks)) for title in titles
        ),
        statement=statement,
        language=language,
        author=author,
    )
