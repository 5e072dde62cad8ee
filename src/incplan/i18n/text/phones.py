"""Telephone numbers grouped for reading."""

from incplan.plan.values.phones import bare_number, extension_of


def with_extension(value: str) -> str:
    """A number as stored, with its extension in words: `+3281002006 ext. 12`."""
    extension = extension_of(value)
    return f"{bare_number(value)} ext. {extension}" if extension else value


def readable_phone(value: str) -> str:
    """A Belgian number in groups; any other as it is.

    An extension follows as E.123 of the ITU writes it, in every language: `ext. 12`.
    Service numbers that repeat three digits are grouped in threes: 070 245 245, 078 170 170.
    """
    if extension := extension_of(value):
        return f"{readable_phone(bare_number(value))} ext. {extension}"
    if not value.startswith("+32") or not value[1:].isdigit():
        return value
    rest = value[3:]
    if rest.startswith("800") and len(rest) == 8:
        groups: tuple[str, ...] = (rest[:3], rest[3:5], rest[5:])
    elif len(rest) == 8 and rest[0] == "7" and rest[2:5] == rest[5:]:
        groups = (rest[:2], rest[2:5], rest[5:])
    elif len(rest) == 9:
        groups = (rest[:3], rest[3:5], rest[5:7], rest[7:])
    elif len(rest) == 8 and rest[0] in "2349":
        groups = (rest[:1], rest[1:4], rest[4:6], rest[6:])
    elif len(rest) == 8:
        groups = (rest[:2], rest[2:4], rest[4:6], rest[6:])
    else:
        return value
    return " ".join(("+32", *groups))
