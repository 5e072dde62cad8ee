"""Entries from the messages of a chat: what was deleted or is not here is named, and not taken."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from incplan.app.intake.contacts.drafts import Value, tidy, tidy_lines
from incplan.app.intake.reading.people import People
from incplan.app.intake.report import Dialogue
from incplan.app.intake.secrets import tells_secret
from incplan.app.intake.timeline.clock import LogClock
from incplan.app.intake.timeline.drafts import EntryDraft
from incplan.app.intake.timeline.words import about, earlier, kind_of, level_set
from incplan.plan.privacy.folding import folded, visible
from incplan.store.intake.tables import Message, Place

_ENCRYPTED: Final = re.compile(
    r"end to end|bout en bout|ende zu ende|ende zu ende verschlusselt|chiffre[es]* de bout"
)
_DELETED: Final = re.compile(
    r"^ (?:ce message a ete supprime|vous avez supprime ce message|dit bericht is verwijderd|"
    r"je hebt dit bericht verwijderd|u hebt dit bericht verwijderd|diese nachricht wurde geloscht|"
    r"du hast diese nachricht geloscht|this message was deleted|you deleted this message|"
    r"message supprime|bericht verwijderd) $"
)
_MEDIA: Final = re.compile(
    r"^ (?:media?s? (?:omis|weggelaten|omitted|ausgeschlossen)|medien ausgeschlossen|"
    r"(?:image|photo|video|audio|sticker|gif|document|contact|afbeelding|foto|spraakbericht|bild|"
    r"sprachnachricht|dokument|message vocal|voice message|videobericht)(?: \w+)? "
    r"(?:omis|omise|absente?|weggelaten|omitted|weggelassen|ausgelassen)) $"
)
#: A file beside the chat, which is not here.
_ATTACHED: Final = re.compile(
    r"<(?:pièce jointe|attached|bijgevoegd|bijlage|angehängt|anhang)\s?:[^<>]*>", re.IGNORECASE
)
#: What WhatsApp puts behind a message that was changed.
_EDITED: Final = re.compile(
    r"\s*<(?:ce message a été modifié|this message was edited|dit bericht (?:is|werd) bewerkt"
    r"|diese nachricht wurde bearbeitet)\.?>\s*$",
    re.IGNORECASE,
)
#: What a program adds to a message that is copied from its window.
_ADDED: Final = re.compile(
    r"(?:\d+ )?(?:j aime|likes?|vind ik leuk|gefallt mir)|modifie|edited|bewerkt|bearbeitet|image|"
    r"afbeelding|bild|(?:vu par|seen by|gezien door|gesehen von) \d+|\d+ (?:reponses?|replies|"
    r"antwoorden|antworten)|repondre|reply|beantwoorden|antworten|\d+"
)
_POLL: Final = re.compile(r"^(?:POLL|SONDAGE|UMFRAGE|PEILING)\s?:", re.IGNORECASE)


def drafts_of_chat(
    messages: tuple[Message, ...], people: People, dialogue: Dialogue, zone: ZoneInfo, today: date
) -> Iterator[EntryDraft]:
    """A draft for each message with words, at the time at which it was sent."""
    if not messages:
        return
    if any(message.time and not message.zone for message in messages):
        zone = _zone(messages[0].place, zone, dialogue)
    clock = LogClock(zone, today, dialogue)
    swap = _month_first(messages)
    told = ""
    for message in messages:
        words = _words(message, dialogue)
        if not message.time and clock.last is None:
            clock.entitle(message.text, message.place)
        if message.day != told and message.day and message.time:
            clock.begin(Value(_day_text(message.day, swap=swap), message.place))
            told = message.day
        if words is None or not message.time:
            continue
        at = clock.at(
            Value(message.time, message.place), told_day=message.day != "", zone=message.zone
        )
        if at is None:
            dialogue.leave(message.place, "no_moment", value=words.text[:120])
            continue
        sender = tidy(message.sender).lstrip("~ ")
        who = Value(sender, message.place) if sender else None
        by = people.meant(who, dialogue) if who is not None else None
        at = earlier(words, at, dialogue)
        level = level_set(words, dialogue)
        time = Value(message.time, message.place)
        yield EntryDraft(time, at, who, by, about(time, words), kind_of(words.text), level)


def _zone(place: Place, zone: ZoneInfo, dialogue: Dialogue) -> ZoneInfo:
    """Where the telephone stood that saved the chat: in the plan's zone, unless somebody says."""
    said = dialogue.ask(
        Place(place.file), "zone_of_chat", ("yes",), proposal=zone.key,
        free=lambda given: given in available_timezones(),
    )  # fmt: skip
    return ZoneInfo(said) if said is not None and said != "yes" else zone


def _month_first(messages: tuple[Message, ...]) -> bool:
    """Whether the days of a file can only be read with the month first."""
    days = {message.day for message in messages}
    parts = [
        re.split(r"[./-]", day) for day in days if re.fullmatch(r"\d{1,2}[./-]\d{1,2}[./-]\d+", day)
    ]
    return any(int(part[1]) > 12 for part in parts) and all(int(part[0]) <= 12 for part in parts)


def _day_text(day: str, *, swap: bool) -> str:
    """The day with the day before the month."""
    parts = re.split(r"[./-]", day) if swap else []
    if len(parts) != 3 or not all(part.isdecimal() for part in parts) or len(parts[0]) > 2:
        return day
    first, second, year = parts
    return f"{second}/{first}/{year}"


def _words(message: Message, dialogue: Dialogue) -> Value | None:
    """What a message says; None, and the reason told, for one that says nothing."""
    text, place = message.text.strip(), message.place
    word = folded(text)
    if message.by_program or _ENCRYPTED.search(word):
        dialogue.leave(place, "system_message", value=tidy(text)[:120])
    elif tells_secret(text):
        dialogue.leave(place, "secret")
    elif _DELETED.search(word):
        dialogue.leave(place, "deleted_message", value=tidy(message.sender))
    elif _MEDIA.search(word) or not word.strip() or _ATTACHED.fullmatch(visible(text).strip()):
        dialogue.leave(place, "media_left_out", value=tidy(text)[:120])
    elif _POLL.match(text):
        if dialogue.ask(place, "poll", text=tidy(text)[:120]) == "yes":
            return Value(tidy_lines(text), place)
    else:
        return _without_added(text, place, dialogue)
    return None


def _without_added(text: str, place: Place, dialogue: Dialogue) -> Value | None:
    """The words without what the program put below them: reactions, `seen by`."""
    edited = _EDITED.search(text)
    kept = _EDITED.sub("", text).split("\n")
    added = [tidy(edited[0])] if edited else []
    while len(kept) > 1 and (not kept[-1].strip() or _ADDED.fullmatch(folded(kept[-1]).strip())):
        line = tidy(kept.pop())
        if line:
            added.insert(0, line)
    if added:
        dialogue.leave(place, "added_by_program", value=", ".join(added))
    return Value(tidy_lines("\n".join(kept)), place)
