"""Letters of every program that a small company has: read right, or named as doubtful."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incplan.store.intake.text import text_of

TEXT = (
    "Nom;Prénom;Fonction;GSM\r\n"
    "LÉONARD;Kévin;gérant;0400 00 20 05\r\n"
    "Noël;Françoise;employée à façon;0400 00 20 06\r\n"
    "Günther;Jürgen;Straße, Köln;0400 00 20 07\r\n"
    "VANDENBOSSCHE;Zoë;hôtesse d'accueil – où ?;0400 00 20 08\r\n"
)
#: Letters with accents that all of these encodings have.
ACCENTS = "éèêëàâäçîïôöùûüÉÇÄÖÜñ"
WORDS = st.lists(
    st.text(st.sampled_from("aeiourtnlskdm" + ACCENTS[:16]), min_size=4, max_size=9),
    min_size=12,
    max_size=30,
)


def read(text: str, codec: str, before: bytes = b"", behind: bytes = b""):
    return text_of(before + text.encode(codec, "replace") + behind, "a.csv")


@pytest.mark.parametrize(
    ("codec", "said"),
    [
        ("utf-8", ()),
        ("utf-8-sig", ()),
        ("utf-16", ()),
        ("utf-16-le", ()),
        ("utf-16-be", ()),
        ("utf-32", ()),
        ("cp1252", ()),
        ("cp850", ("encoding_told",)),
        ("cp858", ("encoding_told",)),
        ("mac_roman", ("encoding_told",)),
    ],
)
def test_the_letters_are_those_of_the_program_that_wrote_them(codec, said):
    text = TEXT.replace("–", "-") if codec in ("cp850", "cp858") else TEXT
    found, remarks = read(text, codec)
    assert found == text
    assert tuple(item.code for item in remarks) == said


@pytest.mark.parametrize(
    ("before", "codec", "behind"),
    [
        (codecs.BOM_UTF8, "utf-8-sig", b""),
        (codecs.BOM_UTF8, "cp1252", b""),
        (codecs.BOM_UTF8, "utf-16", b""),
        (codecs.BOM_UTF16_LE, "utf-8", b""),
        (codecs.BOM_UTF16_LE, "utf-8-sig", b""),
        (b"", "utf-16", b"\n"),
    ],
)
def test_a_mark_that_lies_or_stands_twice_costs_no_letter(before, codec, behind):
    found, _remarks = read(TEXT, codec, before, behind)
    assert found.rstrip() == TEXT.rstrip()


@pytest.mark.parametrize("codec", ["cp1252", "cp850", "mac_roman", "iso8859_15"])
@given(words=WORDS)
def test_no_letter_vanishes_and_another_one_is_never_taken_in_silence(codec, words):
    text = " ".join(words)
    found, remarks = read(text, codec)
    assert len(found) == len(text)
    assert found == text or [item.code for item in remarks]


@pytest.mark.parametrize("codec", ["cp1252", "cp850", "mac_roman"])
@pytest.mark.parametrize(
    "text",
    [
        "Nom\tPrénom\rLÉONARD\tKévin\r", "FN:Kévin Léonard\n", "Nom;GSM\nZoë Façon;1\n",
        "Straße;Köln\nGröße;Jürgen\n", "Cliënt;Coördinator\nReünie;Daniël\n",
    ],
)  # fmt: skip
def test_few_letters_are_enough_or_said(codec, text):
    found, remarks = read(text, codec)
    assert found == text or [item.code for item in remarks] == ["letters_uncertain"]
    assert codec != "cp1252" or (found, remarks) == (text, ())


def test_a_byte_that_no_encoding_has_is_seen():
    found, remarks = text_of(
        b"a;b\nd\x81\x8d\x8f;\x90\x9d\n" + b"Jos\xe9e;\xe0 Li\xe8ge\n" * 9, "a"
    )
    assert "Josée;à Liège" in found
    assert found.count("\ufffd") == 5
    assert [item.code for item in remarks] == ["letters_uncertain"]


def test_lines_of_an_old_program_between_lines_of_a_new_one_are_named():
    raw = "Zoë;1\n".encode() + "Benoît;2\nZoé;3\n".encode("cp850") + "Noël;4\n".encode()
    found, remarks = text_of(raw, "a.csv")
    assert found == "Zoë;1\nBenoît;2\nZoé;3\nNoël;4\n"
    assert [(item.code, item.place.line) for item in remarks] == [
        ("other_letters", 2),
        ("other_letters", 3),
    ]


def test_unicode_text_of_a_workbook_and_a_dos_export_give_the_same_contacts(joinery, tmp_path):
    names = []
    for name, codec, sign in (("a.txt", "utf-16", "\t"), ("b.csv", "cp850", ";")):
        (tmp_path / name).write_bytes(TEXT.replace(";", sign).replace("–", "-").encode(codec))
        report = joinery.ok("import", str(tmp_path / name), "--dry-run", "--json").json
        names.append([item["value"] for item in report["taken"]])
    assert names[0] == names[1]
    assert "Kévin LÉONARD" in names[0]
