"""What a writer likes, where it says something about them: kept inside the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.own_words import own_words, without
from reflect.services.changes import Announcer, Changes
from reflect.storage.wishes import WishStore

if TYPE_CHECKING:
    from reflect.domain.entry import EntryId
    from reflect.domain.own_words import OwnWords
    from reflect.storage.journal import Journal


class Wishes:
    """Favourites, the set used last, what "on this day" may not show."""

    def __init__(self, journal: Journal, announcer: Announcer) -> None:
        self._store = WishStore(journal)
        self.announcer = announcer

    def favourites(self) -> tuple[str, ...]:
        """Ids of favourite prompt sets, in the order they were chosen."""
        return tuple(self._store.get("favourites", []))

    def set_favourite(self, set_id: str, *, on: bool) -> None:
        """Make a prompt set a favourite, or no longer."""
        kept = [name for name in self.favourites() if name != set_id]
        self._put("favourites", [*kept, set_id] if on else kept)

    def last_used(self) -> str | None:
        """Id of the prompt set answered last; "" for free writing; None before the first."""
        used: str | None = self._store.get("last_used", None)
        return used

    def set_last_used(self, set_id: str) -> None:
        """Remember the prompt set that is being answered."""
        self._put("last_used", set_id)

    def prompt_language(self) -> str:
        """The language that prompts are read in, as BCP 47; "" is that of the system."""
        chosen: str = self._store.get("prompt_language", "")
        return chosen

    def set_prompt_language(self, language: str) -> None:
        """Read prompts in this language from now on, where somebody has translated them."""
        self._put("prompt_language", language)

    def never_again(self) -> frozenset[str]:
        """Entries that "on this day" never shows again."""
        return frozenset(self._store.get("never_on_this_day", []))

    def hide_on_this_day(self, entry_id: EntryId) -> None:
        """Never show this entry on its day again."""
        self._put("never_on_this_day", sorted({*self.never_again(), entry_id}))

    def own_words(self) -> OwnWords:
        """The words that the privacy check is to mark always, and those it is never to mark."""
        always = self._store.get("always_marked", [])
        never = self._store.get("never_marked", [])
        return own_words(always, never)

    def set_own_words(self, words: OwnWords) -> None:
        """Keep these for the privacy check, in place of those before."""
        self._store.put("always_marked", list(words.always))
        self._put("never_marked", list(words.never))

    def mark_always(self, word: str) -> None:
        """Have the privacy check mark this word from now on."""
        kept = self.own_words()
        self.set_own_words(own_words([*kept.always, word], without(kept.never, word)))

    def mark_never(self, word: str) -> None:
        """Have the privacy check pass over this word from now on."""
        kept = self.own_words()
        self.set_own_words(own_words(without(kept.always, word), [*kept.never, word]))

    def recovery_confirmed(self) -> bool:
        """Whether the writer showed that they have the recovery code."""
        return bool(self._store.get("recovery_confirmed", False))

    def set_recovery_confirmed(self) -> None:
        """Remember that the writer has the recovery code."""
        self._put("recovery_confirmed", True)

    def set_recovery_unconfirmed(self) -> None:
        """Remember that the writer has yet to show that they have the recovery code."""
        self._put("recovery_confirmed", False)

    def slot_names(self) -> dict[str, str]:
        """What the writer calls the ways in that have a name, by their ids."""
        return dict(self._store.get("slot_names", {}))

    def set_slot_name(self, slot_id: str, name: str) -> None:
        """Call a way in so; nothing forgets what it was called."""
        names = {**self.slot_names(), slot_id: name}
        if not name:
            del names[slot_id]
        if names != self.slot_names():
            self._put("slot_names", names)

    def forget_slot_names(self) -> None:
        """The ways in are all others now."""
        self._put("slot_names", {})

    def tell(self) -> None:
        """Say that something has changed that is not kept here: the ways in."""
        self.announcer.tell(Changes(settings=True))

    def _put(self, name: str, value: object) -> None:
        self._store.put(name, value)
        self.tell()
