"""The findings of the demo plan, and what one change makes of them."""

from typing import Any

from tests.conftest import Company

#: What is wrong with the demo plan on purpose (severity, code, file, key pointed at).
EXPECTED = [
    ("error", "RCO004", "suppliers/sup-telecom-sambre", "1 business day"),
    ("error", "RCO008", "suppliers/sup-telecom-sambre", "mon-fri 08:00-18:00"),
    ("info", "RCO004", "suppliers/sup-payescaut", "4h"),
    ("info", "RCO006", "suppliers/sup-winkelweb", "1h"),
    ("info", "RCO010", "suppliers/sup-froid-condroz", ""),
    ("info", "RCO010", "suppliers/sup-genset-meuse", ""),
    ("warning", "RCO002", "suppliers/sup-froid-condroz", "2026-12-31"),
    ("warning", "RCO005", "suppliers/sup-payescaut", "4h"),
    ("warning", "RCO009", "suppliers/sup-telecom-sambre", "excluded"),
    ("warning", "RCO010", "suppliers/sup-telecom-sambre", ""),
    ("warning", "RCO014", "activities/it-platform", "sup-telecom-sambre"),
    ("warning", "RCO014", "activities/order-intake", "sup-telecom-sambre"),
    ("warning", "RCO016", "suppliers/sup-telecom-sambre", ""),
]
Found = list[tuple[str, str, str]]


def diagnostics(company: Company) -> list[dict[str, Any]]:
    done = company.run("validate", "--select", "RCO", "--select", "OBJ", "--json")
    assert done.code in (0, 1), done.err
    found: list[dict[str, Any]] = done.json["diagnostics"]
    return found


def summary(company: Company) -> Found:
    return sorted(
        (item["severity"], item["code"], item["path"].removesuffix(".yaml"))
        for item in diagnostics(company)
    )


def change(company: Company, path: str, old: str, new: str) -> None:
    file = company.root / f"{path}.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{old!r} is not in {path}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def difference(company: Company) -> tuple[Found, Found]:
    """What a change brought, and what it took away."""
    return compared(summary(company))


def compared(after: Found) -> tuple[Found, Found]:
    """What is found more than in the demo plan, and what is not found any more."""
    before = [item[:3] for item in EXPECTED]
    left = list(before)
    new = []
    for item in after:
        if item in left:
            left.remove(item)
        else:
            new.append(item)
    return new, left
