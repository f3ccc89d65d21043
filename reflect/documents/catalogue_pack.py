"""The page of one pack: who made it, whether that is proved, and every prompt in it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from reflect.documents import catalogue_words as words
from reflect.documents.catalogue_content import form, prompt_set
from reflect.documents.catalogue_frame import Frame, Tongue, definition, plain, spoken
from reflect.documents.catalogue_standards import framework
from reflect.domain.languages import language_name, own_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reflect.documents.catalogue import Edition, Shown

ENDING = ".reflectpack"
SIGNED = (
    "The file is whole, and one key signed all of it. Whose key that is, only these words can "
    "tell: compare them with those that the author gave you by another way."
)
UNSIGNED = (
    "Nobody can tell whether this is what its author wrote. Ask the author for a pack that is "
    "signed, or take this one only from somebody you know."
)


def pack_page(shown: Shown, edition: Edition, others: Sequence[Shown]) -> bytes:
    """One version of a pack in one of its languages; ``others`` are its other versions."""
    frame = Frame(title=edition.title, language=edition.language, root="../")
    tongue = Tongue(edition, shown.own.language)
    return frame.page(_head(), _main(shown, edition, others, tongue))


def _head() -> Iterator[str]:
    yield '<nav aria-label="Catalogue">\n<a href="../index.html">All packs</a>\n</nav>'


def _main(shown: Shown, edition: Edition, others: Sequence[Shown], tongue: Tongue) -> Iterator[str]:
    yield '<div class="beside">'
    yield '<div class="about">'
    yield tongue.tag("h1", edition.title)
    yield tongue.tag("p", edition.summary, "summary")
    yield from _languages(shown, edition)
    yield from _signature(shown)
    file, size = f"{shown.name}{ENDING}", words.size(shown.size)
    yield f'<p><a class="primary" href="{file}" download>Download the pack, {size}</a></p>'
    yield from _facts(shown, tongue)
    yield from _sets(edition, tongue)
    yield from _versions(shown, others)
    yield "</div>"
    yield '<div class="within">'
    yield from _contents(edition, tongue)
    yield "</div>"
    yield "</div>"


def _languages(shown: Shown, here: Edition) -> Iterator[str]:
    if len(shown.editions) == 1:
        return
    yield '<nav aria-label="Languages of this pack">\n<ul class="chips">'
    for each in shown.editions:
        current = ' aria-current="page"' if each is here else ""
        said = spoken(each.language)
        name = plain(own_name(each.language))
        yield f'<li><a href="{shown.page(each)}"{said}{current}>{name}</a></li>'
    yield "</ul>\n</nav>"
    if here.missing:
        yield (
            f'<p class="note">{here.missing} of {here.total} texts are not translated yet. They '
            f"stand here in {plain(language_name(shown.own.language))}.</p>"
        )
    if here.awaits_check:
        yield '<p class="note">No native reader has checked this translation yet.</p>'


def _signature(shown: Shown) -> Iterator[str]:
    if shown.words:
        yield '<section class="notice ok" aria-labelledby="signature">'
        yield '<h2 id="signature">Signed</h2>'
        yield f"<p>{SIGNED}</p>"
        yield f'<p class="words">{plain(shown.words)}</p>'
    else:
        yield '<section class="notice doubt" aria-labelledby="signature">'
        yield '<h2 id="signature">Not signed</h2>'
        yield f"<p>{UNSIGNED}</p>"
    yield "</section>"


def _facts(shown: Shown, tongue: Tongue) -> Iterator[str]:
    yield "<dl>"
    yield from definition("Says it is from", plain(shown.author))
    yield from definition("Version", shown.version)
    yield from definition("For", plain(words.for_whom(shown).removeprefix("For ").capitalize()))
    yield from definition("Takes", _each(shown))
    yield from definition("Holds", words.holds(shown))
    yield from definition("Languages", *map(_told, shown.editions))
    yield from definition("Licence", plain(shown.licence))
    yield from definition("Based on", *map(tongue.untold, shown.based_on))
    yield from definition("File", f"{shown.name}{ENDING}")
    yield from definition("Public key", plain(shown.public_key))
    yield "</dl>"


def _sets(edition: Edition, tongue: Tongue) -> Iterator[str]:
    if not edition.prompt_sets:
        return
    yield '<nav aria-labelledby="sets">\n<h2 id="sets">Prompt sets</h2>\n<ul class="sets">'
    for each in edition.prompt_sets:
        title = tongue.tag("span", each.title)
        yield f'<li><a href="#set-{each.id}">{title}</a> <span>{each.minutes} min</span></li>'
    yield "</ul>\n</nav>"


def _each(shown: Shown) -> str:
    said = words.minutes(shown)
    return f"{said} each" if len(shown.own.prompt_sets) > 1 else said


def _told(edition: Edition) -> str:
    """A language, and how far its translation is."""
    missing = f"{edition.missing} of {edition.total} texts to come" if edition.missing else ""
    unread = "not yet checked by a native reader" if edition.awaits_check else ""
    return ", ".join(filter(None, (plain(language_name(edition.language)), missing, unread)))


def _versions(shown: Shown, others: Sequence[Shown]) -> Iterator[str]:
    if not others:
        return
    yield '<section aria-labelledby="versions">\n<h2 id="versions">Other versions</h2>\n<ul>'
    for each in others:
        link = f'<a href="{each.page(each.own)}">Version {each.version}</a>'
        yield f"<li>{link}{_whose(each, shown)}</li>"
    yield "</ul>\n</section>"


def _whose(other: Shown, shown: Shown) -> str:
    """What to know of the signature of another version, seen from this one."""
    if not other.words:
        return ", not signed"
    if not shown.words:
        return ", signed"
    return "" if other.words == shown.words else ", signed with another key"


def _contents(edition: Edition, tongue: Tongue) -> Iterator[str]:
    if edition.preface:
        yield '<section aria-labelledby="first">\n<h2 id="first">Before you begin</h2>'
        yield from tongue.paragraphs(edition.preface, "first")
        yield "</section>"
    sets = (prompt_set(each, tongue) for each in edition.prompt_sets)
    yield from _part("asked", "What you would be asked", sets)
    yield from _part(
        "standards", "Standards", (framework(each, tongue) for each in edition.frameworks)
    )
    yield from _part("forms", "Forms", (form(each, tongue) for each in edition.forms))


def _part(place: str, title: str, parts: Iterable[Iterator[str]]) -> Iterator[str]:
    if lines := list(chain.from_iterable(parts)):
        yield f'<section aria-labelledby="{place}">\n<h2 id="{place}">{title}</h2>'
        yield from lines
        yield "</section>"
