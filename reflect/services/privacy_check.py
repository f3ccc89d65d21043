"""The privacy check of what is to be seen by others, with the writer's own words in mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.review import Looked, Place, Together, wordings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reflect.domain.account import AccountDraft
    from reflect.domain.account_evidence import EvidenceCopy
    from reflect.domain.identifying import Finding
    from reflect.privacy.profiles import Profile
    from reflect.services.wishes import Wishes

    Found = tuple[tuple[Finding, ...], ...]
    """What was found in each of several texts."""


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
        files = [each for each in draft.evidence if each.chosen]
        names = [each.field for each in files]
        texts = {name: text for name, text in wordings(draft).items() if name not in names}
        before = [section.original for section in draft.sections if section.chosen]
        found, in_names = self.marks_with_names((*before, *texts.values()), files, profile=rule)
        found = found[len(before) :]
        return Looked(
            version=CHECK_VERSION,
            profile=rule.id,
            found=dict(zip((*texts, *names), (*found, *in_names), strict=True)),
            together=_together(texts, found),
        )

    def marks_with_names(
        self, texts: Sequence[str], files: Sequence[EvidenceCopy], *, profile: Profile
    ) -> tuple[Found, Found]:
        """What may identify somebody in texts, and in the names of files that go with them.

        A file's name is one mark at most, with a general name to use instead.
        """
        # As above.
        from reflect.privacy.file_names import general_name, of_name, readable

        found = self.marks_in((*texts, *(readable(each.name) for each in files)), profile=profile)
        in_names = []
        for file, marks in zip(files, found[len(texts) :], strict=True):
            others = [each.name for each in files if each is not file]
            general = general_name(file.original, file.media_type, others)
            in_names.append(of_name(file.name, marks, general))
        return found[: len(texts)], tuple(in_names)

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
