"""Random plans of Word: parts of the template in four languages, in any order and any shape."""

from hypothesis import strategies as st

from tests.intake.word_files import box, cell, h, p, run, table, tick

PEOPLE = ["CHARLET Benoît", "Charlet, Aurélie", "Anna Un", "DEUX Bart", "Jean-Pol", "Zoé Neuf",
          "Dora Q.", "patron", "idem", "à compléter", "...", ""]  # fmt: skip
NUMBERS = ["081/00 20 01", "0400/00.20.01 / 0400 00 20 02 (privé)", "idem", "interne 15", "—", "",
           "+49 30 23125 170", "24/7 : 078 00 21 02", "PIN 1234", "0400 00 20 0", "400002003",
           "privé : 0400 00 20 51", "n@exemple.example", "Code alarme 9876"]  # fmt: skip
PARTIES = ["Bits SRL – M. Thiry", "1) Un SA\n2) Deux SA", "pas de DPO", "Nuage BV (Pays-Bas)",
           "Immo, M. & Mme X", "Élec Exemple", "", "...", "Bits SRL"]  # fmt: skip
SPANS = ["4h", "2 jours ouvrables", "sans objet", "une semaine", "½ j", "-", "0", "x", "8 Std",
         "1 u", "3", ""]  # fmt: skip
MARKS = ["X", "", "oui", "nee", "teilweise", "60 %", "-", "?", "ja (2025)", "planifié 3/2027"]
DAYS = ["03/12/2025", "31/02/2026", "été 2025", "1 mars 2026 14h30", "", "2026-06-02", "idem"]
WORDS = ["Panne de courant", "Vol de câbles", "phishing", "Wasserschaden", "brand in hal", "?", ""]
HINTS = ["Dressez la liste de toutes les personnes de contact en interne.", "xxx", "...",
         "Rue de la Loi 16", "info@cert.be"]  # fmt: skip
LINES = [
    "Gestionnaire des incidents : Anna Un, back-up : Bart Deux", "Direction : Dora Quatre",
    "Directie: Zoé Neuf", "Incident manager: Benoît Charlet", "18 personnes",
    "Responsable de la continuité : à décider ???", "code alarme 0000",
    "Validé par Anna Un le 31/02/2026", "Version 2.1 du 3/12/25", "Risk Assessment : oui (12/2024)",
    "Signaler un incident : bureau 081/00 20 00 (lu-ve 7h30-16h30), incident@exemple.example",
    "Rachid El M. (CNC) GSM 0400 00 20 07", "Wifi : Soleil2024!", "RTO = 4 h ; RPO = 1 jour",
]  # fmt: skip
HEADINGS = {
    "internal": ("A) CONTACTS INTERNES", "A) INTERNE CONTACTEN", "Internal contacts",
                 "Interne Kontakte", "Annuaire"),
    "external": ("B) CONTACTS EXTERNES", "B) EXTERNE CONTACTEN", "External contacts"),
    "functions": ("Placer un pilote dans l’avion", "Een piloot in het vliegtuig", "Qui pilote ?",
                  "Roles and responsibilities", "Zuständigkeiten"),
    "activities": ("LISTE DES ACTIVITES ESSENTIELLES", "LIJST VAN DE ESSENTIËLE ACTIVITEITEN",
                   "Essential activities", "Nos activités essentielles"),
    "measures": ("Fiche 2 : Inondation", "Fiche incendie", "Steekkaart brand"),
    "register": ("Registre des incidents", "Incidentenregister", "Incident register"),
    "lines": ("Étape 2 : signaler et identifier", "Divers", "Melden en identificeren",
              "Obligations de notification"),
}  # fmt: skip
PEOPLE_HEADS = [
    ("Nom", "Fonction", "Tél.", "GSM"), ("Naam", "Functie", "Tel. kantoor", "GSM"),
    ("Name", "Job", "Office", "Mobile"), ("Name", "Funktion", "Telefon", "Mobil"),
]  # fmt: skip
PARTY_HEADS = [
    ("Fonction", "Prénom, NOM ou nom de société", "Référence des contrats", "Informations"),
    ("Functie", "Voornaam, NAAM of naam van de onderneming", "Referentie van de contracten",
     "Informatie"),
]  # fmt: skip
PARTY_ROWS = ["Assureur", "CERT", "Électriciens capables d’intervenir rapidement", "Verzekeraar",
              "Opérateur télécom", "Dépannage", "Prestataire IT n° 1", ""]  # fmt: skip


def _cell(text, shape):
    """A cell with its text in one piece, cut in runs, in a content control, inserted, or struck."""
    first, last = text[: len(text) // 2], text[len(text) // 2 :]
    match shape:
        case "runs":
            return cell(f"<w:p>{run(first)}<w:proofErr/>{run(last)}</w:p>")
        case "control":
            return cell(f"<w:p><w:sdt><w:sdtContent>{run(text)}</w:sdtContent></w:sdt></w:p>")
        case "inserted":
            gone = "<w:del><w:r><w:delText>0400 11 11 11</w:delText></w:r></w:del>"
            return cell(f"<w:p>{gone}<w:ins>{run(text)}</w:ins></w:p>")
        case "nested":
            return cell(table((text,)) + p())
        case _:
            return cell(text)


SHAPES = st.sampled_from(["plain", "plain", "plain", "runs", "control", "inserted", "nested"])


def _rows(*columns):
    row = st.tuples(*(st.tuples(st.sampled_from(column), SHAPES) for column in columns))
    cells = row.map(lambda items: tuple(_cell(*item) for item in items))
    return st.lists(cells, max_size=4)


def _merged(rows, *, vertical):
    """Rows of which the second is one with the first in its first cell, or spans two columns."""
    if len(rows) < 2:
        return rows
    first, second, *rest = rows
    if vertical:
        start = first[0].replace("<w:tcPr>", '<w:tcPr><w:vMerge w:val="restart"/>', 1)
        return [(start, *first[1:]), (cell("", "<w:vMerge/>"), *second[1:]), *rest]
    wide = second[0].replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>', 1)
    return [first, (wide, *second[2:]), *rest]


def _table(head, rows, merge):
    rows = rows if merge is None else _merged(rows, vertical=merge)
    return table(head, *rows)


def _tables(heads, *columns):
    merge = st.sampled_from([None, None, True, False])
    return st.builds(_table, st.sampled_from(heads), _rows(*columns), merge)


def _activity(number, name, rto, rpo, need):
    return table(
        (f"Activité essentielle {number} : {name}", ""), ("Personnel clef", need),
        ("Interdépendance avec d’autres activités", "oui : paie"), ("RTO", rto), ("RPO", rpo),
    )  # fmt: skip


def _ticks(name, yes, no):
    return (name, *(cell(f"<w:p>{tick(state)}</w:p>") for state in (yes, no)))


BODIES = {
    "internal": _tables(PEOPLE_HEADS, PEOPLE, ["Gérant", "", "Vente, back-up du gérant"], NUMBERS,
                        NUMBERS),
    "external": _tables(PARTY_HEADS, PARTY_ROWS, PARTIES, ["", "C-2024-07", "Police 45-F"],
                        NUMBERS),
    "functions": st.sampled_from(LINES).map(p),
    "activities": st.builds(
        _activity, st.integers(1, 3), st.sampled_from(["Paie", "Pose", "Achats", "..."]),
        st.sampled_from(SPANS), st.sampled_from(SPANS), st.sampled_from(PEOPLE),
    ),
    "measures": st.one_of(
        _tables([("Mesure", "Adopté", "Qui")], ["Pompe testée", "Murets", "Détecteur", ""], MARKS,
                PEOPLE),
        st.lists(st.builds(_ticks, st.sampled_from(["Pompe", "Murets"]), st.sampled_from("01"),
                           st.sampled_from("01")), max_size=2)
        .map(lambda rows: table(("Mesures", "Oui", "Non"), *rows)),
    ),
    "register": _tables([("N°", "Date", "Type", "Description")], ["1", "2", "", "5a"], DAYS,
                        ["Inondation", "Informatique", ""], WORDS),
    "lines": st.one_of(st.sampled_from(LINES), st.sampled_from(HINTS)).map(p),
}  # fmt: skip


@st.composite
def _section(draw):
    kind = draw(st.sampled_from([*HEADINGS]))
    title, styled = draw(st.sampled_from(HEADINGS[kind])), draw(st.booleans())
    begun = h(title) if styled else f"<w:p>{run(title, '<w:b/>')}</w:p>"
    inside = draw(st.lists(BODIES[kind], min_size=1, max_size=2))
    loose = draw(st.lists(st.sampled_from([*LINES, *HINTS]), max_size=2))
    aside = draw(st.sampled_from(["", "", "0400 00 20 99 (24h/24)", "Rassemblement : parking"]))
    return (
        begun
        + "".join(inside)
        + "".join(p(line) for line in loose)
        + (p(raw=box(p(aside))) if aside else "")
    )


#: Bodies of documents: a cover and up to five sections.
PLANS = st.tuples(
    st.sampled_from(["", "Menuiserie Charlet & Filles SRL", "YOUR ORGANISATION", "Plan"]),
    st.lists(_section(), min_size=1, max_size=5),
).map(lambda parts: (p(parts[0]) if parts[0] else "") + "".join(parts[1]))
