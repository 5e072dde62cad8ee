"""A joinery says once what it is; a blown fuse then asks neither about food nor about NIS2."""

import shutil

import pytest

from incplan.plan.files.organisation import Organisation
from incplan.plan.obligations.implied import implied, region_in
from incplan.plan.obligations.pack import Scope
from incplan.plan.values.reading import check
from incplan.store.obligations.reference import load_size_limits
from tests.cli.test_fill import on_a_terminal
from tests.conftest import Company, run_command

COMPANY = (
    "plan.organisation.sector=menuiserie",
    "plan.organisation.staff=18",
    "plan.organisation.turnover_eur=2400000",
    "plan.organisation.balance_sheet_eur=1300000",
    "plan.organisation.sites=Atelier, rue de l’Exemple 1, 5030 Gembloux",
    "plan.organisation.sites[1].owned=non",
    "obligations.controller=oui",
    "obligations.processor=non: aucun traitement pour des clients",
    "obligations.food_operator=non: des meubles",
)


@pytest.fixture
def joinery(tmp_path) -> Company:
    root = tmp_path / "menuiserie"
    environment = {"INCPLAN_LANG": "fr", "INCPLAN_NOW": "2026-11-23T06:55:00+01:00"}
    done = run_command(
        "init", str(root), "--name", "Menuiserie Exemple", "--manager", "Didier Exemple",
        "--manager-phone", "0400 00 20 03", "--deputy", "Kevin Exemple", "--deputy-phone",
        "0400 00 20 05", "--bcp-manager", "Aurelie Exemple", "--bcp-phone", "0400 00 20 02",
        "--management", "Benoit Exemple", "--management-phone", "0400 00 20 01",
        environment=environment,
    )  # fmt: skip
    assert done.code == 0, done.err
    return Company(root, by="didier-exemple", lang="fr")


def asked(company: Company) -> set[str]:
    return {item["id"] for item in company.ok("obligations", "--json").json["questions"]}


def test_what_the_company_said_is_not_asked_after_a_blown_fuse(joinery: Company):
    listed = joinery.ok("fill", "--list", "company", "--json").json["questions"]
    keys = [item["key"] for item in listed]
    assert "obligations.food_operator" in keys
    assert "aliments" in next(
        item["question"] for item in listed if item["key"] == "obligations.food_operator"
    )
    joinery.ok("fill", *(word for said in COMPANY for word in ("--set", said)))
    left = {item["key"] for item in joinery.ok("fill", "--list", "--json").json["questions"]}
    # What size and sites answer is not asked even here.
    assert not {"obligations.nis2", "obligations.food_operator", "obligations.processor"} & left
    assert not {key for key in left if key.startswith("plan.organisation.sites")}
    joinery.ok("declare", "Plus de courant, le disjoncteur saute", "--type", "electricity",
               "--level", "major", "--reason", "atelier arrêté")  # fmt: skip
    questions = asked(joinery)
    assert not {"food_operator", "food_unsafe", "nis2", "processor"} & questions
    assert not {"outage_flanders", "outage_brussels"} & questions
    assert "outage_wallonia" in questions
    told = joinery.ok("obligations", "--all", "--json").json["duties"]
    reasons = {item["id"]: str(item) for item in told}
    assert "Aucun site en Flandre" in reasons["grid_flanders"]
    joinery.ok("cancel", "--reason", "fusible", "--by", "benoit-exemple")


def test_a_plan_that_says_nothing_is_asked(joinery: Company):
    joinery.ok("declare", "Plus de courant", "--type", "electricity", "--level", "major",
               "--reason", "x")  # fmt: skip
    assert {"outage_flanders", "outage_brussels", "outage_wallonia"} <= asked(joinery)


def test_with_several_sites_one_asks_who_serves_which(joinery: Company):
    joinery.ok("fill", "--set", "plan.organisation.sites=Atelier, rue A 1, 5030 Gembloux; "
               "Dépôt, Kerkstraat 2, 9000 Gent")  # fmt: skip
    file = next(
        item for item in (joinery.root / "contacts").iterdir()
        if "electricity_dso" in item.read_text()
    )  # fmt: skip
    dso = f"contacts/{file.stem}"
    said = ("name=Réseau Fictif", "channels=urgence 078 00 21 20 24/7", "to_fill=no")
    joinery.ok("fill", *(word for item in said for word in ("--set", f"{dso}.{item}")))
    keys = {item["key"] for item in joinery.ok("fill", "--list", "--json").json["questions"]}
    assert f"{dso}.sites" in keys
    joinery.ok("fill", "--set", f"{dso}.sites=Atelier")
    assert "atelier" in (joinery.root / f"{dso}.yaml").read_text()
    keys = {item["key"] for item in joinery.ok("fill", "--list", "--json").json["questions"]}
    assert f"{dso}.sites" not in keys


@pytest.mark.parametrize(
    ("address", "region"),
    [
        ("Rue de la Loi 16, 1000 Bruxelles", "brussels"),
        ("Rue Haute 3, 1300 Wavre", "wallonia"),
        ("Kerkstraat 12, B-9000 Gent", "flanders"),
        ("Place Verte 1, 4800 Verviers", "wallonia"),
        ("Chaussée de Mons", None),
        ("Rue A 1, 5000 Namur et Kerkstraat 2, 9000 Gent", None),
    ],
)
def test_the_region_is_read_from_the_postcode(address: str, region: str | None):
    assert region_in(address) == region


def test_only_a_certain_no_follows():
    limits = load_size_limits()
    small = {"staff": "18", "turnover_eur": "2400000", "balance_sheet_eur": "1300000"}

    def follows(**words: object) -> dict[str, Scope]:
        made = check(Organisation, {"name": "X", **words})
        return {key: item.answer for key, item in implied(made, limits).items()}

    assert follows(**small) == {}  # some sectors count whatever their size
    assert follows(**small, sector="menuiserie") == {"nis2": Scope.NO}
    assert follows(**small, sector="DNS") == {}
    assert "nis2" not in follows(**{**small, "staff": "51"}, sector="menuiserie")
    assert "nis2" not in follows(staff="18", sector="menuiserie")
    sites = [{"id": "a", "name": "A", "address": "Rue 1, 5000 Namur"}, {"id": "b", "name": "B"}]
    assert follows(sites=sites) == {}
    sites[1]["region"] = "brussels"
    assert follows(sites=sites) == {"outage_flanders": Scope.NO}
    owned = [{**item, "owned": "yes"} for item in sites]
    assert follows(sites=owned) == {"outage_flanders": Scope.NO, "rented_damage": Scope.NO}


#: To the questions about the company in their order; the enterprise number is left open.
ANSWERS = [
    "menuiserie", "18", "2400000", "1300000", "", "Atelier, rue A 1, 5030 Gembloux; Dépôt, rue B",
    "lun-ven 7h30-16h", "20/07/2026 - 07/08/2026: congé", "oui", "non", "non", "non", "oui",
    "Wallonie",
]  # fmt: skip


@pytest.mark.parametrize("stop", [4, 9, 12])
def test_the_company_stopped_anywhere_and_resumed_gives_the_same_files(
    joinery: Company, tmp_path, stop: int
):
    twin = Company(shutil.copytree(joinery.root, tmp_path / "twin"), lang="fr")
    typed(joinery, ANSWERS)
    typed(twin, ANSWERS[:stop])
    passed = [""] if stop > ANSWERS.index("") else []  # what was left open is asked again
    typed(twin, [*passed, *ANSWERS[stop:]])
    for name in ("plan.yaml", "obligations.yaml"):
        assert (twin.root / name).read_text() == (joinery.root / name).read_text()
    assert "region: wallonia" in (twin.root / "plan.yaml").read_text()


def typed(company: Company, answers: list[str]) -> None:
    on_a_terminal(
        "\n".join([*answers, "."]) + "\n", "fill", "company",
        INCPLAN_PLAN=str(company.root), INCPLAN_LANG="fr", INCPLAN_NOW=company.now,
    )  # fmt: skip
