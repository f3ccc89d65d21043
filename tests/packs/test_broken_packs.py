from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.packs.example import PACK_FILE, change, problems_in
from tests.packs.scheme import write_scheme

BROKEN = tomllib.loads(Path(__file__).with_name("broken_packs.toml").read_text("utf-8"))["broken"]


@pytest.mark.parametrize("case", BROKEN, ids=[case["rule"] for case in BROKEN])
def test_a_broken_rule_is_told_by_line_and_mend(folder: Path, case: dict[str, Any]):
    write_scheme(folder)
    change(folder, case["old"], case["new"], case.get("file", PACK_FILE))

    assert problems_in(folder) == (case["problem"],)


def test_every_rule_is_broken_by_one_case():
    rules = [case["rule"] for case in BROKEN]

    assert len(rules) == len(set(rules))
    assert len(rules) >= 45
