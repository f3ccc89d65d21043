from __future__ import annotations

import pytest
from stdnum.gb import nhs

from reflect.privacy import national, numbers
from tests.privacy.marked import bracketed, plain


@pytest.mark.parametrize(
    "text",
    [
        "NHS number [012 345 6789], NHS No. [999 528 8207]",
        "the NHS [999-159-0838] and CHI [010156 4273].",
        "[999 526 0182] stood there alone; [9990308241] too, and [999.526.0182] in a list.",
        "[999 528 8207] is her NHS number. [999 528 8207] says nothing.",
        "It was 07700 [900142] [999 526 0182] on one line.",
        "H&C [3999999152], MRN [0123456789], MRN: [447 1903], Hosp No [H123456].",
        "Aadhaar [9999 4105 7058], ABHA [91-1234-5678-9012], PAN [ABCDE1234F]",
        "EPIC [ABC1234567].",
        "09596009-65 [9999 4105 7058]/",
        "ZA id [8001015009087], SSN [123-45-6789], PESEL [44051401359], CNP [1630615123457].",
        "CNIC [35202-1234567-1], NIN [12345678901], [GHA-123456789-0], KRA PIN [A123456789B]",
        "TIN [123-456-789].",
        "National ID [QD4K7X2M], health passport [MW/CKW/08812], ID card [31021500187]",
        "Omang [123456789].",
        "Zimbabwe ID [63-123456 A 12], NRC [123456/11/1], NIC [853456789V].",
        "NINO [QQ 12 34 56 C], ni number [ab 12 34 56 c], [AB123456C], ab 12 34 56 c.",
        "PPS [1234567FA], PPS [1234567T], [1234567T] alone.",
        "GMC [7012345], GMC no. [7012345], NMC PIN [98I0123E], my PIN is [12A3456B]",
        "HCPC [PA12345], GDC [123456].",
        "Case ref [2023/0417], our ref: [SG/2022/0417], ref [PALS 0922/17], Datix [W-40019]",
        "CAD [1187].",
        "",
        "IR [0441/24] was the INTEL NUMBER [IR 0441/24]. Log [221 of 08/08/24]. Falls diary"
        " no. [FD-204].",
        "Hosp no: [12 34 567], unit of blood [G0432 24 123456 7]",
        "driving licence no. [55 123 456].",
        "The hospital number I had written on my hand was [RX447102]. [X447102] (MRN) as well.",
        "Hospital numbers [4471903] and [4471930]",
        "[4471999] are his. [4471] is her staff number.",
        "Specimen [23H1234567], lab no [23.1234567], pacemaker serial [12AB3456]",
        "study ID [014], key safe [4471].",
        "Prisoner [A1234BC] (number [A9914QX]), user [4471], PC [4471] Jones, vehicle [7423]",
        "[CAD0417].",
        "IBAN [GB29 NWBK 6016 1331 9268 19], card [4111 1111 1111 1111], sort code [20-12-34]",
        "account [12345678].",
        "UUID [123e4567-e89b-12d3-a456-426614174000], MAC [00:1A:2B:3C:4D:5E]",
        "[MORGA657054SM9IJ].",
        "The trace is [LP15-20240417-0932], the crew logged [H-22-771]",
        "it went in as [24/0931] and [2024-0093].",
        "Her wristband said [4471903], the other [447190]; [1200000] was the sum.",
        "His van [AB12 CDE], [AB12CDE], his car reg [K229 ABC], reg [ab12 cde]",
        "[KA 01 AB 1234] was the car.",
        "Number plate [BT 1234], the bakkie [N 12345 W], a Toyota [KCA 123B].",
        "He read it out: [nine nine nine, five two six]",
        "oh one eight two. Then [oh seven seven double oh nine hundred one four two].",
        "The barcode: call me on one two three, four five six, seven.",
        "Out of [1234 5678 9012] and [12345-1234567-1].",
        "PPS [1234567A] and IBAN [GB30 NWBK 6016 1331 9268 19].",
        "Ref [4471]/ is it.",
        "Last four digits [4471], ending in [0182], participant [P07], study no. [14], PIN "
        "[4-4-7-1].",
        "His number's [447 1930]; NHS no ending [0182]; donor no. [G1234]; IVF no. [0931]; "
        "#[0931].",
        "Insulin pump [NG1234567H]; SIRI [2024/1234]; payslip [0093]; respondent R7; FOI [0093].",
    ],
)
def test_numbers_of_people_cases_and_things_are_marked(text):
    assert bracketed(numbers.find, plain(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Batch 6090114423, lot AB1234, ISBN 978-0-306-40615-7, PMID 12345678, ISRCTN12345678",
        "NCT01234567.",
        "10.1136/bmj.l1234, CRD42020123456, trial registration [9990308241].",
        "500 mg, 120/80, HR 96, 07:30, £25000, 2019, 2019-2020, 2022/23, 95%, bed 14, bay 3",
        "Room 12.",
        "Page 123, 1 in 10000, 1500 ml, 10,000 steps, population 450000",
        "2,000,000 and about 450000 of them.",
        "PHQ-9 score 18, GAD-7, COVID-19, HbA1c 48, B12, T10-T12, L4/5, FEV1 1.2",
        "ICD-10 F32.1, CA-125.",
        "EQ-5D-5L, NG128, TA-878, ISO-9001, DS1500, FP10, P45, 4x4, A1c, H1N1, CYP2D6",
        "HLA-B27, p53, MMR2.",
        "Section 136, form 4, Article 8, Rule 43, step 3, grade 5, Part 2 of 3, version 2.10",
        "v3.11.7.",
        "Windows 11, MRI 3T, 3.5 x 4.2 cm, 24/7, 9-5, 1-2-1, 111, 999, 101, number 14 bus",
        "no 10 blade.",
        "Case 2023, incident 3, study 2, log 12, ref 1, the record 2019, hospital 4 miles on",
        "account 1500 words.",
        "We counted one, two, three, four, five, six. Two or three, four or five times.",
        "K229 ABC was the song; BT 1234 said the board; ab12 cde.",
        "A case of 1234 patients, a file of 1500 pages, 04-09-1956, 14/03/2023 and 2023-02-06",
        "ref 30/10/2022.",
        "On 2222 and 4471; user@4471.example; 1234% more, 12.5 and 3:45.",
        "Batch AB123456C, 1234567A, study ID 7, case no 7, the record 1500 words, ID 7 of 9.",
        "BP 146/88, lactate 4.2, E4V5M6, 26G, 1400-2200 shift, 32+4 weeks, T2 N0 M0, ISO 15189.",
        "pp. 34-56, 12(3):45-50, n=124, 2222 call, 5-FU 2400 mg/m2, Tc-99m, I-131, 12/30 MoCA.",
        "The record TA1234 is a guideline.",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert bracketed(numbers.find, plain(text)) == text


def test_our_check_digit_of_the_nhs_is_that_of_the_library():
    digits = [f"{number:010}" for number in range(9_990_000_000, 9_990_003_000, 3)]
    ours = [national._of_nhs(each) for each in digits]
    assert ours == [nhs.is_valid(each) for each in digits]
    assert 80 < sum(ours) < 110
