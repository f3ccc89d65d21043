"""One way to announce change."""

from __future__ import annotations

from reflect.services.changes import Announcer, Changes


def test_all_listeners_are_told_in_the_order_they_came() -> None:
    one: list[Changes] = []
    other: list[int] = []
    announcer = Announcer()
    announcer.listen(one.append)
    announcer.listen(lambda _changes: other.append(len(one)))
    announcer.tell(Changes(drafts=True))
    assert one == [Changes(drafts=True)]
    assert other == [1]


def test_a_listener_may_bring_another_which_hears_the_next_change() -> None:
    told: list[Changes] = []
    announcer = Announcer()
    announcer.listen(lambda _changes: announcer.listen(told.append))
    announcer.tell(Changes(tags=True))
    assert told == []
    announcer.tell(Changes(ledger=True))
    assert told == [Changes(ledger=True)]


def test_nothing_changed_unless_it_says_so() -> None:
    changes = Changes()
    assert changes.entries == frozenset()
    assert not any(
        (changes.drafts, changes.tags, changes.accounts, changes.ledger, changes.commitments)
    )
