"""Sort incidents by year and number, not as texts."""


def by_number(incident_id: str) -> tuple[str, int, int, str]:
    """Sorts `INC-2026-9999-...` before `INC-2026-10000-...`; any other text by itself."""
    kind, _dash, rest = incident_id.partition("-")
    year, _dash, rest = rest.partition("-")
    number, _dash, suffix = rest.partition("-")
    if year.isdecimal() and number.isdecimal():
        return (kind, int(year), int(number), suffix)
    return (incident_id, 0, 0, "")
