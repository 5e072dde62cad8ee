"""Headings of columns: every word of every language names its field, and no other."""

import unicodedata

import pytest

from incplan.app.intake.activities.headers import activity_columns
from incplan.app.intake.contacts.headers import columns_of
from incplan.app.intake.headings.activities import ACTIVITIES
from incplan.app.intake.headings.contacts import CONTACTS
from incplan.app.intake.headings.incidents import REGISTER, TIMELINE
from incplan.app.intake.headings.lookup import field_of, fields_by_word, unit_of
from incplan.app.intake.headings.measures import MEASURES
from incplan.app.intake.headings.rosters import ROSTER
from incplan.app.intake.measures.headers import measure_columns
from incplan.app.intake.register.headers import register_columns
from incplan.app.intake.roster.headers import roster_columns
from incplan.app.intake.shelf import kind_of_table
from incplan.app.intake.timeline.headers import log_columns
from incplan.plan.privacy.folding import folded
from incplan.store.intake.tables import Row, Table
from tests.intake.tables import table

KINDS = {
    "contacts": CONTACTS,
    "activities": ACTIVITIES,
    "measures": MEASURES,
    "register": REGISTER,
    "timeline": TIMELINE,
    "roster": ROSTER,
}
LANGUAGES = ("fr", "nl", "de", "en")


def of_cells(*rows: tuple[str, ...]) -> Table:
    return Table("a.csv", "", tuple(Row(at, at, cells) for at, cells in enumerate(rows, 1)))


def words(kind: str):
    """Field and word of a kind, in all languages."""
    for field, said in KINDS[kind].items():
        for text in said.values():
            for word in text.split("|"):
                yield field, word


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_names_one_field_of_its_kind_however_it_is_typed(kind):
    known = fields_by_word(KINDS[kind])
    seen: dict[str, str] = {}
    for field, word in words(kind):
        assert seen.setdefault(folded(word), field) == field, word
        bare = "".join(
            sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign)
        )
        forms = (word, word.upper(), f" {word.capitalize()} : ", bare, f"2. {word}", f"{word} *")
        for form in (*forms, f"{word} (h)", f"{word}\n(x)", unicodedata.normalize("NFD", word)):
            assert field_of(form, known) == field, form


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_words_in_four_languages(kind):
    for field, said in KINDS[kind].items():
        assert tuple(said) == LANGUAGES, field
        assert all(text for text in said.values()), field


def _plain(text: str) -> str:
    """The first word without a sign that also stands between two."""
    return next(word for word in text.split("|") if not set(word) & set("/-&"))


@pytest.mark.parametrize("kind", KINDS)
def test_headings_in_two_languages_name_what_both_name(kind):
    known = fields_by_word(KINDS[kind])
    for field, said in KINDS[kind].items():
        one, other = (_plain(text) for text in (said["fr"], said["nl"]))
        for sign in (" / ", "/", "\n", " - ", " | "):
            assert field_of(f"{one}{sign}{other}", known) == field
    first, _second, third = list(KINDS[kind].values())[:3]
    names = [_plain(first["fr"]), _plain(third["fr"])]
    assert field_of(" / ".join(names), known) == ""


#: Headings that a table of each kind has in each language, with the fields they name.
HEADS = {
    "activities": [
        ("Tätigkeit;RTO", "name rto"),
        ("Taetigkeit;Wiederanlaufzeit (Std.)", "name rto"),
        ("Hersteltijd;Activiteit;Dataverlies;Hangt af van", "rto name rpo depends_on"),
        ("Nom;Délai de reprise;Perte de données max.;Dépend de", "name rto rpo depends_on"),
        ("Dienst;Maximale uitval;Leveranciers", "name mtpd external_contacts"),
        ("Service;Back within;Data loss;Relies on", "name rto rpo depends_on"),
        ("Naam;RTO (uren);RPO (uren)", "name rto rpo"),
    ],
    "measures": [
        ("Measure;State", "measure adopted"),
        ("Mesure;Oui/Non", "measure adopted"),
        ("Risk;Action;Owner;Due;Status", "fiche measure owner due adopted"),
        ("Maatregel;Toestand;Tegen", "measure adopted due"),
        ("Gefahr;Maßnahme;Umgesetzt?;Zuständig;Fällig am", "fiche measure adopted owner due"),
        ("Risque couvert;Mesure de prévention;État;Pour quand", "fiche measure adopted due"),
    ],
    "register": [
        ("Datum;Soort;Wat gebeurde er", "date type description"),
        ("Dat.;Vorfall;Ursache;Maßnahmen", "date description cause actions"),
        (
            "Datum;Soort incident;Wat is er gebeurd?;Wat hebben we gedaan?",
            "date type description actions",
        ),
        ("Datum / Date;Soort / Type;Omschrijving / Description", "date type description"),
        ("Tag;Art;Was ist passiert;Behebung", "date type description actions"),
        ("Survenu le;Nature;Ce qui s'est passé;Suite donnée", "date type description actions"),
        ("Incident date;Kind;What happened;Fix", "date type description actions"),
        ("Datum;Wat gebeurde er;Duur", "date description duration"),
    ],
    "timeline": [
        ("Uhrzeit;Wer;Was geschah", "time who entry"),
        ("Uur;Door wie;Wat gebeurde er", "time who entry"),
        ("Date;Heure;Noté par;Ce qui s'est passé", "date time who entry"),
        ("Timestamp;Logged by;Log entry", "time who entry"),
    ],
    "roster": [
        ("Semaine;D'astreinte", "week people"),
        ("Week;Wachthebbende;Plaatsvervanger", "week people backup"),
        ("KW;Rufbereitschaft;Vertretung", "week people backup"),
        ("Vanaf;T.e.m.;Naam", "first last people"),
    ],
    "contacts": [
        ("Nom;Ext;Tél.", "name extension phone"),
        ("Qui;Téléphone", "name phone"),
        ("Wer;Handy;Mail", "name phone email"),
        ("Service;Tél. urgence", "name phone"),
        ("Naam;Voornaam;Telnr.;Mailadres", "family given phone email"),
        ("Mitarbeiter;Handynr.;Durchwahl", "name phone extension"),
        ("Nom / Naam;GSM-nummer;Adresse électronique", "name phone email"),
    ],
}
READERS = {
    "activities": activity_columns,
    "measures": measure_columns,
    "register": register_columns,
    "timeline": log_columns,
    "roster": roster_columns,
}


@pytest.mark.parametrize("kind", HEADS)
def test_a_table_of_each_kind_is_known_by_its_headings(kind):
    for heads, fields in HEADS[kind]:
        cells = tuple(heads.split(";"))
        found = of_cells(cells, tuple("x" for _cell in cells))
        assert kind_of_table(found, None) == kind, heads
        columns = READERS[kind](found)[1] if kind in READERS else columns_of(cells)
        named = {column.place: column.role.value for column in columns}
        assert [named.get(at) for at in range(len(cells))] == fields.split(), heads


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("RTO (h)", "h"), ("RTO [uren]", "h"), ("RTO in uren", "h"), ("DIMA (jours)", "d"),
        ("RTO (min.)", "min"), ("RPO (Std.)", "h"), ("MTPD (weken)", "w"), ("RTO", ""),
        ("RTO (voir annexe)", ""), ("MTPD en jours", "d"),
    ],
)  # fmt: skip
def test_the_unit_of_bare_numbers_stands_in_the_heading(heading, unit):
    assert unit_of(heading) == unit


def test_numbers_are_read_in_the_unit_of_their_heading(joinery, tmp_path):
    file = table(
        tmp_path / "a.csv",
        ("Tätigkeit", "RTO (Std.)", "RPO (min)", "MTPD (Tage)"),
        ("Zuschnitt", "8", "30", "3"),
    )
    report = joinery.ok("import", file, "--dry-run", "--json").json
    found = {item["field"]: item["value"] for item in report["taken"]}
    assert (found["rto"], found["rpo"], found["mtpd"]) == ("8h", "30min", "3d")


def test_a_register_in_words_of_its_own_with_minutes_and_times_beside(joinery, tmp_path):
    file = table(
        tmp_path / "a.csv",
        ("Datum", "Uur", "Soort", "Wat gebeurde er", "Duur (min)", "Wat hebben we gedaan?"),
        ("12 maart 2025", "14u", "Brand", "oven oververhit", "45", "gedoofd"),
        ("3/4/2025 om 9u15", "", "Stroompanne", "kast uit", "120", "hersteld"),
    )
    report = joinery.ok("import", file, "--dry-run", "--json").json
    found = {
        (item["place"]["row"], item["field"]): (item["value"], item["place"]["header"])
        for item in report["taken"]
    }
    assert found[2, "date"] == ("2025-03-12 14:00+01:00", "Datum + B2 Uur")
    assert found[3, "date"] == ("2025-04-03 09:15+02:00", "Datum")
    assert [found[row, "type"][0] for row in (2, 3)] == ["fire", "electricity"]
    assert [found[row, "duration"][0] for row in (2, 3)] == ["45min", "2h"]
    assert found[2, "actions"] == ("gedoofd", "Wat hebben we gedaan?")
