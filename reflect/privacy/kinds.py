"""Whether a word that was taken for a name is a town or a workplace: told by the words around it.

Nothing is found here that was not found before; what is found is called by what it is, so that
"lives in Appleby" becomes "a town nearby" and not "[person A]".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind
from reflect.privacy import names, other_case
from reflect.privacy.late import late
from reflect.privacy.lexicon import GIVEN, NAMED, NATURE, PLACE, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reflect.privacy.mark import Mark
    from reflect.privacy.reading import Reading

_REACH = 64
"""Characters before a word in which the words that tell its kind are looked for."""
DOUBTFUL = frozenset({names.UNKNOWN, names.LISTED, names.WORD, names.WHOLE, other_case.SHOUTED})
"""Why a name was marked, where the words around it may know better; after "Mrs" they do not."""
# A village is called something, too.
_NAMED = frozenset(names.CALLED.format(word) for word in ("called", "named"))

WORKPLACE = "The words around it tell a ward, a home, a school or another workplace."
TOWN = "The words around it tell a town or a village."

_KIND = (
    r"(?:ward|unit|hospital|infirmary|clinic|hospice|surgery|practice|dispensary|pharmacy|"
    r"optician'?s?|prison|school|college|nursery|church|chapel|mosque|temple|wing|hostel|hotel|"
    r"refuge|pub|caf[eé]|theatre|suite|lodge|annexe|(?:care |nursing |residential |group |"
    r"children'?s |funeral )home|day centre|health (?:centre|post|facility)|outpost|workplace)"
)
_SETTLEMENT = (
    r"(?:town|city|village|hamlet|suburb|parish|island|isle|islet|township|settlement|estate|"
    r"district|barangay|boma|camp|place|somewhere|valley|port|seaside|resort|neighbourhood)"
)
# "A ward called Rowan", "on ward Rowan".
_KIND_BEFORE = late(rf"\b{_KIND}(?P<called>,? (?:is |was )?(?:called|named|known as))?:? ['\"]?$")
_MODIFIER = (
    r"(?:day|community|primary|infants?|junior|secondary|high|special|rural|urban|mobile|private|"
    r"village|mission|medical|dental|eye|maternity|birth|acute|admissions?|assessment|stroke|"
    r"rehab|rehabilitation|recovery|health|methodist|baptist|catholic|parish|reformed|"
    r"out-of-hours|walk-in|drop-in|street|road|family|children'?s|nursing|care|sixth form)"
)
_KIND_BEHIND = late(
    rf"(?:'s)?(?: {_MODIFIER}){{0,3}} (?:{_KIND}|sub-?cent(?:re|er)|medical cent(?:re|er)|hub)\b"
)
_PAPER_BEHIND = late(
    r" (?:Gazette|Herald|Courier|Chronicle|Mercury|Advertiser|Argus|Tribune|Times|News|Post|Echo|"
    r"Observer|Journal|Express|Examiner|Messenger|Standard)\b"
)
# "Café Luna", "Ysbyty Glanrhyd": with a capital the kind belongs to the name.
_CAPITAL_KIND = (
    r"(?:Hotel|Caf[eé]|Hostel|Hospital|Hospice|Clinic|Ward|Ysbyty|Meddygfa|Cartref|Plas|T[yŷ]|"
    r"H[oô]pital|Cl[ií]nica|Klinik|Kliniek|Krankenhaus|Szpital|Camp|Colegio|Escuela|[ÉE]cole|"
    r"Teach|Taigh) "
)
_KIND_OF_THE_NAME = late(rf"(?<=[^\W_] ){_CAPITAL_KIND}$")
_BEGINS_WITH_KIND = late(_CAPITAL_KIND)
_TOWN_BEFORE = late(
    rf"\b{_SETTLEMENT}(?:s?,? (?:is |was )?(?:called|named|known as)|"
    rf"(?: like| the size)?(?: of)?)? $"
)
_TOWN_FIELD = late(r"(?:^|\n)[ *\u2022-]*(?:location|town|village|area|district|place|where): *$")
_TOWN_BEHIND = late(
    r" (?:village|town|city|boma|township|district|island|high street|town centre)\b"
)

_WHERE = r"(?:in|at|on|near|outside|around|by)"
_PERSONS = r"(?: (?:up|back|out|down|over|alone|together|now|still|just|here))*"
_WITH = r"(?: with(?: (?:his|her|their|my|our|the))? \w+)?"
_LIVES = late(
    rf"\b(?:liv(?:e|es|ed|ing)|born|gr(?:ew|ow|ows|owing|own) up|raised|settled|stay(?:s|ed|ing)|"
    rf"resid(?:es|ed|ing)|resident|homes?|house|flat|bungalow|cottage|croft|farm|caravan|"
    rf"retired|families|family|parents|holidays?|village|island)"
    rf"{_PERSONS}{_WITH} {_WHERE} $"
)
_WORKS = late(
    r"\b(?:work(?:s|ed|ing)?|jobs?|shifts?|nights?|placements?|posts?|rotation|trained|training|"
    r"starts?|started|employed|seconded|volunteer(?:s|ed|ing)?|locum|induction|"
    r"nurses?|doctors?|registrar|consultant|matron|manager|sister|carers?|staff|team|"
    r"inpatients?|outpatients?|patients?|beds?|admitted|handover|round|receptionist|pharmacist|"
    r"physio|midwife|midwives|teacher|chaplain|warden)(?: (?:up|over|back|last|this|\w+ly))*"
    r"(?: (?:year|month|week|night|shift))? (?P<where>at|on|onto|off) $"
)
_ON_WARD = late(r"\b(?:ward|bay|bed|beds|nurses?|staff|shift|nights?|handover|round|rota)\b")
_ON_LAND = late(r"\b(?:island|isle|ferry|croft|boat|harbour|sea|fortnight|landed|holiday)\b")
_TRANSFERRED = late(
    r"\b(?:transfer(?:s|red|ring)?|admitted|discharged|referred|stepped down|seconded|"
    r"redeployed|rotat(?:e|es|ed|ing)|re-?admitted|repatriated)(?: \w+){0,3} "
    r"(?:to|from|into|onto) $"
)
_MOVED = late(
    r"\b(?:mov(?:e|es|ed|ing)|travel\w*|dr(?:ove|ive|ives|iving|iven)|cycled|walked|brought|"
    r"came|come|comes|coming|return(?:s|ed|ing)?|arriv\w+|taken|took|fl(?:ew|own|y|ying)|road|"
    r"roads|train|bus|ferry|ambulance|taxi|boat|coach|journey|trip|miles|km|sailed|hitched|"
    r"fled|evacuated|displaced|relocated|emigrated|originally|is|are|was|were|i'm|he's|she's)"
    r"(?: \w+){0,3}? (?:to|from|into|via|through) $"
)
# "A letter from Hughes", "looked at Hughes", "trust in Hughes", "checked on Hughes".
_OF_A_PERSON = {
    "from": late(
        r"\b(?:calls?|letters?|e-?mails?|texts?|messages?|notes?|news|heard|hear|cards?|gifts?|"
        r"help|support|advice|questions?|feedback|received|learn(?:s|ed|t|ing)?|replies|reply|"
        r"word|request|referral|handover|took over|borrowed|apart|away|bleep|taken|took|come|"
        r"came|comes|quotes?|hug|smile|nod|thanks)(?: \w+){0,2} from $"
    ),
    "at": late(
        r"\b(?:look\w*|shout\w*|smil\w*|laugh\w*|glanc\w*|star(?:e|ed|ing)|sw(?:ear|ore)\w*|"
        r"angry|cross|annoyed|nod\w*|wav(?:e|ed|ing)|scream\w*|point\w*|yell\w*|furious|"
        r"frustrated|snap\w*|thr(?:ow|ew)\w*|aimed|directed|gr(?:in|inn)\w*|peer\w*)"
        r"(?: \w+)? at $"
    ),
    "in": late(
        r"\b(?:confid\w*|trust\w*|faith|interest\w*|belie\w+|changes?|differences?|"
        r"improvements?|joy|something|disappointed) in $"
    ),
}
_PREPOSITION = late(r"(?<![\w-])(in|at|from|on|onto|off|near|via|outside|past|beyond) $")

# Endings and beginnings that names of places have in Britain and Ireland.
_BUILT = late(
    r"(?:llan|aber|inver|bally|strath|auchter|pont|tre|kil|pen|caer|rhos|cwm|glen|loch|dun|"
    r"drum|kirk|ynys|tal)[^\W\d_]{3,}$"
    r"|[^\W\d_]{3,}(?:thorpe|thwaite|wick|bury|borough|burgh|ham|stead|mouth|chester|caster|"
    r"cester|minster|pool|haven|combe|ness|holme|foot|bridge|ford|ferry|gate|ton|by|dale|firth|"
    r"quay|sea|port|hythe|worth|mere|moor)$"
)
_SURE_BEGINNING = late(r"(?:Llan|Aber|Inver|Bally|Strath|Auchter|Ynys)[^\W\d_]{3,}")
_LANDSCAPE = late(
    r"(?<![\w-])(?:Cwm|Llan|Nant|Pont|Bryn|Ynys|Glen|Loch|Ben|Port|Mount|Upper|Lower|Nether|Great|"
    r"Little|Kirk|Castle|Cape|Fort|Lake|Isle of|Sankt) $"
)
_CLOSES = late(r"(?:[.,;)\n]|$)")
_AFTER_A_WORKPLACE = late(r"(?:,|,? (?:in|at|near))? ")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A mark in its sentence, and what is known of its words."""

    plain: str
    mark: Mark
    lead: str
    """What stands before it in its sentence, in small letters."""
    words: tuple[int, ...]

    @property
    def text(self) -> str:
        """The words of the mark."""
        return self.plain[self.mark.start : self.mark.end]

    @property
    def person(self) -> bool:
        """Whether its first word is somebody's first name and no town's."""
        return bool(self.words[0] & GIVEN) and not self.place

    @property
    def place(self) -> bool:
        """Whether a town is called so."""
        return any(word & PLACE for word in self.words)

    @property
    def built(self) -> bool:
        """Whether it is built as the name of a town."""
        return bool(_BUILT.match(self.text.lower()))

    @property
    def surname(self) -> bool:
        """Whether people are called so, and nothing tells a town."""
        return bool(self.words[-1] & NAMED) and not self.place and not self.built


def told(read: Reading) -> list[Mark]:
    """The marks, those of names told as towns or workplaces where the words around say so."""
    return [_told(read, mark, before) for before, mark in _with_before(read.marks)]


def _with_before(marks: Sequence[Mark]) -> Iterator[tuple[Mark | None, Mark]]:
    before = None
    for mark in sorted(marks):
        yield before, mark
        before = mark


def _told(read: Reading, mark: Mark, before: Mark | None) -> Mark:
    if mark.kind is Kind.ADDRESS:
        seen = _seen(read, mark)
        numbered = any(map(str.isdigit, seen.text))
        return mark if numbered else _kind_behind(read, seen) or mark
    if mark.kind is not Kind.NAME or mark.reason not in DOUBTFUL | _NAMED:
        return mark
    seen = _seen(read, mark)
    if mark.reason in _NAMED:
        kind = _by_noun(seen)
        return mark._replace(kind=kind, reason=_why(kind)) if kind else mark
    return _kind_behind(read, seen) or _with_its_kind(read, seen) or _called(seen, before)


def _called(seen: _Seen, before: Mark | None) -> Mark:
    """The mark with the kind that is told by what stands around it."""
    # What is Rowan's is no town.
    possessive = seen.plain.startswith(("'s", "' "), seen.mark.end)
    kind = None if possessive else _kind(seen, before)
    if kind is None:
        return seen.mark
    return seen.mark._replace(kind=kind, reason=_why(kind))


def _why(kind: Kind) -> str:
    return WORKPLACE if kind is Kind.ORGANISATION else TOWN


def _seen(read: Reading, mark: Mark) -> _Seen:
    lead = read.text.small[max(0, mark.start - _REACH) : mark.start]
    for stop in (". ", "? ", "! ", "; "):
        lead = lead.rpartition(stop)[2]
    known = lexicon().words
    words = tuple(known[word] for word in read.text.small[mark.start : mark.end].split())
    return _Seen(read.plain, mark, lead, words)


def _kind_behind(read: Reading, seen: _Seen) -> Mark | None:
    """Larkrise day hospital: the whole of it, if the word behind is still free."""
    end = seen.mark.end
    behind = _KIND_BEHIND.match(read.text.small, end) or _PAPER_BEHIND.match(read.plain, end)
    if behind is None or seen.person or not read.free(end, behind.end()):
        return None
    return _workplace(read, seen.mark, seen.mark.start, behind.end())


def _with_its_kind(read: Reading, seen: _Seen) -> Mark | None:
    """Hotel Miramar: the kind of workplace with it, in the middle of a sentence."""
    start = seen.mark.start
    before = _KIND_OF_THE_NAME.search(read.plain, max(0, start - 14), start)
    if before is None or not read.free(before.start(), start):
        return None
    return _workplace(read, seen.mark, before.start(), seen.mark.end)


def _workplace(read: Reading, mark: Mark, start: int, end: int) -> Mark:
    """The mark as a workplace's, and no other's any more, from one place to another."""
    read.taken[start:end] = b"\1" * (end - start)
    return mark._replace(start=start, end=end, kind=Kind.ORGANISATION, reason=WORKPLACE)


def _kind(seen: _Seen, before: Mark | None) -> Kind | None:
    """What it is, or nothing where nothing tells."""
    return (
        _by_noun(seen)
        or _by_verb(seen)
        or _by_preposition(seen)
        or _by_neighbour(seen, before)
        or _by_shape(seen)
    )


def _by_noun(seen: _Seen) -> Kind | None:
    """A ward called Rowan, a town the size of Appleby, Location: Appleby."""
    if _BEGINS_WITH_KIND.match(seen.text):
        return Kind.ORGANISATION
    noun = _KIND_BEFORE.search(seen.lead)
    if noun and (noun["called"] or not seen.person or seen.words[0] & NATURE):
        return Kind.ORGANISATION
    if _TOWN_FIELD.search(seen.lead) or _TOWN_BEFORE.search(seen.lead):
        return Kind.PLACE
    behind = _TOWN_BEHIND.match(seen.plain, seen.mark.end)
    return Kind.PLACE if behind and not seen.person else None


def _by_verb(seen: _Seen) -> Kind | None:
    """Lives in, works at, was transferred to, came from."""
    lead = seen.lead
    if seen.person and not seen.words[0] & NATURE:
        return None
    if _LIVES.search(lead):
        return Kind.PLACE
    workplace = Kind.PLACE if seen.place or seen.built else Kind.ORGANISATION
    if works := _WORKS.search(lead):
        on_land = works["where"] != "at" and _ON_LAND.search(lead)
        return Kind.PLACE if on_land else workplace if works["where"] == "at" else Kind.ORGANISATION
    if seen.person:
        return None
    if _TRANSFERRED.search(lead):
        return None if seen.surname else workplace
    return Kind.PLACE if _MOVED.search(lead) and not seen.surname else None


def _by_preposition(seen: _Seen) -> Kind | None:
    """In, at, from, on: unless what is before them takes a person."""
    found = _PREPOSITION.search(seen.lead)
    if found is None or seen.person:
        return None
    word = found[1]
    of_a_person = _OF_A_PERSON.get(word)
    if of_a_person and of_a_person.search(seen.lead):
        return None
    if word in ("on", "onto", "off"):
        return _on(seen)
    return Kind.PLACE if word in ("in", "at") or not seen.surname else None


def _on(seen: _Seen) -> Kind | None:
    """On an island, or on a ward."""
    if _ON_WARD.search(seen.lead):
        return Kind.ORGANISATION
    return Kind.PLACE if seen.place or _ON_LAND.search(seen.lead) else None


def _by_neighbour(seen: _Seen, before: Mark | None) -> Kind | None:
    """Riverside Pharmacy, Appleby."""
    mark = seen.mark
    if before is None or seen.surname or seen.person:
        return None
    beside = before.kind in (Kind.ORGANISATION, Kind.ADDRESS)
    gap = seen.plain[before.end : mark.start]
    if beside and _AFTER_A_WORKPLACE.fullmatch(gap) and _CLOSES.match(seen.plain, mark.end):
        return Kind.PLACE
    return None


def _by_shape(seen: _Seen) -> Kind | None:
    """Cwm Hafod, Llanrhos Fach: no person is called so."""
    lead = seen.plain[max(0, seen.mark.start - 12) : seen.mark.start]
    if _LANDSCAPE.search(lead) and not seen.person:
        return Kind.PLACE
    sure = _SURE_BEGINNING.match(seen.plain, seen.mark.start) and not seen.words[0] & NAMED
    return Kind.PLACE if sure else None
