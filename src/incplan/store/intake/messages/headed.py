"""Messages whose head stands in lines of their own: exports of Signal, e-mails that were copied.

`From: …`, `Sent: …`, `Received: …` of Signal; `Von: …`, `Gesendet: …` and the same in other
languages of Outlook and other programs; `Le 14/04/2026 à 14:31, Anna a écrit :` above an answer.
"""

import re
from collections.abc import Iterator
from typing import Final

from incplan.frozen import dataclass
from incplan.store.intake.messages.clock import BETWEEN, CLOCK, DAY
from incplan.store.intake.tables import Message, Place

_FROM: Final = frozenset({"from", "de", "van", "von", "expéditeur", "afzender", "absender"})
_WHEN: Final = frozenset(
    {
        "sent", "date", "envoyé", "envoyé le", "date d'envoi", "verzonden", "verzonden op",
        "datum", "gesendet", "gesendet am",
    }
)  # fmt: skip
_SUBJECT: Final = frozenset({"subject", "objet", "sujet", "onderwerp", "betreff"})
#: Lines of a head that tell nothing of what happened: they are named.
_OTHERS: Final = frozenset(
    {
        "received", "reçu", "reçu le", "ontvangen", "empfangen", "delivered", "to", "à", "a",
        "aan", "an", "cc", "bcc", "cci", "copie", "copie à", "kopie", "kopie (cc)", "type",
        "reply-to", "répondre à", "antwoord aan", "antwort an", "importance", "urgentie",
        "belang", "priorität", "wichtigkeit", "attachment", "attachments", "pièces jointes",
        "pièce jointe", "bijlagen", "bijlage", "anlagen", "anlage", "reaction", "conversation",
    }
)  # fmt: skip
_LABEL: Final = re.compile(
    r"[>\s]*\*{0,2}(?P<label>[^:*]{1,20}?)\s?\*{0,2}:\*{0,2}\s*(?P<value>.*)"
)
_MONTH_FIRST: Final = re.compile(r"([^\W\d_]{3,10}\.?)\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})")
_MOMENT: Final = (
    rf"(?:[^\W\d_]{{2,10}}\.?,?\s)?(?P<day>{DAY}){BETWEEN}(?P<time>{CLOCK})"
    r"(?:\s?\(?(?P<zone>Z|[+-]\d{2}:?\d{2}|(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d{2})?)?"
    r"|CES?T|MES?Z|HNEC|HAEC)\)?(?:\s\([^()]*\))?)?"
)
_WHEN_SAID: Final = re.compile(_MOMENT, re.IGNORECASE)
#: What an answer says above what it quotes.
_QUOTED: Final = re.compile(
    rf"(?:le|op|am|on)\s{_MOMENT},?\s(?:(?:schreef|schrieb)\s)?(?P<name>\S.*?)\s?"
    r"(?:a\sécrit|wrote|(?:het\svolgende|folgendes))?\s?:",
    re.IGNORECASE,
)
_WROTE: Final = re.compile(r"\b(?:a\sécrit|schreef|schrieb|wrote)\b", re.IGNORECASE)
#: Lines between one message and the next that a program draws.
_BORDER: Final = re.compile(
    r"[-_=]{5,}|-{2,}.{4,50}-{2,}|(?:begin forwarded message"
    r"|début du message (?:réexpédié|transféré)|begin doorgestuurd bericht"
    r"|anfang der weitergeleiteten nachricht)\s?:",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"\s*(?:<[^<>]*>|\[mailto:[^\]]*\]|\([+\d][\d ./()-]+\))")
#: A head has no more lines than this.
_LONGEST: Final = 20
_LONGEST_LINE: Final = 400


@dataclass(frozen=True, slots=True)
class _Head:
    """The lines from `start` up to `end` that say who wrote a message and when."""

    start: int
    end: int
    sender: str
    when: str
    subject: tuple[int, str] = (0, "")
    others: tuple[tuple[int, str], ...] = ()


def has_heads(lines: list[str]) -> bool:
    """Whether a text holds a message with such a head."""
    return any(_head_at(lines, at) is not None for at in range(len(lines)))


def headed(lines: list[str], name: str) -> Iterator[Message]:
    """The messages, each with its subject above its words; what else a head says is named."""
    at = 0
    open_one: _Head | None = None
    below: list[tuple[int, str]] = []
    while at < len(lines):
        head = _head_at(lines, at)
        if head is not None:
            yield from _done(open_one, below, name)
            open_one, below, at = head, [], head.end
            continue
        line = lines[at].lstrip(">").strip() if lines[at].startswith(">") else lines[at].strip()
        if _BORDER.fullmatch(line):
            yield _by_program(name, at, line)
        else:
            below.append((at, line))
        at += 1
    yield from _done(open_one, below, name)


def _head_at(lines: list[str], start: int) -> _Head | None:
    """The head that begins in a line, None for another line."""
    labelled = _label(lines[start])
    if labelled is None:
        return _quoting(lines, start)
    said: dict[str, tuple[int, str]] = {}
    others: list[tuple[int, str]] = []
    at, end, spaced = start, start, False
    while at < min(len(lines), start + _LONGEST):
        found = _label(lines[at])
        whole = "from" in said and "when" in said
        if found is None and (lines[at].strip(" >") or (whole and not spaced)):
            break
        at += 1
        if found is None:  # copied from a page, each line of a head is a paragraph of its own
            spaced = True
            continue
        role, value = found
        if role != "other" and role in said:
            break
        end = at
        if role == "other":
            others.append((at - 1, lines[at - 1].strip()))
        else:
            said[role] = (at - 1, value)
    if "from" not in said or "when" not in said:
        return None
    sender, when = said["from"][1], said["when"][1]
    return _Head(start, end, sender, when, said.get("subject", (0, "")), tuple(others))


def _label(line: str) -> tuple[str, str] | None:
    """What a line of a head tells, and its text; None for any other line."""
    found = _LABEL.fullmatch(line.replace("\u2019", "'").strip())
    word = " ".join(found["label"].split()).casefold() if found else ""
    for role, words in (
        ("from", _FROM), ("when", _WHEN), ("subject", _SUBJECT), ("other", _OTHERS),
    ):  # fmt: skip
        if found is not None and word in words:
            return role, found["value"].strip(" *")
    return None


def _quoting(lines: list[str], start: int) -> _Head | None:
    """The line above what an answer quotes, which may be broken in two."""
    one = lines[start].lstrip("> ").strip()
    two = lines[start + 1].lstrip("> ").strip() if start + 1 < len(lines) else ""
    for text, end in ((one, start + 1), (f"{one} {two}", start + 2)):
        written = len(text) <= _LONGEST_LINE and _WROTE.search(text)
        found = _QUOTED.fullmatch(text) if written else None
        if found is not None:
            when = text[found.start("day") : max(found.end("time"), found.end("zone"))]
            return _Head(start, end, found["name"], when)
    return None


def _done(head: _Head | None, below: list[tuple[int, str]], name: str) -> Iterator[Message]:
    """The message under a head; lines under none are no message, each is named by itself."""
    if head is None:
        yield from (_by_program(name, at, line) for at, line in below if line)
        return
    found = _WHEN_SAID.fullmatch(" ".join(head.when.split()))
    day, time, zone = (found["day"], found["time"], found["zone"]) if found else ("", head.when, "")
    swapped = _MONTH_FIRST.fullmatch(day)
    day = f"{swapped[2]} {swapped[1]} {swapped[3]}" if swapped else day
    words = "\n".join(line for _at, line in below).strip()
    subject = head.subject[1]
    text = "\n".join(part for part in (subject, words) if part)
    sender = " ".join(_ADDRESS.sub(" ", head.sender).strip(" \"'").split())
    sender = sender.strip("\"' ") or head.sender.strip("<>() ")
    place = Place(name, line=head.start + 1)
    yield Message(place, day, time, sender, text, zone=zone or "")
    yield from (_by_program(name, at, line) for at, line in head.others)


def _by_program(name: str, at: int, line: str) -> Message:
    return Message(Place(name, line=at + 1), "", "", "", line, by_program=True)
