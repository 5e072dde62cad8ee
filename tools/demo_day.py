"""The ransomware day of the demonstration: who types what, when, and why."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scene:
    """A moment of the day: when, who types, why, and the words typed."""

    time: str
    by: str
    story: str
    words: tuple[str, ...]
    expect: int = 0
    show_lines: int = 12


SCENES = (
    Scene(
        "06:55",
        "elodie",
        "Élodie, at reception, gets a call: files will not open, and there is a ransom note. "
        "One sentence is enough; she also knows what has stopped and since when.",
        (
            "declare",
            "Ransomware: files encrypted on the server, ransom note on a screen",
            "--activity",
            "it-platform",
            "--activity",
            "order-intake",
            "--since",
            "06:30",
            "--organisation",
            "yes",
            "--continuity",
            "yes",
        ),
        show_lines=60,
    ),
    Scene(
        "07:02",
        "elodie",
        "Whom does she call? Nadia leads; if she does not answer, the next one.",
        ("call", "incident_manager"),
    ),
    Scene(
        "07:05",
        "nadia",
        "Nadia is on the phone. The affected machines are off the network.",
        (
            "done",
            "RAN-A01",
            "RAN-A02",
            "RAN-A03",
            "CMN-A01",
            "CMN-A02",
            "CMN-A03",
            "--note",
            "segment isolated, backup storage unplugged first",
        ),
    ),
    Scene(
        "07:10",
        "wim",
        "A crisis counts once an entitled person confirms it: Wim, the business continuity "
        "manager, does, and activates the continuity plan.",
        ("escalate", "--to", "crisis"),
        show_lines=16,
    ),
    Scene(
        "07:12",
        "wim",
        "Paper orders and printed price lists from now on.",
        ("bcp", "activate", "--reason", "ERP encrypted, return unknown: treated as over the RTO"),
    ),
    Scene(
        "07:20",
        "nadia",
        "Deliveries stop too. Everything that depends on the platform is late.",
        ("affect", "picking-delivery", "--since", "07:15"),
    ),
    Scene(
        "07:25",
        "nadia",
        "Management hears from her every hour; a message restarts that clock.",
        (
            "communicate",
            "Crisis since 07:10. Orders and deliveries down. Next update 08:25.",
            "--to",
            "management",
            "--medium",
            "phone",
        ),
    ),
    Scene(
        "08:10",
        "nadia",
        "The provider has checked the backups.",
        (
            "log",
            "Backups of 06:00 are clean and offline; rebuild started in a clean zone",
            "--effort",
            "1h",
        ),
    ),
    Scene(
        "08:15",
        "nadia",
        "Ransom: a decision measure asks for the decision.",
        ("done", "RAN-A16"),
        expect=5,
    ),
    Scene(
        "08:16",
        "nadia",
        "So she writes it down.",
        (
            "done",
            "RAN-A16",
            "--decision",
            "No payment. Claire decided with insurer and police, 08:05.",
        ),
    ),
    Scene(
        "08:20",
        "nadia",
        "When will it be back? The provider says noon. The limit for the platform is 09:30.",
        ("eta", "12:00"),
    ),
    Scene(
        "08:25",
        "nadia",
        "The crisis screen: what now, whom to call, how long left.",
        ("status",),
        show_lines=60,
    ),
    Scene(
        "08:40",
        "wim",
        "Customers are told by the business continuity manager, since continuity is affected.",
        (
            "communicate",
            "Commandes par téléphone au numéro habituel; livraisons en retard de 3 heures.",
            "--to",
            "customers",
            "--medium",
            "SMS",
            "--in",
            "fr",
        ),
    ),
    Scene(
        "09:00",
        "nadia",
        "Which duties to notify apply? A few questions, each answer with its reason.",
        (
            "obligations",
            "assess",
            "--answer=personal_data=yes",
            "--answer=privacy_risk=yes",
            "--answer=privacy_high_risk=no",
            "--answer=crime=yes",
            "--answer=insured_damage=yes",
            "--reason",
            "files of staff encrypted, possibly read",
        ),
        show_lines=24,
    ),
    Scene(
        "09:10",
        "nadia",
        "The text for the authority, from the journal; what is not known is marked.",
        ("obligations", "draft", "gdpr"),
        show_lines=14,
    ),
    Scene("09:20", "nadia", "It no longer spreads.", ("done", "contained", "--at", "09:05")),
    Scene(
        "09:25",
        "nadia",
        "Read access to stock and orders: the minimum level, five minutes inside the objective.",
        ("restore", "it-platform", "--minimal", "--data-loss", "30min"),
    ),
    Scene("10:15", "pieter", "Orders by phone run.", ("restore", "order-intake", "--minimal")),
    Scene(
        "12:40", "ann", "Five of nine routes leave.", ("restore", "picking-delivery", "--minimal")
    ),
    Scene(
        "15:30",
        "nadia",
        "The way in was found and closed.",
        (
            "done",
            "cause",
            "--found",
            "VPN account of a former employee, no second factor; account removed",
        ),
    ),
    Scene("16:00", "nadia", "Full service.", ("restore", "it-platform")),
    Scene("16:30", "pieter", "Full service.", ("restore", "order-intake")),
    Scene("17:00", "ann", "Full service.", ("restore", "picking-delivery")),
    Scene(
        "17:05",
        "nadia",
        "She tries to close: refused, with the whole list of what is missing.",
        ("close",),
        expect=5,
        show_lines=30,
    ),
    Scene("17:10", "wim", "The continuity plan is stood down.", ("bcp", "stand-down")),
    Scene(
        "17:15",
        "nadia",
        "The authority was told within ten hours; police and insurer have their numbers.",
        ("obligations", "submit", "gdpr_art33", "--reference", "DBN-2026-0001"),
        show_lines=8,
    ),
    Scene(
        "17:17",
        "nadia",
        "",
        ("obligations", "submit", "police_complaint", "--reference", "NA.11.L1.1/2026"),
        show_lines=8,
    ),
    Scene(
        "17:20",
        "nadia",
        "",
        ("obligations", "submit", "insurer_claim", "--stage", "POL-CYB-0002"),
        show_lines=8,
    ),
    Scene(
        "17:22",
        "nadia",
        "",
        ("obligations", "waive", "insurer_claim", "--reason", "no other policy is touched"),
        show_lines=8,
    ),
    Scene(
        "17:30",
        "nadia",
        "Wim agrees. The measures that were settled on paper are waived by name, with a reason.",
        (
            "close",
            "--agreed-by",
            "wim",
            "--waive",
            "duties",
            "--waive",
            "obligations",
            "--reason",
            "remaining measures ticked on paper, binder tab 4, scanned",
        ),
    ),
    Scene(
        "17:45",
        "nadia",
        "The review starts with the facts already filled in.",
        ("review",),
        show_lines=30,
    ),
)

EXPORTS = (
    ("plan", "plan.md"),
    ("register", "register.md"),
    ("journal", "journal.md"),
    ("pir", "pir.md"),
)
