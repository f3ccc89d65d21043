"""Whatever is written, what is shown of it acts on nothing, loads nothing and opens no file."""

from __future__ import annotations

import pytest

from tests.support.child import run_module
from tests.support.rendered import judge, without_any_wall, without_nh3
from tests.support.system_calls import has_strace

SEED, TEXTS = 20261126, 20_000
PROBE = "tests.support.safe_view_probe"


@pytest.mark.slow
def test_no_text_breaks_the_rules_of_what_is_shown():
    judged = judge(SEED, TEXTS - TEXTS // 10)
    assert (judged.broken, judged.texts) == ([], TEXTS - TEXTS // 10)


@pytest.mark.slow
def test_nor_does_it_before_it_is_sanitised():
    """Two walls, and each stands alone."""
    with without_nh3():
        judged = judge(SEED + 1, TEXTS // 10)
    assert (judged.broken, judged.texts) == ([], TEXTS // 10)


def test_without_a_wall_the_rules_are_broken():
    with without_any_wall():
        assert judge(SEED, 100).broken


@pytest.mark.slow
@pytest.mark.skipif(not has_strace(), reason="needs strace")
def test_the_window_opens_no_file_that_a_document_names(tmp_path):
    found = run_module(PROBE, tmp_path, SEED, 300, "safe")
    assert found == {"documents": 300, "opened": 0, "first": []}


@pytest.mark.slow
@pytest.mark.skipif(not has_strace(), reason="needs strace")
def test_a_view_of_qts_own_opens_them(tmp_path):
    assert run_module(PROBE, tmp_path, SEED, 30, "stock")["opened"] > 30
