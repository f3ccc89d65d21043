"""The capitalised words of a text, what is known of each, and what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reflect.privacy.late import late
from reflect.privacy.lexicon import (
    EVERYDAY,
    GIVEN,
    LEFT_ALONE,
    NAMED,
    ORDINARY,
    PLACE,
    RARE,
    SAFE,
    lexicon,
)
from reflect.privacy.vocabulary import said

if TYPE_CHECKING:
    from collections.abc import Iterator

# The inside of a class for what may be a capital of Latin, Greek or Cyrillic. Beyond Latin-1 large
# and small letters take turns, so that whoever uses it asks again: a list of them is slow to start.
UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f\u0386-\u03ab\u0400-\u042f\u1e00-\u1eff"
LETTER = r"[^\W_]|[\u0300-\u036f]"
_WORD = late(
    rf"(?<![^\W_])(?<!&)[{UPPER}](?:{LETTER})*+(?:['-](?:{LETTER})++)*+(?:(?<=s)'(?![^\W_]))?"
)
SHORTENED = late(r"'(?:s|m|ve|d|ll|re|S|M|VE|D|LL|RE)?$")
# As the terms of medicine and the names of substances end, and hardly any name.
_TERM = late(
    "(?:itis|[^k]osis|aemia|ectom(?:y|ies)|ostomy|otomy|oscopy|ology|ologists?|pathy|plasty|"
    "ography|ogram|phylaxis|"
    "(?:haemat|protein|glycos|poly|olig)uria|algia|pnoea|plegia|paresis|trophy|megaly|penia|"
    "rrhoea|rrhage|"
    "...lysis|centesis|pexy|[tlmzxc]umab|[zx]imab|tinib|clovir|tavir|navir|buvir|tegravir|"
    "vudine|....pril|olol|"
    "sartan|vastatin|azole|cillin|mycin|floxacin|cycline|dronate|...parin|gliptin|gliflozin|"
    "glutide|triptan|"
    "setron|tidine|azepam|barbital|caine|curium|profen|coxib|ylline|...idine|thiazide|"
    "zolamide|triptyline|"
    "fibrate|xaban|gatran|plase|kinase|globulin|feron|poietin|....oid|....a?emic|(?:carcin|"
    "lymph|sarc|aden|melan|"
    "gli|fibr|lip|myel|blast|haemat|granul|neur|angi|meningi|path|thym|condyl|kerat)oma)s?$"
)
_PREFIXES = said("tokens_prefixes")
_INNER = (
    "Mc",
    "Mac",
    "Fitz",
    "De",
    "Di",
    "Da",
    "La",
    "Le",
    "Van",
    "Von",
    "Du",
    "Del",
    "El",
    "Al",
    "Ap",
    "Ab",
    "Ni",
    "St",
    "Ma",
)
_PREFIX = late(
    "^(?:un|re|non|pre|post|over|under|co|anti|de|dis|mis|out|inter|multi|sub|super|tele|"
    "peri|intra|micro)"
)
# A particle between two parts of a name, or nothing but a space.
_JOINT = late(
    " (?:(?:van|von|de|da|das|dos|do|di|del|della|la|le|bin|bint|ibn|binti|ap|ab|ferch|ter|ten|y|e)"
    "(?: (?:der|den|de|la))? |d'|al-|el-|- )?"
)
_OPENERS = frozenset(".!?:;\u2022*\u2026|>")
_SHORT = 4
"""Letters of a title that is shortened, as "Capt.": a longer one ends its sentence."""
_QUOTES = " \t\"'(["
_ABBREVIATED = said("tokens_abbreviated")


class Token(NamedTuple):
    """A capitalised word, without the 's of possession."""

    start: int
    end: int
    word: str
    known: int
    """What it can be, as the bits of the lexicon."""

    @property
    def shouted(self) -> bool:
        """Whether it is in capitals throughout."""
        return len(self.word) > 1 and self.word.isupper()


def tokens(plain: str) -> list[Token]:
    """All capitalised words, in order."""
    words = lexicon().words
    found = []
    for match in _WORD.finditer(plain):
        start, end = match.span()
        word = match[0]
        if not word[0].isupper():
            continue
        known = words[word.lower()]
        if not known or "'" in word:
            word, known = _taken_apart(word, known)
            end = start + len(word)
        found.append(Token(start, end, word, known))
    return found


def _taken_apart(word: str, known: int) -> tuple[str, int]:
    """A word without what is shortened at its end, and what its parts tell of it."""
    words = lexicon().words
    if known & SAFE or word.endswith("n't"):
        return word, known or EVERYDAY
    word = SHORTENED.sub("", word)
    if _mixed(word):
        return word, SAFE
    return word, words[word.lower()] or _derived(word.lower())


def _mixed(word: str) -> bool:
    """Whether it has capitals inside as no name has: FeverPAIN, PhilHealth; not McBride."""
    inside = [place for place, char in enumerate(word) if place and char.isupper()]
    return (
        bool(inside)
        and not word.isupper()
        and "-" not in word
        and "'" not in word
        and (len(inside) > 1 or not word.startswith(_INNER))
    )


def _derived(word: str) -> int:
    """What a word is by what it is made of: rebooked, Forty-one, Apgars."""
    words = lexicon().words
    first, hyphen, rest = word.partition("-")
    if hyphen:
        known = words[first]
        if first in _PREFIXES or (known & (ORDINARY | LEFT_ALONE) and not known & NAMED):
            return RARE
        last = words[rest.rpartition("-")[2]]
        return RARE if known & ORDINARY and last & ORDINARY and not last & NAMED else known & NAMED
    singular = words[word.removesuffix("s")]
    if word.endswith("s") and singular & (LEFT_ALONE | ORDINARY):
        return singular & (LEFT_ALONE | ORDINARY)
    if _TERM.search(word):
        return SAFE
    stem = _PREFIX.sub("", word)
    return RARE if len(stem) > 3 and stem != word and words[stem] & EVERYDAY else 0


def runs(plain: str, found: list[Token]) -> Iterator[list[Token]]:
    """Words that stand together: one space, a particle or an initial's full stop between them."""
    run: list[Token] = []
    for token in found:
        if run and not _joined(plain, run[-1], token):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _joined(plain: str, last: Token, token: Token) -> bool:
    gap = plain[last.end : token.start]
    if gap == " ":
        return True
    if gap in (". ", "."):
        shortened = len(last.word) <= _SHORT and last.word in lexicon().titles
        return (len(last.word) == 1 and last.word != "I") or shortened
    return joint(gap)


def joint(gap: str) -> bool:
    """Whether what stands between two words lets them be one name."""
    return bool(_JOINT.fullmatch(gap))


def opens(plain: str, start: int) -> bool:
    """Whether a capital is due here: a sentence, a line, a heading or a quotation begins."""
    place = start - 1
    while place >= 0 and plain[place] in _QUOTES:
        place -= 1
    if place < 0 or plain[place] == "\n":
        return True
    if plain[place] in _OPENERS:
        lead = plain[max(0, place - 8) : place + 1].lower().split()
        return not lead or lead[-1].lstrip("(\"'") not in _ABBREVIATED
    between = plain[place + 1 : start]
    if '"' in between or (plain[place] == "," and "'" in between):
        return True
    line = plain[max(0, place - 8) : place]
    begins = place < 8 or "\n" in line
    return plain[place] in "-)" and begins and not line.rpartition("\n")[2].strip(" \t0123456789a.")


class Around(NamedTuple):
    """What stands before and after some words, in lower case."""

    before: tuple[str, ...]
    """Up to four words of the same sentence, the nearest last."""
    comma: bool
    """Whether a comma parts them from the word before."""
    after: str
    """The next characters, without the 's of possession."""
    possessive: bool


def around(plain: str, start: int, end: int) -> Around:
    """What stands around this place."""
    lead = plain[max(0, start - 48) : start]
    for stop in (". ", "? ", "! ", "\n", ": "):
        lead = lead.rpartition(stop)[2]
    words = lead.split()[-4:]
    comma = bool(words) and words[-1][-1] in ",-("
    after = plain[end : end + 40]
    possessive = after.startswith(("'s", "' "))
    if possessive:
        after = after[2:] if after[1] == "s" else after[1:]
    return Around(
        tuple(word.strip("\"'(),-[]").lower() for word in words), comma, after, possessive
    )


def unknown(token: Token) -> bool:
    """Whether it is in no list of words that may stay."""
    return not token.known & (ORDINARY | LEFT_ALONE) and not abbreviation(token)


def ordinary(token: Token) -> bool:
    """Whether it is a word of every day and nobody's name."""
    return bool(token.known & ORDINARY) and not token.known & NAMED


def named(token: Token) -> bool:
    """Whether somebody may be called so."""
    return bool(token.known & NAMED)


def first_name(token: Token) -> bool:
    """Whether it is a first name and no everyday word."""
    return bool(token.known & GIVEN) and not token.known & EVERYDAY


def place(token: Token) -> bool:
    """Whether a town is called so."""
    return bool(token.known & PLACE)


def abbreviation(token: Token) -> bool:
    """Whether it is an abbreviation that health care knows, also in the plural."""
    known = lexicon().abbreviations
    word = token.word
    return (
        word in known
        or (word.endswith("s") and word[:-1] in known)
        or any(map(str.isdigit, word))
        or (1 < len(word) < 6 and not token.known & NAMED and word.upper() in known)
    )
