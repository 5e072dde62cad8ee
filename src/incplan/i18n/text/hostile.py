"""Make text from outside harmless for output: it can neither move the cursor nor hide anything."""

import re
from typing import Final

# Controls but the line feed; directional marks, embeddings and isolates; zero-width characters
# but the joiner that emoji need; line and paragraph separators; lone surrogates; what is no sign in
# any script and may stand in no XML file.
_HOSTILE: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"
    "\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\ufffe\uffff]"
)


def safe(text: str) -> str:
    """`text` with every control, direction or invisible character shown as `<U+XXXX>`."""
    return _HOSTILE.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"
