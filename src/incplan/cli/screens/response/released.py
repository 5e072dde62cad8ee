"""What `release` prints: the entry, what outsiders read, and what will stop a document of it."""

from incplan.app.response.corrections.release import Release
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.output.receipts import on_disk
from incplan.cli.output.screen import Screen
from incplan.cli.screens.response.kept_words import kept_warnings
from incplan.cli.screens.response.recorded import FLAGS
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import _
from incplan.i18n.labels import label
from incplan.i18n.time.dates import near_datetime


def released_answer(session: Session, result: Release) -> Answer:
    """One entry released."""

    def show(screen: Screen) -> None:
        language = session.translator.language
        now = session.desk.local_now
        entry_at = result.entry_at.astimezone(session.desk.zone)
        at = near_datetime(now, now, language)
        named = phrases.named(
            label(session.translator, f"kind.{result.kind}"),
            near_datetime(entry_at, now, language),
        )
        sentence = _("released: {entry} ({id})", entry=named, id=result.entry)
        screen.line(f"{result.incident}  {at}  {sentence}")
        screen.line(_("Outsiders read: {words}", words=result.text), indent=2)
        screen.line(on_disk(result.event, result.receipt.waiting), "dim", indent=2)
        if result.kept:
            again = f"incplan correct {result.event} TEXT"
            screen.line(_("Choose other words: {command}", command=again), indent=2)

    flags = tuple(_(FLAGS[flag]) for flag in result.flags)
    kept = kept_warnings(result.kept)
    return Answer(
        result, show, warnings=(*kept, *flags, *receipt_warnings(session, result.receipt))
    )
