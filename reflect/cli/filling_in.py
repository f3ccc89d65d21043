"""From a form to a saved entry: given as a file, or filled in with the person's editor."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NoReturn

from reflect.cli.editor import Editor, editor_in_memory
from reflect.cli.printing import print_text
from reflect.domain.prompts import FREE
from reflect.errors import Refused
from reflect.services.answer_form import filled_in, on_day, tidy_tags
from reflect.services.answer_form_text import form_of
from reflect.services.toml_form import FormInvalid, is_text, with_mistakes, without_mistakes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from reflect.domain.answers import Answer
    from reflect.domain.entry import Content, Draft, Entry
    from reflect.services.open_journal import OpenJournal

_TEXT = FREE.prompts[0].id


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was said of an entry on the command line."""

    title: str | None = None
    tags: tuple[str, ...] = ()
    day: date | None = None

    def on(self, draft: Draft) -> Draft:
        """The draft with this title and day, and these tags beside its own."""
        content = draft.content
        if self.title is not None:
            content = replace(content, title=" ".join(self.title.split()))
        if self.tags:
            content = replace(content, tags=tidy_tags((*content.tags, *self.tags)))
        if self.day:
            content = replace(content, written=_moved(content.written, self.day))
        return replace(draft, content=content)


_NO_FACTS = Facts()


def _moved(written: datetime, day: date) -> datetime:
    try:
        return on_day(written, day)
    except ValueError as error:
        raise Refused(str(error)) from None


def finished_from(journal: OpenJournal, draft: Draft, text: str, facts: Facts = _NO_FACTS) -> Entry:
    """Save an entry from a form, or from plain Markdown for free writing.

    The ``facts`` count more than the form: one that was printed names a day and a title already.
    Raises `FormInvalid`, or `Refused` when nothing was answered; nothing is saved then.
    """
    content = _content(draft, text)
    if not content.answers:
        what = "nothing was answered. Answer at least one prompt and run the command again"
        raise Refused(what)
    return journal.entries.finish(facts.on(replace(draft, content=content)))


def finished_in_editor(journal: OpenJournal, draft: Draft, command: str | None) -> Entry:
    """Save an entry from what the person writes in their editor.

    Raises `Refused` when there is no entry in the end. What was typed is kept as a draft then.
    """
    name = "entry.toml" if draft.prompts.id else "entry.md"
    with editor_in_memory(command, name) as editor:
        return _edited(journal, draft, editor)


def _edited(journal: OpenJournal, draft: Draft, editor: Editor) -> Entry:
    """Go back to the editor until the form is right, or comes back as wrong as it was."""
    begun = before = shown = _text_of(draft)
    while True:
        edited = editor.edit(shown)
        text = without_mistakes(edited.text)
        if text == begun:
            what = "nothing was written, so nothing was saved"
            raise Refused(what)
        with _not_lost(text):
            if not edited.finished:
                _give_up(journal, draft, text, "the editor did not end well")
            try:
                return finished_from(journal, draft, text)
            except FormInvalid as invalid:
                if text == before:
                    _give_up(journal, draft, text, f"the form still has a mistake: {invalid}")
                shown, before = with_mistakes(text, invalid.mistakes), text
            except Refused as refused:
                if not text.strip():
                    raise
                _give_up(journal, draft, text, str(refused).partition(".")[0])


@contextmanager
def _not_lost(text: str) -> Iterator[None]:
    """Print what was typed when it can be kept nowhere: the editor's file is about to go."""
    try:
        yield
    except Refused:
        raise
    except BaseException:
        print_text(text)
        raise


def _text_of(draft: Draft) -> str:
    if draft.prompts.id:
        return form_of(draft.prompts, draft.content)
    written = str(draft.content.answers.get(_TEXT, ""))
    return f"{written}\n" if written else ""


def _content(draft: Draft, text: str) -> Content:
    if draft.prompts.id:
        return filled_in(text, draft.prompts, draft.content)
    if not is_text(text):
        what = "the text holds characters that are none"
        raise Refused(what)
    return replace(draft.content, answers=_free(text))


def _free(text: str) -> dict[str, Answer]:
    written = text.strip("\n")
    return {_TEXT: written} if written.strip() else {}


def _give_up(journal: OpenJournal, draft: Draft, text: str, why: str) -> NoReturn:
    """Keep what was typed and say how to go on."""
    kept = journal.entries.save_draft(_draft_of(journal, draft, text))
    what = (
        f"{why}. No entry was saved. What you typed is kept as a draft. "
        f"To go on: reflect edit {kept.id}"
    )
    raise Refused(what)


def _draft_of(journal: OpenJournal, draft: Draft, text: str) -> Draft:
    """The draft with the answers of a form; with the form itself where it cannot be read."""
    try:
        return replace(draft, content=_content(draft, text))
    except Refused:
        spare = journal.entries.begin(FREE)
        content = replace(spare.content, title=draft.prompts.title, answers=_free(text))
        return replace(spare, content=content)
