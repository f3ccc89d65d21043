"""The left of the door: who signed the pack, what it is, and what changed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reflect.packs.translations import in_language
from reflect.ui import dates
from reflect.ui.look.tokens import Role
from reflect.ui.packs import offer_words, pack_words
from reflect.ui.packs.facts import Facts
from reflect.ui.parts.icon import Icon
from reflect.ui.parts.notice import Notice
from reflect.ui.parts.para import Para
from reflect.ui.parts.preface import show_emphasised
from reflect.ui.parts.stack import Stack

if TYPE_CHECKING:
    from datetime import date

    from reflect.packs.pack import Pack
    from reflect.services.pack_offers import KnownSigner, Offered
    from reflect.ui.look.theme import Look


class QuietLine(QWidget):
    """That somebody signed whom one knows: one line, and nothing to do."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self._look = look
        self.words = Para(look, text, Role.BODY, "ink2")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._icon = QVBoxLayout()
        self._icon.addWidget(Icon(look, "badge-check", "accent", 20))
        self._icon.addStretch(1)
        self._row.addLayout(self._icon)
        self._row.addWidget(self.words, 1)
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._row.setSpacing(self._look.px(8))


class Key(QWidget):
    """Eight words under a notice, large enough to be read out."""

    def __init__(self, look: Look, label: str, words: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(8), 0, 0)
        column.setSpacing(0)
        if label:
            column.addWidget(Para(look, label, Role.HELP))
        self.words = Para(look, words, Role.PROMPT)
        column.addWidget(self.words)
        self.setAccessibleName(" ".join((label, *words.split())).strip())


class TrustPanel(QWidget):
    """Everything but the prompts."""

    def __init__(
        self,
        look: Look,
        offered: Offered,
        signer: KnownSigner | None,
        *,
        language: str,
        today: date,
    ) -> None:
        """``signer`` is whoever signed, if this journal knows them."""
        super().__init__()
        self._look = look
        self._offered = offered
        pack = in_language(offered.pack, language)
        self._title = Para(look, pack.title, Role.DOOR_TITLE)
        self._about = Para(look, pack_words.about(pack), Role.BODY, "ink2")
        self.notices: list[Notice] = []
        """Who signed, and what the version is, where that wants a second thought."""
        self._facts = Facts(look, label=144)
        self._preface = Para(look, "", Role.HELP, "ink2")
        self._column = Stack(look, self)
        self._column.put(self._title)
        self._column.put(self._about, above=4)
        self._put_trust(signer, today)
        self._put_version()
        self._put_changes()
        self._column.put(self._facts, above=24)
        self._column.put(self._preface, above=20)
        self._column.addStretch(1)
        self.tell(pack)

    def tell(self, pack: Pack) -> None:
        """Show the pack's own words, in whatever language they are."""
        self._title.set_text(pack.title)
        self._about.set_text(pack_words.about(pack))
        self._facts.say(
            [
                (self.tr("Says it is from"), pack.author),
                (self.tr("Holds"), pack_words.contents(pack)),
                (
                    self.tr("Does not hold"),
                    self.tr("Programs, links that load, pictures from outside"),
                ),
                (self.tr("Licence"), pack_words.licence(pack.licence)),
                (self.tr("Languages"), pack_words.languages(pack.languages)),
                (self.tr("Draws on"), "; ".join(pack.based_on)),
                (self.tr("Asks back"), self.tr("Nothing. You decide what to share.")),
            ]
        )
        show_emphasised(self._preface, pack.preface)
        self._column.show_only_if(self._preface, bool(pack.preface))

    def _put_trust(self, signer: KnownSigner | None, today: date) -> None:
        said = offer_words.trust(self._offered)
        if said is None:
            self._column.put(QuietLine(self._look, self._known_words(signer, today)), above=16)
            return
        notice = Notice(self._look, said.kind, said.title, said.text, icon="shield-alert")
        for label, words in offer_words.keys(self._offered):
            notice.add_under(Key(self._look, label, words))
        self.notices.append(notice)
        self._column.put(notice, above=24)

    def _known_words(self, signer: KnownSigner | None, today: date) -> str:
        if signer is None:
            return self.tr("Signed by an author whom you know.")
        words = self.tr("Signed by an author whom you have known since {day}.")
        return words.format(day=dates.day(signer.trusted.astimezone().date(), today))

    def _put_version(self) -> None:
        said = offer_words.version(self._offered)
        if said:
            self.notices.append(Notice(self._look, said.kind, said.title, said.text))
            self._column.put(self.notices[-1], above=12)

    def _put_changes(self) -> None:
        before, lines = self._offered.before, offer_words.changes(self._offered)
        if before is None or not lines:
            return
        words = self.tr("What is different from version {number}, which you have")
        heading = Para(self._look, words.format(number=before.version), Role.STRONG)
        self._column.put(heading, above=24)
        for line in lines:
            self._column.put(Para(self._look, line, Role.HELP, "ink2"), above=4)
