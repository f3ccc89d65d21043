"""Names, places and workplaces by example: brackets stand around what the check marks."""

from __future__ import annotations

import pytest

from reflect.privacy.check import check


def bracketed(text):
    pieces, done = [], 0
    for finding in check(text):
        pieces += [text[done : finding.start], "[", text[finding.start : finding.end], "]"]
        done = finding.end
    return "".join([*pieces, text[done:]])


def plain(text):
    return text.replace("[", "").replace("]", "")


NAMES = """
I cared for [Anneliese] and her brother, [Torbjørn], who rang the undertaker.
Later [Mrs Okonedo] told me more; [Mrs K]. did not.
We all knew Mr X. and Dr A. from the textbook.
[Mr de Vries] and [Mrs van den Berg] share a room.
Our chief Nurse Specialist and Sister agreed.
In the morning Matron [Eke] said no.
Amayi [Chisale] walked with her grandson [Yamikani].
My student, [Temperance], asked why.
A man called [Spider] came in.
The bay was called Resus by all.
I use Gibbs, and Kolb's cycle, and the Thomas splint.
I met [Mr Graham Foley], who hates his name on catheters.
It was Finkelstein's test, and a Mbwana test too.
I learned of [Hodgson] and of Virchow and Trousseau.
She spoke Masakwa and then English.
They follow Martyn's Rule now.
I gave Zolfonex 40 mg at once.
Bloodsy: nil of note.
Digwyddo / Event: a fall.
[Rose] has lived here since June.
Rose water is sold here.
[Hope] said that she was ready.
Hope is a strange word.
[Hope] is new here. She laughs a lot.
[Will], who is nine, wept.
[Sunny] the porter sang.
[Joy] and I did the round.
What Will Happen When Grace Leaves
I had the Grace to apologise.
It is written on [Rowan] and on [Heron] that way.
[May] said yes. In May we agreed.
[May] is [94] and plays bowls.
We saw [Jordan] cry. [Jordan] said so.
We met in Jordan, in Georgia and in Kent.
I asked [Clare] about it.
Then [Christian] said grace.
"[Spider]" — I know his real name.
"Silence" was the theme.
Me and [Wen] did it, and Tissue Viability suggested it.
That day [Spider] asked me the time.
I sat with [Frank]. [Frank] is dying. He was kind.
[Norman Sleight] went home; so did [J. B. Smith].
[Bill Tuohy] died. [Oluwaseun Smith] did not.
Then [Will] Case came and Emergency Department Staff left.
[Priya] and Old [Tom Penhaligon] left. Young People left too.
I spoke with Sister Nurse Specialist.
[K Phiri] slept, and the nurse Virchow scored was 12.
Nephrolithotomy was planned, then deferred. Unbooked again.
I read (Keogh 2014, p. 11) and Atkins and Murphy (1993), Johns (1994 & 2005).
I saw [Mrs Keogh] (1931) at home.
I met [K Marsh] there, with me and [Moss].
Then [Kondwani Zimba] left. It was [KZ].
Signed in the Chief Executive Office.
""".strip().splitlines()


def test_everything_is_an_example():
    assert len(NAMES) > 40


OTHERS = """
[JB] said yes. I spoke to [DW] on the phone.
The initials were [JB, KT and RM] in the notes.
The codes were CT, MRI and ECG in the notes.
[V.M.] came with [A.O'B.] at U.K. time.
[Mrs Kent]'s son [D] was there and patient B was not.
Vitamin K was given and [K] was pleased.
[JTK] said no; an ABG was done, a QZX was not, QZX was odd.
saw [mr khan] at home, his wife [shabnam] made tea. spoke to [debbie] after
[dr oyelaran] said no. sister act was on. miss the bus if you like
told [lowri-ann] i was sorry, [siobhan]'s mum too. [priya] [patel] came from [todmorden]
her friend [wenzelia] told nobody at the [tolworth ward] today
NAME: [DOREEN ACKROYD]
name: [karen]
name: none
SEEN BY [MARGARET PRIORSKA] TODAY AND [FATIMA] KNEW.
Patient: [DJ Rahmani], 83
Patient: None
Consultant: Dr
Ward: [Heron]
Ward: Surgical
Place: HDU
[Margaret]: I do not know.
Plan: go home.
[Nance Cotter], [98], admitted
Day 3, better
[O'SULLIVAN, Maeve] bed 3
PLAN, Review tomorrow
Dear [Jo], thank you.
Dear Colleague, thank you.
He wrote: Dear me.
Kind regards,\n[Oluwaseun]
Best wishes, [Marta Nowak]
Too late.\n- [Tom]
a list,\nTom Thumb
I'm [Sade]. I'm Tired. My name is [Hope]. It's Sir.
[Rose], [Will] and [Chukwuemeka] stayed.
[Priya], May and Sister stayed.
Bread, Butter and Salt lay there.
""".strip().splitlines()

PLACES = """
She comes from [Todmorden], near [Milton Keynes].
We drove to [Stoke-on-Trent] and through Bath.
[Lincoln's hospital]. In [Lincoln] it rained.
He lives in [Zyxwold], the village of [Wexbourne], or [Chikwawa boma].
I was in [Reading] Group at the time.
It came from [Rotterdam] by post. Rotterdam criteria apply.
They live in [San Roque Ilaya].
They live near [Zyxwold Marnby].
They live in Upper [Wexbourne].
In March it rained in [DUBAI].
""".strip().splitlines()

WORK = """
She went to [St Brannock's Hospice] and [Millbeck Surgery].
She lives in [St Ives]. On [St Andrew's Day] we sang.
He is at the [Royal Alderney Infirmary], not at the Royal College of Nursing.
We asked the Royal for it. [The Royal Berks] and the rest, [Royal Alderney] and the clinic.
The Nebulous clinic shut, so did the Haruspex clinic.
It is the [Marnby Zyxwold clinic]. At Our [Millbeck practice] it did not.
I was on [Heron], then on [Bluebell Ward], then on [Ward 12].
The [Millbeck practice] and the day unit. Every ward knows.
Emergency Department, Day Centre, Dr Ward and the Health Centre.
I work at the [University of Leeds], not the University of Life or the Church of Scotland.
Her church, [Holy Trinity], and [Boots in Harrogate].
[Amy] Ward said no. My friend [Amy Hall] went.
My list for [The Limes] was long. I like The Lancet and The BMJ.
He drank at the [Railway Arms] and slept at [HMP Larkmoor].
She is at [Coppice Lane Primary]. She is at [Heathfield Hall School].
The Rest Home was closed. [Grace House] is open.
We like the [Rowan surgery] and the NHS hospital.
""".strip().splitlines()


@pytest.mark.parametrize("example", [*NAMES, *OTHERS, *PLACES, *WORK])
def test_the_check_marks_what_stands_in_brackets(example):
    example = example.replace("\\n", "\n")
    assert bracketed(plain(example)) == example
