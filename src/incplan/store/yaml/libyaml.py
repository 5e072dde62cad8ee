"""YAML events from libyaml: ruamel.yaml takes a hundred times as long.

Only a text that both take alike is read here. Whatever they, or the two versions of YAML, may take
differently, and everything that is wrong, is left to ruamel.yaml (ADR 9).
"""

import re
from typing import Final

from incplan.store.yaml.text import may_be_suspicious
from incplan.store.yaml.walker import Kinds, Mark, Walked, Walker, YamlProblem

#: Tabs, directives, ends of documents, `?` before a key, `"a":b`, a `#` that may not be a comment,
#: a block whose lines of blanks stand before what looks like a comment.
_ODD: Final = re.compile(
    r"\t|^(?:%|---|\.\.\.)|(?:^|[-{\[,:])\s*\?|[\"'\]}]:(?!\s|$)|\S +#[^\s#]"
    r"|[|>][-+\d]*#|[\"'\]}\[{,:]#|[|>][-+\d]* *(?:#.*)?\n(?: *\n)++ +#",
    re.MULTILINE,
)


def read_quickly(text: str) -> Walked | None:
    """The data of a text and its places; None when it must be read carefully.

    Raises YamlProblem for a text with too many values.
    """
    if may_be_suspicious(text) or _ODD.search(text):
        return None
    try:
        # A door: the first file read; PyYAML may lack libyaml, too.
        import yaml
        from yaml._yaml import CParser
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
        return Walker(CParser(text).get_event, kinds, _place, (), missing_ok=False).document()
    except YamlProblem as problem:
        if problem.code == "YML029":  # too large: reading all of it slowly would find the same
            raise
        return None
    except (yaml.YAMLError, ValueError):
        return None


def _place(mark: Mark) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1
