"""A catalogue of packs as files: plain pages and one style sheet, which need nothing but a browser.

The same packs give the same bytes. No link leads out of the folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.documents.catalogue_frame import STYLE_NAME, style_sheet
from reflect.documents.catalogue_index import PACKS, list_pages
from reflect.documents.catalogue_pack import ENDING, pack_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reflect.documents.catalogue import Listed, Shown


def site_files(packs: Sequence[Listed]) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of all pages; those that lead to others come after them."""
    yield STYLE_NAME, style_sheet()
    for listed in packs:
        versions = (listed.newest, *listed.earlier)
        for shown in versions:
            others = tuple(each for each in versions if each is not shown)
            for edition in shown.editions:
                yield f"{PACKS}/{shown.page(edition)}", pack_page(shown, edition, others)
    yield from list_pages(packs)


def pack_place(shown: Shown) -> str:
    """Where the file of a pack lies, to which its page leads."""
    return f"{PACKS}/{shown.name}{ENDING}"
