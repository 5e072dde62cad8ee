"""YAML events from libyaml, which is a hundred times faster than ruamel.yaml.

Only texts that both read alike are read here. What they, or the two versions of YAML, may read
differently, and everything that is wrong, is left to ruamel.yaml (ADR 9).
"""

import re
from typing import Final

from incplan.store.yaml.text import may_be_suspicious
from incplan.store.yaml.walker import Kinds, Mark, Walked, Walker, YamlProblem

#: Tabs, directives, ends of documents, `?` before a key, `"a":b`, a `#` that may not be a comment,
#: a block whose lines of blanks stand before what looks like a comment.
_ODD: Final = (
    r"(?m)\t|^(?:%|---|\.\.\.)|(?:^|[-{\[,:])\s*\?|[\"'\]}]:(?!\s|$)|\S +#[^\s#]"
    r"|[|>][-+\d]*#|[\"'\]}\[{,:]#|[|>][-+\d]* *(?:#.*)?\n(?: *\n)++ +#"
)
#: Signs of an odd text: a quick first test, in a fifth of the time, as most texts have none.
_SIGNS: Final = ("\t", "?", '":', "':", "]:", "}:", "\n%", "\n---", "\n...")
_STARTS: Final = ("%", "---", "...")
_SHARP: Final = r"#(?:(?<=\S#)|(?<= #)[^\s#])|\n(?: *\n)++ +#"


def is_odd(text: str) -> bool:
    """Whether the parsers may read a text differently, so that ruamel.yaml must read it."""
    looked = text.startswith(_STARTS) or any(sign in text for sign in _SIGNS)
    return bool((looked or re.search(_SHARP, text)) and re.search(_ODD, text))


def read_quickly(text: str) -> Walked | None:
    """The data of a text and its positions; None when ruamel.yaml must read it.

    Raises YamlProblem for a text with too many values.
    """
    if may_be_suspicious(text) or is_odd(text):
        return None
    try:
        # Late import: the first file read; PyYAML may lack libyaml, too.
        import yaml._yaml
    except ImportError:  # an installation without libyaml
        return None
    kinds = Kinds(
        yaml.ScalarEvent,
        yaml.MappingStartEvent,
        yaml.SequenceStartEvent,
        yaml.MappingEndEvent,
        yaml.SequenceEndEvent,
        yaml.DocumentStartEvent,
        yaml.DocumentEndEvent,
    )
    try:
        return Walker(
            yaml._yaml.CParser(text).get_event, kinds, _place, (), missing_ok=False
        ).document()
    except YamlProblem as problem:
        if problem.code == "YML029":  # ruamel.yaml would find the same, slowly
            raise
        return None
    except (yaml.YAMLError, ValueError):
        return None


def _place(mark: Mark) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1
