"""Programs of others that open what Reflect wrote."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

AXE = Path(__file__).parent.parent / "web" / "node_modules" / "axe-core" / "axe.min.js"
LONGEST = 90
"""Seconds. A first start on a busy machine is slow."""

QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
RUN_AXE = """
axe.run().then(found => {
  const said = document.createElement("pre");
  said.id = "said";
  said.textContent = JSON.stringify({
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    contrast: matchMedia("(prefers-contrast: more)").matches,
    passes: found.passes.map(rule => rule.id),
    violations: found.violations.map(rule => rule.id + " " + rule.nodes.map(n => n.html)),
  });
  document.body.append(said);
});
"""


def program(*names):
    """The path of the first of these programs that is here; skips the test where none is.

    Where the environment says CI, none may be missing.
    """
    found = next(filter(None, map(shutil.which, names)), None)
    if not found:
        absent(names[0])
    return str(found)


def absent(what):
    """Skip the test, or fail it where everything should be installed."""
    reason = f"{what} is not installed"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def said_by(*command):
    """What a program printed. The command is the test's own."""
    done = subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)  # noqa: S603
    return done.stdout.decode()


def libre_office(path, file_format):
    """The text that LibreOffice makes of a file, in another format."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    said_by(program("soffice"), profile, "--headless", "--convert-to", file_format, "--outdir",
            path.parent, path)  # fmt: skip
    return path.with_suffix(f".{file_format}").read_text("utf-8")


def axe(page, folder, *, dark, contrast=False):
    """What axe-core finds in a page in Chromium, without the policy that would keep it out."""
    if not AXE.exists():
        absent("axe-core (npm ci in tests/web)")
    open_to_scripts = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    probed = folder / "page.html"
    probed.write_text(
        f"{open_to_scripts}<script>{AXE.read_text('utf-8')}</script><script>{RUN_AXE}</script>",
        "utf-8",
    )
    dom = said_by(
        program("chromium", "chromium-browser", "google-chrome"),
        *QUIET,
        f"--user-data-dir={folder / 'browser'}",
        f"--blink-settings=preferredColorScheme={0 if dark else 1}"
        f"{',preferredContrast=0' if contrast else ''}",
        "--virtual-time-budget=20000",
        "--dump-dom",
        probed.as_uri(),
    )
    said = re.search(r'<pre id="said">(.*?)</pre>', dom, re.DOTALL)
    assert said, "axe-core did not answer"
    return json.loads(html.unescape(said[1]))
