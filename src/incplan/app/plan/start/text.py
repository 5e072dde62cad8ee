"""Comments in the files a new plan starts with."""

import textwrap


def comment(text: str, indent: int = 0) -> str:
    """`text` as comment lines of a YAML file."""
    lines = textwrap.wrap(text, 92 - indent)
    return "".join(f"{' ' * indent}# {line}\n" for line in lines)
