"""Accounts that are locked whatever the privacy check has marked in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.review import kept, open_marks

if TYPE_CHECKING:
    from reflect.domain.account import Account, AccountDraft
    from reflect.domain.entry import EntryId
    from reflect.services.accounts import Accounts


def settled(accounts: Accounts, draft: AccountDraft) -> AccountDraft:
    """The draft with all that is marked in it kept, for a reason."""
    review = accounts.reviewed(draft)
    return kept(review, open_marks(review), "It is invented").draft


def locked(accounts: Accounts, entry_id: EntryId) -> Account:
    """An account of all that an entry does not keep private."""
    return accounts.lock(settled(accounts, accounts.begin(entry_id)))
