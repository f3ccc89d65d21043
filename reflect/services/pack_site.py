"""A catalogue of packs to look through: plain web pages, made of a folder of built packs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from reflect.documents.catalogue import Edition, Listed, Shown
from reflect.documents.catalogue_site import pack_place, site_files
from reflect.errors import PackRefused, Refused, StorageError
from reflect.packs import built
from reflect.packs.retelling import retold
from reflect.packs.translations import in_language
from reflect.services.pack_making import fingerprint
from reflect.services.site_folder import renew
from reflect.storage.files import read_file, size_of_file, storage_errors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from reflect.packs.built import BuiltPack
    from reflect.packs.minisign import PublicKey
    from reflect.packs.pack import Pack, Translation
    from reflect.packs.texts import Words
    from reflect.packs.toml_lines import KeyPath
    from reflect.services.jobs import JobContext

TWICE = "Another file says that it is the same version and holds something else. Keep one of them."
UNREADABLE = "The file cannot be read."


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that is not in the catalogue."""

    file: str
    why: str
    """A sentence."""


@dataclass(frozen=True, slots=True)
class MadeSite:
    """What became of a folder of packs."""

    packs: int
    unsigned: tuple[str, ...]
    """Files that nobody signed; they are in the catalogue, and marked."""
    left_out: tuple[LeftOut, ...]
    written: int
    """Files that are new or changed."""


class _Found(NamedTuple):
    file: str
    data: bytes
    pack: BuiltPack


def make_site(packs: Path, output: Path, context: JobContext) -> MadeSite:
    """Make the catalogue of all packs in a folder; what is broken in it is left out.

    Raises `Refused` and writes nothing when there is no pack at all, or when something is in the
    way in ``output`` that was not made here.
    """
    left_out: list[LeftOut] = []
    found = _differing(list(_read(packs, left_out, context)), left_out)
    if not found:
        where = packs.resolve().name
        what = f"there is no pack in {where} that can be shown. Nothing has been written"
        raise Refused(what)
    signers = {each.pack.signer for each in found if each.pack.signer}
    words = {signer: fingerprint(signer) for signer in signers}
    shown = [_shown(each, words) for each in found]
    copies = {pack_place(one): each.data for one, each in zip(shown, found, strict=True)}
    # The lists come last, so that they never lead to what is not there yet.
    written = renew(output, {**copies, **dict(site_files(_listed(shown)))}, context)
    unsigned = tuple(each.file for each in found if each.pack.signer is None)
    return MadeSite(len(found), unsigned, tuple(left_out), written)


def _read(folder: Path, left_out: list[LeftOut], context: JobContext) -> Iterator[_Found]:
    with storage_errors():
        paths = sorted(each for each in folder.iterdir() if each.name.endswith(built.ENDING))
    for done, path in enumerate(paths):
        context.step(done, len(paths))
        try:
            size_of_file(path)
            data = read_file(path, at_most=built.MAX_BYTES)
            yield _Found(path.name, data, built.read_unsigned(data))
        except StorageError:
            left_out.append(LeftOut(path.name, UNREADABLE))
        except (PackRefused, Refused) as error:
            left_out.append(LeftOut(path.name, f"{str(error).removesuffix('.')}."))
    context.step(len(paths), len(paths))


def _differing(found: Sequence[_Found], left_out: list[LeftOut]) -> list[_Found]:
    """Each version once. Of two that differ none is taken: nobody could tell which is meant."""
    versions: dict[tuple[str, str], list[_Found]] = {}
    for each in found:
        versions.setdefault((each.pack.pack.id, each.pack.pack.version), []).append(each)
    taken = []
    for same in versions.values():
        if len({each.data for each in same}) == 1:
            taken.append(same[0])
        else:
            left_out += [LeftOut(each.file, TWICE) for each in same]
    return taken


def _listed(shown: Sequence[Shown]) -> list[Listed]:
    """Each pack with its versions."""
    by_id: dict[str, list[Shown]] = {}
    for each in sorted(shown, key=lambda one: _numbers(one.version), reverse=True):
        by_id.setdefault(each.id, []).append(each)
    return [Listed(newest=each[0], earlier=tuple(each[1:])) for _, each in sorted(by_id.items())]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _shown(found: _Found, words: Mapping[PublicKey, str]) -> Shown:
    pack, signer = found.pack.pack, found.pack.signer
    translated = tuple(_translated(pack, each) for each in pack.translations)
    return Shown(
        id=pack.id,
        version=pack.version,
        author=pack.author,
        licence=pack.licence,
        based_on=pack.based_on,
        editions=(_edition(pack, pack.languages[0]), *translated),
        size=len(found.data),
        words=words[signer] if signer else "",
        public_key=signer.text if signer else "",
    )


def _translated(pack: Pack, translation: Translation) -> Edition:
    return replace(
        _edition(in_language(pack, translation.language), translation.language),
        untold=_untold(pack, translation),
        missing=translation.missing,
        total=translation.total,
        awaits_check=translation.awaits_check,
    )


def _edition(told: Pack, language: str) -> Edition:
    return Edition(
        language=language,
        title=told.title,
        summary=told.summary,
        preface=told.preface,
        prompt_sets=told.prompt_sets,
        frameworks=told.frameworks,
        forms=told.forms,
    )


def _untold(pack: Pack, translation: Translation) -> frozenset[str]:
    """The texts for which their own wording stands in."""
    found: set[str] = set()

    def note(place: KeyPath, text: str, _rule: Words) -> str:
        if place not in translation.texts:
            found.add(text)
        return text

    retold(pack, note)
    return frozenset(found)
