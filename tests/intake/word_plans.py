"""Two plans of Word as companies fill them in, a French and a Dutch one."""

from tests.intake.word_files import box, cell, h, p, run, table

CARRIED = ("Fonction", "Prénom, NOM ou nom de société", "Référence des contrats", "Informations")
PEOPLE_HEAD = ("Nom", "Fonction", "Tél.", "GSM", "E-mail", "Remarque")
ELECTRICIANS = (
    "Numéro de compte\n1) 10031\n2)\nTéléphone fixe\nBureau\n1) 081/00 21 11\n2) 081 00 21 12\n"
    "Maison\n1)\n2)\nMobile\n1) 0400/00 21 11\n2) 0400 00 21 12 / 0400 00 21 13\nEmail\n"
    "1) un@exemple.example\n2)\nLiens avec les schémas du tableau électrique. → classeur rouge"
)


def french() -> str:
    """A plan of a joinery: hints left standing, tables and prose, what must be asked."""
    return (
        p("YOUR ORGANISATION")
        + p("MENUISERIE CHARLET & FILLES SRL")
        + p("Rue de l’Exemple 12 – 5030 Gembloux – 18 personnes – TVA BE 0000.000.097")
        + p("Version 3 du 3/12/25. Validé par Benoît Charlet (gérant) le 1er mars 2026.",
            raw=box(p("0400/00.20.99 (24h/24)")))
        + h("Chapitre III. Plan de gestion des incidents", 1)
        + h("Placer un pilote dans l’avion", 3)
        + p("Qui dresse le plan : Didier Pirson (chef d’atelier). Back-up : Kévin.")
        + p("Gestionnaire du plan de continuité : à décider ???")
        + p("Qui peut valider ce plan (direction) ?")
        + h("Connaissez vos risques", 3)
        + p("→ Risk Assessment : oui (12/2024). Risk Treatment : pas encore.")
        + h("Étape 2 Notification et Identification")
        + p("Signaler un incident : bureau 081/00 20 00 (lu-ve 7h30-16h30) ou GSM de garde "
            "0400/00.20.99. Par mail : incident@charlet.example")
        + h("LISTE DES ACTIVITES ESSENTIELLES", 3)
        + table(
            ("Activité essentielle 1 : Production atelier",),
            ("Personnel clef\nDidier (chef d’atelier), 1 monteur au moins",),
            ("Information ou données clefs\nplans DAO\nbons de commande",),
            ("Personnes externes de contact (ressources)\nMachines Fictives SA (dépannage)",),
            ("Interdépendance avec d’autres activités (si oui, lesquelles)\noui : achats",),
            ("...\nRTO : 8 heures – RPO : 4h",),
        )
        + p("Activité 2 – Devis et facturation")
        + p("On peut rester sans devis 48 h maximum (RTO). Il faut : Aurélie ou Fabienne, "
            "le logiciel de facturation (cloud), la liste des prix.")
        + h("Activité essentielle 3 : Achats et stock", 3)
        + h("Priorités (à relire)", 3)
        + table(("Ordre", "Activité", "RTO", "RPO"), ("1", "Production", "8h", "4h"),
                ("2", "Devis/factures", "3 j.", "-"), ("3", "Achats/stock", "1 sem.", "1j"))
        + h("Étape 3 Activation et Traitement")
        + table(("Action", "Fonction", "Liens vers d’autres documents\nNom et référence"),
                ("Exécuter les actions à prendre",
                 "Gestionnaire du plan de gestion des incidents", ""),
                ("Couper l’air comprimé avant de relancer", "Chef d’atelier",
                 "Fiche machine n° 7"))
        + h("Annexe 1. Liste des contacts (Annuaire)")
        + h("A) CONTACTS INTERNES", 3)
        + table(
            PEOPLE_HEAD,
            ("CHARLET Benoît", "Gérant", "081/00 20 01", "0400/00.20.01",
             "benoit@charlet.example", "privé : 0400\u202f00\u202f20\u202f51"),
            ("Charlet Aurélie", "Ventes, back-up du gérant", "idem", "+32 400 00 20 02", "", ""),
            ("PIRSON Didier", "Chef d’atelier, gestionnaire des incidents", "081/00.20.03",
             cell(p(raw="<w:del><w:r><w:delText>0400 00 19 03</w:delText></w:r></w:del><w:ins>"
                    + run("0032 400 00 20 03") + "</w:ins>")), "", ""),
            ("LE\u0301ONARD Ke\u0301vin", "Informatique", "interne 15",
             cell(p(raw=run("0400 00 18 05", "<w:strike/>") + run(" 0400.00.20.05"))), "", ""),
        )
        + p("Comptable interne : Fabienne NOËL – 081/00 20 06 poste 12 – absente le mercredi")
        + p("Rachid El Mansouri (CNC)   GSM 0400\u201100\u201120\u201107")
        + p("Jean-Pol, concierge : 0400 00 20 0")
        + p(raw=run("code alarme 0000", "<w:vanish/>"))
        + p("Dressez la liste de toutes les personnes de contact en interne.")
        + h("B) CONTACTS EXTERNES", 3)
        + table(
            CARRIED,
            ("Assureur", "Assurances Fictives SA, courtier Mme Delcourt", "Police 45.000.123-F",
             "Tél. 081/00 21 01 (8h30-17h)\n24h/24 : 078/00 21 02"),
            ("Délégué à la protection des données (DPO)", "pas de DPO", "", ""),
            ("Électriciens capables d’intervenir rapidement", "1) Élec Fictive\n2) Volt & Fils",
             "1) néant\n2) C-2024-07", ELECTRICIANS),
            ("Gestionnaire de distribution d’électricité", "Réseau Fictif",
             "EAN 541400000000002101", "Panne 24/7 : 078 00 21 20\nNuméro de compte 88-2101"),
            (cell("Prestataire IT n° 1", '<w:vMerge w:val="restart"/>'),
             "Bits Fictifs SRL – M. Thiry",
             "SLA 2023-11, intervention 4h ouvrables, échéance 31/10/26",
             "Bureau 081/00.21.50\nEmail helpdesk@bits.example"),
            (cell("", "<w:vMerge/>"), "Alice (webmaster)", "", "0400 00 21 52"),
            ("Propriétaire du bâtiment", "Immo Exemple, M. & Mme Henrard", "",
             "Mobile 0400 00 21 60 (lui) – 0400 00 21 61 (elle)"),
            ("Dépannage CNC", "Machines Fictives GmbH", "n° client DE-5521", "+49 30 23125 170"),
            ("Panneaux", "Bois Exemple – Lille, France", "", "03 53 01 21 80"),
            ("...", "", "", ""),
        )
    )  # fmt: skip


def dutch() -> str:
    """A plan of a transport company, with two activities in one table and bullets."""
    return (
        p("MENUISERIE CHARLET & FILLES SRL")
        + p("Voorbeeldkaai 45, 9000 Gent – 45 medewerkers")
        + table(("Versie", "Datum", "Door", "Wat"), ("1.0", "15/1/2025", "T", "eerste"),
                ("1.1 DRAFT", "12-10-2026", "T", "fiches"))
        + h("Een piloot in het vliegtuig", 3)
        + p("Incidentmanager: Tom Heyndrickx (magazijn), vervanger: Lies De Clercq")
        + p("BCP-verantwoordelijke: Lies De Clercq, vervanger Tom Heyndrickx")
        + p("Directie: Griet Van Acker. Goedgekeurd: nog niet (versie 1.0 wel, 10/3/2026).")
        + h("Stap 2 Melding en identificatie")
        + p("Melden: dispatching 09/000.30.00 (24u/24) · Teams-kanaal #incident")
        + h("LIJST VAN DE ESSENTIËLE ACTIVITEITEN", 3)
        + table(
            (cell("Essentiële activiteit 1: Dispatching", '<w:gridSpan w:val="2"/>'),),
            ("Sleutelpersoneel", "Ayla"), ("Gebouwen", "kantoor 1e verd. (of thuis)"),
            ("Onderlinge afhankelijkheid met andere activiteiten", "nee"),
            ("RTO", "1 uur (ma-za 5u-22u), ’s nachts 4u"), ("RPO", "15’"),
            (cell("Essentiële activiteit 2: Cross-dock", '<w:gridSpan w:val="2"/>'),),
            ("Onderlinge afhankelijkheid met andere activiteiten", "ja: 1"),
            ("RPO", "einde vorige shift (max. 8u)"),
        )
        + h("Essentiële activiteit 3: Koelopslag (farma)", 3)
        + p("Extern: koeltechnieker", style="ListBullet")
        + p("RTO = 90 minuten na alarm ; MTPD = 2u ; RPO = 0 (geen verlies)", style="ListBullet")
        + h("A) INTERNE CONTACTEN", 3)
        + table(
            ("Naam", "Functie", "Tel. kantoor", "GSM", "Bereikbaar"),
            ("Van Acker, Griet", "Zaakvoerder", "09/000.30.01", "0400 00 30 01", "altijd"),
            ("Heyndrickx, Tom", "Magazijn", "", "+32400003002", "ma-vr 6u-15u"),
            ("De Clercq, Lies", "Finance", "(09) 000 30 03", "0032(0)400003003", ""),
            ("Yılmaz, Ayla", "Dispatching", "dispatching", "0400/003004", "shift"),
            ("Peeters, Jonas", "Dispatching", "dispatching", "0400/00 30 04", "shift"),
            ("Claeys, Nele", "QA", "-", "0400.003.006 / 0400.003.066 (privé)", ""),
            ("Permanentie IT", "beurtrol", "", "0400 00 30 99", "24/7"),
        )
        + h("B) EXTERNE CONTACTEN", 3)
        + table(
            ("Functie", "Voornaam, NAAM of naam van de onderneming",
             "Referentie van de contracten", "Informatie"),
            ("Verzekeraar", "Fictieve Verzekeringen / makelaar Pauwels", "polis 7/00/123",
             "makelaar 09 000 31 01, schade 24u +32 78 00 31 02, schade@verz.example"),
            ("Elektriciens die snel kunnen ingrijpen",
             "1) Elektro Verzonnen\n2) Elektro Verzonnen (zoon)", "",
             "Mobiel\n1) 0400/00.31.11\n2) 0400/00.31.11"),
            ("Koeltechnieker", "Koel Fictief", "K-7", "24/7 +31 6 0000 3180 (Nederland)"),
        )
    )  # fmt: skip
