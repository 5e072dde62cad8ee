"""What a report of an import says, for tests."""


def taken(report):
    """What is taken, by file: pairs of field and value."""
    found: dict[str, set[tuple[str, str]]] = {}
    for item in report["taken"]:
        found.setdefault(item["into"], set()).add((item["field"], item["value"]))
    return found


def codes(report, key="to_ask"):
    return [item["code"] for item in report[key]]
