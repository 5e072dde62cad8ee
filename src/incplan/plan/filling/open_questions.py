"""What a plan still asks: a pure function of its files, its fiches and the duties to notify."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from incplan.diagnostics import Route
from incplan.frozen import dataclass
from incplan.plan.filling.catalogue import QUESTIONS, Data, Part, Question, is_unnamed
from incplan.plan.filling.keys import Key, value_at
from incplan.plan.obligations.implied import region_in
from incplan.plan.obligations.pack import DutyQuestion
from incplan.plan.plan import Plan
from incplan.plan.recovery.enquiries import Enquiry, enquiry_of
from incplan.plan.validation.schemas import kind_of
from incplan.plan.values.scalars import Text
from incplan.vocabulary import Adoption

MEASURE: Final = "measure"
SCOPE: Final = "scope"
#: Questions about duties that every company can answer for itself, once.
PLAIN: Final = ("controller", "processor", "food_operator")
#: Rows of the directory that differ by site.
SERVED_BY_SITE: Final = frozenset(
    {"electricity_dso", "gas_dso", "telecom_operator", "building_owner", "water_utility"}
)
_SETTLED: Final = (Adoption.YES.value, Adoption.NOT_APPLICABLE.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A question that is open: its key, the id of its words, what it is about.

    `about` is the name of a contact, activity, supplier or fiche, `role` the function, `document`
    the prior document, `row` the row of the directory that is meant where there is no name yet.
    `text` is a question whose words come from a fiche or from the duties to notify.
    """

    key: Key
    id: str
    part: Part
    example: str = ""
    about: str = ""
    role: str = ""
    document: str = ""
    row: str = ""
    text: Text | None = None
    hint: Text | None = None


def open_questions(
    plan: Plan,
    files: Mapping[str, Data],
    duties: Iterable[DutyQuestion],
    follows: Iterable[str] = (),
) -> tuple[OpenQuestion, ...]:
    """All open questions in the order of the catalogue; `files` are the data of files by subject.

    `follows` are questions about duties that size and sites answer.

    Within a part those about one file stand together.
    """
    roster: dict[str, Data] = {} if "roster" in files else {"roster": {}}
    found = [
        *_of_files({**files, **roster}),
        *_measures(plan, files),
        *_scope(files, tuple(duties), follows),
        *_sites(files),
    ]
    order = list(Part)
    return tuple(sorted(found, key=lambda item: order.index(item.part)))


def _enquiries(files: Mapping[str, Data], subject: str, data: Data) -> Iterator[OpenQuestion]:
    """Enquiries with suppliers that neither words nor promises of all of them answer (S-113)."""
    if data.get("suppliers") == []:
        return  # the activity needs none
    uses = [item for item in data.get("suppliers") or () if isinstance(item, Mapping)]
    for enquiry in Enquiry:
        route = ("enquiries", enquiry.value)
        said = value_at(data, route) not in (None, "")
        promised = [_promise(files, item) for item in uses if _is_about(files, item, enquiry)]
        if not said and not (promised and all(promised)):
            yield OpenQuestion(
                key=Key(subject, route),
                id=f"activity.{enquiry.value}",
                part=Part.ACTIVITIES,
                about=_name(data) or subject.rpartition("/")[2],
            )


def _promise(files: Mapping[str, Data], use: Data) -> bool:
    """Whether it is known what the supplier promises."""
    return bool(files.get(f"suppliers/{use.get('supplier')}", {}).get("sla"))


def _is_about(files: Mapping[str, Data], use: Data, enquiry: Enquiry) -> bool:
    contact = files.get(f"suppliers/{use.get('supplier')}", {}).get("contact")
    rows = files.get(f"contacts/{contact}", {}).get("rows") or ()
    listed = (rows,) if isinstance(rows, str) else rows
    return enquiry_of(str(use.get("function")), map(str, listed)) is enquiry


def _of_files(files: Mapping[str, Data]) -> Iterator[OpenQuestion]:
    for subject, data in sorted(files.items()):
        kind = kind_of(f"{subject}.yaml")
        for question in QUESTIONS:
            if question.kind == kind and _is_open(question, data):
                yield _asked(question, subject, data)
        if kind == "activity":
            yield from _enquiries(files, subject, data)


def _is_open(question: Question, data: Data) -> bool:
    if not question.when(data):
        return False
    return question.open_when(value_at(data, question.route))


def _asked(question: Question, subject: str, data: Data) -> OpenQuestion:
    role = str(question.route[1]) if question.route[0] == "roles" else ""
    return OpenQuestion(
        key=Key(subject, question.route),
        id=question.id,
        part=question.part,
        example=question.example,
        about=_name(data) or subject.rpartition("/")[2],
        role=role,
        row=_row(data),
        document=str(question.route[1]) if question.route[0] == "prior_documents" else "",
    )


def _row(data: Data) -> str:
    """The row that a contact without a name fills."""
    rows = data.get("rows") or ()
    first = rows if isinstance(rows, str) else next(iter(rows), "")
    return str(first) if is_unnamed(data) else ""


def _name(data: Data) -> str:
    """The name in a file, in whichever language it stands; that of the organisation in its own."""
    own = data.get("organisation")
    name: Any = own.get("name") if isinstance(own, Mapping) else data.get("name")
    if isinstance(name, Mapping):
        return next((str(item) for item in name.values() if item), "")
    return name if isinstance(name, str) else ""


def _measures(plan: Plan, files: Mapping[str, Data]) -> Iterator[OpenQuestion]:
    """Preventive measures without an answer, or not in place without an owner or a day."""
    for key in plan.fiche_ids():
        fiche, data = plan.fiche(key), files.get(f"fiches/{key}", {})
        for measure in fiche.preventive if fiche else ():
            record = value_at(data, ("adoption", measure.id))
            if measure.id in plan.from_journal or not _unsettled(record):
                continue
            yield OpenQuestion(
                key=Key(f"fiches/{key}", ("adoption", measure.id)),
                id=MEASURE,
                part=Part.MEASURES,
                example="yes",
                about=plan.text(fiche.title, plan.file.language) if fiche else key,
                text=measure.text,
                hint=measure.check,
            )


def _unsettled(record: Any) -> bool:
    state = record.get("adopted") if isinstance(record, Mapping) else None
    if state in (None, ""):
        return True
    return state not in _SETTLED and not (record.get("owner") and record.get("due"))


def _scope(
    files: Mapping[str, Data], duties: tuple[DutyQuestion, ...], follows: Iterable[str]
) -> Iterator[OpenQuestion]:
    """What the organisation is, as far as nobody has said.

    What follows from a no, from its size or its sites is not asked. What every company knows of
    itself is asked with the company, in plain words.
    """
    data, known = files.get("obligations", {}), frozenset(follows)
    answers = {item.id: value_at(data, ("scope", item.id, "answer")) for item in duties}
    for item in duties:
        moot = any(answers.get(need) == "no" for need in item.needs) or item.id in known
        if item.scope and not moot and answers[item.id] in (None, "", "unknown"):
            plain = item.id in PLAIN
            yield OpenQuestion(
                key=Key("obligations", ("scope", item.id)),
                id=f"scope.{item.id}" if plain else SCOPE,
                part=Part.COMPANY if plain else Part.OBLIGATIONS,
                example="yes",
                text=None if plain else item.text,
            )


def _sites(files: Mapping[str, Data]) -> Iterator[OpenQuestion]:
    """Whether each site is owned or rented, in which region it is, who serves which."""
    sites = value_at(files.get("plan", {}), ("organisation", "sites"))
    listed = [item for item in sites if isinstance(item, Mapping)] if sites else []
    for place, site in enumerate(listed):
        route = ("organisation", "sites", place)
        name = _name(site) or str(site.get("id"))
        if site.get("owned") in (None, ""):
            yield _of_site((*route, "owned"), "site.owned", name)
        if not site.get("region") and not region_in(str(site.get("address") or "")):
            yield _of_site((*route, "region"), "site.region", name)
    for subject, data in sorted(files.items()):
        rows = data.get("rows") or ()
        serves = set((rows,) if isinstance(rows, str) else rows) & SERVED_BY_SITE
        if len(listed) > 1 and serves and not data.get("sites") and not is_unnamed(data):
            yield OpenQuestion(
                key=Key(subject, ("sites",)),
                id="contact.sites",
                part=Part.PEOPLE,
                about=_name(data),
            )


def _of_site(route: Route, question: str, name: str) -> OpenQuestion:
    return OpenQuestion(key=Key("plan", route), id=question, part=Part.COMPANY, about=name)
