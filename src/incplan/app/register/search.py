"""Words found in incidents, exercises, reviews, fiches and contacts."""

from collections.abc import Iterator
from dataclasses import dataclass

from incplan.app.desk.desk import Desk
from incplan.app.register.lessons import in_doubt, load_reviews
from incplan.documents.wording.events import event_line
from incplan.documents.wording.tasks import task_texts
from incplan.documents.wording.wording import Wording
from incplan.errors import UsageError
from incplan.i18n.catalogue import Translator
from incplan.i18n.labels import label
from incplan.plan.files.review import Answer, ReviewFile
from incplan.plan.library.keywords import plain_words
from incplan.plan.library.word_search import Hit, Passage, Thing, ranked
from incplan.plan.plan import Plan
from incplan.plan.privacy.secrets import is_private


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """What was found, the best first; `in_doubt` are incidents in it that lack entries."""

    words: str
    hits: tuple[Hit, ...]
    total: int
    in_doubt: tuple[str, ...] = ()


def search(desk: Desk, words: str, translator: Translator, *, most: int) -> SearchResult:
    """Look everywhere. Raises UsageError when there is no letter or digit to look for."""
    if not plain_words(words):
        raise UsageError("search_needs_words")
    plan: Plan = desk.plan()
    reviews = load_reviews(desk)
    passages = (
        *_incidents(desk, plan, translator),
        *(item for key, review in reviews.items() for item in _review(key, review, translator)),
        *_fiches(plan, translator),
        *_contacts(plan, translator),
    )
    hits = ranked(passages, words)
    shown = hits[:most]
    told = (hit.id for hit in shown if hit.source in ("incident", "exercise", "review"))
    return SearchResult(words=words, hits=shown, total=len(hits), in_doubt=in_doubt(desk, told))


def _incidents(desk: Desk, plan: Plan, translator: Translator) -> Iterator[Passage]:
    texts = task_texts(plan)
    for incident_id in (*desk.incidents(), *desk.incidents("exercises")):
        incident, _log = desk.read(incident_id)
        if incident is None:
            continue
        source = "exercise" if incident.is_exercise else "incident"
        told = Thing(source, incident.id, incident.title)
        say = Wording(plan, translator, pack=desk.pack() if incident.obligations else None)
        yield told.passage("id", incident.id, 5)
        for event in incident.written:
            kind = label(translator, f"kind.{event.KIND.value}")
            weight = 4 if event is incident.declared else 1
            where = f"{kind}, {event.id}"
            yield told.passage(where, event_line(say, texts, event), weight)


def _review(incident: str, review: ReviewFile, translator: Translator) -> Iterator[Passage]:
    told = Thing("review", incident, incident)
    for group in (review.answers, review.questions):
        for row, answer in group.items():
            if answer.said:
                name = label(translator, row) if row.startswith("pir.") else row
                yield told.passage(name, _said(answer), 2)
    tried = " ".join((review.cause_search.efforts, review.cause_search.next_step)).strip()
    if tried:
        yield told.passage(label(translator, "pir.root_cause.found"), tried)
    for rows in review.free_rows.values():
        for item in rows:
            yield told.passage(item.element, f"{item.element} {item.information}")
    for place, action in enumerate(review.actions, start=1):
        yield told.passage(f"{incident}.{place}", action.what, 2)
    for reply in review.survey:
        text = f"{reply.worked} {reply.did_not_work}"
        yield told.passage(label(translator, "kind.surveyed"), text)


def _said(answer: Answer) -> str:
    return " ".join(part for part in (answer.answer, answer.comment) if part)


def _fiches(plan: Plan, translator: Translator) -> Iterator[Passage]:
    language = translator.language
    for fiche_id in plan.fiche_ids():
        fiche = plan.fiche(fiche_id)
        if fiche is None:
            continue
        told = Thing("fiche", fiche_id, plan.text(fiche.title, language))
        keywords = " ".join(word for group in fiche.keywords.values() for word in group)
        yield told.passage("title", told.title, 5)
        yield told.passage("keywords", f"{fiche_id} {keywords}", 3)
        yield told.passage("scenario", plan.text(fiche.scenario, language))
        for preventive in fiche.preventive:
            yield told.passage(preventive.id, plan.text(preventive.text, language))
        for measure in fiche.measures:
            yield told.passage(measure.id, plan.text(measure.text, language))
        for question in fiche.review_questions:
            yield told.passage(question.id, plan.text(question.text, language))


def _contacts(plan: Plan, translator: Translator) -> Iterator[Passage]:
    """Names, functions and rows of contacts; private numbers are never searched."""
    for key, contact in plan.contacts.items():
        told = Thing("contact", key, contact.name)
        yield told.passage("name", f"{key} {contact.name}", 5)
        held = [role for role, value in plan.file.roles.items() if key in value.people]
        named = [label(translator, f"role.{role}") for role in held]
        named += [label(translator, f"row.{row}") for row in contact.rows]
        title = plan.text(contact.title, translator.language) if contact.title else ""
        yield told.passage("function", " ".join((title, *named)), 3)
        open_channels = " ".join(item.value for item in contact.channels if not is_private(item))
        yield told.passage("channels", open_channels)
