from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reflect.domain.account import AccountId, AccountRow
from reflect.domain.entry import EntryId
from reflect.services.hand_on import FileFormat
from reflect.ui.prepare.accounts_list import AccountsList
from reflect.ui.prepare.accounts_view import AccountsView
from reflect.ui.prepare.tables import Column, RowsModel
from tests.support.desks import TODAY
from tests.support.locked import locked


@pytest.fixture
def view(desk, on_screen, qtbot):
    def show():
        shown = on_screen(AccountsView(desk, today=lambda: TODAY))
        qtbot.waitUntil(lambda: shown.tabs._tabs[0].text() != "")
        return shown

    return show


def test_without_accounts_it_says_what_they_are_and_what_to_do(view, qtbot):
    shown = view()
    with qtbot.waitSignal(shown.journal_wanted):
        shown._go.click()


def test_the_newest_account_is_chosen_and_can_be_handed_on(view, account, qtbot):
    shown = view()
    with qtbot.waitSignal(shown.hand_on_wanted) as asked:
        shown.accounts.hand_on.click()
    assert asked.args == [account.id]


def test_an_account_made_while_it_is_shown_appears(view, desk, entry, on_journal, qtbot):
    shown = view()
    accounts = desk.journal.accounts
    on_journal(lambda: locked(accounts, entry.id))
    qtbot.waitUntil(lambda: len(shown.accounts._model.rows) == 1)


def test_an_account_says_when_its_entry_was_edited_since(view, desk, account, entry, on_journal):
    entries = desk.journal.entries
    on_journal(lambda: entries.finish(entries.edit(entry.id)))
    assert "edited" in view().accounts._model.index(0, 3).data()


@pytest.mark.parametrize(
    ("title", "beginning", "shown"),
    [
        ("A late list", "The morning list ran late.", "A late list"),
        ("", "The morning list ran late.", "The morning list ran late."),
        ("", "", "Reflective account"),
    ],
)
def test_an_account_always_has_a_name(look, title, beginning, shown):
    row = AccountRow(
        id=AccountId("01"), entry_id=EntryId("02"), title=title, beginning=beginning,
        locked=datetime(2026, 11, 19, tzinfo=UTC), sections=1, outdated=False,
    )  # fmt: skip
    accounts = AccountsList(look, today=lambda: TODAY)
    accounts.show_rows([row])
    assert accounts._model.index(0, 1).data() == shown


@pytest.fixture
def saved(desk, account, on_journal, tmp_path):
    """A file that was handed on."""
    hand_on = desk.journal.hand_on

    def save():
        rendered = hand_on.render((account.id,), file_format=FileFormat.MARKDOWN)
        hand_on.save(rendered, tmp_path / "account.md", for_whom="My confirmer")
        return tmp_path / "account.md"

    return on_journal(save)


@pytest.mark.parametrize(("change", "words"), [(b"", "very file"), (b"x", "not the file")])
def test_a_file_is_checked_against_the_ledger(view, saved, change, words):
    saved.write_bytes(saved.read_bytes() + change)
    shown = view()
    shown.tabs.choose(1)
    shown.ledger.check_file(saved)
    assert words in shown.ledger._answer.text()


def test_tables_keep_the_rules_of_models(qtmodeltester):
    columns: list[Column[str]] = [Column("Word", str), Column("Length", lambda w: str(len(w)))]
    model = RowsModel(columns)
    model.show_rows(["one", "three"])
    qtmodeltester.check(model)
    assert model.index(1, 1).data() == "5"
