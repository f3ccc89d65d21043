"""Words that tell something about a person without naming anybody."""

from __future__ import annotations

from reflect.privacy.late import late

PERSON = (
    r"(?:persons?|people|man|men|woman|women|patients?|child|children|boys?|girls?"
    r"|babies|baby|doctors?|gp|nurses?"
    r"|midwi(?:fe|ves)|consultants?|paramedics?|surgeons?|pharmacists?|dentists?|vets?"
    r"|teachers?|survivors?|famil(?:y|ies)"
    r"|couples?|case|cases|employees?|students?|residents?|members?|muslim|sikh|jew"
    r"|jewish|black|asian|african|chinese)"
)
UNIQUE = late(
    r"\bthe (?:only|youngest|oldest|eldest|tallest|heaviest|last|first ever"
    r"|first) (?:(?:ever|living|other|surviving|known|female|male|black) )?"
    rf"(?:[a-z-]{{3,14}} )?{PERSON}\b(?: (?:in|on|at|of) (?:the|our|this) [a-z]{{3,14}})?"
    r"|\bthe only (?:one|[a-z-]{3,16}(?: [a-z-]{3,16})?) (?:in|on|for) (?:the|our|this"
    r"|all) (?:county|country|village|town|island|region|district"
    r"|valley|world|hospital|trust|city|province|parish|school|practice|unit|team|north"
    r"|south|east|west)\b"
    r"|\bone of (?:only )?(?:two|three|four|five|a handful)(?: [a-z]{3,14})? (?:in"
    r"|on) (?:the|our|this) [a-z]{3,14}"
    r"|\b(?:world|national|british|olympic|county) (?:champion|record)|\bfamous\b"
    r"|\bwell[- ]known\b|\bcelebrity\b|\bhousehold name\b"
    r"|\beveryone (?:in|on|round) [a-z ]{2,16} knows\b"
    r"|\bnever (?:been )?seen (?:here )?before\b|\bthe rarest\b|\blocal legend\b"
)
NEWS = late(
    r"\bin (?:all )?the (?:local |national )?(?:news|papers?|press|media)\b"
    r"|\bon the (?:local )?(?:television|tv|radio|news)\b|\bnewspapers?\b"
    r"|\bheadlines?\b|\bjournalists?\b|\breporters?\b|\bwent viral\b|\bcrown court\b"
    r"|\bmagistrates\b|\bin court\b|\bto court\b|\binquest\b"
    r"|\bcoroner\b|\bon trial\b|\bmurder trial\b|\bsentenced\b|\bconvicted\b"
    r"|\bacquitted\b|\bprosecut(?:ed|ion)\b|\bpublic inquiry\b"
    r"|\bcrowdfund[a-z]*|\bdocumentary\b|\bpetition\b|\bpress conference\b"
    r"|\bserious case review\b|\bdomestic homicide review\b|\btribunal\b"
)
EVENT = late(
    r"\b(?:explosion|shootings?|was shot|gunshot|stabbings?|stab wound|was stabbed"
    r"|train crash|plane crash|bus crash|coach crash|house fire"
    r"|flooded|the floods?|siege|murder(?:ed|er)?|manslaughter|drown(?:ed|ing)|lightning"
    r"|kidnapped|abducted|terror(?:ist)?(?: attack)?|bombing|the bomb"
    r"|avalanche|earthquake|cyclone|tornado|riots?|lottery|electrocuted|hostage|arson"
    r"|landslide|mudslide|capsized|shipwreck|lifeboat"
    r"|helicopter|mountain rescue|cave rescue|crushed by|struck by|hit by a (?:train"
    r"|tram|lorry|bus)|fell from (?:the|a) (?:bridge|roof|cliff|crane|scaffold"
    r"|scaffolding|window|balcony)|jumped from|conjoined|hanged (?:himself|herself))\b"
)
CONDITION = late(
    r"\b(?:huntington'?s?|motor neurone|mnd|als|creutzfeldt|cjd|cystic fibrosis"
    r"|haemophilia|marfan'?s?|ehlers[- ]danlos|phenylketonuria|pku"
    r"|locked[- ]in syndrome|narcolepsy|anencephaly|ebola|lassa|rabies|leprosy|tetanus"
    r"|anthrax|porphyria|wilson'?s disease|gaucher'?s?"
    r"|fabry'?s?|batten'?s?|duchenne|spinal muscular atrophy|sma type|achondroplasia"
    r"|dwarfism|progeria|prader[- ]willi|angelman|rett syndrome"
    r"|williams syndrome|turner'?s? syndrome|klinefelter'?s?|osteogenesis imperfecta"
    r"|brittle bones?|epidermolysis bullosa|mesothelioma"
    r"|kaposi'?s?(?: sarcoma)?|retinoblastoma|neurofibromatosis|tuberous sclerosis"
    r"|myasthenia(?: gravis)?|guillain[- ]barr[eé]|stevens[- ]johnson"
    r"|amyloidosis|scleroderma|beh[cç]et'?s?|takayasu'?s?|moyamoya|von hippel[- ]lindau"
    r"|li[- ]fraumeni|fatal familial insomnia|noma|albinism|albino"
    r"|gender dysphoria|transplant(?:ed)?|amputee|quadriplegic|tetraplegi[ac]"
    r"|paraplegi[ac]|edwards'? syndrome|patau'?s?|sickle cell|addison'?s"
    r"|multi-?drug[- ]resistant|xdr[- ]tb|mdr[- ]tb|munchausen'?s?|dissociative identity"
    r"|rare (?:[a-z]{3,14} )?(?:disease|condition|syndrome|cancer"
    r"|tumou?r|disorder|form|mutation|infection)|undiagnosed|rarest)\b"
)
_JOBS = (
    r"accountant|acrobat|actor|actress|architect|artist|astronaut|author|baker|barber"
    r"|barrister|beekeeper|bishop|blacksmith|boat-?builder|bookmaker|boxer"
    r"|bricklayer|builder|butcher|carpenter|chef|chief|clerk|cleaner|coach|composer"
    r"|councillor|dancer|dairyman|detective|diver|dj|driver|electrician|engineer"
    r"|farmer|farrier|firefighter|fireman|fisherman|florist|footballer|gamekeeper"
    r"|gardener|goldsmith|grave-?digger|hairdresser|head ?teacher|headmaster"
    r"|headmistress|imam|jockey|joiner|journalist|judge|knitter|lawyer|lecturer"
    r"|librarian|lighthouse keeper|lollipop (?:lady|man)|magician|magistrate|mason"
    r"|mayor|mechanic|miller|milkman|miner|minister|missionary|model|monk|mp|musician"
    r"|nun|organist|painter|pastor|photographer|pianist|pilot|piper"
    r"|plumber|poet|police(?:man|woman| officer)|politician|postman|postmistress"
    r"|postmaster|potter|priest|prison officer|professor|publican|rabbi|sailor"
    r"|saddler|scientist|shepherd|shopkeeper|singer|soldier|solicitor|stonemason|student"
    r"|surgeon|surveyor|tailor|teacher|thatcher|trawlerman"
    r"|undertaker|vet|vicar|violinist|weaver|welder|writer|zookeeper|dinner lady"
    r"|bank clerk|bus driver|lorry driver|taxi driver|tailoress|seamstress"
    r"|midwife|nurse|doctor|gp|paramedic|pharmacist|dentist|social worker"
)
WORK = late(
    r"\b(?:retired|former|ex-?|trainee|local|village|town'?s|famous"
    rf"|self-employed) ?(?:[a-z-]{{3,14}} )?(?:{_JOBS})\b"
    rf"|\b(?:is|was|as|been|being) an? (?:[a-z-]{{3,14}} )?(?:{_JOBS})(?: (?:at|in|for"
    r"|by trade)\b)?(?=[,.;:)\n]| (?:who|and|with|from|for|until|by|at|in|before|all)\b)"
    r"|\bthe (?:mayor|vicar|imam|rabbi|head ?teacher|headmaster|headmistress"
    r"|village chief|chief|mp|bishop|postmistress|postmaster|lighthouse keeper"
    r"|undertaker|local (?:policeman|butcher|publican|farmer|councillor|gp|vet|priest))\b"
    rf"|\bused to be an? (?:[a-z-]{{3,14}} )?(?:{_JOBS})\b|\b(?:works|worked"
    rf"|working) (?:as an? [a-z-]{{3,16}}|on the (?:railway|rigs|boats|trawlers|buses"
    r"|mines))\b"
)
# Read with its capitals: "Polish" is a people, "polish" is not.
ORIGIN = late(
    r"\b(?:Afghan|African|Albanian|Algerian|Arab|Armenian|Asian|Bangladeshi|Bengali"
    r"|Black British|Bosnian|Brazilian|Bulgarian|Burmese|Cambodian|Cameroonian"
    r"|Caribbean|Chinese|Colombian|Congolese|Croatian|Cuban|Cypriot|Czech|Egyptian"
    r"|Eritrean|Estonian|Ethiopian|Fijian|Filipin[oa]|Gambian|Georgian|Ghanaian|Greek"
    r"|Gujarati|Gypsy|Hausa|Hungarian|Igbo|Indian|Indonesian|Iranian|Iraqi|Israeli"
    r"|Italian|Jamaican|Japanese|Jordanian|Kashmiri|Kenyan|Korean|Kosovan"
    r"|Kurdish|Latvian|Lebanese|Libyan|Lithuanian|Malawian|Malaysian|Maltese|Ma[uō]ri"
    r"|Mauritian|Mexican|Moldovan|Moroccan|Mozambican|Namibian|Nepal(?:i|ese)"
    r"|Nigerian|Pakistani|Palestinian|Polish|Portuguese|Punjabi|Roma|Romanian|Romany"
    r"|Russian|Rwandan|Samoan|Saudi|Serbian|Shona|Slovak(?:ian)?|Somali|South African"
    r"|Spanish|Sri Lankan|Sudanese|Swahili|Syrian|Taiwanese|Tamil|Tanzanian|Thai|Tibetan"
    r"|Tongan|Traveller|Tunisian|Turkish|Ugandan|Ukrainian|Urdu|Uyghur"
    r"|Venezuelan|Vietnamese|Welsh-speaking|Xhosa|Yemeni|Yoruba|Zambian|Zimbabwean|Zulu"
    r"|Jewish|Muslim|Sikh|Hindu|Buddhist|Jain|Quaker|Mormon|Amish|Baha'i"
    r"|Rastafarian|Jehovah's Witness|Orthodox|Catholic|Methodist|Pentecostal"
    r"|Plymouth Brethren|Zoroastrian|Yazidi|Coptic|[Bb]lack (?:man|woman|boy|girl"
    r"|patient|family)"
    r"|[Rr]efugee|[Aa]sylum[- ]seeker|[Tt]rans(?:gender)? (?:man|woman|boy|girl)"
    r"|[Nn]on-?binary|[Ii]ntersex|[Dd]eaf (?:man|woman|community))\b"
)
PLACE = late(
    r"\b(?:(?:in|from|of|on|our|the|a|this) (?:small |tiny |remote |fishing |mining "
    r"|hill |island |rural )*(?:village|hamlet|island|croft|valley|small town"
    r"|market town"
    r"|farming town|fishing town|parish|settlement)|fishing village|mining village"
    r"|remote community|(?:the|an?) island(?:er)?|lighthouse(?! keeper)|travellers'? site"
    r"|refugee camp|army base|oil rig|monastery|convent|one-street)\b"
)
FAMILY = late(
    r"\b(?:(?:identical |conjoined )?(?:twins?|triplets?|quadruplets?|quads)|adopted"
    r"|surrogate|(?:six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen)"
    r" (?:children|siblings|brothers|sisters|sons|daughters)|twice widowed|widowed twice"
    r"|lost (?:two|three|four|both|all)(?: of)?(?: his| her| their)?"
    r" (?:sons|daughters|children|babies|brothers|sisters)|buried (?:two|three|four)"
    r"|two (?:mums|dads|mothers|fathers)|same-sex|orphaned?|co-wi(?:fe|ves)"
    r"|(?:second|third|fourth) (?:wife|husband)|half-(?:brother|sister)|estranged"
    r"|first cousins?|child bride|foster(?:ed)? (?:child|carer|mother|father|family))\b"
)
SEX = late(r"\b(?:woman|lady|girl|man|gentleman|boy|male|female)\b")
STAGE = late(
    r"\b(?:newborn|toddler|teenager|teenage|adolescent|octogenarian|septuagenarian"
    r"|schoolboy|schoolgirl|young (?:man|woman|mother|father|mum|dad)"
    r"|elderly (?:man|woman|lady|gentleman|couple)|old (?:man|woman|lady))\b"
)
