"""What the check loads and makes, and when: at first use, and no more than the text calls for."""

from __future__ import annotations

import json

from reflect.privacy.late import late
from tests.support.child import run_python

SEEN = """
import json, re, sys
made = []
whole = re._compiler.compile
def counted(*given):
    made.append(given)
    return whole(*given)
re._compiler.compile = counted
from reflect.privacy.check import check
imported = len(made)
found = len(check({text!r}))
large = sorted({{"phonenumbers", "stdnum", "ssl"}} & {{*sys.modules}})
print(json.dumps([imported, len(made), found, large]))
"""


def seen(text: str) -> tuple[int, int, int, list[str]]:
    imported, made, found, large = json.loads(run_python(SEEN.format(text=text)))
    return imported, made, found, large


def test_a_text_without_numbers_loads_no_library_and_makes_half_of_the_patterns_at_most():
    imported, made, found, large = seen("Mrs Prior of Leeds was seen again. She laughed.")
    assert found == 2
    assert imported < 20
    assert made < 140
    assert large == []


def test_a_number_calls_for_what_knows_it():
    assert "phonenumbers" in seen("Ring 07700 900142.")[3]
    assert "stdnum" in seen("PESEL 44051401359")[3]
    assert seen("NHS number 999 526 0182")[3] == []


def test_a_late_pattern_does_what_a_pattern_does():
    pattern = late("b+", 2)
    assert pattern.pattern == "b+"
    assert [found[0] for found in pattern.finditer("aBba")] == ["Bb"]
    assert pattern.search("ab")
    assert pattern.match("ab") is None
    assert pattern.fullmatch("BB")
    assert pattern.findall("bab") == ["b", "b"]
    assert pattern.sub("-", "bab") == "-a-"
