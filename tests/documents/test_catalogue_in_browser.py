"""A catalogue of packs in a browser: found sound by axe-core, at any size, and on paper."""

from __future__ import annotations

import html
import re
from itertools import chain

import pytest
from PySide6.QtGui import QColor, QImage

from reflect.ui.look.tokens import THEMES
from tests.documents.catalogue_samples import PACK, PAGE, SIGNED, STYLE, site
from tests.documents.programs import QUIET, axe, program, said_by

RULES = {"color-contrast", "html-has-lang", "heading-order", "landmark-one-main", "link-name"}


def laid_out(folder, files):
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(
    ("dark", "contrast"),
    [(False, False), (True, False), (False, True)],
    ids=["light", "dark", "contrast"],
)
@pytest.mark.parametrize("name", ["index.html", "packs/on-call-1.2.0.cy.html"])
def test_axe_finds_nothing_wrong_in_any_colours(name, dark, contrast, tmp_path):
    laid_out(tmp_path, site())
    folder = (tmp_path / name).parent
    found = axe(site()[name].decode(), folder, dark=dark, contrast=contrast)
    assert found["violations"] == []
    assert (found["dark"], found["contrast"]) == (dark, contrast)
    assert set(found["passes"]) >= RULES | {"list", "skip-link", "valid-lang", "bypass"}


@pytest.mark.slow
def test_axe_sees_the_colours_of_the_style_sheet(tmp_path):
    bad = {**site(), STYLE: site()[STYLE].replace(b"--ink2: #44524c", b"--ink2: #c4d2cc")}
    laid_out(tmp_path, bad)
    found = axe(bad["index.html"].decode(), tmp_path, dark=False)
    assert "color-contrast" in {one.split()[0] for one in found["violations"]}


def corner(folder, name):
    """The colour in which Chromium paints the corner of a page."""
    picture = folder / "page.png"
    browser = program("chromium", "chromium-browser", "google-chrome")
    said_by(
        browser, *QUIET, f"--user-data-dir={folder / 'browser'}", "--window-size=600,400",
        "--blink-settings=preferredColorScheme=1", f"--screenshot={picture}",
        (folder / name).as_uri(),
    )  # fmt: skip
    return QImage(str(picture)).pixelColor(3, 3)


@pytest.mark.slow
def test_a_browser_takes_the_style_sheet_from_beside_the_page(tmp_path):
    laid_out(tmp_path, site())
    assert corner(tmp_path, PAGE) == QColor(THEMES["light"]["window"])

    strict = site()[PAGE].replace(b"style-src 'self' file:", b"style-src 'none'")
    (tmp_path / PAGE).write_bytes(strict)
    assert corner(tmp_path, PAGE) == QColor("white"), "the policy is what lets it in"


NARROW = 320
"""Pixels: a window of 1280 at 400 %."""
MEASURE = """
frame.onload = () => {
  const page = frame.contentDocument;
  document.title = `${page.styleSheets.length} ${page.documentElement.scrollWidth}`;
};
"""


def width_needed(folder, page):
    """How many pixels a page takes up in a window of `NARROW`, once it has its style sheet."""
    within = html.escape(re.sub(r"<meta http-equiv[^>]*>", "", page))
    probe = folder / "probe.html"
    probe.write_text(
        f'<title></title><iframe id="frame" width="{NARROW}" srcdoc="{within}"></iframe>'
        f"<script>{MEASURE}</script>",
        "utf-8",
    )
    browser = program("chromium", "chromium-browser", "google-chrome")
    dom = said_by(
        browser, *QUIET, f"--user-data-dir={folder / 'browser'}", "--virtual-time-budget=20000",
        "--dump-dom", probe.as_uri(),
    )  # fmt: skip
    said = re.search(r"<title>(\d+) (\d+)</title>", dom)
    assert said, "the page was not measured"
    assert said[1] == "1"
    return int(said[2])


@pytest.mark.slow
@pytest.mark.parametrize("name", ["index.html", PAGE])
def test_at_four_times_the_size_nothing_has_to_be_scrolled_sideways(name, tmp_path):
    laid_out(tmp_path, site())
    page = site()[name].decode()
    assert width_needed((tmp_path / name).parent, page) <= NARROW


@pytest.mark.slow
def test_a_line_that_does_not_fit_is_seen(tmp_path):
    laid_out(tmp_path, site())
    wide = "<main><div style='width:50em'>wide</div>"
    page = site()["index.html"].decode()
    assert width_needed(tmp_path, re.sub("<main[^>]*>", wide, page)) > NARROW


@pytest.mark.slow
def test_on_paper_a_page_is_every_prompt_and_nothing_to_press(tmp_path):
    laid_out(tmp_path, site())
    browser = program("chromium", "chromium-browser", "google-chrome")
    paper = tmp_path / "page.pdf"
    said_by(
        browser, *QUIET, f"--user-data-dir={tmp_path / 'browser'}", "--no-pdf-header-footer",
        f"--print-to-pdf={paper}", (tmp_path / PAGE).as_uri(),
    )  # fmt: skip
    words = " ".join(said_by(program("pdftotext"), paper, "-").split())
    prompts = chain.from_iterable(each.prompts for each in PACK.prompt_sets)
    assert [each.heading for each in prompts if each.heading not in words] == []
    assert "Download the pack" not in words
    assert SIGNED.words in words
