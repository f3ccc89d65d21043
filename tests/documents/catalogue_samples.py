"""Packs as a catalogue shows them, and the pages of that catalogue."""

from __future__ import annotations

from dataclasses import replace

from reflect.documents.catalogue import Edition, Listed, Shown
from reflect.documents.catalogue_site import site_files
from reflect.packs.source import read_files
from tests.packs.example import FILES

PACK = read_files({name: text.encode() for name, text in FILES.items()}, "on-call", ())
PAGE = "packs/on-call-1.2.0.html"
STYLE = "catalogue.css"


def edition(**given):
    parts = {
        "language": "en-GB", "title": PACK.title, "summary": PACK.summary, "preface": PACK.preface,
        "prompt_sets": PACK.prompt_sets, "frameworks": PACK.frameworks, "forms": PACK.forms,
    }  # fmt: skip
    return Edition(**{**parts, **given})


WELSH = edition(
    language="cy", title="Ar alwad", untold=frozenset({PACK.summary}), missing=35, total=44
)
SIGNED = Shown(
    id="on-call", version="1.2.0", author="A. Writer", licence="CC-BY-4.0",
    based_on=("Writer A (2020) Nights.",), editions=(edition(), WELSH), size=4095,
    words="cedar anvil plum north basket ivory tide lamp", public_key="RWQ",
)  # fmt: skip
EARLIER = replace(SIGNED, version="1.1.0", words="", public_key="")
STANDARDS_ONLY = replace(
    SIGNED,
    id="night-code",
    editions=(edition(language="fr", title="Être de nuit", preface="", prompt_sets=(), forms=()),),
    words="",
    based_on=(),
)
PACKS = (Listed(newest=SIGNED, earlier=(EARLIER,)), Listed(newest=STANDARDS_ONLY))


def site(*packs):
    return dict(site_files(packs or PACKS))
