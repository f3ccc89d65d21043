"""The privacy check of what is to be seen by others, with the writer's own words in mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.review import Looked, Place, Together, wordings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reflect.domain.account import AccountDraft
    from reflect.domain.identifying import Finding
    from reflect.privacy.profiles import Profile
    from reflect.services.wishes import Wishes


def rules() -> tuple[tuple[str, str], ...]:
    """The rules by which a text can be checked: the id and the title of each, the usual first."""
    # As below.
    from reflect.privacy.profiles import profiles

    return tuple((each.id, each.title) for each in profiles().values())


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
        from reflect.privacy.profiles import UK_PRACTICE, profiles

        rule = profiles().get(draft.check.profile, UK_PRACTICE)
        texts = wordings(draft)
        before = [section.original for section in draft.sections if section.chosen]
        found = self.marks_in((*before, *texts.values()), profile=rule)[len(before) :]
        return Looked(
            version=CHECK_VERSION,
            profile=rule.id,
            found=dict(zip(texts, found, strict=True)),
            together=_together(texts, found),
        )

    def marks_in(
        self, texts: Sequence[str], *, profile: Profile | None = None
    ) -> tuple[tuple[Finding, ...], ...]:
        """What may identify somebody in texts that belong together."""
        # As above.
        from reflect.privacy.check import check_all
        from reflect.privacy.profiles import UK_PRACTICE, Personal

        own = self._wishes.own_words()
        return check_all(
            texts, profile=profile or UK_PRACTICE, personal=Personal(own.always, own.never)
        )


def _together(texts: Mapping[str, str], found: Sequence[Sequence[Finding]]) -> Together | None:
    """What the texts of an account tell together, if it may point to one person."""
    # As above.
    from reflect.privacy.combinations import combinations

    told = combinations(tuple(texts.values()), found)
    if told is None:
        return None
    fields = tuple(texts)
    places = tuple(Place(fields[p.text], p.start, p.end) for p in told.pieces)
    return Together(reason=told.question, places=places)
