"""What the template asks of a plan, one by one: it stands in the exported demo plan."""

import shutil

import pytest

from tests.conftest import Company

#: Requirement (S-001 to S-103) to words of the exported plan, in French; what the incident or
#: its review holds (S-034, S-064, S-084 to S-095) appears as the part of the plan that says so.
PRINTED = {
    "S-001": ("# Mosan & Leie Foods SRL/BV", "Nuage Hesbaye SA, Scheldt IT Services BV"),
    "S-002": ("## I ", "## II ", "## III ", "## IV ", "## V "),
    "S-003": ("Le papier ne tombe pas en panne.",),
    "S-004": ("*Qui rédige le plan de gestion des incidents ?*",),
    "S-005": ("Protéger nos activités les plus importantes",),
    "S-006": ("RA-2026-01", "RT-2026-01"),
    "S-007": ("traité en lien avec le plan de continuité",),
    "S-008": ("Les incidents fréquents ont chacun leur fiche",),
    "S-009": ("Frigorigène inflammable", "SOBANE"),
    "S-010": ("signé sur papier par Claire DELVAUX-NOVA, 16 novembre 2026, version 2026.2",),
    "S-011": ('box0["1. ', 'box1["2. ', 'box2["3. '),
    **{f"S-{12 + place:03}": (f"\n| {letter} | ",) for place, letter in enumerate("ABCDEFGHIJ")},
    "S-022": ("après chaque incident",),
    "S-023": ("tous les 12 mois, au lancement d'un grand projet",),
    "S-024": ("| Exemplaire papier détenu par |",),
    "S-025": tuple(f"### 3.{step} Étape {step} : " for step in range(1, 7)),
    "S-026": ("*Qui le valide à la direction ?* Claire DELVAUX-NOVA",),
    "S-027": ("*Comment la direction est-elle tenue informée ?*",),
    "S-028": ("*Qui le remplace ?* Joris VAN DEMO",),
    "S-029": ("| Gestionnaire des incidents | Nadia EL FICTI |",),
    "S-030": ("| Sofie EXEMPEL | Ann SIMULAERS | SIPPT |", "| SEPPT |"),
    "S-031": ("tenue informée",),
    "S-032": ("*Une évaluation des risques a-t-elle été faite ?* oui", "traitement des risques"),
    "S-033": ("| Fiche | Mesures préventives adoptées |",),
    "S-036": ("| Canal | Numéro ou adresse |",),
    **{
        f"S-{37 + number:03}": (f"##### Niveau {number} : ",)
        for number, _level in enumerate(("low", "minor", "major", "crisis"), start=1)
    },
    "S-042": ("pour que l'organisation survive ?",),
    "S-043": ("mettre en danger le personnel ou les clients ?",),
    "S-044": ("après quelques heures : ", "après 24 heures : ", "après une semaine : "),
    "S-045": ("| Personnel clé |", "| Informations et données clés |", "| Bâtiments |",
              "| Services informatiques (matériel, logiciel) |",
              "| Contacts externes (ressources) |",
              "| Interdépendance avec d'autres activités |"),
    "S-046": ("Examiner le signalement",),
    "S-047": ("| 1 | Endiguer l'incident",),
    "S-048": ("Consigner l'incident, puis mesurer sa gravité",),
    "S-051": ("| 5 | Faire savoir que c'est résolu",),
    "S-053": ("devient majeur s'il dure plus que convenu ou si ses effets grandissent",),
    "S-054": ("lui donner l'heure de retour prévue",),
    "S-060": ("| 9 | Délai prévu dépassé : faire monter",),
    "S-061": ("alerter sans attendre l'équipe de continuité",),
    "S-062": ("| N° | Action | Fonction | Lien vers d'autres documents (nom, référence) |",),
    "S-063": ("Convoquer et mener toutes les réunions, la direction à la table",),
    "S-065": ("| Équipe en charge |", "| Actions menées |"),
    "S-066": ("5 tournées sur 9",),
    "S-068": ("##### Ordre de reprise",),
    "S-069": ("| Activité | RTO | RPO |",),
    "S-071": ("| Prise en charge | Rétablissement | Plage de service | Sanction |",),
    "S-072": ("| téléphonie |", "| hébergement |", "| paiements |"),
    "S-075": ("Faire rapidement le point", "chapitre 4"),
    "S-076": ("colonnes B et C",),
    "S-077": ("La chaîne de commandement",),
    "S-079": ("le personnel est-il sensibilisé",),
    "S-080": ("efforts raisonnables",),
    "S-081": ("aussi celui du gestionnaire de la continuité",),
    "S-083": ("Clôturer le ticket",),
    "S-084": ("#### Administration", "N° au registre"),
    "S-090": ("Temps réel comparé au RTO",),
    "S-092": ("Bien préparé",),
    "S-095": ("#### Divers",),
    "S-096": ("### Incendie et inondation", "### Informatique", "### Énergie et télécom"),
    "S-097": ("La fiche communication accompagne chaque incident",),
    "S-098": ("###### 1. Scénario", "###### 2. Types", "###### 3. Mesures", "###### 4. Mesures",
              "###### 5. "),
    "S-101": ("##### Personnes", "##### Services fonctionnels"),
    "S-102": ("| Fonction | Prénom et NOM, ou société | Références des contrats | Informations |",),
    "S-103": ("\n| Assureur", "\n| Autorité de protection des données", "\n| CCB",
              "\n| DPO externe",
              "\n| Électricien | Élec Jambes", "\n| Électricien | Elektro Drongen",
              "\n| Gestionnaire de réseau (électricité)", "\n| Opérateur télécom",
              "\n| Fournisseur cloud", "\n| Prestataire informatique",
              "\n| Propriétaire du bâtiment",
              "\n| Service externe de prévention", "Schémas des tableaux électriques"),
}  # fmt: skip


@pytest.fixture(scope="module")
def exported(_demo_repository, tmp_path_factory) -> str:
    """The demo plan as Markdown, with the two optional parts it does without."""
    root = tmp_path_factory.mktemp("template") / "plan"
    shutil.copytree(_demo_repository, root)
    path = root / "plan.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "  special_hazards: no\n",
        '  special_hazards: yes\n  special_hazards_note: "Frigorigène inflammable"\n',
    )
    path.write_text(
        text + 'epigraphs:\n  cover: "Le papier ne tombe pas en panne."\n', encoding="utf-8"
    )
    done = Company(root, lang="fr").ok("export", "plan", "--format", "md", "--lang", "fr")
    return done.out.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2019", "'")


@pytest.mark.parametrize("requirement", PRINTED)
def test_a_requirement_has_its_place_in_the_exported_plan(exported: str, requirement: str) -> None:
    missing = [words for words in PRINTED[requirement] if words not in exported]
    assert missing == []
