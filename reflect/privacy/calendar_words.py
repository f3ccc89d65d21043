"""Names of months and days in the calendars our writers live by."""

from __future__ import annotations

from reflect.privacy.late import late

MONTH = (
    r"(?:[Jj]an(?:uary)?|[Ff]eb(?:r?uary)?|[Mm]ar(?:ch)?|[Aa]pr(?:il)?|[Mm]ay|[Jj]une?"
    r"|[Jj]uly?|[Aa]ug(?:ust)?"
    r"|[Ss]ept?(?:ember)?|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?"
    r"|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?"
    r"|SEPT?(?:EMBER)?|OCT(?:OBER)?"
    r"|NOV(?:EMBER)?|DEC(?:EMBER)?)(?![A-Za-z])\.?"
)
WEEKDAY = (
    r"(?:[Mm]on(?:day)?|[Tt]ues?(?:day)?|[Ww]ed(?:s|nesday)?|[Tt]hu(?:r?s?|rsday)"
    r"|[Ff]ri(?:day)?|[Ss]at(?:urday)?"
    r"|[Ss]un(?:day)?|MON(?:DAY)?|TUES?(?:DAY)?|WED(?:NESDAY)?|THU(?:RS?|RSDAY)?"
    r"|FRI(?:DAY)?|SAT(?:URDAY)?|SUN(?:DAY)?)\b\.?"
)
# Other calendars and languages; only beside the number of a day.
OTHER_MONTH = (
    r"(?:Muharram|Safar|Rabi(?:'?| al-| ul-|[ -])(?:al-|ul-)?(?:Awwal|Thani|Akhir|I{1,2}"
    r"|1|2)|Jumada(?: al-| ul-|[ -])"
    r"(?:al-|ul-)?(?:Awwal|Ula|Thani(?:ya)?|Akhir(?:a)?|I{1,2}|1|2)|Rajab|Sha'?ban"
    r"|Rama[dz]h?[ae]n|Shawwal"
    r"|Dh?[uz](?:'?l| al|ul)?[ -]?(?:Qa'?dah?|Hijjah?|Qi'?dah?)"
    r"|Nisan|Iy+ar|Sivan|Tammuz|Elul|Tishre?i|(?:Mar)?[CH]h?eshvan|Kislev|Tevet|Shevat|Adar"
    r"|Ba?isakh|Jeth|Jestha|Ashadh?|Asar|S?h?rawan|Bhadra|Ashwin|Kartik|Mangsir"
    r"|Agrahayana|Poush|Magh|Falgun|Chaitra"
    r"|Ionawr|Chwefror|Mawrth|Ebrill|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr"
    r"|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrze[sś]nia"
    r"|pa[zź]dziernika|listopada|grudnia"
    r"|ianuarie|februarie|martie|aprilie|iunie|iulie|septembrie|octombrie|noiembrie|decembrie"
    r"|janeiro|fevereiro|mar[cç]o|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro"
    r"|enero|febrero|marzo|mayo|junio|julio|septiembre|octubre|noviembre|diciembre"
    r"|janvier|f[eé]vrier|mars|avril|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[eé]cembre"
    r"|Januarie|Februarie|Maart|Mei|Junie|Julie|Augustus|Oktober|Desember)\b"
)
ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
    r"|twelfth|thirteenth|fourteenth"
    r"|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
    r"|twenty[- ](?:first|second|third|fourth|fifth"
    r"|sixth|seventh|eighth|ninth)|thirtieth|thirty[- ]first)"
)
_UNIT = r"(?:one|two|three|four|five|six|seven|eight|nine)"
YEAR_WORDS = (
    r"(?:(?:nineteen|twenty)[ -](?:(?:oh|hundred(?: and)?)[ -])?"
    rf"(?:[a-z]{{3,5}}ty(?:[ -]{_UNIT}\b)?|[a-z]{{3,5}}teen|ten|eleven|twelve|{_UNIT})"
    rf"|two thousand(?: and [a-z]{{3,9}}(?:[ -]{_UNIT}\b)?)?)"
)
# One day in the year, or a few: a reader who was there knows it. "Christmas" alone is a season.
FEAST = (
    r"(?:Christmas (?:Day|Eve|morning|night)|Xmas (?:Day|Eve)|Boxing Day"
    r"|St\.? Stephen'?s'? Day|Hogmanay|New Year'?s'? ?"
    r"(?:Day|Eve)|New Year Bank Holiday|Twelfth Night|Epiphany|Burns'? Night|Candlemas"
    r"|(?:St\.? |Saint )?Valentine'?s'? Day"
    r"|(?:St\.?|Saint) (?:David|Patrick|George|Andrew|Dwynwen|Brigid|Piran"
    r"|Swithin)'?s'? Day|Paddy'?s'? Day|Shrove Tuesday"
    r"|Pancake Day|Ash Wednesday|Palm Sunday|Maundy Thursday|Holy Thursday|Good Fri(?:day)?|NYE"
    r"|Holy Saturday|Easter (?:Day|Sunday"
    r"|Monday|Saturday|Eve|weekend)|Ascension Day|Pentecost|Whit ?(?:Sunday|Monday)"
    r"|Trinity Sunday|Corpus Christi"
    r"|Moth(?:ering|er'?s'?) (?:Sunday|Day)|Father'?s'? Day|April Fool'?s'?(?: Day)?"
    r"|May Day|VE Day|VJ Day|D-Day|Armistice Day"
    r"|Remembrance (?:Day|Sunday)|Hallowe'?en|All (?:Saints|Souls)'?(?: Day)"
    r"|Bonfire Night|Michaelmas|Whitsun|Lammas|Divali|Guy Fawkes(?:'? Night)?"
    r"|Thanksgiving(?: Day)?|Independence Day|Republic Day|Labou?r Day|Memorial Day"
    r"|Veterans Day|Martin Luther King Day"
    r"|(?:Spring|August|Summer|May|Late May|Early May"
    r"|Easter) [Bb]ank [Hh]oliday(?: Monday)?|[Bb]ank [Hh]oliday Monday"
    r"|Leap Day|Coronation Day|Jubilee (?:Day|Monday)|Midsummer'?s? (?:Day|Eve|Night)"
    r"|Eid(?:[ -](?:al|ul|el)[ -](?:Fitr|Adha|Azha)| Day| morning)?|Ashura|Arbaeen"
    r"|Mawlid(?: al-Nabi)?|Laylat al-Qadr"
    r"|Lailat|Diwali|Deepavali|Holi|Navratri|Dussehra|Raksha Bandhan|Rakhi"
    r"|Ganesh Chaturthi|Janmashtami|Onam|Pongal|Vishu"
    r"|Makar Sankranti|Maha ?Shivaratri|Durga Puja|Guru Nanak(?:'s)? (?:Jayanti|Gurpurab"
    r"|[Bb]irthday)|Vaisakhi|Baisakhi"
    r"|Bandi Chh?or(?: Divas)?|Gandhi Jayanti|Ambedkar Jayanti|Vesak|Wesak|Poya Day"
    r"|Losar|Nowruz|Navroz|Lunar New Year"
    r"|Chinese New Year|Mid-Autumn Festival|Rosh Hashanah?|Yom Kippur|Sukkot"
    r"|Simchat Torah|Hanukk?ah|Chanukah|Purim|Pesach"
    r"|Passover|Shavuot|Tisha B'Av|Holocaust Memorial Day|Orthodox (?:Easter|Christmas)"
    r"|Timkat|Meskel"
    r"|Kamuzu Day|Martyrs'? Day|Chilembwe Day|Heroes'? Day|Cassinga Day|Africa Day"
    r"|Human Rights Day|Freedom Day|Youth Day|Women'?s Day|Heritage Day"
    r"|Day of (?:Reconciliation|Goodwill)|Mandela Day"
    r"|Workers'? Day|Madaraka Day|Mashujaa Day|Jamhuri Day|Utamaduni Day|Huduma Day"
    r"|Unity Day|Farmers'? Day|Nyerere Day"
    r"|Saba ?Saba|Nane ?Nane|Union Day|Founders'? Day|Democracy Day|Liberation Day"
    r"|Defence Day|Pakistan Day|Iqbal Day"
    r"|Victory Day|Pohela Boishakh|Anzac Day|ANZAC Day|Waitangi Day|Matariki"
    r"|Australia Day|Canada Day|Victoria Day"
    r"|Juneteenth|Presidents'? Day|Columbus Day|Bonifacio Day|Rizal Day|Bastille Day"
    r"|Twelfth of July|Glorious Twelfth"
    r"|Nurses'? Day|Wigilia|Dyngus Day)"
)

LEAD = late(
    r"(?:\b(?:the )?(?:early |late )?(?:morning|afternoon|evening|night|eve|small hours"
    r"|early hours) of (?:the )?"
    rf"|\b(?:the )?{WEEKDAY},? ?(?:the )?|\bthe )$"
)
"""What belongs to a date that follows: its weekday, its time of day, "the"."""
