"""Where somebody lives or is: street and house lines, postcodes, boxes, points on a map."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.mark import Mark
from reflect.privacy.nearby import around, at_numbers, places, said_after, said_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.privacy.prepared import Prepared

_ADDRESS = "This is an address: it leads to one door."
_STREET = "The name of a street says where somebody lives, works or was found."
_POSTCODE = "A postcode is shared by a few doors."
_AREA = "The first half of a postcode narrows down where this is."
_HOUSE = "The name or number of a house leads to one door."
_BOX = "A post office box belongs to one person or one place."
_POINT = "This is one point on a map."

# What a street is called. Those on the right are words of their own: they need a number or a comma.
_STREETS = (
    r"Street|Str|Road|Rd|Avenue|Ave|Av|Lane|Ln|Drive|Dr|Close|Cl|Crescent|Cres|Terrace"
    r"|Tce|Terr|Gardens|Gdns|Grove|Gr|Mews"
    r"|Way|Row|Parade|Boulevard|Blvd|Highway|Hwy|Bypass|Broadway|Esplanade|Promenade"
    r"|Embankment|Quay|Wharf|Wynd|Vennel|Brae"
    r"|Loan|Gate|Rise|Walk|Alley|Passage|Yard|Square|Sq|Circus|Place|Pl|Court|Ct|Park"
    r"|Hill|View|Green|Bank|Mount|Vale|Dene"
    r"|Croft|Fold|Garth|Side|Top|Bottom|End|Cottages|Villas|Buildings|Mansions|Heights"
    r"|House|Estate|Side|Path|Approach"
    r"|Nagar|Marg|Salai|Colony|Layout|Extension|Enclave|Chowk|Gali|Sector|Straat|Strasse"
    r"|Laan|Weg|Bothar|Bóthar|Heol|Ffordd"
    r"|Stryd|Lôn|Rhodfa|Ulica|Strada|Rua|Avenida|Ring|Ringroad|Circle|Loop|Trail|Turn"
    r"|Plaza|Meadow|Meadows|Fields|Cross"
)
_SURE_STREETS = (
    r"Street|Str|Road|Rd|Avenue|Ave|Lane|Close|Crescent|Cres|Terrace|Gardens|Gdns|Mews"
    r"|Boulevard|Blvd|Drive|Wynd|Vennel"
    r"|Nagar|Marg|Salai|Straat|Ffordd|Heol|Bypass|Grove"
)
_NAME = (
    r"(?:(?:St\.?|Mc|O'|Mac|Dr\.?|The)? ?[A-ZÀ-Þ][\w'-]{0,24}\.?|of|the|and|de|van|der|y"
    r"|la|le|upon|under)"
)
_NUMBER = r"\d{1,5}(?:[/-]\d{1,5})?(?: ?[a-zA-Z])?(?:-\d{1,5}[A-Za-z]?)?"
_INSIDE = (
    r"(?:[Ff]lat|[Aa]pt\.?|[Aa]partment|[Uu]nit|[Rr]oom|[Ss]uite|[Bb]lock|[Bb]lk|[Pp]lot"
    r"|[Ll]ot|[Ss]tand|[Ee]rf|[Hh]ouse|[Ss]hop|[Tt]ower|[Ss]ector"
    r"|[Pp]itch|[Cc]aravan|[Bb]erth|[Mm]ooring|[Ss]hack|[Hh]ut|[Tt]ent|[Ss]ite|[Pp]hase"
    r"|[Aa]rea|[Dd]oor)"
)
_HOUSE_LINE = (
    rf"{_INSIDE}(?: [Nn]o\.?| [Nn]umber)? ?(?:\d{{1,5}}[A-Za-z]?(?:[/-]\d{{1,5}})*"
    r"|[A-Z]\d{0,3}\b)"
)

# A number, one to four capitals, a word for a street.
_NUMBERED = re.compile(
    rf"(?<![\w£$€./:,-])(?<!\d ){_NUMBER},? (?:{_NAME} ){{1,4}}(?:"
    rf"{_STREETS})\b\.?(?! (?:Ward|Hospital)\b)"
)
_LOWER_NUMBERED = re.compile(
    r"(?<![\w£$€./:,-])\d{1,4}[a-d]? (?:[a-z'-]{2,20} ){1,3}(?:street|road|rd|avenue|ave"
    r"|lane|close|crescent|terrace|gardens|mews"
    r"|grove|drive|court)\b"
)
_UNNUMBERED = re.compile(
    rf"\b[A-ZÀ-Þ][\w'-]{{1,24}}(?: [A-ZÀ-Þ][\w'-]{{1,24}}){{0,2}} (?:{_SURE_STREETS})\b"
)
_IN_LINE = re.compile(
    rf"(?<!\w){_HOUSE_LINE}(?:, ?| )(?:(?!Ward|Bay|Bed|Room|Level"
    r"|Floor)[A-ZÀ-Þ][\w'-]{1,24}(?: [A-ZÀ-Þ][\w'-]{1,24}){0,3}(?:,? (?:Phase|Area"
    r"|Block|Section) ?\w{1,4})?)"
)
_FLAT_BEFORE = re.compile(
    rf"(?:(?<!\w)(?:{_HOUSE_LINE},?|{_INSIDE}) "
    r"(?:[Nn]o\.? ?)?|\b(?:[Nn]o\.?|[Nn]umber|[Dd]oor [Nn]o\.?"
    r"|H\.?[Nn]o\.?) ?)$"
)
_INSIDE_BEFORE = re.compile(
    rf"(?<!\w)(?:{_INSIDE}|H\.)(?: ?[Nn]o\.?| [Nn]umber)? ?#?(?:[A-Z]{{1,3}}[ /-]?)?$"
)
_HOUSE_WORDS = (
    "Cottage", "Farm", "Bungalow", "Barn", "Vicarage", "Rectory", "Croft", "Villa", "Manor",
    "Manse", "Mill House", "Caravan Park", "Mobile Home Park", "Parsonage", "Old School",
    "Old Forge", "Old Post", "Old Bakery", "Old Chapel", "Old Mill",
)  # fmt: skip
_PLOT = re.compile(
    r"(?<!\w)(?:(?:[Pp]lot|[Ee]rf|Stand|House|H\.|Door|Shack|[Ff]lat|[Aa]partment"
    r"|[Aa]pt)\.? ?(?:[Nn]o\.? ?|[Nn]umber |#)?"
    r"(?:[A-Z]{1,3}[ /-]?)?\d{1,5}[A-Za-z]?(?:[/-][A-Za-z\d]{1,6}){0,4}|[Ff]lat [A-Z]\b"
    r"|Area \d{1,2}(?:[A-Z]\b)?)"
)
_CROSS = re.compile(
    r"(?<!\w)(?:(?:\d{1,4},? )?\d{1,2}(?:st|nd|rd|th) (?:[A-Z] )?(?:Main|Cross|Phase"
    r"|Block|Stage|Sector|Street|Avenue)\b(?:,? )?){1,4}"
)
_HOUSES = re.compile(
    r"\b(?:The |Tŷ |Ty )?(?:[A-ZÀ-Þ][\w'-]{1,24} ){1,2}(?:Cottage|Farm|Farmhouse"
    r"|Bungalow|Barn|Vicarage|Rectory|Croft|Villa|Manor|Manse"
    r"|Mill House|Farm House|Caravan Park|Mobile Home Park)\b"
    r"|\bThe (?:Old )?(?:[A-Z][\w'-]{1,20} )?(?:Vicarage|Rectory|Manse|Parsonage"
    r"|Old (?:School ?house|Forge|Post Office|Bakery|Chapel|Mill))\b"
)
_DOOR = re.compile(
    r"\d{1,4}[a-d]?\b(?! ?(?:%|years|weeks|months|o'clock|am\b|pm\b|[:.]\d|mg|percent"
    r"|per cent|\w+s\b))"
)
_NUMBER_ONLY = re.compile(
    r"\b(?:(?:at|from|in|of|to) (?:number|no\.?)|lives? at|lived at|living at|door at) $",
)
_HOUSED = re.compile(
    r"\b(?:at|address|lives?|lived|living|in|near|of|from|behind|opposite|outside|called"
    r"|to)(?: (?:in|at|on|the|a|near|:|is))*[ :(,]{1,3}$",
)

# A British postcode; the second half leaves out letters that are easily confused.
_UK = re.compile(
    r"(?<![\w-])(?P<area>[A-Za-z]{1,2})\d[A-Za-z\d]? {0,2}\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-"
    r"z]{2}(?![\w-])"
)
_AREAS = re.compile(
    r"(?:AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG"
    r"|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE"
    r"|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL"
    r"|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW"
    r"|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE|ZZ)$"
)
_OUTWARD = re.compile(r"(?<![\w-])(?P<area>[A-Z]{1,2})\d{1,2}[A-Z]?(?![\w/-])")
_OUTWARD_SAID = re.compile(
    r"\b(?:post ?codes?|(?:lives?|lived|living|based|moved|area|district|somewhere|patch"
    r"|round) (?:in|to|of|is|around|the|:))(?: (?:is|was|begins|starts|in|the|with|area"
    r"|around|:))*[ :(\"']{1,3}$",
)
_OUTWARD_AFTER = re.compile(r" (?:area|postcode|post code|district)\b")
_EIRCODE = re.compile(
    r"(?<![\w-])(?:[AC-FHKNPRTV-Y]\d{2}|D6W) ?(?=[A-Z\d]{0,3}\d)(?=[A-Z\d]{0,3}[A-Z])[AC"
    r"-FHKNPRTV-Y\d]{4}(?![\w-])"
)
_CANADA = re.compile(r"(?<![\w-])[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d(?![\w-])")
_FOREIGN = re.compile(
    r"(?:(?P<polish>\d{2}-\d{3})(?= [A-ZŁŚŻ][a-ząćęłńóśźż]{2})"
    r"|(?P<india>[1-8]\d{2} ?\d{3})(?![\w/,.-])"
    r"|(?:\d{5}-\d{4}|\d{3} \d{3}|\d{4,6}|\d{2}-\d{3})(?![\w/-]))"
)
_CODE_SAID = re.compile(
    r"\b(?:[Pp]ost(?:al)? ?[Cc]ode|[Zz][Ii][Pp](?: ?[Cc]ode)?|[Pp][Ii][Nn] ?[Cc]ode|[Pp]in"
    r"|kod pocztowy)[ :.-]{1,3}(?:is |was )?$"
)
_STATE_SAID = re.compile(
    r"\b(?:AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|IA|ID|IL|IN|KS|KY|LA|MA|MD|ME|MI|MN|MO|MS|MT|NC|ND"
    r"|NE|NH|NJ|NM|NV|NY|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VA|VT|WA|WI|WV|NSW|VIC|QLD|TAS|ACT),? $"
)
_TOWN_BEFORE = re.compile(r"\b[A-Z][a-z]{3,20}(?: ?- ?|,? )$")
_BOX_LINE = re.compile(
    r"\b(?:P\.? ?O\.? ?Box|P/?O Box|GPO Box|(?:Private|P\.?|P\.? ?O\.?|Post) ?/?Bag"
    r"|Postnet Suite|Locked Bag|BFPO)(?: ?[Nn]o\.?)? ?[A-Z]?[ -]?\d{1,6}(?:[/-]\d{1,4})?"
    r"(?:,? (?:[A-Z][a-z]{2,20})(?: \d{1,2})?(?=[,.;:)\n]|$| [a-z]))?",
)
_WORDS3 = re.compile(
    r"(?:///|w3w:? |what3words:? (?:is |was )?)[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20}\b"
)
_DEGREES = re.compile(
    r"(?<![\w.])[-+]?\d{1,2}\.\d{3,8}°? ?[NS]?, ?[-+]?\d{1,3}\.\d{3,8}°? ?[EW]?(?![\w.])"
    r"|(?<![\w.])\d{1,2}[°º] ?\d{1,2}['\u2032] ?(?:[\d.]{1,6}[\"\u2033] ?)?[NS],? ?\d{1,3}[°º] ?\d"
    r"{1,2}['\u2032] ?(?:[\d.]{1,6}[\"\u2033] ?)?[EW]"
)
_GRID = re.compile(
    r"\b(?:grid ref(?:erence)?|OS ref|os grid|GR)[ :.]{1,3}(?P<ref>[A-Z]{0,2} ?\d{3,5} ?\d{3,5})\b",
    re.I,
)
_PLUS = re.compile(r"(?<![\w+])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?![\w+])")

# A word or sign of a point on a map, and how far before and after it the point may be.
_POINTED = (
    ("///", _WORDS3, (0, 70)),
    ("w3w", _WORDS3, (0, 70)),
    ("words", _WORDS3, (5, 80)),
    ("+", _PLUS, (8, 4)),
    ("grid ref", _GRID, (0, 40)),
    ("os ref", _GRID, (0, 30)),
    ("os grid", _GRID, (0, 30)),
)

# What stands before a postcode: pieces that begin with a capital or a number, parted by commas.
_BEFORE_CODE = re.compile(
    r"(?:(?:[A-ZÀ-Þ\d][\w'./-]{0,24}|of|the|on|upon|le|under|by|and|flat|unit)(?:, ?|\n| )){1,16}$"
)
_FIRST_NUMBER = re.compile(
    rf"(?<![\w'])(?:{_HOUSE_LINE}|\d{{1,4}}[A-Za-z]?(?:[/-]\d{{1,4}})?,? [A-ZÀ-Þ])"
)
_PIECE = re.compile(r"[^,\n]+")
_STREET_END = re.compile(rf"(?:{_STREETS})\.?$")
_TOWN_AFTER = re.compile(
    r",? (?:near |in )?[A-ZÀ-Þ][\w'-]{2,24}(?: [A-ZÀ-Þ][\w'-]{2,24}){0,2}(?=[,.;:)\n]|$)"
)
_WHERE_AFTER = re.compile(
    r",? (?:just )?(?:behind|opposite|next to|above|beside|near|by|across from) (?:the"
    r"|a) (?:[a-z'-]{2,20} ?){1,3}(?=[,.;:)\n]|$)"
)
_INSTITUTION = re.compile(
    r",? (?:Surgery|Hospital|Clinic|Practice|School|Centre|Center|Health|Pharmacy"
    r"|Medical|Care|Church|Chapel|Mosque|Temple|Station|Ward"
    r"|Primary|College|University|Police|Prison|Library|Nursing|Residential|Hospice"
    r"|Dental|GP|Theatre|Stadium|Market|Day|Community|Unit"
    r"|Infirmary|Academy|Nursery|Children)\b"
)
_KNOWN = re.compile(
    r"(?:(?:The |A |On |In |At |From |That |This |Our |My |High |Main )?(?:High|Main"
    r"|Wall|Downing|Harley|Fleet|Sesame|Easy|Civvy|Quality|Coronation|Silk|Damascus"
    r"|Abbey|Great Ormond|Back|One-Way|The|A|Cross|Rocky|Long|Memory|Penny|Fast|Home"
    r"|Slow|Middle|Off|Oxford|Regent|Tobacco)(?: Street| Road| Lane))$"
)
_OPENER = re.compile(
    r"(?:On|In|At|From|The|A|An|Our|My|His|Her|Their|To|Of|Near|Along|Up|Down|Off|By"
    r"|Outside|Behind|Across|Is|Was|For|And|But) "
)


def find(text: Prepared) -> Iterator[Mark]:
    """The marks of addresses, whole lines before their parts."""
    return chain(_postcodes(text), _lines(text), _streets(text), _houses(text), _points(text))


def _mark(start: int, end: int, reason: str, strength: Strength = Strength.CERTAIN) -> Mark:
    return Mark(start, end, Kind.ADDRESS, strength, reason)


def _postcodes(text: Prepared) -> Iterator[Mark]:
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
    if code and _AREAS.match(code["area"].upper()):
        yield _mark(_line_start(plain, start), code.end(), _POSTCODE)
    elif code := _EIRCODE.match(plain, start) or _CANADA.match(plain, start):
        yield _mark(_line_start(plain, start), code.end(), _POSTCODE, Strength.LIKELY)
    elif (code := _OUTWARD.match(plain, start)) and _AREAS.match(code["area"]):
        said = said_before(text.small, start, _OUTWARD_SAID)
        if said or said_after(plain, code.end(), _OUTWARD_AFTER):
            yield _mark(*code.span(), _AREA, Strength.LIKELY)


def _is_foreign(plain: str, code: re.Match[str]) -> bool:
    """Whether the words before a number of some figures make it a postcode."""
    if code["polish"] or said_before(plain, code.start(), _CODE_SAID):
        return True
    if code["india"]:
        return said_before(plain, code.start(), _TOWN_BEFORE)
    return " " not in code[0] and said_before(plain, code.start(), _STATE_SAID)


def _line_start(plain: str, code: int) -> int:
    """Where the address begins that a postcode ends; a name before the address stays out."""
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


def _lines(text: Prepared) -> Iterator[Mark]:
    """Streets with a number, flats and plots in something with a name, boxes."""
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


def _points(text: Prepared) -> Iterator[Mark]:
    plain, small = text.plain, text.small
    for degrees in at_numbers(text, _DEGREES):
        yield _mark(*degrees.span(), _POINT)
    for word, pattern, reach in _POINTED:
        for at in places(small, (word,)):
            if point := around(plain, at, pattern, reach):
                yield _mark(*point.span(point.lastgroup or 0), _POINT)
