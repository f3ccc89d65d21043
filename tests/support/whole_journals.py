"""Whole journals of any kind, made in real storage, and written out again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from reflect.domain.account_check import TITLE, CheckRecord, Decision, How
from reflect.domain.answers import Promise
from reflect.domain.commitment import CommitmentState
from reflect.domain.entry import Content, Draft, EntryId
from reflect.domain.identifying import Kind, Strength
from reflect.domain.prompts import FREE
from reflect.services.hand_on import FileFormat
from reflect.services.jobs import JobContext
from reflect.services.whole_journal import WholeFormat, write_whole_journal
from tests.support.bin import let_go
from tests.support.builders import EVERY_ANSWER, EVERY_KIND
from tests.support.locked import settled
from tests.support.pack_attacks import KEY, OTHER
from tests.support.signed_packs import pack_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from reflect.services.open_journal import OpenJournal
    from reflect.services.packs import Packs
    from tests.support.fakes import FakeClock

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda ahead: timezone(timedelta(minutes=ahead)))
# Few seconds, so that entries want one place in the list; some old zones have odd offsets.
MOMENTS = st.one_of(
    st.integers(0, 3).map(lambda s: datetime(2026, 3, 14, 23, 59, 56 + s, tzinfo=UTC)),
    st.builds(datetime.combine, DAYS, st.times(timezones=ZONES)),
    st.just(datetime(1900, 1, 1, tzinfo=timezone(timedelta(minutes=9, seconds=21)))),
)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "story": TEXT,
        "mood": st.tuples(st.integers(1, 5), st.one_of(st.none(), st.integers(1, 5))),
        "setting": st.sampled_from(("ward", "home")),
        "with": st.sampled_from(((), ("peer",), ("peer", "senior"))),
        "day": DAYS,
        "time": st.integers(0, 999),
        "again": st.booleans(),
        "next": st.builds(Promise, TEXT, st.one_of(st.none(), DAYS)),
    },
)


@st.composite
def contents(draw: Any) -> tuple[Any, Content]:
    """What was typed, and the prompts it answers."""
    free = draw(st.booleans())
    content = Content(
        written=draw(MOMENTS),
        title=draw(TEXT),
        happened=draw(st.one_of(st.none(), DAYS)),
        tags=tuple(draw(st.lists(TEXT, max_size=2))),
        answers={"text": draw(TEXT)} if free else draw(ANSWERS),
        private=frozenset(draw(st.sets(st.sampled_from(("story", "name"))))),
    )
    return (FREE if free else EVERY_KIND), content


DEEDS = (
    *("write", "write", "write", "edit", "edit", "delete", "undelete", "purge", "draft"),
    *("draft on", "account", "account draft", "attach", "remove", "settle", "wish", "hide"),
    *("leave", "install", "remove pack", "hide pack", "forget signer"),
)
"""What a writer can do."""

LIVES = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.integers(0, 9), contents(), st.binary(max_size=40)),
    min_size=1,
    max_size=14,
)
"""Things that were done, one after the other."""


class Life:
    """Does them in a journal."""

    def __init__(self, journal: OpenJournal, clock: FakeClock, folder: Path) -> None:
        self.journal = journal
        self._clock = clock
        self._folder = folder
        self._ids: list[EntryId] = []

    def live(self, deeds: list[tuple[str, int, tuple[Any, Content], bytes]]) -> None:
        """Do all of them; what cannot be done is passed over."""
        for deed, which, (prompts, content), data in deeds:
            self._clock.go(milliseconds=137)
            if deed in {"write", "draft"}:
                self._begin(prompts, content, finish=deed == "write")
            elif deed in {"wish", "leave", "purge"}:
                self._alone(deed, which, data)
            elif deed in {"install", "remove pack", "hide pack", "forget signer"}:
                with_packs(self.journal.packs, deed, which)
            elif self._ids:
                self._to(deed, self._ids[which % len(self._ids)], content, data)

    def _begin(self, prompts: Any, content: Content, *, finish: bool) -> None:
        draft = replace(self.journal.entries.begin(prompts), content=content)
        if finish:
            self._ids.append(self.journal.entries.finish(draft).id)
        else:
            self.journal.entries.save_draft(draft)

    def _alone(self, deed: str, which: int, data: bytes) -> None:
        if deed == "wish":
            self.journal.wishes.set_favourite(f"set-{which}", on=True)
            self.journal.wishes.set_last_used(f"set-{which}")
        elif deed == "purge":
            gone = {row.id for row in self.journal.entries.bin()}
            let_go(self.journal, self._clock)
            gone -= {row.id for row in self.journal.entries.bin()}
            self._ids = [each for each in self._ids if each not in gone]
        else:
            accounts = tuple(row.id for row in self.journal.accounts.rows())
            if accounts:
                path = self._folder / "left.json"
                made = self.journal.hand_on.render(accounts, file_format=FileFormat.JSON)
                self.journal.hand_on.save(made, path, for_whom=data.hex())

    def _to(self, deed: str, entry_id: EntryId, content: Content, data: bytes) -> None:
        """Do something with an entry: there is a method for each deed."""
        if deed in {"edit", "draft on"}:
            draft = self.journal.entries.edit(entry_id)
            named = content.answers.items()
            fitting = {n: a for n, a in named if draft.prompts.prompt(n) is not None}
            draft = replace(draft, content=replace(content, answers=fitting))
            keep = self.journal.entries.finish if deed == "edit" else self._keep
            keep(draft)
        elif deed in {"attach", "remove", "settle"}:
            self._with_parts(deed, entry_id, data)
        elif deed in {"account", "account draft"}:
            self._for_others(deed, entry_id, content.title)
        elif deed == "hide":
            self.journal.wishes.hide_on_this_day(entry_id)
        else:
            entries = self.journal.entries
            {"delete": entries.delete, "undelete": entries.undelete}[deed](entry_id)

    def _keep(self, draft: Draft) -> None:
        self.journal.entries.save_draft(draft)

    def _for_others(self, deed: str, entry_id: EntryId, title: str) -> None:
        accounts = self.journal.accounts
        begun = accounts.begin(entry_id)
        files = tuple(replace(each, chosen=True, bare=not title) for each in begun.evidence)
        begun = replace(begun, check=checked(title), evidence=files)
        if deed == "account draft":
            accounts.save_draft(replace(begun, title=title))
        elif any(s.chosen and s.text.strip() for s in begun.sections):
            accounts.lock(settled(accounts, begun))

    def _with_parts(self, deed: str, entry_id: EntryId, data: bytes) -> None:
        evidence = self.journal.evidence
        if deed == "attach":
            path = self._folder / f"{data[:4].hex()}.bin"
            path.write_bytes(data)
            evidence.attach(entry_id, path)
        elif deed == "remove":
            for each in evidence.of_entry(entry_id)[:1]:
                evidence.remove(each.id)
        else:
            for one in self.journal.commitments.every():
                if one.entry_id == entry_id:
                    kept = CommitmentState.KEPT
                    self.journal.commitments.settle(entry_id, one.prompt_id, kept)


def with_packs(packs: Packs, deed: str, which: int) -> None:
    """Do something with one of a few packs, or with who signed it."""
    name = f"hub-{which % 3}"
    there = {row.id for row in packs.rows()}
    if deed == "install":
        key = (KEY, OTHER, None)[which % 2 + which // 3 % 2]
        offered = packs.look_at_data(pack_bytes(name, f"1.{which}.0", key=key))
        packs.install(offered, accepted=offered.trust, back=True)
    elif deed == "forget signer":
        for signer in packs.signers()[:1]:
            packs.forget_signer(signer.key)
    elif name in there and deed == "remove pack":
        packs.remove(name)
    elif name in there:
        packs.hide(name, on=which % 2 == 0)


def checked(words: str) -> CheckRecord:
    """What a check has made of an account, told with these words."""
    decision = Decision(
        field=TITLE,
        start=0,
        words=words,
        kind=Kind.NAME,
        strength=Strength.CERTAIN,
        how=How.KEPT,
        reason=words,
        original=words,
    )
    return CheckRecord(version="1", profile=words, decisions=(decision,), together=(words,))


def written_out(journal: OpenJournal, path: Path) -> bytes:
    """All of it as JSON; nothing is noted in the ledger."""
    write_whole_journal(journal._journal, path, WholeFormat.JSON, JobContext())
    return path.read_bytes()


def write(journal, text, prompts=FREE, **given):
    """An entry with these words, or with every answer; returns its id."""
    draft = journal.entries.begin(prompts)
    answers = {"text": text} if prompts is FREE else EVERY_ANSWER
    typed = replace(draft.content, answers=answers, **given)
    return journal.entries.finish(replace(draft, content=typed)).id


def attach(journal, entry_id, folder, data=b"%PDF-1.7"):
    """A certificate with an entry."""
    path = folder / "certificate.pdf"
    path.write_bytes(data)
    return journal.evidence.attach(entry_id, path)


def edit(journal, entry_id, text):
    """Another revision of an entry."""
    draft = journal.entries.edit(entry_id)
    typed = replace(draft.content, answers={"text": text})
    return journal.entries.finish(replace(draft, content=typed))


def bring(journal, path, **how):
    """Bring in a whole journal."""
    preview = journal.whole_file.preview(path, JobContext())
    return journal.whole_file.bring_in(preview, JobContext(), **how)
