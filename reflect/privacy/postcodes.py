"""Postcodes, with the lines of the address before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.address_words import HOUSE_LINE, STREETS
from reflect.privacy.late import late
from reflect.privacy.mark import Mark
from reflect.privacy.nearby import said_after, said_before

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reflect.privacy.prepared import Prepared

_POSTCODE = "A postcode is shared by a few doors."
_AREA = "The first half of a postcode narrows down where this is."
# A British postcode; the second half leaves out letters that are easily confused.
_UK = late(
    r"(?<![\w-])(?P<area>[A-Za-z]{1,2})\d[A-Za-z\d]? {0,2}\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-"
    r"z]{2}(?![\w-])"
)
_AREAS = late(
    r"(?:AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG"
    r"|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE"
    r"|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL"
    r"|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW"
    r"|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE|ZZ)$"
)
_OUTWARD = late(r"(?<![\w-])(?P<area>[A-Z]{1,2})\d{1,2}[A-Z]?(?![\w/-])")
_OUTWARD_SAID = late(
    r"\b(?:post ?codes?|(?:lives?|lived|living|based|moved|area|district|somewhere|patch"
    r"|round) (?:in|to|of|is|around|the|:))(?: (?:is|was|begins|starts|in|the|with|area"
    r"|around|:))*[ :(\"']{1,3}$",
)
_OUTWARD_AFTER = late(r" (?:area|postcode|post code|district)\b")
_EIRCODE = late(
    r"(?<![\w-])(?:[AC-FHKNPRTV-Y]\d{2}|D6W) ?(?=[A-Z\d]{0,3}\d)(?=[A-Z\d]{0,3}[A-Z])[AC"
    r"-FHKNPRTV-Y\d]{4}(?![\w-])"
)
_CANADA = late(r"(?<![\w-])[ABCEGHJ-NPRSTVXY]\d[A-Z] \d[A-Z]\d(?![\w-])")
_FOREIGN = late(
    r"(?:(?P<polish>\d{2}-\d{3})(?= [A-ZŁŚŻ][a-ząćęłńóśźż]{2})"
    r"|(?P<india>[1-8]\d{2} ?\d{3})(?![\w/,.-])"
    r"|(?:\d{5}-\d{4}|\d{3} \d{3}|\d{4,6}|\d{2}-\d{3})(?![\w/-]))"
)
_CODE_SAID = late(
    r"\b(?:[Pp]ost(?:al)? ?[Cc]ode|[Zz][Ii][Pp](?: ?[Cc]ode)?|[Pp][Ii][Nn] ?[Cc]ode|[Pp]in"
    r"|kod pocztowy)[ :.-]{1,3}(?:is |was )?$"
)
_STATE_SAID = late(
    r"\b(?:AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|IA|ID|IL|IN|KS|KY|LA|MA|MD|ME|MI|MN|MO|MS|MT|NC|ND"
    r"|NE|NH|NJ|NM|NV|NY|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VA|VT|WA|WI|WV|NSW|VIC|QLD|TAS|ACT),? $"
)
_TOWN_BEFORE = late(r"\b[A-Z][a-z]{3,20}(?: ?- ?|,? )$")
# What stands before a postcode: pieces that begin with a capital or a number, parted by commas.
_BEFORE_CODE = late(
    r"(?:(?:[A-ZÀ-Þ\d][\w'/-]{0,24}(?:(?<=\bSt|\bRd)\.)?|of|the|on|upon|le|under|by|and"
    r"|flat|unit)(?:, ?|\n| )){1,16}$"
)
_LOWER_BEFORE = late(
    r"\b(?:at|of|in|address|lives?|live)(?: is| at)? (?P<line>(?:[a-z\d'-]{1,20},? ){1,6"
    r"})(?:eircode |post ?code )?$"
)
_FIRST_NUMBER = late(
    rf"(?<![\w'/.])(?:{HOUSE_LINE}|\d{{1,4}}[A-Za-z]?(?:[/-]\d{{1,4}})?,? [A-ZÀ-Þ])"
)
_PIECE = late(r"[^,\n]+")
_STREET_END = late(rf"(?:{STREETS})\.?$")


def find(text: Prepared) -> Iterator[Mark]:
    """The marks of postcodes; the street and the town before one are within its mark."""
    plain = text.plain
    for place in text.numbers:
        if plain[place - 1 : place].isalpha():
            yield from _lettered_code(text, place - 1)
            yield from _lettered_code(text, max(0, place - 2))
        elif (code := _FOREIGN.match(plain, place)) and _is_foreign(plain, code):
            yield _mark(*code.span(), _POSTCODE, Strength.LIKELY)


def _lettered_code(text: Prepared, start: int) -> Iterator[Mark]:
    """A postcode that begins with a letter, with the lines of the address before it."""
    plain = text.plain
    code = _UK.match(plain, start)
    if code and not _AREAS.match(code["area"].upper()):
        code = None
    if code := code or _EIRCODE.match(plain, start) or _lower_eircode(text, start):
        # The code alone comes second, for when another rule has claimed a part of its lines.
        yield _mark(_line_start(plain, start), code.end(), _POSTCODE)
        yield _mark(start, code.end(), _POSTCODE)
    elif code := _CANADA.match(plain, start):
        yield _mark(_line_start(plain, start), code.end(), _POSTCODE, Strength.LIKELY)
        yield _mark(start, code.end(), _POSTCODE, Strength.LIKELY)
    elif (code := _OUTWARD.match(plain, start)) and _AREAS.match(code["area"]):
        said = said_before(text.small, start, _OUTWARD_SAID)
        if said or said_after(plain, code.end(), _OUTWARD_AFTER):
            yield _mark(*code.span(), _AREA, Strength.LIKELY)


def _lower_eircode(text: Prepared, start: int) -> re.Match[str] | None:
    """An Irish postcode in small letters, where it is called one."""
    if text.plain[start].islower() and text.small[max(0, start - 9) : start].endswith("code "):
        return _EIRCODE.match(text.plain.upper(), start)
    return None


def _is_foreign(plain: str, code: re.Match[str]) -> bool:
    """Whether the words before a number of some figures make it a postcode."""
    if code["polish"] or said_before(plain, code.start(), _CODE_SAID):
        return True
    if code["india"]:
        return said_before(plain, code.start(), _TOWN_BEFORE)
    return " " not in code[0] and said_before(plain, code.start(), _STATE_SAID)


def _line_start(plain: str, code: int) -> int:
    """Where the address begins that a postcode ends; a name before the address stays out."""
    if plain[code].islower():
        lower = _LOWER_BEFORE.search(plain, max(0, code - 120), code)
        return lower.start("line") if lower else code
    before = _BEFORE_CODE.search(plain, max(0, code - 120), code)
    if before is None:
        return code
    start = before.start()
    if number := _FIRST_NUMBER.search(plain, start, code):
        return number.start()
    pieces = [piece for piece in _PIECE.finditer(plain, start, code) if piece[0].strip()]
    for index, piece in enumerate(pieces):
        if _STREET_END.search(piece[0].strip()):
            return _first_letter(plain, pieces[max(0, index - 1)].start())
    return _first_letter(plain, pieces[-1].start())


def _first_letter(plain: str, start: int) -> int:
    while plain[start] in " \n":
        start += 1
    return start


def _mark(start: int, end: int, reason: str, strength: Strength = Strength.CERTAIN) -> Mark:
    return Mark(start, end, Kind.ADDRESS, strength, reason)
