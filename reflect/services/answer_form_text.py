"""The text of an entry's form: every question as a comment, every answer as a value to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.answers import Answer, Promise
from reflect.domain.prompts import FREE, Kind, Prompt
from reflect.services.toml_form import comment, listed, many_lines, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reflect.domain.entry import Content
    from reflect.domain.prompts import PromptSet, Scale

_HOW_TO = """\
Write between the quotation marks. What stays empty counts as not answered.
Lines that begin with # are for you and are not kept."""

_KINDS = {
    Kind.LONG_TEXT: "Text.",
    Kind.SHORT_TEXT: "A line of text.",
    Kind.CHOICE: "One of:",
    Kind.CHOICES: 'Any of these, like ["one", "two"]:',
    Kind.CHECKLIST: 'Those that are done, like ["one", "two"]:',
    Kind.DATE: "A day like 2026-11-19, without quotation marks.",
    Kind.MINUTES: "A number of minutes, without quotation marks.",
    Kind.YES_NO: "true for yes, false for no, without quotation marks.",
    Kind.COMMITMENT: "Text, and for due a day like 2026-11-19, without quotation marks.",
}


def form_of(prompts: PromptSet, content: Content) -> str:
    """The form with all prompts and what was answered so far; `filled_in` reads it."""
    lines = [*_opening(prompts), *_facts(content), "", "[answers]"]
    for prompt in prompts.prompts:
        lines += ["", *_question(prompt)]
        lines += _ANSWERS[prompt.kind](prompt, content.answers.get(prompt.id))
    return "\n".join([*lines, ""])


def _opening(prompts: PromptSet) -> Iterator[str]:
    yield from comment(prompts.title or FREE.title)
    for text in (prompts.summary, prompts.preface, _HOW_TO):
        if text:
            yield "#"
            yield from comment(text)
    yield ""


def _facts(content: Content) -> Iterator[str]:
    yield f"title = {one_line(content.title)}"
    yield f"date = {content.written.isoformat(timespec='seconds')}"
    yield from comment("When it happened, a day like 2026-11-19. No account ever shows it.")
    yield f"happened = {content.happened.isoformat() if content.happened else one_line('')}"
    yield f"tags = {listed(map(one_line, content.tags))}"
    yield from comment("Answers that stay out of an account unless you name them.")
    yield f"private = {listed(map(one_line, sorted(content.private)))}"


def _question(prompt: Prompt) -> Iterator[str]:
    yield from comment(f"{prompt.group}: {prompt.heading}" if prompt.group else prompt.heading)
    for text in (prompt.help, f"For example: {prompt.example}" if prompt.example else ""):
        if text:
            yield from comment(text, "  ")
    yield from comment(" ".join(_rules(prompt)), "  ")
    for option in prompt.options:
        yield from comment(f"{option.id}: {option.label}", "    ")


def _rules(prompt: Prompt) -> Iterator[str]:
    yield _scale_words(prompt.scale) if prompt.scale else _KINDS[prompt.kind]
    if prompt.max_words:
        yield f"Up to {prompt.max_words} words."
    if prompt.optional:
        yield "You may leave it."
    if prompt.shown_when:
        wanted = " or ".join(prompt.shown_when.answers)
        yield f"Only if {prompt.shown_when.prompt} is {wanted}."


def _scale_words(scale: Scale) -> str:
    ends = [f"{scale.lowest} {scale.low_label}".strip(), f"{scale.highest} {scale.high_label}"]
    words = f"A number from {' to '.join(ends).strip()}"
    if scale.rows:
        return f"{words}, for each of: {', '.join(scale.rows)}. Without quotation marks."
    return f"{words}, without quotation marks."


def _text(prompt: Prompt, answer: Answer | None) -> list[str]:
    return [f"{prompt.id} = {many_lines(str(answer or ''))}"]


def _line(prompt: Prompt, answer: Answer | None) -> list[str]:
    return [f"{prompt.id} = {one_line(str(answer or ''))}"]


def _bare(prompt: Prompt, answer: Answer | None) -> list[str]:
    """A number, a day, true or false, as TOML writes them."""
    if answer is None:
        return _line(prompt, None)
    value = str(answer).lower()
    return [f"{prompt.id} = {value}"]


def _several(prompt: Prompt, answer: Answer | None) -> list[str]:
    chosen = answer if isinstance(answer, tuple) else ()
    return [f"{prompt.id} = {listed(one_line(str(part)) for part in chosen)}"]


def _ratings(prompt: Prompt, answer: Answer | None) -> list[str]:
    rows = prompt.scale.rows if prompt.scale else ()
    given = answer if isinstance(answer, tuple) else (None,) * max(1, len(rows))
    values = [one_line("") if part is None else str(part) for part in given]
    return [f"{prompt.id} = {listed(values) if rows else values[0]}"]


def _promise(prompt: Prompt, answer: Answer | None) -> list[str]:
    promise = answer if isinstance(answer, Promise) else Promise("")
    due = promise.due.isoformat() if promise.due else one_line("")
    return [f"{prompt.id}.text = {many_lines(promise.text)}", f"{prompt.id}.due = {due}"]


_ANSWERS: dict[Kind, Callable[[Prompt, Answer | None], list[str]]] = {
    Kind.LONG_TEXT: _text,
    Kind.SHORT_TEXT: _line,
    Kind.SCALE: _ratings,
    Kind.CHOICE: _line,
    Kind.CHOICES: _several,
    Kind.CHECKLIST: _several,
    Kind.DATE: _bare,
    Kind.MINUTES: _bare,
    Kind.YES_NO: _bare,
    Kind.COMMITMENT: _promise,
}
