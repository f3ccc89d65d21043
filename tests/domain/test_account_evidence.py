from __future__ import annotations

from reflect.domain.account_evidence import EvidenceCopy, distinct, parted
from reflect.domain.evidence import EvidenceId


def test_a_name_is_parted_at_its_last_full_stop():
    names = ("a.b.pdf", "a", ".hidden", "a.")
    assert [parted(name) for name in names] == [
        ("a.b", ".pdf"), ("a", ""), (".hidden", ""), ("a", "."),
    ]  # fmt: skip


def test_the_field_of_a_name_is_no_prompt_s():
    copy = EvidenceCopy(
        evidence_id=EvidenceId("0a"), name="a", original="b", media_type="c", size=1, sha256="d"
    )
    assert copy.field == "evidence:0a"
    assert (copy.chosen, copy.bare) == (False, True)


def test_names_can_stand_together_on_every_system():
    names = ("a.pdf", "A.pdf", "a 2.pdf", "a.pdf", "b/c.pdf", "con")
    assert distinct(names) == ("a.pdf", "A 2.pdf", "a 2 2.pdf", "a 3.pdf", "c.pdf", "_con")
    assert distinct(()) == ()
