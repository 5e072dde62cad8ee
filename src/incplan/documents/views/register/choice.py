"""What a filter left out of the register, said on the register itself."""

from datetime import date

from incplan.documents.wording.wording import Wording


def choice_notice(
    say: Wording,
    *,
    first: date | None,
    last: date | None,
    level: str | None,
    kind: str | None,
    activity: str | None,
    status: str | None,
) -> tuple[str, ...]:
    """One sentence naming each filter; nothing for the whole register."""
    state = say.t("open") if status == "open" else say.label(f"status.{status}") if status else ""
    chosen = (
        (say.t("Detected from"), say.day(first)),
        (say.t("Detected until"), say.day(last)),
        (say.t("Level"), say.label(f"level.{level}") if level else ""),
        (say.t("Type of incident"), say.fiche(kind)),
        (say.t("Activity"), say.activity(activity) if activity else ""),
        (say.t("Status"), state),
    )
    parts = [say.named(name, value) for name, value in chosen if value]
    if not parts:
        return ()
    return (say.t("Only a part of the register. {choice}", choice=say.listed(parts)),)
