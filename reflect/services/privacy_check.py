"""The privacy check of what is to be seen by others, with the writer's own words in mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.review import Looked, wordings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.domain.account import AccountDraft
    from reflect.domain.identifying import Finding
    from reflect.services.wishes import Wishes


class PrivacyCheck:
    """Looks at texts; it changes none."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes

    def look(self, draft: AccountDraft) -> Looked:
        """What may identify somebody in the title and the chosen answers, as they stand.

        The entry's own wording is read first, so that a person keeps one placeholder however many
        of their names have been taken out already.
        """
        # The lists of the check take a moment to load, and most sessions need none.
        from reflect.privacy.check import CHECK_VERSION
        from reflect.privacy.profiles import UK_PRACTICE

        texts = wordings(draft)
        before = [section.original for section in draft.sections if section.chosen]
        found = self.marks_in((*before, *texts.values()))[len(before) :]
        return Looked(
            version=CHECK_VERSION,
            profile=UK_PRACTICE.id,
            found=dict(zip(texts, found, strict=True)),
        )

    def marks_in(self, texts: Sequence[str]) -> tuple[tuple[Finding, ...], ...]:
        """What may identify somebody in texts that belong together."""
        # As above.
        from reflect.privacy.check import check_all
        from reflect.privacy.profiles import Personal

        own = self._wishes.own_words()
        return check_all(texts, personal=Personal(own.always, own.never))
