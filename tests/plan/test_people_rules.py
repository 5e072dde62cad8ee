"""One bad plan for each rule on people, contacts and fiches: one finding, at the guilty line."""

from datetime import date

import pytest

from incplan.plan.record import PlanRecord
from tests.plan.edited_demo import Edits, added, check

REAL = ("demo: yes", "demo: no")
NADIA = "contacts/nadia.yaml"
JORIS = "contacts/joris.yaml"
PIETER = "contacts/pieter.yaml"
TELECOM = "contacts/sup-telecom-sambre.yaml"
INSURER = "contacts/assurances-fictives.yaml"
ORES = "contacts/ores.yaml"
FLOOD = "fiches/flood.yaml"
COLD = "fiches/cold.yaml"
OWN = """format: 1
adoption: {CLD-P01: {adopted: yes}}
own:
  id: cold
  prefix: CLD
  group: other
  version: "1"
  last_verified: 2026-11-01
  title: Cold store
  scenario: The cold is lost.
  risks: [stock_loss]
  preventive: [{id: CLD-P01, text: Doors closed}]
  measures: [{id: CLD-A01, phase: T15, roles: [facility_manager], text: Close the doors}]
  eradication: [Cold again]
  deactivation: [Cold for a day]
  review_questions: [{id: CLD-Q01, text: How warm?}]
"""
EXTRA = """format: 1
kind: external
name: Nobody SA
languages: [fr]
channels:
  - {kind: office, phone: +32 2 000 00 99}
last_verified: 2026-11-01
"""
#: The continuity manager, down to what tells this function from the others.
WIM = """holder: wim
    deputies: [claire]
    aliases:
      - {fr: "Gestionnaire de crise\""""
NO_TANK = '    reason: "Chauffage au gaz : ni cuve de mazout, ni produits chimiques en vrac."\n'
#: code, file, a piece of the guilty line, edits
CASES: list[tuple[str, str, str, Edits]] = [
    (
        "CON001",
        "contacts/emergency-112.yaml",
        'phone: "112"',
        {"contacts/emergency-112.yaml": [("kind: short_code", "kind: office")]},
    ),
    ("CON001", PIETER, "00 01 11", {PIETER: [("kind: mobile\n    phone: +32 400 00 01 11",
                                              "kind: short_code\n    phone: +32 400 00 01 11")]}),
    ("CON002", PIETER, "phone: +32 9 000 00 13", {
        "plan.yaml": [REAL, ('"0000.000.000"', '"0403.170.701"')],
        ORES: [("541400000000000001", "541400000000000004")],
        "contacts/fluvius.yaml": [("541400000000000002", "541400000000000004")],
        PIETER: [("phone: +32 400 00 01 11", "phone: +32 9 000 00 13")],
    }),
    ("CON003", "contacts/elec-jambes.yaml", "rows:", {
        "contacts/elektro-drongen.yaml": [("[electrician]", "[other]\nrole_note: Signs")]}),
    ("CON003", "contacts/elektro-drongen.yaml", "00 00 31", {
        "contacts/elektro-drongen.yaml": [("400 00 00 33", "400 00 00 31")]}),
    ("CON003", "contacts/elektro-drongen.yaml", "name:", {
        "contacts/elektro-drongen.yaml": [("Elektro Drongen Test BV", "ÉLEC Jambes Fictif SRL")]}),
    ("CON004", TELECOM, "channels:", {TELECOM: [("    available: 24/7\n", "")]}),
    ("CON004", TELECOM, "channels:", {
        TELECOM: [("  - kind: email\n    email: incident@telecom-sambre.example\n", "")]}),
    ("CON004", TELECOM, "format:", {TELECOM: [('customer_account_no: "700001"\n', "")]}),
    ("CON005", PIETER, "backup: pieter", {PIETER: [("backup: ines", "backup: pieter")]}),
    ("CON007", "contacts/wim.yaml", "channels:", {
        "contacts/wim.yaml": [
            ("channels:\n  - kind: mobile\n    phone: +32 400 00 00 02\n    operator: B\n"
             "  - kind: mobile\n    phone: +32 400 00 01 02\n    private: yes\n  - kind: office\n"
             "    phone: +32 9 000 00 02\n    available: mon-fri 08:30-17:30\n    own_it: yes\n"
             "  - kind: email\n    email: wim@mlfoods.example\n    own_it: yes\n", "channels:\n"),
        ]}),
    ("CON008", "contacts/nadia.yaml", "operator: A", {
        JORIS: [("operator: B", "operator: A")],
        "contacts/wim.yaml": [("operator: B", "operator: A")],
    }),
    ("CON009", "contacts/lawyer.yaml", "channels:", {
        "contacts/lawyer.yaml": [
            ("  - kind: mobile\n    phone: +32 400 00 00 93\n  - kind: office\n"
             "    phone: +32 81 00 00 93\n    available: mon-fri 09:00-18:00\n",
             "  - {kind: email, email: info@modele.example}\n")]}),
    ("CON010", "contacts/wim.yaml", "400 00 01 03", {
        "contacts/wim.yaml": [("phone: +32 400 00 01 02", "phone: +32 400 00 01 03")]}),
    ("CON010.switchboard", "contacts/wim.yaml", "00 00 03", {
        "contacts/wim.yaml": [("phone: +32 9 000 00 02", "phone: +32 81 00 00 03")]}),
    ("CON011", PIETER, "last_verified", {
        PIETER: [("last_verified: 2026-11-02", "last_verified: 2026-05-22")]}),
    ("CON011", TELECOM, "last_verified", {
        TELECOM: [("last_verified: 2026-10-20", "last_verified: 2025-11-22")]}),
    ("CON011", PIETER, "format:", {PIETER: [("last_verified: 2026-11-02\n", "")]}),
    ("CON012", "contacts/lawyer.yaml", "contract_end", {
        "contacts/lawyer.yaml": [("last_verified", "contract_end: 2026-11-22\nlast_verified")]}),
    ("CON013", "contacts/accountant.yaml", "disabled", {
        "contacts/accountant.yaml": [("format: 1\n", "format: 1\ndisabled: yes\n")]}),
    ("CON014", "contacts/extra.yaml", "format", {"contacts/extra.yaml": EXTRA}),
    ("CON015", "contacts/sup-payescaut.yaml", "channels:", {
        "suppliers/sup-payescaut.yaml": [("[24/7]", '["mon-sat 05:00-24:00"]')],
        "contacts/sup-payescaut.yaml": [("available: 24/7", "available: mon-fri 06:00-20:00")]}),
    ("CON016", "contacts/apd-gba.yaml", "form_read", {
        "contacts/apd-gba.yaml": [("form_read: yes", "form_read: no")]}),
    ("CON017", INSURER, "format:", {INSURER: [("broker: Bureau Exemple\n", "")]}),
    ("CON017", INSURER, "- reference: POL-CYB-0002", {INSURER: [("    claim_within: 48h\n", "")]}),
    ("CON018", ORES, "format:", {ORES: [('customer_account_no: "30001"\n', "")]}),
    ("CON018", "contacts/elec-jambes.yaml", "format:", {
        "contacts/elec-jambes.yaml": [
            ("documents:\n  - name:", "x-documents:\n  - name:")]}),
    ("CON019", "plan.yaml", "deputies: [joris]", {
        "plan.yaml": [("deputies: [joris, pieter]", "deputies: [joris]")]}),
    ("CON020", "plan.yaml", "out_of_band", {
        "plan.yaml": [("GSM privés ; boîte crisis@mlfoods-backup.example",
                       "GSM privés ; boîte crisis@mlfoods.example")]}),
    ("CON020", "contacts/crisis-cell.yaml", "crisis@", {
        "contacts/crisis-cell.yaml": [("mlfoods-backup.example", "mlfoods.example")]}),
    ("CON021", "contacts/card-stop.yaml", "344 344", {
        "contacts/card-stop.yaml": [("+32 78 170 170", "070 344 344")]}),
    ("CON021", "contacts/ccb.yaml", "info@cert.be", {
        "contacts/ccb.yaml": [("info@ccb.belgium.be", "info@cert.be")]}),
    ("CON021", "contacts/consumerconnect.yaml", "ecops", {
        "contacts/consumerconnect.yaml": [("https://consumerconnect.be", "https://www.ecops.be")]}),
    ("CON022", "contacts/ccb.yaml", "Wetstraat 16", {
        "contacts/ccb.yaml": [('"Wetstraat 18, 1000 Brussel"', '"Wetstraat 16, 1000 Brussel"')]}),
    ("CON022", "contacts/fluvius.yaml", "Eandis", {
        "contacts/fluvius.yaml": [("name: Fluvius", "name: Eandis")]}),
    ("CON023", PIETER, "- kind: home", {PIETER: [
        ("- kind: mobile\n    phone: +32 400 00 01 11\n    private: yes",
         "- kind: home\n    phone: +32 400 00 01 11")]}),
    ("CON024", "contacts/lawyer.yaml", "languages", {
        "contacts/lawyer.yaml": [("languages: [fr, nl]", "languages: [de]")]}),
    ("CON024", "contacts/lawyer.yaml", "format", {
        "contacts/lawyer.yaml": [("languages: [fr, nl]\n", "")]}),
    ("CON025", "plan.yaml", "enterprise_number", {
        "plan.yaml": [REAL, ("0000.000.000", "0403.170.702")],
        ORES: [("541400000000000001", "541400000000000004")],
        "contacts/fluvius.yaml": [("541400000000000002", "541400000000000004")],
    }),
    ("CON026", "contacts/banque-demo.yaml", "channels:", {
        "contacts/banque-demo.yaml": [("+32 2 000 00 80", "+32 78 15 15 15"),
                                      ("name: Banque", "country: LU\nname: Banque")]}),
    ("CON027", "contacts/lucas.yaml", "left_on", {
        "contacts/lucas.yaml": [("last_verified", "left_on: 2026-11-20\nlast_verified")]}),
    ("CON028", "contacts/immo-citadelle.yaml", "customer_account_no", {
        "contacts/immo-citadelle.yaml": [('"NAM-12"', '"4111 1111 1111 1111"')]}),
    ("CON028", TELECOM, "customer_account_no", {
        TELECOM: [('"700001"', '"BE68 5390 0754 7034"')]}),
    ("CON029", "contacts/poison-centre.yaml", "245 246", {
        "contacts/poison-centre.yaml": [("245 245", "245 246")]}),
    ("CON031", "contacts/lawyer.yaml", "to_fill", {
        "contacts/lawyer.yaml": [("last_verified", "to_fill: yes\nlast_verified")]}),
    ("CON031.row", "contacts/lawyer.yaml", "to_fill", {"contacts/lawyer.yaml": [
        ("name: Cabinet Modèle", "name: to fill in"),
        ("last_verified", "to_fill: yes\nlast_verified")]}),
    ("CON033.digit", ORES, "ean", {
        "plan.yaml": [REAL, ("0000.000.000", "0403.170.701")],
        "contacts/fluvius.yaml": [("541400000000000002", "541400000000000004")],
    }),
    ("CON033", ORES, "ean", {
        "plan.yaml": [REAL, ("0000.000.000", "0403.170.701")],
        ORES: [("541400000000000001", "54140000000001")],
        "contacts/fluvius.yaml": [("541400000000000002", "541400000000000004")],
    }),
    ("CON038", "contacts/lawyer.yaml", "phone: 1733", {"contacts/lawyer.yaml": [
        ("kind: office\n    phone: +32 81 00 00 93", "kind: short_code\n    phone: 1733")]}),
    ("CON034", "contacts/lawyer.yaml", "kind: office", {
        "contacts/lawyer.yaml": [("    phone: +32 81 00 00 93\n", "")]}),
    ("CON034.two", "contacts/lawyer.yaml", "email:", {
        "contacts/lawyer.yaml": [("    phone: +32 81", "    email: a@b.example\n    phone: +32 81")]
    }),
    ("CON035", "contacts/joris.yaml", "last: 2026-12-27", {
        "contacts/joris.yaml": [("last: 2027-01-01", "last: 2026-12-27")]}),
    ("CON036", "contacts/lawyer.yaml", "?cc=", {
        "contacts/lawyer.yaml": [(
            "last_verified",
            '  - {kind: email, email: "law@a.example?cc=b@c.example"}\nlast_verified')]}),
    ("ROLE007", "plan.yaml", "deputies: [nadia]", {"plan.yaml": [
        (WIM,
         WIM.replace("claire", "nadia"))]}),
    ("ROLE008", "plan.yaml", "roles:", {"plan.yaml": [
        ("  designated_employee:\n    holder: joris\n    deputies: [elodie]\n"
         "    members: [marc, ann]\n", "")]}),
    ("ROLE009", "plan.yaml", "approved_by: sofie", {
        "plan.yaml": [("approved_by: claire", "approved_by: sofie")]}),
    ("ROLE010", "plan.yaml", "deputies: [nadia, joris", {
        "plan.yaml": [("deputies: [joris, pieter]", "deputies: [nadia, joris, pieter]")]}),
    ("ROLE012", "plan.yaml", "roles:", {
        "plan.yaml": [("  log_keeper:\n    holder: elodie\n    deputies: [thomas]\n", ""),
                      ("  hr_manager:\n    holder: ines\n    deputies: [pieter]\n", "")]}),
    ("CON019.alone", "plan.yaml", "holder: nadia", {
        "plan.yaml": [("    deputies: [joris, pieter]\n", "")]}),
    ("ROLE003", "plan.yaml", "holder: claire", {"plan.yaml": [
        ("  management:\n    holder: claire\n    deputies: [wim]\n",
         "  management:\n    holder: claire\n")]}),
    ("ROLE014", "plan.yaml", "- means: phone", {
        "plan.yaml": [("    phone: +32 81 00 00 05\n", "")]}),
    ("ROLE013", "plan.yaml", "holder: accountant", {
        "plan.yaml": [("  incident_manager:\n    holder: nadia",
                       "  incident_manager:\n    holder: accountant")]}),
    ("ROLE017", "plan.yaml", "risk_assessment:", {"plan.yaml": [
        ("  risk_assessment:\n    done: yes\n", "  risk_assessment:\n")]}),
    ("FIC001", "fiches/communication.yaml", "", {"fiches/communication.yaml": None}),
    ("FIC002", FLOOD, "adoption:", {FLOOD: [
        ("  FLD-P13:\n    adopted: no\n    owner: marc\n    due: 2027-05-31\n", "")]}),
    ("FIC003", FLOOD, "FLD-P13", {FLOOD: [("    due: 2027-05-31\n", "")]}),
    ("FIC004", FLOOD, "adopted: not_applicable", {FLOOD: [
        (NO_TANK, "")]}),
    ("FIC005", FLOOD, "checked_on: 2025-11-05", {FLOOD: [
        ("checked_on: 2026-11-05", "checked_on: 2025-11-05\n    review_every: 12 months")]}),
    ("FIC016", FLOOD, "checked_on: 2024-11-05", {FLOOD: [
        ("checked_on: 2026-11-02", "checked_on: 2024-11-05")]}),
    ("FIC006", FLOOD, "due: 2026-11-22", {FLOOD: [("due: 2027-05-31", "due: 2026-11-22")]}),
    ("FIC007", "fiches/ceo_fraud.yaml", "format", {"contacts/banque-demo.yaml": None,
        "activities/invoicing-payments.yaml": [("banque-demo, ", "")]}),
    ("FIC008", FLOOD, "FLD-A01", {FLOOD: [
        ("contacts:   #", "drop:\n  FLD-A01: Never\ncontacts:   #")]}),
    ("FIC009", FLOOD, "FLD-P13: Never", {FLOOD: [
        ("contacts:   #", "drop:\n  FLD-P13: Never\ncontacts:   #")]}),
    ("FIC010", COLD, "own:", {COLD: OWN.replace("  eradication: [Cold again]\n", "")}),
    ("FIC011", COLD, "id: hot", {COLD: OWN.replace("id: cold", "id: hot")}),
    ("FIC012", COLD, "prefix", {COLD: OWN.replace("CLD", "FLD")}),
    ("FIC013", FLOOD, "library_version", {FLOOD: [('"1.1"', '"0.9"')]}),
    ("FIC014", COLD, "COL-Q01", {COLD: OWN.replace("CLD-Q01", "COL-Q01")}),
    ("FIC015", FLOOD, "id: FLD-A03", {FLOOD: [("contacts:   #", "add_measures:\n"
        "  - {id: FLD-A03, phase: T15, roles: [everyone], text: Run}\ncontacts:   #")]}),
    ("SCO001", "plan.yaml", "staff: 50", {"plan.yaml": [("staff: 25", "staff: 50")]}),
    ("SCO001", "plan.yaml", "turnover_eur", {"plan.yaml": [
        ("8700000", "10000001"), ("3100000", "10000001")]}),
    ("SCO002", "plan.yaml", "turnover_eur", {"plan.yaml": [("8700000", "10400000")]}),
    ("SCO003", "plan.yaml", "organisation:", {"plan.yaml": [("  staff: 25\n", "")]}),
    ("SCO004", "plan.yaml", "special_hazards", {
        "plan.yaml": [("special_hazards: no", "special_hazards: yes")]}),
    ("SCO005", "plan.yaml", "sector", {"plan.yaml": [
        ("Grossiste alimentaire (frais, surgelé, sec)", "Fournisseur internet et DNS")]}),
    ("ROLE015", "levels.yaml", "report_every: 3h", {
        "levels.yaml": [("      resolve_within: 8h\n",
                         "      resolve_within: 8h\n    report_every: 3h\n")]}),
    ("ROLE016", "levels.yaml", "report_every: {management: 2h}", {
        "levels.yaml": [("report_every: 2h", "report_every: {management: 2h}")]}),
    ("CON040", "plan.yaml", "call_again_after", {
        "plan.yaml": [("call_again_after: 10min", "call_again_after: 3h")]}),
    ("ROLE018", "roster.yaml", "role: fire_team", {
        "roster.yaml": [("    first:", "    days: sat\n    first:")]}),
    ("ROLE018.none", "roster.yaml", "role: fire_team", {"roster.yaml": [
        ("    first: 2026-12-28\n    last: 2027-01-01\n", "")]}),
    ("ROLE018.reversed", "roster.yaml", "role: fire_team", {
        "roster.yaml": [("last: 2027-01-01", "last: 2026-12-27")]}),
    ("ROLE019", "roster.yaml", "role: fire_team", {
        "roster.yaml": [("people: [lucas]", "people: [sofie]")]}),
    ("ROLE020", "roster.yaml", "role: fire_team", {"contacts/lucas.yaml": [(
        "\nsites:", "\nabsences: [{first: 2026-12-30, last: 2026-12-31}]\nsites:")]}),
    ("LNG001", PIETER, "title:", {PIETER: [
        (', nl: "Verkoop en webshop, Nederlandstalige woordvoerder"', "")]}),
    ("REF001", FLOOD, "weather-irm", {FLOOD: [("[weather-irm-kmi]", "[weather-irm]")]}),
    ("REF008", FLOOD, "wether", {FLOOD: [("  weather: [", "  wether: [")]}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "path", "needle", "edits"),
    CASES,
    ids=[f"{case[0]}-{index}" for index, case in enumerate(CASES)],
)
def test_one_mistake_gives_one_finding_on_its_line(code, path, needle, edits):
    found, checked = added(edits)
    # What a contract promises is judged by rules of its own.
    found = {item for item in found if not item[0].startswith("RCO")}

    line = checked.line(path, needle) if needle else 1
    code = code.partition(".")[0]
    assert found == {(code, path, line)}
    said = [item for item in checked.diagnostics if (item.code, item.path) == (code, path)]
    assert len(said) == 1


def test_every_code_of_these_families_has_its_bad_plan():
    from incplan.i18n.findings import FINDINGS

    tried = {case[0] for case in CASES if not case[0].startswith("REF")}
    # Checks said ahead have their tests in test_horizon_of_checks, what is still to be filled in
    # in test_placeholders, what a release brings in tests/fiches/test_new_measures, wrong numbers
    # in tests/scenarios/test_wrong_numbers, leaves in tests/documents/test_leaf_size,
    # linked services in tests/cli/test_what_a_plan_can_say.
    ahead = {"CON011.soon", "FIC005.soon", "FIC002.new", "FIC002.term", "FIC007.new"}
    marked = {"CON003.to_fill", "FIC007.to_fill"}
    called = {"CON039", "CON039.alone", "FIC017", "CON041", "CON041.none"}
    elsewhere = {"CON030", "CON032", "ROLE011", "SCO006", *ahead, *marked, *called} | {
        f"ROLE00{number}" for number in range(1, 7)
    }
    families = ("CON", "ROLE", "FIC", "SCO", "LNG")
    assert {code for code in FINDINGS if code.startswith(families)} == tried | elsewhere


@pytest.mark.parametrize(
    ("days", "severity"), [(30, "error"), (31, "warning"), (60, "warning"), (61, None)]
)
def test_absences_are_an_error_within_thirty_days_and_both_ends_count(days, severity):
    edits: Edits = {"plan.yaml": [("deputies: [joris, pieter]", "deputies: [joris]")]}
    today = date.fromordinal(date(2026, 12, 28).toordinal() - days)

    told = [item for item in check(edits, today=today).diagnostics if item.code == "CON019"]

    assert [item.severity.value for item in told] == ([severity] if severity else [])


def test_an_absence_ends_with_its_last_day():
    edits: Edits = {"plan.yaml": [("deputies: [joris, pieter]", "deputies: [joris]")]}

    last = check(edits, today=date(2027, 1, 1)).of("CON019")
    after = check(edits, today=date(2027, 1, 2)).diagnostics

    assert (last.params["first"], last.params["last"]) == ("2027-01-01", "2027-01-01")
    assert "CON019" not in {item.code for item in after}


def test_two_gaps_are_two_findings_at_the_same_function():
    edits: Edits = {
        "plan.yaml": [("deputies: [joris, pieter]", "deputies: [joris]")],
        JORIS: [("absences:\n", "absences:\n  - {first: 2026-12-22, last: 2026-12-22}\n")],
    }

    told = [item for item in check(edits).diagnostics if item.code == "CON019"]

    assert [(item.params["first"], item.severity.value) for item in told] == [
        ("2026-12-22", "error"),
        ("2026-12-28", "warning"),
    ]


def test_one_person_in_both_chairs_may_be_acknowledged_but_stays_visible():
    """TC25."""
    held = (WIM,
            WIM.replace("wim", "nadia"))  # fmt: skip
    plain, _checked = added({"plan.yaml": [held]})
    reasoned = (held[0], f"acknowledged: Four people here.\n    {held[1]}")
    known, checked = added({"plan.yaml": [reasoned]})

    assert {code for code, _path, _line in plain} == {"ROLE007"}
    assert {code for code, _path, _line in known} == {"ROLE011"}
    assert checked.of("ROLE011").severity == "info"


@pytest.mark.parametrize(
    ("kept", "severity"),
    [
        ("  - {kind: mobile, phone: 0400 00 00 02}\n", "error"),
        ("  - {kind: office, phone: 09 000 00 02, own_it: yes}\n"
         "  - {kind: email, email: wim@mlfoods.example, own_it: yes}\n", "error"),
        ("  - {kind: mobile, phone: 0400 00 00 02}\n"
         "  - {kind: email, email: wim@mlfoods.example, own_it: yes}\n", "warning"),
        ("  - {kind: mobile, phone: 0400 00 00 02}\n  - {kind: mobile, phone: 0400 00 01 02}\n",
         None),
    ],
)  # fmt: skip
def test_the_command_line_is_reached_by_several_means(kept, severity):
    """S-104; the same gap is milder for somebody who only helps."""
    wim = f"format: 1\nkind: person\nname: Wim\nlanguages: [nl, fr]\nchannels:\n{kept}"
    edits: Edits = {"contacts/wim.yaml": f"{wim}last_verified: 2026-11-02\n"}

    told = [item for item in check(edits).diagnostics if item.path == "contacts/wim.yaml"]

    assert [(item.code, item.severity.value) for item in told] == (
        [("CON007", severity)] if severity else []
    )


def test_a_contract_told_by_its_supplier_file_is_not_told_twice():
    codes = {item.code for item in check({}, today=date(2026, 12, 20)).diagnostics}

    assert "CON012" not in codes


@pytest.mark.parametrize("ends", ["2026-11-23", "2027-01-22"])
def test_a_contract_ending_within_the_horizon_is_a_warning(ends):
    path = "contacts/lawyer.yaml"
    found = check({path: [("last_verified", f"contract_end: {ends}\nlast_verified")]})

    assert found.of("CON012").severity == "warning"


def test_the_journal_knows_a_later_verification_than_the_file():
    record = PlanRecord(verified={"pieter": date(2026, 11, 20)})
    edits: Edits = {PIETER: [("last_verified: 2026-11-02", "last_verified: 2026-01-02")]}

    assert not added(edits, record=record)[0]


def test_shipped_data_grows_old():
    a_year = {item.code for item in check({}, today=date(2027, 11, 23)).diagnostics}
    more = {item.code for item in check({}, today=date(2027, 11, 24)).diagnostics}

    assert "CON032" not in a_year
    assert "CON032" in more


def test_a_missing_deputy_file_does_not_look_like_an_absence():
    """Joris and Pieter stand in for Nadia; a wrong name is told as a wrong name."""
    edits: Edits = {"plan.yaml": [("deputies: [joris, pieter]", "deputies: [joris, peter]")]}

    found, checked = added(edits)
    found = {item for item in found if item[1] != "roster.yaml"}

    assert found == {("REF001", "plan.yaml", checked.line("plan.yaml", "peter"))}


def test_a_contact_to_fill_in_is_told_once():
    edits: Edits = {
        TELECOM: "format: 1\nkind: external\nname: Télécom Sambre SA\nrows: [telecom_operator]\n"
        "supplier: sup-telecom-sambre\nto_fill: yes\n"
    }

    found, _checked = added(edits)

    assert found == {("CON031", TELECOM, 6)}
