"""Numbers of records, cases, professionals and things: told by words beside them or by form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy.late import late
from reflect.privacy.mark import Mark
from reflect.privacy.nearby import at_numbers, said_after, said_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.privacy.prepared import Prepared

_SAID = "The words beside it say that this is the number of one person, case or thing."
_FORM = "This has the form of a reference to one case, record or thing."
_LONG = "A number as long as this may be that of one person or record."

_DIGIT = late(r"\d[\w/\\-]{0,40}(?:\.\d[\w-]{0,12})?(?::\d{2}(?!\d))?")
_LEAD = late(r"(?<![\w/-])[A-Za-z][A-Za-z/_-]{0,23}$")
DATE = late(
    r"(?:\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|(?:19|20)\d\d([/.-])\d\d?\2\d\d?"
    r"|\d{1,2}[/-][A-Z][a-z]{2}[/-]\d{2,4}"
    r"|\d{1,2}-?(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]u[nl]|[Aa]ug|[Ss]ep|[Oo]ct"
    r"|[Nn]ov|[Dd]ec)[a-z]*-?\d{0,4}"
    r"|\d{1,2}(?:st|nd|rd|th)|\d{1,2}[:.]\d{2}(?:[ap]m)?|\d{1,2}[ap]m)$"
)
_SORT_CODE = late(r"\bsort ?codes?[ :]{1,2}(?:is |was )?$")
YEAR = late(r"(?:19|20)\d\d(?:s|[/-](?:\d\d|(?:19|20)\d\d))?$")

# What a number of one person or thing is called; the ones on the left need no word like "number".
_NAMES = (
    r"mrn|nhs|chi|h ?& ?c|hcn|foi|payslip|token|laptop|ivf|donor|(?:micro)?chip|utr|siri"
    r"|pt|respondent|interviewee|uhid|cr no|crn|ip no|op no|opd|umr|bht|datix|cad|pals"
    r"|ulysses|riddor|steis"
    r"|gmc|nmc|hcpc|gphc|gdc|swe|nmbi|coru|imc|psni|psi|hpcsa|sanc|mcm|hpcna|mdcn|nmcn"
    r"|kmpdc|nck|ahpra"
    r"|nmc pin|registrant|brp|nass|upn|uln|ucas|nino|n\.?i\.?|passport|visa|licen[cs]e"
    r"|permit|policy|serial"
    r"|s/n|asset(?: tag)?|tag|reg|registration|ref|reference|crime|court|claim|warrant"
    r"|inquest|coroner'?s"
    r"|incident|complaint|safeguarding|mash|marac|dols|lps|echr|dbs|urn|usrn|uprn"
    r"|account|a/c|acct|iban"
    r"|sort code|membership|payroll|smart ?card|employee|staff|assignment|badge"
    r"|warrant card|matric(?:ulation)?"
    r"|candidate|student|placement|accession|specimen|sample|lab|path(?:ology)?"
    r"|histology|slide|film|x-?ray"
    r"|scan|study|subject|participant|screening|enrol?ment|cohort|household|key ?safe"
    r"|door|gate|entry|access"
    r"|alarm|pin|password|locker|voucher|ticket|booking|order|receipt|invoice|tracking"
    r"|parcel|docket|form"
    r"|art|arv|tb|hiv|hts|epi|anc|pmtct|under-five|bed head|admission|episode|encounter"
    r"|attendance|visit"
    r"|appointment|referral|ubrn|prescription|barcode|wristband|implant|pacemaker|icd"
    r"|lens|device|machine"
    r"|pump|ventilator|driver|syringe driver|concentrator|hoist|mattress|meter"
    r"|hearing aid|cylinder|frame"
    r"|health passport|maternity passport|catheter passport|hand-held|red book"
    r"|ration(?: card)?|id(?: card)?"
    r"|identity(?: card)?|national id(?: card)?|card|book|record|file|folder|chart"
    r"|case(?: ?note)?|hospital"
    r"|patient|client|resident|service user|tenant|tenancy|housing|council tax|customer"
    r"|unit|clinic|practice"
    r"|ending(?: in)?|last (?:four|three|five|4|3|5)(?: digits| numbers)?|user|login"
    r"|emis|systmone|rio|pas|esr|cerner|meditech|uin|hn|pid|ehr|emr|hrn|nhif"
    r"|nssf|tin|arc|dl|ir1|ur|mr|adm|pc|ps|officer|constable|collar|shoulder|vehicle"
    r"|fleet|callsign|certificate|run|call|job|log|event|ambulance|dispatch|custody"
    r"|prison|prisoner|inmate|nomis"
    r"|home office|asylum"
    r"|camp|unhcr|convoy|flight|logged|care plan|ehcp|prn|phn|nhi|ohip|ramq|dva|crn"
    r"|mobility|blue badge|batch job"
)
_WORD = (
    r"(?:numbers?|no|nos|nr|num|n°|№|nº|id|ids|ref|refs|reference|references|code|pin"
    r"|identifier|hash)\b"
)
_JOIN = (
    r"(?:[ :#.,=(\[\"'-]|(?:is|was|are|were|being|the|of|for|on|as|it|says|said"
    r"|reads?|ending|starting|given"
    r"|quoted|recorded|and|s|his|her|their|my|our|to|from|in|under)\b)"
)
_CUE = late(
    rf"\b(?:{_NAMES})\b(?P<rest>(?:{_JOIN}|{_WORD}){{0,20}})(?P<caps>\b[a-z]{{1,6}} )?$",
)
_BARE_CUE = late(rf"(?P<rest>\b{_WORD}{_JOIN}{{1,6}}|#)(?P<caps>\b[a-z]{{1,6}} )?$")
_NUMBER_WORD = late(rf"\b{_WORD}|#")
# "The hospital number I had written on my hand was ...".
_FAR = late(
    r"\b(?:hospital|patient|record|case|staff|crime|incident|claim|serial|registration"
    r"|reference|policy|passport"
    r"|account|id|identity|card|nhs|gmc|nmc|study|trial) (?:number|no|id|ref|pin"
    r"|code)\b[^.;!?\n\d]{0,60}$",
)
# Sure enough even before a short number.
_SURE = late(
    r"\b(?:mrn|nhs|chi|hcn|uhid|datix|cad|pals|gmc|nmc|hcpc|gphc|gdc|nmbi|hpcsa|ref"
    r"|reference|serial|passport|policy"
    r"|hospital|crime|incident|complaint|safeguarding|key ?safe|door|gate|pin|record"
    r"|study|payroll|log|smart ?card|participant|subject|sort code|last|ending)\b",
)
_PARTICIPANT = late(r"(?:study|participant|subject|screening|respondent|interviewee)\b")
_AFTER = late(
    r"[\"')]{0,2},? ?(?:\(|is |was |being |which is |that's )?(?:his |her |their |the "
    r"|my |our |an? )?"
    r"(?:nhs|hospital|patient|mrn|chi|case|crime|incident|record|ref|reference|gmc|nmc"
    r"|registration|staff|student)"
    r"(?: (?:number|no|id|ref|pin|code)\b|\))",
)
# Numbers of rooms, pages, products and papers, and sums: nobody is found by them.
_NEVER = late(
    r"(?:\b(?:trial registration|batch|lot|isbn|issn|pmid|pmcid|doi|isrctn|nct|eudract"
    r"|prospero|ean|gtin"
    r"|expiry|exp|bed|bay|cubicle"
    r"|room|ward|floor|level|page|pages|pp?|section|chapter|table|figure|fig|box|step"
    r"|stage|grade|band|category"
    r"|day|days|week|weeks|year|years|shift|theatre|zone|gate number|platform|bus|route"
    r"|type|model|version"
    r"|rule|article|schedule|act|part|paragraph|para|standard|question|item|line|size"
    r"|gauge|french|channel"
    r"|strength|dose|score|scored|scoring|rate)\b"
    r"(?:[ :.#(]| ?no\.?\b| ?numbers?\b| is\b| was\b){0,4}|[£$€¥<>≥≤~+\u00d7*/^=]|\b(?:rs|mk"
    r"|kes|ksh|zar|inr|usd|gbp|nad) ?)$",
)
_ROUGHLY = late(
    r"\b(?:about|around|nearly|almost|over|under|some|least|than|roughly|population"
    r"|budget|cost|worth) $"
)
UNIT = late(
    r" ?(?:%|°|mg|mcg|µg|ug|micrograms?|g\b|kg|ml|l\b|litres?|cm|mm|m\b|km|miles?|units?"
    r"|iu|mmol|bpm|beats|kcal"
    r"|calories|hours?|hrs?|mins?|minutes|seconds?|secs?|days?|weeks?|months?|years?"
    r"|times|steps|people|patients"
    r"|nurses|staff|beds|tablets?|capsules?|doses?|puffs?|drops|pounds?|quid|euros?"
    r"|dollars|kwacha|rupees|rand"
    r"|shillings|words|pages|copies|percent|per cent|per|x\b|births|deaths|cases|calls"
    r"|residents|households"
    r"|doctors|children|women|men|hectares|acres|feet|ft|inches|psi|mmhg|kpa|ng|pg|nmol"
    r"|pmol|platelets|cells)\b"
    r"|,\d{3}|\.\d|%",
)
_MORE = late(r" ?(?:,|and|or|&|/|;|then) ?(?:also )?([A-Z]{0,4}[/-]?\d[\w/-]{3,24})(?![\w:%])")
_SPACED = late(
    r"(?: (?=[A-Z\d/-]*\d)[A-Z\d][A-Z\d/-]{1,9}(?![\w:%]|\.\w)){1,4}(?: [A-Z](?![\w']))?"
)
_OF_DAY = late(r" of \d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\w/])")
_SAFE = late(
    r"(?:iso|bs|en|iec|nct|isrctn|pmid|pmc|ng|ta|cg|qs|covid|sars|ds|rfc|ca|mersa?|hsg"
    r"|hse|htm|hbn|ghsp|euro|windows"
    r"|omega|mig|eq|crd|actrn|eudract|ukcrn|doi|rs|who|icd|dsm|snomed|read|cas|gp|mk|abt"
    r"|gsk|azd|bnt|ly|bms"
    r"|mdma|thc|cb|hla|il|cd|ck|xx|xy|inv|del|dup|brca|hpv|hsv|cmv|ebv|htlv)$",
    re.I,
)
_TRIAL = late(r"(?:nct|isrctn|pmid|pmc|crd|actrn|eudract|ukcrn|doi|rs|cas)$", re.I)
_PARTED = late(
    r"(?![CTLS]\d\d?-[CTLS]?\d\d?$)[A-Z]{1,6}(?:[a-z]{0,2}"
    r"|\d{1,4})(?:[/_-][A-Z\d]{1,8}){1,5}$|\d{1,6}(?:[/_-][A-Z]{1,5}){1,2}[/_-]?\d{1,8}$"
)
_SOLID = late(
    r"[A-Z]{1,4}\d{5,9}[A-Z]?$|[A-Z]\d{4}[A-Z]{2}$|(?:CAD|INC|REF|MRN|LOG|WEB|IR|SG|NHS"
    r"|ID)\d{3,8}$"
)
_YEARED = late(
    r"(?:19|20)\d\d[-/](?:0\d{2,7}|\d{5,8}|(?!(?:19|20)\d\d$)\d{4})$|(?!(?:19"
    r"|20)\d\d/)\d{4,6}/\d{2}$|\d{2}[/-]0\d{2,6}$"
    r"|(?=(?:\D*\d){6})\d{1,6}(?:[-/]\d{1,8}){2,4}$"
)
_LETTERS = late(r"[A-Za-z]+")
# "0746953/the": a word follows the number, and is no part of it.
_WORD_BEHIND = late(r"(?<=\d)/[A-Za-z][a-z]{2,}\Z")


def find(text: Prepared) -> Iterator[Mark]:
    """The marks of reference numbers; the words before or after count more than the form."""
    plain = text.plain
    done = 0
    for digit in at_numbers(text, _DIGIT):
        start, end = _token(plain, digit)
        # Nobody is known by one or two figures, and most numbers have no more.
        if start < done or (end - start < 3 and not _may_be_short(text, start, end)):
            continue
        mark = _judged(text, start, end)
        if mark is None:
            continue
        yield mark
        done = mark.end
        if mark.reason is _SAID:
            while more := _MORE.match(plain, done):
                yield Mark(*more.span(1), Kind.ID, mark.strength, _SAID)
                done = more.end(1)


def _may_be_short(text: Prepared, start: int, end: int) -> bool:
    """Whether a number of one or two signs is called one, or is written with spaces."""
    before = text.small[max(0, start - 5) : start]
    called = any(word in before for word in ("no", "id ", "#", "ber"))
    return called or bool(_SPACED.match(text.plain, end))


def _token(plain: str, digit: re.Match[str]) -> tuple[int, int]:
    """From the first letter to the last digit or letter of what the digit stands in."""
    start, end = digit.span()
    if start and (plain[start - 1].isalpha() or plain[start - 1] in "/-_"):
        lead = _LEAD.search(plain, max(0, start - 25), start)
        start = lead.start() if lead else start
    word = _WORD_BEHIND.search(plain, start, end)
    end = word.start() if word else end
    while plain[end - 1] in "/-\\_":
        end -= 1
    return start, end


def _judged(text: Prepared, start: int, end: int) -> Mark | None:
    plain, small = text.plain, text.small
    token = plain[start:end]
    if (
        (DATE.match(token) and not said_before(small, start, _SORT_CODE))
        or _is_part(plain, start, end)
        or said_before(small, start, _NEVER, 32)
        or (token.isdigit() and said_before(small, start, _ROUGHLY, 16))
    ):
        return None
    cue = _cue(text, start)
    whole = _whole_end(text, end)
    if cue and (strength := _said(small, cue, plain[start:whole], end)):
        first = cue.start("caps") if cue["caps"] else start
        return Mark(first, whole, Kind.ID, strength, _SAID)
    if said_after(small, end, _AFTER) and len(token) > 3:
        return Mark(start, end, Kind.ID, Strength.LIKELY, _SAID)
    if len(token) > 4 and not YEAR.match(token) and said_before(small, start, _FAR, 90):
        return Mark(start, end, Kind.ID, Strength.LIKELY, _SAID)
    return _by_form(text, start, end)


def _cue(text: Prepared, start: int) -> re.Match[str] | None:
    """What the number that begins at ``start`` is called before it."""
    cue = _CUE.search(text.small, max(0, start - 64), start)
    cue = cue or _BARE_CUE.search(text.small, max(0, start - 32), start)
    # "Ref PALS 0922/17": the capitals belong to the number, a word in between does not.
    if cue and cue["caps"] and not text.plain[slice(*cue.span("caps"))].isupper():
        return cue.re.search(text.small, cue.start("caps"), start)
    return cue


def _is_part(plain: str, start: int, end: int) -> bool:
    """Whether this is a piece of a sum, a time, an address or a longer word."""
    before = plain[start - 1] if start else " "
    after = plain[end] if end < len(plain) else " "
    return (
        before in "@_\\"
        or before.isalnum()
        or (before in ".:,/" and plain[start - 2 : start - 1].isdigit())
        or after in "%@"
    )


def _said(small: str, cue: re.Match[str], token: str, end: int) -> Strength | None:
    """How much the words before a number make of it."""
    bare = cue.re.pattern == _BARE_CUE.pattern
    called = not bare and (_NUMBER_WORD.search(cue["rest"]) or _NUMBER_WORD.match(cue[0]))
    sure = bool(_SURE.match(cue[0]))
    if not called and YEAR.match(token):
        return None
    least = 2 if called and sure else 3 if called or sure else 4
    if bare:
        least = _least_alone(cue[0], token)
    digits = sum(map(str.isdigit, token))
    coded = not bare and not token.isdigit() and (called or _PARTICIPANT.match(cue[0]))
    if digits < least and not coded and not (digits > 1 and len(token) > least):
        return None
    if token.isdigit() and said_after(small, end, UNIT):
        return None
    if not called and has_safe_letters(token):
        return None
    certain = (sure or called) and not YEAR.match(token)
    return Strength.CERTAIN if certain else Strength.LIKELY


def _least_alone(word: str, token: str) -> int:
    """How many digits it takes after "number" alone; "no" is a word of its own."""
    if not token.isdigit():
        return 3
    return 5 if word.startswith("no") and token[0] != "0" else 4


def has_safe_letters(token: str) -> bool:
    """Whether a number begins like that of a standard, a guideline, a trial or a disease."""
    letters = _LETTERS.match(token)
    if letters is None:
        return False
    short = sum(map(str.isdigit, token)) < 5
    return bool(_TRIAL.match(letters[0]) or (short and _SAFE.match(letters[0])))


def _whole_end(text: Prepared, end: int) -> int:
    """Where a number ends that is written with spaces."""
    spaced = _SPACED.match(text.plain, end) or _OF_DAY.match(text.plain, end)
    if spaced and not said_after(text.small, spaced.end(), UNIT):
        return spaced.end()
    return end


def _by_form(text: Prepared, start: int, end: int) -> Mark | None:
    token = text.plain[start:end]
    if token.isdigit():
        return _long_number(text.small, start, end)
    if has_safe_letters(token):
        return None
    digits = sum(map(str.isdigit, token))
    separators = len(re.findall(r"[/_-]", token))
    parted = _PARTED.match(token) and (digits > 3 or (digits > 2 and separators > 1))
    if parted or _SOLID.match(token) or _YEARED.match(token):
        return Mark(start, end, Kind.ID, Strength.LIKELY, _FORM)
    return None


def _long_number(small: str, start: int, end: int) -> Mark | None:
    length = end - start
    if length < 6 or said_after(small, end, UNIT):
        return None
    if length == 6 or small[start:end].endswith("000"):
        return Mark(start, end, Kind.ID, Strength.LOOK, _LONG)
    return Mark(start, end, Kind.ID, Strength.LIKELY, _LONG)
