"""How somebody can be reached or looked up: e-mails, links, handles, computers, phones."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from reflect.domain.identifying import Kind, Strength
from reflect.privacy import phones
from reflect.privacy.late import late
from reflect.privacy.mark import Mark
from reflect.privacy.nearby import at_numbers, places, said_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reflect.privacy.prepared import Prepared

_EMAIL = "This is an e-mail address: it belongs to one person or one workplace."
_LIKE_EMAIL = "This looks like an e-mail address, written out or cut short."
_LINK = "A link can lead a reader to the person or the place."
_HANDLE = "A name on a social network leads to one person."
_COMPUTER = "This is the address of one computer on a network."

_ENDINGS = (
    "com|org|net|info|biz|edu|gov|int|mil|uk|ie|eu|mw|za|au|nz|ca|ng|ke|zw|zm|ug|gh|tz"
    "|pk|bd|lk|np|ph"
    "|pl|ro|pt|fr|de|es|nl|se|dk|scot|wales|cymru|london|irish|nhs|app|blog|tv|io|ly|gl"
    "|gg|gd|xyz|co"
    "|COM|ORG|NET|UK"
)
# Each is tried only beside an "@", and looks no further than an address can be long.
_AT_SIGN = late(r"@(?! ?\w{0,2}@)")
_LOCAL = late(r"(?:[\w+-]{1,30} \. ){0,2}[\w.%+'-]{0,63}[\w+-](?P<gap> ?)\Z")
# A space after a full stop belongs to the address only before its ending: "jo@example.org. Mrs".
_HOST = late(
    rf" ?[a-z\d](?:[a-z\d-]{{0,62}}(?: ?\.(?: (?=(?:{_ENDINGS})\b))?| dot )){{1,5}}[a-z]{{2,24}}\b",
    re.I,
)
_SHORT_HOST = late(r"[a-z\d][a-z\d-]{1,62}\b", re.I)
_HANDLE_NAME = late(r"[a-z_][\w.-]{0,38}\w", re.I)
_HANDLE_HOST = late(r"@[a-z\d-]{1,63}(?:\.[a-z\d-]{2,63}){1,4}", re.I)
# Words as well: a full stop without its space makes none of these a link.
_WORD_ENDINGS = (
    "in|na|me|us|be|it|is|at|to|so|my|no|am|as|care|health|live|page|site|online|social"
    "|link|news|fund"
    "|church|school|fm"
)
# "sarah dot jones at example dot org", "sarah.jones (at) example.org".
_AT = late(r"[(\[{<] ?(?:at|AT) ?[)\]}>] ?| (?:at|AT) ")
_SPOKEN_LOCAL = late(
    r"(?:[\w+-]{1,40}(?:\.| dot | underscore | dash | hyphen )){0,4}[\w+-]{1,40} ?\Z", re.I
)
_SPOKEN_HOST = late(
    rf"(?:[a-z\d-]{{1,40}}(?: dot | ?[(\[{{] ?dot ?[)\]}}] ?)){{1,4}}(?:{_ENDINGS})\b", re.I
)
_DOTTED_LOCAL = late(r"[\w+-]{1,40}(?:[._][\w+-]{1,40}){1,4}\Z")
_DOTTED_HOST = late(rf"(?:[a-z\d-]{{1,40}}\.){{1,4}}(?:{_ENDINGS})\b", re.I)

_SCHEME = late(r"\b(?:https?|ftps?)://[^\s<>\"]{1,2000}|\bwww\.[^\s<>\"]{2,2000}", re.I)
_ENDING = late(
    rf"\.(?:(?P<sure>{_ENDINGS})|(?P<word>{_WORD_ENDINGS}))(?P<path>/[^\s<>\"]{{0,2000}})"
    r"?(?![\w@-]|\.[a-z])"
)
_LABELS = late(r"(?<![\w@-])(?P<more>[\w-]{1,63}\.){0,4}(?P<last>[\w-]{1,63})\Z")
_TRAILING = ".,;:!?'\"*_"
# Guidance, bodies and literature that anybody may cite; none of them leads to a person.
_PUBLIC = late(
    r"(?:https?://)?(?:www\.)?(?:(?:nhs|gov|hcpc-uk\.org|gmc-uk\.org|gdc-uk\.org"
    r"|nice\.org|cks\.nice\.org"
    r"|bnf\.nice\.org|england\.nhs|digital\.nhs|nmc\.org|rcn\.org|rcm\.org|rcog\.org"
    r"|rcgp\.org|resus\.org"
    r"|socialworkengland\.org|cqc\.org|ico\.org|bma\.org|mind\.org|ageuk\.org"
    r"|diabetes\.org|macmillan\.org"
    r"|mariecurie\.org|alzheimers\.org|hospiceuk|sign\.ac|rcplondon\.ac|legislation\.gov"
    r"|medicines\.org"
    r"|bbc\.co)\.(?:uk|org)|samaritans\.org|mind\.org|hse\.ie|nmbi\.ie|who\.int|cdc\.gov|nih\.gov"
    r"|pubmed\.ncbi\.nlm\.nih\.gov|doi\.org|bmj\.com|thelancet\.com|nejm\.org|cochrane\.org"
    r"|cochranelibrary\.com|patient\.info|pharmacyregulation\.org|wikipedia\.org|hsj\.co\.uk)"
    r"(?=$|[/?#])",
    re.I,
)
_NETWORKS = (
    "insta", "facebook", "twitter", "tiktok", "tik tok", "snapchat", "snap chat", "linkedin",
    "telegram", "youtube", "reddit", "bluesky", "mastodon", "threads", "discord", "twitch", "skype",
)  # fmt: skip
_SOCIAL = late(rf"\b(?:instagram|{'|'.join(_NETWORKS)})\b")
_ON_SOCIAL = late(
    r"(?:[,:]? ?(?:profile|account|page|channel|handle|user ?name|screen ?name|name)"
    r"(?: name)?(?: is| was|:)?|[,:]? ?(?:as|under)|:) ?[\"']?(?P<name>@?[A-Za-z][\w.-]{1,38}\w)",
    re.I,
)
_PLAIN_NAME = late(r" [\"']?(?P<name>[A-Za-z][A-Za-z.]{0,30}[\d_](?:[\w.-]{0,30}\w)?)")
_USERS = ("user", "screen", "gamer", "profile name", "handle", "goes by")
_USER = late(
    r"\b(?:user ?name|screen ?name|gamer ?tag|profile name|handle|goes by)(?: is| was|:)? ?"
    r"[\"']?(?P<name>@?[\w.-]{2,38}\w)",
    re.I,
)
_HANDLE_SIGNS = late(r"[\d_@.]|[a-z][A-Z]")
_COMMUNITY = late(r"[ur]/(?<!\w..)\w{3,30}")
_IP4 = late(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?(?![\w]|\.\d)")
_COLONS = late(r":(?:|[\da-f]{1,4}:[\da-f]{1,4}):[\da-f]", re.I)
_IP6 = late(r"(?<![\w:.])[\da-f]{1,4}(?::[\da-f]{0,4}){2,7}(?![\w:])", re.I)
_MACHINE = late(r"(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$")
_NUMBERED_PART = late(
    r"\b(?:section|chapter|part|version|paragraph|para|v|standard|clause|item|appendix|table) ?$",
)


def find(text: Prepared) -> Iterator[Mark]:
    """The marks of e-mails, links, handles and phones in a text."""
    plain = text.plain
    return chain(
        _at_signs(plain), _spoken_emails(plain), _links(text), _handles(text), _computers(text),
        phones.find(text),
    )  # fmt: skip


def _at_signs(plain: str) -> Iterator[Mark]:
    for sign in _AT_SIGN.finditer(plain):
        yield from _at_sign(plain, sign.start())


def _at_sign(plain: str, at: int) -> Iterable[Mark]:
    """An e-mail address, a handle or neither."""
    local = _LOCAL.search(plain, max(0, at - 65), at)
    if local and (host := _HOST.match(plain, at + 1)):
        # "a@example.org.b@example.org": what is before a second sign belongs to that.
        joined = plain[host.end() : host.end() + 1] == "@"
        end = plain.rfind(".", at, host.end()) if joined else host.end()
        return [Mark(local.start(), end, Kind.EMAIL, Strength.CERTAIN, _EMAIL)]
    if local and not local["gap"]:
        short = _SHORT_HOST.match(plain, at + 1)
        if short is None:
            return []
        return [Mark(local.start(), short.end(), Kind.EMAIL, Strength.LIKELY, _LIKE_EMAIL)]
    name = _HANDLE_NAME.match(plain, at + 1)
    if name is None:
        return []
    host = _HANDLE_HOST.match(plain, name.end())
    return [Mark(at, (host or name).end(), Kind.URL, Strength.CERTAIN, _HANDLE)]


def _spoken_emails(plain: str) -> Iterator[Mark]:
    for at in _AT.finditer(plain):
        # Most "at" are just that word: one look ahead tells.
        if _SPOKEN_HOST.match(plain, at.end()):
            host, name = _SPOKEN_HOST, _SPOKEN_LOCAL
        elif _DOTTED_HOST.match(plain, at.end()):
            # With both ends ordinary words, "at" is only believed in brackets.
            host, name = _DOTTED_HOST, _DOTTED_LOCAL if at[0][0] == " " else _SPOKEN_LOCAL
        else:
            continue
        local = name.search(plain, max(0, at.start() - 120), at.start())
        whole = host.match(plain, at.end())
        if local and whole:
            yield Mark(local.start(), whole.end(), Kind.EMAIL, Strength.CERTAIN, _LIKE_EMAIL)


def _links(text: Prepared) -> Iterator[Mark]:
    plain = text.plain
    has_scheme = "://" in plain or "www." in text.small
    for found in _SCHEME.finditer(plain) if has_scheme else ():
        end = found.start() + len(_trimmed(found[0]))
        if not _PUBLIC.match(plain, found.start(), end):
            yield Mark(found.start(), end, Kind.URL, Strength.CERTAIN, _LINK)
    for found in _ENDING.finditer(plain):
        labels = _LABELS.search(plain, max(0, found.start() - 200), found.start())
        if labels is None or _only_words(labels, found):
            continue
        end = found.start() + len(_trimmed(found[0]))
        if not _PUBLIC.match(plain, labels.start(), end):
            yield Mark(labels.start(), end, Kind.URL, Strength.LIKELY, _LINK)


def _trimmed(link: str) -> str:
    """A link without the punctuation of its sentence."""
    link = link.rstrip(_TRAILING)
    while link.endswith(")") and link.count("(") < link.count(")"):
        link = link[:-1].rstrip(_TRAILING)
    return link


def _only_words(labels: re.Match[str], ending: re.Match[str]) -> bool:
    """Whether this is a full stop that lacks its space, or letters with full stops."""
    if len(labels["last"]) == 1 and not ending["path"]:
        return True
    return bool(ending["word"] and not ending["path"] and not labels["more"])


def _handles(text: Prepared) -> Iterator[Mark]:
    plain = text.plain
    for at in places(text.small, _NETWORKS):
        network = _SOCIAL.match(text.small, at)
        if network is None:
            continue
        named = _ON_SOCIAL.match(plain, network.end())
        if named is None or not _is_handle(named, network):
            named = _PLAIN_NAME.match(plain, network.end())
        if named:
            yield Mark(*named.span("name"), Kind.URL, Strength.LIKELY, _HANDLE)
    for at in places(text.small, _USERS):
        named = _USER.match(plain, at)
        if named and _HANDLE_SIGNS.search(named["name"]):
            yield Mark(*named.span("name"), Kind.URL, Strength.LIKELY, _HANDLE)
    for named in _COMMUNITY.finditer(plain):
        yield Mark(*named.span(), Kind.URL, Strength.LIKELY, _HANDLE)


def _is_handle(named: re.Match[str], network: re.Match[str]) -> bool:
    """Whether a word after a network's name is somebody's name there and no ordinary word."""
    name = named["name"]
    return bool(_HANDLE_SIGNS.search(name)) or ("name" in named[0][: -len(name)] and name != "is")


def _computers(text: Prepared) -> Iterator[Mark]:
    plain = text.plain
    for found in at_numbers(text, _IP4):
        parts = re.split(r"[.:]", found[0])
        numbered = said_before(text.small, found.start(), _NUMBERED_PART)
        if all(int(part) < 256 for part in parts[:4]) and not numbered:
            yield Mark(*found.span(), Kind.URL, Strength.CERTAIN, _COMPUTER)
    # Few texts have such colons, and the pattern is slow.
    for found in _IP6.finditer(plain) if _COLONS.search(plain) else ():
        if "::" in found[0] or (found[0].count(":") > 3 and not _MACHINE.match(found[0])):
            yield Mark(*found.span(), Kind.URL, Strength.CERTAIN, _COMPUTER)
