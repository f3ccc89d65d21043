"""Steps that somebody takes with a pack in the making, and files to take them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from reflect.domain import draft_translations, pack_editing
from reflect.domain.pack_draft import Place
from reflect.domain.prompts import Kind, Option, ShownWhen
from tests.packs.example import FILES

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DataObject

    from reflect.domain.pack_draft import PackDraft

    Step = Callable[[DataObject, PackDraft], PackDraft]

EXAMPLE = {name: text.encode() for name, text in FILES.items()}

ODD_PACK = """# Begun on a Monday.
format = 1 # the only one
"id" = "on-call"
title = 'On call' # not a name
version = '1.0.0'
languages = [ # the first is ours
  "en-GB", # as we speak
  "cy" ]
colour = "red"

# No licence yet.
"""
ODD_SET = '''# The set of the morning.
title = "The morning after"
id = "the-morning-after"
minutes = "five"   # a mistake
preface = """
First \\
  breathe. # no comment"""

  # Of the first prompt.
  [[prompts]]
  heading = "Before I go" # short
  id = "checks"
  kind = 'checklist'
  # Of the options.
  options = [
    # The keys go first.
    { id = "keys", label = "Keys" }, # of the cupboard
    { id = "bleep", label = "Bleep" }
  ]
# Of the second prompt,
# in two lines.
[[prompts]]
id = "safe"
kind = "scale"
colour = "blue"
[prompts.scale] # a table of its own
lowest = 0 # nought
rows = ["a", "b"]

[[prompts]] # on the header
id = "dotted"
scale.lowest = 1 # dotted
scale.highest = 3
kind = "nonsense"
shown_when = { prompt = "checks", answers = ["keys"] }
# The end.
'''
ODD_INLINE = """id = "zinnias"
# All in one line.
prompts = [ # of two
  { id = "a", kind = "yes_no", heading = "A?" }, # the first
  { id = "b", kind = "minutes" },
]
"""
ODD_WELSH = """# Cymraeg
[pack] # the pack
title = "Ar alwad" # on call
[sets.the-morning-after.prompts]
checks.heading = "Cyn mynd" # dotted
safe = { heading = "Diogel?", scale = { rows = ["a"] } } # in braces
checks.help = ""
[sets.gone]
title = "Wedi mynd" # of nothing
"""
ODD = {
    "pack.toml": ODD_PACK.encode(),
    "sets/the-morning-after.toml": ODD_SET.encode(),
    "sets/zinnias.toml": ODD_INLINE.encode(),
    "locale/cy.toml": ODD_WELSH.encode(),
}
"""Half finished, and written by hand in every way that TOML allows."""

WORDS = st.one_of(
    st.sampled_from(
        ["", "What fell flat", 'Say "it"', "a\nb\n\nc", "\n", "'''", '"""', "# no", "\\"]
    ),
    st.text(max_size=12),
)
FIELDS_OF_HEAD = ("title", "summary", "licence", "author", "version", "preface")
FIELDS_OF_SET = ("title", "summary", "occasion", "for_whom", "preface")
FIELDS_OF_PROMPT = ("heading", "help", "example", "group")


def place_of_set(data: DataObject, draft: PackDraft) -> Place:
    return Place(set_key=data.draw(st.sampled_from([each.key for each in draft.sets])))


def place_of_prompt(data: DataObject, draft: PackDraft) -> Place | None:
    places = [place for place in draft.places() if place.prompt_key]
    return data.draw(st.sampled_from(places)) if places else None


def with_field(draft: PackDraft, place: Place, field: str, value: Any, **more: Any) -> PackDraft:
    at = Place(set_key=place.set_key, prompt_key=place.prompt_key, field=field, **more)
    return pack_editing.with_field(draft, at, value)


def edit_head(data: DataObject, draft: PackDraft) -> PackDraft:
    if data.draw(st.booleans()):
        return with_field(draft, Place(), "based_on", tuple(data.draw(st.lists(WORDS, max_size=3))))
    return with_field(draft, Place(), data.draw(st.sampled_from(FIELDS_OF_HEAD)), data.draw(WORDS))


def edit_set(data: DataObject, draft: PackDraft) -> PackDraft:
    place = place_of_set(data, draft)
    if data.draw(st.booleans()):
        return with_field(draft, place, "minutes", data.draw(st.integers(0, 300)))
    return with_field(draft, place, data.draw(st.sampled_from(FIELDS_OF_SET)), data.draw(WORDS))


def edit_prompt(data: DataObject, draft: PackDraft, place: Place) -> PackDraft:
    kinds = st.sampled_from(Kind).map(lambda kind: ("kind", kind))
    flags = st.tuples(st.sampled_from(["optional", "private"]), st.booleans())
    limits = st.tuples(st.just("max_words"), st.one_of(st.none(), st.integers(0, 99)))
    waits = st.builds(lambda a, b: ShownWhen(prompt=a, answers=(b,)), WORDS, WORDS)
    shown = st.tuples(st.just("shown_when"), st.one_of(st.none(), waits))
    lists = st.tuples(st.just("standards"), st.lists(WORDS, max_size=3).map(tuple))
    texts = st.tuples(st.sampled_from(FIELDS_OF_PROMPT), WORDS)
    field, value = data.draw(st.one_of(texts, kinds, flags, limits, shown, lists))
    return with_field(draft, place, field, value)


def edit_options(data: DataObject, draft: PackDraft, place: Place) -> PackDraft:
    options = draft.prompt(place).options
    what = data.draw(st.sampled_from(["add", "label", "remove", "turn"]))
    if what == "label" and options:
        item = data.draw(st.integers(0, len(options) - 1))
        return with_field(draft, place, "options", data.draw(WORDS), item=item)
    changed: tuple[Option, ...] = pack_editing.with_option(options)
    if what == "remove":
        changed = options[:1] + options[2:]
    if what == "turn":
        changed = options[::-1]
    return with_field(draft, place, "options", changed)


def edit_scale(data: DataObject, draft: PackDraft, place: Place) -> PackDraft:
    texts = st.tuples(st.sampled_from(["low_label", "high_label"]), WORDS)
    ends = st.tuples(st.sampled_from(["lowest", "highest"]), st.integers(-9, 9))
    rows = st.tuples(st.just("rows"), st.lists(WORDS, max_size=3).map(tuple))
    field, value = data.draw(st.one_of(texts, ends, rows))
    return with_field(draft, place, field, value)


def translate(data: DataObject, draft: PackDraft) -> PackDraft:
    places = [at for place in draft.places() for at in draft.texts_at(place)]
    if not places:
        return draft
    at = data.draw(st.sampled_from(places))
    language = data.draw(st.sampled_from(["cy", "pt-BR"]))
    return with_field(draft, at, at.field, data.draw(WORDS), item=at.item, language=language)


def arrange(data: DataObject, draft: PackDraft, place: Place) -> PackDraft:
    what = data.draw(st.sampled_from(["move", "over", "double", "remove", "group"]))
    if what == "move":
        return pack_editing.moved(draft, place, data.draw(st.integers(-3, 3)))
    if what == "over":
        target = place_of_set(data, draft).set_key
        return pack_editing.moved_to(draft, place, target, data.draw(st.integers(0, 3)))[0]
    if what == "double":
        return pack_editing.doubled(draft, place)[0]
    if what == "remove":
        return pack_editing.without(draft, place)
    keys = data.draw(st.sets(st.sampled_from([p.key for p in draft.set(place.set_key).prompts])))
    return pack_editing.grouped(draft, place.set_key, keys, data.draw(WORDS))


def arrange_sets(data: DataObject, draft: PackDraft) -> PackDraft:
    what = data.draw(st.sampled_from(["add", "prompt", "double", "remove", "language", "drop"]))
    if what == "add" or not draft.sets:
        return pack_editing.with_set(draft, data.draw(WORDS))[0]
    if what == "prompt":
        key = place_of_set(data, draft).set_key
        return pack_editing.with_prompt(draft, key, kind=data.draw(st.sampled_from(Kind)))[0]
    if what == "double":
        return pack_editing.doubled(draft, place_of_set(data, draft))[0]
    if what == "remove":
        return pack_editing.without(draft, place_of_set(data, draft))
    if what == "language":
        return draft_translations.with_language(draft, data.draw(st.sampled_from(["cy", "pt-BR"])))
    return draft_translations.without_language(draft, "cy")


def step(data: DataObject, draft: PackDraft) -> PackDraft:
    """One step, and whatever it comes to."""
    of_pack: list[Step] = [edit_head, arrange_sets, translate]
    place = place_of_prompt(data, draft) if draft.sets else None
    if draft.sets:
        of_pack.append(edit_set)
    if place is None or data.draw(st.integers(0, 3)) == 0:
        return data.draw(st.sampled_from(of_pack))(data, draft)
    of_prompt = [edit_prompt, edit_options, edit_scale, arrange]
    return data.draw(st.sampled_from(of_prompt))(data, draft, place)
