"""Queries that a person answers: who takes a function, who is called, who keeps a copy."""

from collections.abc import Mapping

from incplan.incident.exercises.queries.query import (
    Answer,
    Answerer,
    Family,
    Ground,
    Question,
    id_meant,
    thing,
)
from incplan.incident.response.assignment import ladder
from incplan.plan.library.sites import serving_first


def chain(ground: Ground, role: str) -> tuple[str, ...]:
    """Who takes a function on the day of the story, in turn: those away are left out."""
    plan = ground.plan
    gone = {plan.role(item).holder for item in ground.away}
    people = (person for step in ladder(role) for person in plan.role(step).people)
    return tuple(
        person
        for person in dict.fromkeys(people)
        if person in plan.contacts
        and person not in gone
        and not plan.contacts[person].is_absent(ground.day)
        and not plan.is_placeholder(person)
    )


def role_now(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    """Who takes a function on the day of the story."""
    found = (*chain(ground, asked.args[0]), None)[0]
    return thing(asked, Family.PERSON, found, "holder", asked.args[0])


def role_next(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    """Who takes it after that person."""
    found = (*chain(ground, asked.args[0]), None, None)[1]
    return thing(asked, Family.PERSON, found, "deputy", asked.args[0])


def role_holder(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    """The holder of a function, away or not."""
    plan, role = ground.plan, asked.args[0]
    holder = plan.role(role).holder
    known = holder in plan.contacts and not plan.is_placeholder(holder)
    return thing(asked, Family.PERSON, holder if known else None, "holder", role)


def row_at(place: int) -> Answerer:
    """Whoever stands at a place of a row of the directory, those who serve a site first."""

    def found(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
        plan, row = ground.plan, asked.args[0]
        sites = (id_meant(asked.named["site"], known),) if "site" in asked.named else ()
        people = serving_first(plan.contacts, plan.called(row), sites)
        named = [key for key in people if not plan.is_placeholder(key)]
        key = named[place] if place < len(named) else None
        return thing(asked, Family.PERSON, key, "second" if place and named else "row", row)

    return found


def copy_holder(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    """The first contact who keeps a printed copy."""
    holders = ground.plan.facts.holders
    found = next((key for key in holders if key in ground.plan.contacts), None)
    return thing(asked, Family.PERSON, found, "copy", "")
