"""Words in scripts that run from right to left, which must not draw numbers beside them along."""

import re
from typing import Final

_SIGNS: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe"
#: A name or several words in such a script.
LEFTWARD: Final = re.compile(f"([{_SIGNS}]+(?:[ '\u2019.-]+[{_SIGNS}]+)*)")
