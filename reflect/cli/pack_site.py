"""``reflect pack site``: a catalogue of many packs, as plain web pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reflect.cli.failures import ExitCode
from reflect.cli.options import common_options
from reflect.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.cli.session import Session
    from reflect.services.pack_site import MadeSite


@click.command("site")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="The folder for the pages; it is made if it is not there.",
)
@common_options
@click.pass_obj
def site(session: Session, folder: Path, output: Path) -> int:
    """Make web pages that show all built packs in FOLDER, to look through and to hand on."""
    # What makes pages is loaded when pages are made.
    from reflect.services.pack_site import make_site

    made = make_site(folder, output, progress())
    index = output / "index.html"
    value = {
        "index": str(index),
        "packs": made.packs,
        "written": made.written,
        "unsigned": list(made.unsigned),
        "left_out": [{"file": each.file, "why": each.why} for each in made.left_out],
    }
    session.show(value, lambda: "\n".join(_lines(made, index)))
    return ExitCode.REFUSED if made.left_out else ExitCode.DONE


def _lines(made: MadeSite, index: Path) -> Iterator[str]:
    packs = "1 pack is" if made.packs == 1 else f"{made.packs} packs are"
    files = "1 file" if made.written == 1 else f"{made.written} files"
    yield f"{packs} in the catalogue, {files} written. Open {index}"
    if made.unsigned:
        yield "Not signed, and marked so:"
        yield from (f"  {file}" for file in made.unsigned)
    if made.left_out:
        yield "Left out:"
        yield from (f"  {each.file}: {each.why}" for each in made.left_out)
