"""`incplan classify`."""

from typing import Annotated

import typer

from incplan.app.desk.naming import known_activity
from incplan.app.response.level.classify import classify
from incplan.app.response.situation.moment import ref_of
from incplan.cli.output import phrases
from incplan.cli.output.streams import say_aside
from incplan.cli.parsing.options import (
    AtOption,
    ByOption,
    IncidentArgument,
    ReasonOption,
    SiteOption,
)
from incplan.cli.parsing.situation_options import (
    ActivitiesOption,
    ContinuityOption,
    GrowingOption,
    HappenedOption,
    OrganisationOption,
    OutlookOption,
    OutsideOption,
    PeopleOption,
    situation_of,
)
from incplan.cli.parsing.values import word
from incplan.cli.prompts.ask import ask, can_ask, choose
from incplan.cli.prompts.kind_and_site import ask_kind_and_site
from incplan.cli.screens.response.level import leveled_answer
from incplan.cli.session.session import Session, open_session
from incplan.errors import RefusedError
from incplan.i18n.catalogue import N_, _
from incplan.incident.response.forecast import outlook
from incplan.incident.response.level.classification import Outlook
from incplan.incident.state.state import Incident
from incplan.vocabulary import Level

#: How people say that there is none, in the languages of the product.
_NONE = ("none", "no", "aucune", "aucun", "non", "geen", "nee", "keine", "nein", "-")
WRITES = True
REACH = "course"
HELP = N_(
    """Answer a few plain questions and set the level; or set level or type directly.

    Another level than the one the answers give needs a reason. Lowering needs a reason, and
    from a crisis the agreement of the business continuity manager or management."""
)
EXAMPLES = (
    "incplan classify --people none --organisation yes --continuity yes",
    'incplan classify --level minor --reason "contained, one mailbox" --by nadia',
    "incplan classify --type ceo_fraud",
    "incplan classify --site gent",
)


def command(
    ctx: typer.Context,
    incident: IncidentArgument = None,
    level: Annotated[
        str | None,
        typer.Option("--level", metavar="low|minor|major|crisis", help=_("Set the level.")),
    ] = None,
    reason: ReasonOption = "",
    kind: Annotated[
        str | None, typer.Option("--type", metavar=_("FICHE"), help=_("Which fiche applies."))
    ] = None,
    site: SiteOption = None,
    activity: ActivitiesOption = None,
    happened: HappenedOption = None,
    people: PeopleOption = None,
    organisation: OrganisationOption = None,
    continuity: ContinuityOption = None,
    growing: GrowingOption = None,
    outlook: OutlookOption = None,
    outside: OutsideOption = None,
    agreed_by: Annotated[
        str | None,
        typer.Option("--agreed-by", metavar=_("CONTACT"), help=_("Who agrees to lowering.")),
    ] = None,
    confirmed_by: Annotated[
        str | None,
        typer.Option("--confirmed-by", metavar=_("CONTACT"), help=_("Who confirms a crisis.")),
    ] = None,
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Classify an incident."""
    session = open_session(ctx, by=by)
    answers = {
        "happened": happened,
        "people": people,
        "organisation": organisation,
        "continuity": continuity,
        "growing": growing,
        "outlook": outlook,
        "outside": outside,
    }
    if not any(answers.values()) and not activity and not (level or kind or site):
        if can_ask(assume_yes=session.settings.assume_yes):
            activity = _activities(session, incident)
            answers = _questions(session, incident, named=bool(activity))
            known = session.desk.dossier(incident).incident
            kind, site = ask_kind_and_site(session.desk, known, session.translator)
        else:
            raise RefusedError("answers_needed")
    situation = None
    desk, plan = session.desk, session.desk.plan()
    before = desk.dossier(incident).incident
    if any(answers.values()) or activity:
        situation = situation_of(activities=tuple(activity or ()), **answers)
    result = classify(
        session.desk,
        incident,
        session.translator,
        situation=situation,
        level=word(Level, level, "--level") if level else None,
        reason=reason,
        type=kind,
        agreed_by=agreed_by,
        confirmed_by=confirmed_by,
        occurred_at=session.time(at),
        site=site,
    )
    named = (known_activity(plan, item) for item in activity or () if item not in before.touched)
    ref = ref_of(before.id, desk.open_incidents())
    told = tuple(
        _("An answer stops no clock and starts none: incplan affect {activity}",
          activity=f"{key} -i {ref}" if ref else key)
        for key in dict.fromkeys(named)
        if key not in before.interruptions
    )  # fmt: skip
    return leveled_answer(session, result, more=told)


def _people_told(incident: Incident) -> str | None:
    """Whether people are in danger, as it was said before: nobody says it twice."""
    return incident.people.value if incident.people is not None else None


def _activities(session: Session, part: str | None) -> list[str]:
    """Which essential activities are touched: those said already, else asked for."""
    plan = session.desk.plan()
    told = session.desk.dossier(part).incident.touched
    if told:
        names = phrases.listed(plan.activity_name(key, session.desk.language) for key in told)
        say_aside(phrases.named(_("Said already"), names) + "\n")
        return []
    ids = ", ".join(plan.activity_ids)
    said = ask(_("Which essential activities are affected? Ids, or nothing: {known}", known=ids))
    if said.casefold().strip(".") in _NONE:
        return []
    # Refused at once if the plan has no such activity: no answer is lost with it.
    return [known_activity(plan, item) for item in said.replace(",", " ").split()]


def _questions(session: Session, part: str | None, *, named: bool) -> dict[str, str | None]:
    """The plain questions that nobody answered yet, one by one.

    With an activity `named`, or told before, something has happened to continuity. Enter means
    that nobody knows yet; about people there is no answer without a word.
    """
    incident = session.desk.dossier(part).incident
    unknown = "unknown"
    yes_no = (("yes", _("yes")), ("no", _("no")), (unknown, _("nobody knows yet")))
    degree = (yes_no[0], ("limited", _("yes, to a limited degree")), *yes_no[1:])
    people = (
        ("none", _("nobody in danger")),
        ("danger", _("somebody in danger")),
        ("hurt", _("somebody hurt")),
        (unknown, _("nobody knows yet")),
    )
    told = _people_told(incident)
    if told not in (None, unknown):
        say_aside(phrases.named(_("Said already"), dict(people)[str(told)]) + "\n")
        told = None  # it counts as said; nobody says it again
    else:
        told = choose(_("Are people in danger or hurt?"), people)
    real = named or bool(incident.touched)
    return {
        "people": told,
        "happened": "yes" if real else choose(_("Has anything happened yet?"), yes_no, unknown),
        "organisation": choose(_("Is the organisation significantly affected?"), yes_no, unknown),
        "continuity": None  # the activities say it
        if real
        else choose(_("Is the continuity of activities affected?"), degree, unknown),
        "growing": choose(_("Does the impact keep growing?"), yes_no, unknown),
        "outlook": _outlook(session, incident),
        "outside": None,
    }


def _outlook(session: Session, incident: Incident) -> str | None:
    """When what is down will be back: as estimated already, else asked; None if nothing is down."""
    if not incident.interruptions:
        return None
    words = {
        "within": _("well within the RTO"),
        "near": _("close to the RTO"),
        "over": _("after the RTO"),
        "unknown": _("nobody knows yet"),
    }
    known = outlook(incident, session.desk.plan(), session.desk.local_now)
    if known is not None and known is not Outlook.UNKNOWN:
        say_aside(phrases.named(_("Said already"), words[known.value]) + "\n")
        return None  # the estimates say it
    return choose(_("When will the activities be back?"), tuple(words.items()), "unknown")
