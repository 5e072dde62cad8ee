"""Single edits of the demo plan and what each must bring: `severity code [place]`, the place
being the file edited unless another is named."""

from typing import Final

BROKEN: Final = [
    # Promises (TC12, TC13): longer, only a response.
    ("suppliers/sup-scheldt-it", "resolution_time: 2h30", "resolution_time: 4h", "error RCO004"),
    (
        "suppliers/sup-scheldt-it",
        "resolution_time: 2h30",
        "resolution_time: 3h",
        "info RCO004, warning RCO005",
    ),
    (
        "suppliers/sup-scheldt-it",
        "resolution_time: 2h30",
        "resolution_time: 2h45",
        "warning RCO005",
    ),
    (
        "suppliers/sup-reeferrent-leie",
        "resolution_time: 1h30",
        "# resolution_time: 1h30",
        "error RCO003",
    ),
    (
        "suppliers/sup-nuage-hesbaye",
        "service_window: [24/7]",
        "service_window: [mon-fri 08:00-18:00]\n  public_holidays: included",
        "error RCO008",
    ),
    # Data (TC14).
    ("suppliers/sup-nuage-hesbaye", "interval: 30min", "interval: 4h", "error RCO006"),
    ("suppliers/sup-nuage-hesbaye", "interval: 30min", "interval: 1h", "info RCO006"),
    (
        "suppliers/sup-nuage-hesbaye",
        "interval: 30min",
        "interval: 50min\n    replication_lag: 20min",
        "error RCO006",
    ),
    ("suppliers/sup-nuage-hesbaye", "restore_time: 2h", "restore_time: 5h", "error RCO006"),
    ("suppliers/sup-nuage-hesbaye", "    restore_time: 2h\n", "", "error RCO006"),
    (
        "suppliers/sup-nuage-hesbaye",
        "interval: 30min",
        "interval: 30min\n    asynchronous: yes",
        "error RCO006",
    ),
    (
        "suppliers/sup-nuage-hesbaye",
        "restore_tested: 2026-09-12",
        "restore_tested: 2025-11-22",
        "warning RCO007",
    ),
    ("suppliers/sup-nuage-hesbaye", "    restore_tested: 2026-09-12\n", "", "warning RCO007"),
    # The contract around it.
    ("suppliers/sup-scheldt-it", "ends: 2027-06-30", "ends: 2026-11-22", "error RCO002"),
    ("suppliers/sup-scheldt-it", "starts: 2025-07-01", "starts: 2026-11-24", "error RCO002"),
    ("suppliers/sup-scheldt-it", "contract: {", "x-contract: {", "error RCO001"),
    ("suppliers/sup-scheldt-it", "  penalty:", "  # penalty:", "warning RCO010"),
    (
        "suppliers/sup-scheldt-it",
        "  penalty:",
        "  penalty_terms: {rate: {percent: 4, per: hour}}\n  penalty:",
        "warning RCO010",
    ),
    (
        "suppliers/sup-payescaut",
        "availability_percent: 99.9",
        "availability_percent: 99.9\n  penalty_terms: {measure: availability, tiers: [{below: 9}]}",
        "warning RCO010",
    ),
    ("suppliers/sup-scheldt-it", "  stop_clock:", "  # stop_clock:", "info RCO011"),
    (
        "contacts/sup-scheldt-it",
        "available: 24/7",
        "available: mon-fri 08:00-18:00",
        "error RCO012 suppliers/sup-scheldt-it",
    ),
    (
        "suppliers/sup-payescaut",
        "availability_percent: 99.9",
        "availability_percent: 99.0",
        "info RCO013",
    ),
    (
        "suppliers/sup-payescaut",
        "incident_notice_within: 24h",
        "incident_notice_within: 25h",
        "warning RCO016",
    ),
    ("suppliers/sup-winkelweb", "exit_plan:", "x-exit_plan:", "info RCO017"),
    (
        "suppliers/sup-reeferrent-leie",
        "shared_risks: []",
        "shared_risks: [electricity]",
        "info RCO018",
    ),
    ("suppliers/sup-reeferrent-leie", "shared_risks: []\n", "", "info RCO018"),
    (
        "suppliers/sup-payescaut",
        "sla:",
        "depends_on: [sup-scheldt-it]\nchain_time: sum\nsla:",
        "warning RCO015",
    ),
    # Objectives of activities.
    ("activities/cold-storage", "mtpd: 6h", "mtpd: 2h", "error OBJ003"),
    ("activities/cold-storage", "backup_interval: 5min", "backup_interval: 20min", "error OBJ005"),
    ("activities/cold-storage", "backup_interval: 5min", "backup_interval: 15min", "info OBJ005"),
    (
        "activities/cold-storage",
        "backup_interval: 5min",
        "x-backup_interval: 5min",
        "warning OBJ009",
    ),
    ("activities/cold-storage", "rpo: 15min", "rpo: ~", "warning OBJ008"),
    ("activities/it-platform", "rpo: 1h", "rpo: 3h", "warning OBJ007"),
    ("activities/picking-delivery", "rto: 6h", "rto: 4h", "info OBJ006"),
    ("activities/cold-storage", "mtpd: 6h\n", "", "info OBJ010"),
    ("activities/cold-storage", "  transport:", "  x-transport:", ""),
    ("activities/cold-storage", "depends_on: []", "x-depends_on: []", "warning OBJ011"),
    ("activities/cold-storage", "deputy: ann", "deputy: marc", "warning OBJ012"),
    ("activities/cold-storage", "fiches: [", "x-fiches: [", "warning OBJ013"),
]
