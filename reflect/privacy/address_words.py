"""Words of addresses: streets, and what a door is in."""

from __future__ import annotations

# What a street is called. Those on the right are words of their own: they need a number or a comma.
STREETS = (
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
    r"|Plaza|Meadow|Meadows|Fields|Cross|Crofts|Brow|Steps|Lea|Leys|Mead|Moor|Common|Heath"
    r"|Combe|Dale|Glen|Knoll|Ridge|Spinney|Copse|Chase|Drove|Holt|Orchard|Paddock|Pastures"
    r"|Lodge|Barns|Stables|Ginnel|Twitten|Reach|Strand|Quays|Docks?|Harbour|Marina|Beach"
    r"|Shore|Bridge|Mill|Works|Point|Field|Hall|Farm|Cottage"
)
INSIDE = (
    r"(?:[Ff]lat|[Aa]pt\.?|[Aa]partment|[Uu]nit|[Rr]oom|[Ss]uite|[Bb]lock|[Bb]lk|[Pp]lot"
    r"|[Ll]ot|[Ss]tand|[Ee]rf|[Hh]ouse|[Ss]hop|[Tt]ower|[Ss]ector"
    r"|[Pp]itch|[Cc]aravan|[Bb]erth|[Mm]ooring|[Ss]hack|[Hh]ut|[Tt]ent|[Ss]ite|[Pp]hase"
    r"|[Aa]rea|[Dd]oor)"
)
HOUSE_LINE = (
    rf"{INSIDE}(?: [Nn]o\.?| [Nn]umber)? ?(?:\d{{1,5}}[A-Za-z]?(?:[/-]\d{{1,5}})*"
    r"|[A-Z]\d{0,3}\b)"
)
