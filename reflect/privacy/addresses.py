"""Where somebody lives or is: street and house lines, postcodes, boxes, points on a map."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy import map_points, postcodes
from reflect.privacy.address_words import HOUSE_LINE, INSIDE, STREETS
from reflect.privacy.late import late
from reflect.privacy.mark import Mark
from reflect.privacy.nearby import around, at_numbers, places, said_after, said_before

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reflect.privacy.prepared import Prepared

_ADDRESS = "This is an address: it leads to one door."
_STREET = "The name of a street says where somebody lives, works or was found."
_HOUSE = "The name or number of a house leads to one door."
_BOX = "A post office box belongs to one person or one place."

_SURE_STREETS = (
    r"Street|Str|Road|Rd|Avenue|Ave|Lane|Close|Crescent|Cres|Terrace|Gardens|Gdns|Mews"
    r"|Boulevard|Blvd|Drive|Wynd|Vennel"
    r"|Nagar|Marg|Salai|Straat|Ffordd|Heol|Bypass|Grove"
)
_NAME = (
    r"(?:(?:St\.?|Mc|O'|Mac|Dr\.?|The)? ?[A-ZÀ-Þ][\w'-]{0,24}|of|the|and|de|van|der|y"
    r"|la|le|upon|under)"
)
_NUMBER = r"\d{1,5}(?:[/-]\d{1,5})?(?: ?[a-zA-Z])?(?:-\d{1,5}[A-Za-z]?)?"

# A number, one to four capitals, a word for a street.
_NUMBERED = late(
    rf"(?<![\w£$€./:,-])(?<!\d ){_NUMBER},? (?:{_NAME} ){{1,4}}(?:"
    rf"{STREETS})\b(?:(?<=St|Rd|Ct|Dr|Ln|Av|Pl|Sq|Cl)\.(?=,))?(?! (?:Ward|Hospital)\b)"
)
_LOWER_NUMBERED = late(
    r"(?<![\w£$€./:,-])\d{1,4}[a-d]? (?:[a-z'-]{2,20} ){1,3}(?:street|road|rd|avenue|ave"
    r"|lane|close|crescent|terrace|gardens|mews"
    r"|grove|drive|court)\b"
)
_UNNUMBERED = late(
    rf"\b[A-ZÀ-Þ][\w'-]{{1,24}}(?: [A-ZÀ-Þ][\w'-]{{1,24}}){{0,2}} (?:{_SURE_STREETS})\b"
)
_IN_LINE = late(
    rf"(?<!\w){HOUSE_LINE}(?:, ?| )(?:(?!Ward|Bay|Bed|Room|Area|Phase|Block|Level"
    r"|Floor)[A-ZÀ-Þ][\w'-]{1,24}(?: [A-ZÀ-Þ][\w'-]{1,24}){0,3}(?:,? (?:Phase|Area"
    r"|Block|Section) ?\w{1,4})?)"
)
_STOREY = (
    r"(?:[Tt]op|[Gg]round|[Ff]irst|[Ss]econd|[Tt]hird|[Uu]pper|[Ll]ower"
    r"|[Bb]asement) (?:[Ff]loor|[Ff]lat)"
)
_FLAT_BEFORE = late(
    rf"(?:(?<!\w)(?:{HOUSE_LINE},?|{INSIDE}|{_STOREY},?) "
    r"(?:[Nn]o\.? ?)?|\b(?:[Nn]o\.?|[Nn]umber|[Dd]oor [Nn]o\.?"
    r"|H\.?[Nn]o\.?) ?)$"
)
_INSIDE_BEFORE = late(
    rf"(?<!\w)(?:{INSIDE}|H\.)(?: ?[Nn]o\.?| [Nn]umber)? ?#?(?:[A-Z]{{1,3}}[ /-]?)?$"
)
_HOUSE_WORDS = (
    "Cottage", "Farm", "Bungalow", "Barn", "Vicarage", "Rectory", "Croft", "Villa", "Manor",
    "Manse", "Mill House", "Caravan Park", "Mobile Home Park", "Parsonage", "Old School",
    "Old Forge", "Old Post", "Old Bakery", "Old Chapel", "Old Mill",
)  # fmt: skip
_PLOT = late(
    r"(?<!\w)(?:(?:[Pp]lot|[Ee]rf|Stand|House|H\.|Door|Shack|[Ff]lat|[Aa]partment"
    r"|[Aa]pt)\.? ?(?:[Nn]o\.? ?|[Nn]umber |#)?"
    r"(?:[A-Z]{1,3}[ /-]?)?\d{1,5}[A-Za-z]?(?:[/-][A-Za-z\d]{1,6}){0,4}|[Ff]lat [A-Z]\b"
    r"|Area \d{1,2}(?:[A-Z]\b)?)"
)
_CROSS = late(
    r"(?<!\w)(?:(?:\d{1,4},? )?\d{1,2}(?:st|nd|rd|th) (?:[A-Z] )?(?:Main|Cross|Phase"
    r"|Block|Stage|Sector|Street|Avenue)\b(?:,? )?){1,4}"
)
_HOUSES = late(
    r"\b(?:The |Tŷ |Ty )?(?:[A-ZÀ-Þ][\w'-]{1,24} ){1,2}(?:Cottage|Farm|Farmhouse"
    r"|Bungalow|Barn|Vicarage|Rectory|Croft|Villa|Manor|Manse"
    r"|Mill House|Farm House|Caravan Park|Mobile Home Park)\b"
    r"|\bThe (?:Old )?(?:[A-Z][\w'-]{1,20} )?(?:Vicarage|Rectory|Manse|Parsonage"
    r"|Old (?:School ?house|Forge|Post Office|Bakery|Chapel|Mill))\b"
)
# "We have two of them on Quarry Brow, numbers 8 and 31."
_STREET_NUMBERS = late(
    r"\b(?:[Oo]n|[Ii]n|[Aa]t|along|up|down|of) (?P<street>(?:[A-Z][\w'-]{1,20} ){0,2}[A-Z][\w'-]{"
    r"1,20}),? (?:at )?"
    r"numbers? \d{1,4}[a-d]?(?:(?:,| and| or|, and) \d{1,4}[a-d]?){0,4}\b"
)
# In Welsh, French, Spanish and other languages a street is named after the word for it.
_STREET_FIRST_WORDS = (
    "Ffordd ", "Heol ", "Stryd ", "Rhodfa ", "Rue ", "Calle ", "Ulica ", "Strada ", "Rua ",
    "Avenida ",
)  # fmt: skip
_STREET_FIRST = late(
    r"(?:[A-Z][\w'-]{1,24}(?: [A-Z][\w'-]{1,24})?, )?(?:Ffordd|Heol|Stryd|Rhodfa|Rue"
    r"|Calle|Ulica|Strada|Rua"
    r"|Avenida) (?:(?:y|yr|de|da|do|la|le|du|the|na) ){0,2}[A-Z][\w'-]{1,24}(?: [A-Z][\w'-]{1,24})?"
)
_ROAD_AT = late(
    r"\d{1,4}(?:\(M\))?,? (?:nr|near|by|at|outside|north of|south of|east of|west of) "
    r"[A-Z][\w'-]{1,20}(?: [A-Z][\w'-]{1,20})?(?: (?:lay-?by|junction|jct|services"
    r"|roundabout)(?: \d{1,3})?)?"
)
_DOOR = late(
    r"\d{1,4}[a-d]?\b(?! ?(?:%|years|weeks|months|o'clock|am\b|pm\b|[:.]\d|mg|percent"
    r"|per cent|\w+s\b))"
)
_NUMBER_ONLY = late(
    r"\b(?:(?:at|from|in|of|to) (?:number|no\.?)|lives? at|lived at|living at|door at) $",
)
_HOUSED = late(
    r"\b(?:at|address|lives?|lived|living|in|near|of|from|behind|opposite|outside|called"
    r"|to)(?: (?:in|at|on|the|a|near|:|is))*[ :(,]{1,3}$",
)

_BOX_LINE = late(
    r"\b(?:P\.? ?O\.? ?Box|P/?O Box|GPO Box|(?:Private|P\.?|P\.? ?O\.?|Post) ?/?Bag"
    r"|Postnet Suite|Locked Bag|BFPO)(?: ?[Nn]o\.?)? ?[A-Z]?[ -]?\d{1,6}(?:[/-]\d{1,4})?"
    r"(?:,? (?:[A-Z][a-z]{2,20})(?: \d{1,2})?(?=[,.;:)\n]|$| [a-z]))?",
)


_STREET_END = late(rf"(?:{STREETS})\.?$")
_TOWN_AFTER = late(
    r",? (?:near |in )?[A-ZÀ-Þ][\w'-]{2,24}(?: [A-ZÀ-Þ][\w'-]{2,24}){0,2}(?=[,.;:)\n]|$)"
)
_WHERE_AFTER = late(
    r",? (?:just )?(?:behind|opposite|next to|above|beside|near|by|across from) (?:the"
    r"|a) (?:[a-z'-]{2,20} ?){1,3}(?=[,.;:)\n]|$)"
)
_INSTITUTION = late(
    r",? (?:Surgery|Hospital|Clinic|Practice|School|Centre|Center|Health|Pharmacy"
    r"|Medical|Care|Church|Chapel|Mosque|Temple|Station|Ward"
    r"|Primary|College|University|Police|Prison|Library|Nursing|Residential|Hospice"
    r"|Dental|GP|Theatre|Stadium|Market|Day|Community|Unit"
    r"|Infirmary|Academy|Nursery|Children)\b"
)
_KNOWN = late(
    r"(?:(?:The |A |On |In |At |From |That |This |Our |My |High |Main )?(?:High|Main"
    r"|Wall|Downing|Harley|Fleet|Sesame|Easy|Civvy|Quality|Coronation|Silk|Damascus"
    r"|Abbey|Great Ormond|Back|One-Way|The|A|Cross|Rocky|Long|Memory|Penny|Fast|Home"
    r"|Slow|Middle|Off|Oxford|Regent|Tobacco)(?: Street| Road| Lane))$"
)
_OPENER = late(
    r"(?:On|In|At|From|The|A|An|Our|My|His|Her|Their|To|Of|Near|Along|Up|Down|Off|By"
    r"|Outside|Behind|Across|Is|Was|For|And|But) "
)


def find(text: Prepared) -> Iterator[Mark]:
    """The marks of addresses, whole lines before their parts."""
    return chain(
        postcodes.find(text), _lines(text), _lines_without_number(text), _streets(text),
        _houses(text), map_points.find(text),
    )  # fmt: skip


def _mark(start: int, end: int, reason: str, strength: Strength = Strength.CERTAIN) -> Mark:
    return Mark(start, end, Kind.ADDRESS, strength, reason)


def _lines(text: Prepared) -> Iterator[Mark]:
    """Streets with a number."""
    plain = text.plain
    for line in at_numbers(text, _NUMBERED):
        if not said_after(plain, line.end(), _INSTITUTION):
            start = _flat_start(plain, line.start())
            yield _mark(start, _whole_end(plain, line.end()), _ADDRESS)
    for line in at_numbers(text, _CROSS):
        yield _mark(line.start(), line.start() + len(line[0].rstrip(" ,")), _ADDRESS)
    for line in at_numbers(text, _LOWER_NUMBERED):
        if said_before(text.small, line.start(), _HOUSED):
            yield _mark(*line.span(), _ADDRESS, Strength.LIKELY)
    for road in at_numbers(text, _ROAD_AT):
        if plain[road.start() - 1 : road.start()] in ("A", "B", "M"):
            yield _mark(road.start() - 1, road.end(), _ADDRESS, Strength.LIKELY)


def _lines_without_number(text: Prepared) -> Iterator[Mark]:
    """Streets whose number comes later or not at all, and boxes."""
    plain = text.plain
    for at in places(text.small, (" number",)):
        if line := around(plain, at, _STREET_NUMBERS, (50, 24)):
            yield _mark(line.start("street"), line.end(), _ADDRESS, Strength.LIKELY)
    for at in places(plain, _STREET_FIRST_WORDS):
        if line := around(plain, at, _STREET_FIRST, (40, 50)):
            yield _mark(line.start(), _whole_end(plain, line.end()), _STREET, Strength.LIKELY)
    for at in places(plain, ("Box", "Bag", "BFPO", "Postnet")):
        if box := around(plain, at, _BOX_LINE, (16, 50)):
            yield _mark(*box.span(), _BOX)


def _flat_start(plain: str, number: int) -> int:
    """Where the line begins that a house number is in: with the flat before it."""
    flat = _FLAT_BEFORE.search(plain, max(0, number - 24), number)
    return flat.start() if flat else number


def _whole_end(plain: str, end: int) -> int:
    """Past the town or the landmark that follows a street."""
    after = _TOWN_AFTER.match(plain, end) or _WHERE_AFTER.match(plain, end)
    return after.end() if after else end


def _streets(text: Prepared) -> Iterator[Mark]:
    plain = text.plain
    for street in _UNNUMBERED.finditer(plain):
        if not _KNOWN.search(street[0]) and not said_after(plain, street.end(), _INSTITUTION):
            where = _WHERE_AFTER.match(plain, street.end())
            end = where.end() if where else street.end()
            yield _mark(_without_opener(street), end, _STREET, Strength.LIKELY)


def _without_opener(found: re.Match[str]) -> int:
    """Where a name begins, the first word of its sentence left out."""
    opener = _OPENER.match(found[0])
    return found.start() + opener.end() if opener else found.start()


def _houses(text: Prepared) -> Iterator[Mark]:
    plain = text.plain
    for at in _insides(text):
        if (line := _IN_LINE.match(plain, at)) and ("," in line[0] or _STREET_END.search(line[0])):
            yield _mark(*line.span(), _ADDRESS)
        elif plot := _PLOT.match(plain, at):
            yield _mark(*plot.span(), _HOUSE, Strength.LIKELY)
    for at in places(plain, _HOUSE_WORDS):
        if house := around(plain, at, _HOUSES, (60, 16)):
            yield _mark(_without_opener(house), house.end(), _HOUSE, Strength.LIKELY)
    for door in at_numbers(text, _DOOR):
        if said_before(text.small, door.start(), _NUMBER_ONLY):
            yield _mark(*door.span(), _HOUSE, Strength.LIKELY)


def _insides(text: Prepared) -> Iterator[int]:
    """Where a flat, a plot or the like begins that has a number or a letter."""
    for place in text.numbers:
        if said := _INSIDE_BEFORE.search(text.plain, max(0, place - 20), place):
            yield said.start()
    yield from places(text.small, ("flat ", "block ", "apartment "))
