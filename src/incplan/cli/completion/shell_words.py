"""Words as a shell has them: an unfinished line taken apart, and a word quoted as it was begun."""

import re
from typing import Final

from incplan.frozen import dataclass

#: Signs that bash and PowerShell give a meaning; a word with one of them is quoted.
_BARE: Final = re.compile(r"[\w@%+=:,./-]+")


@dataclass(frozen=True, slots=True)
class Typed:
    """The words before the last, the last as far as it is typed, and how the shell wants it.

    `quote` is the sign with which the last word was opened. `dropped` is how much of the last word
    bash takes for a word of its own, since it ended on one of its breaking signs (`=`, `:`).
    """

    words: list[str]
    last: str
    shell: str = ""
    quote: str = ""
    dropped: int = 0

    def written(self, word: str) -> str:
        """A word as it is put into the line."""
        if self.shell == "bash":
            return _in_bash(word[self.dropped :], self.quote)
        if self.shell == "powershell":
            return word if _BARE.fullmatch(word) and not self.quote else _in_powershell(word)
        return word  # zsh and fish quote what they insert


def _in_bash(word: str, quote: str) -> str:
    if quote == '"':
        return re.sub(r'([\\"$`])', r"\\\1", word)
    if quote == "'":
        return word.replace("'", "'\\''")
    return re.sub(r"([^\w@%+=:,./-])", r"\\\1", word)


def _in_powershell(word: str) -> str:
    return "'" + re.sub("(['\u2018\u2019\u201a\u201b])", r"\1\1", word) + "'"


def typed_in(shell: str, words: list[str]) -> Typed:
    """What a script passed on: bash the line, the cursor and its own last word; others all words.

    The last word is the one at the cursor; it may be empty.
    """
    if shell == "zsh":  # as they stand, with their quotes
        words = [split(word)[0][-1] for word in words]
    if shell == "fish" and words:  # only the last, which may be unfinished
        words = [*words[:-1], split(words[-1])[0][-1]]
    if shell == "powershell" and words:  # which drops a word that is empty
        words = [*words[:-1], words[-1].removeprefix("=")]
    if shell != "bash":
        return Typed(words[:-1], words[-1] if words else "", shell)
    line, cursor, own = words
    found, quote = split(line[: int(cursor)])
    last = found[-1]
    plain = own.lstrip("\"'=:")
    dropped = len(last) - len(plain) if last.endswith(plain) and "\\" not in own else 0
    return Typed(found[1:-1], last, shell, quote, max(dropped, 0))


def split(line: str) -> tuple[list[str], str]:
    """The words of an unfinished line, and the quote that is still open at its end."""
    words, word, quote, begun, escaped = [], "", "", False, False
    for sign in line:
        if escaped:
            word, escaped, begun = word + sign, False, True
        elif sign == "\\" and quote != "'":
            escaped = True
        elif quote:
            word, quote = (word, "") if sign == quote else (word + sign, quote)
        elif sign in "\"'":
            quote, begun = sign, True
        elif sign.isspace():
            if begun:
                words.append(word)
            word, begun = "", False
        else:
            word, begun = word + sign, True
    return [*words, word], quote
