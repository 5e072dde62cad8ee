"""The table of commands: module, family, one line of help. Modules are imported when used."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final

from incplan.frozen import dataclass
from incplan.i18n.catalogue import N_


@dataclass(frozen=True, slots=True)
class Word:
    """One sub-command: the module that holds it below `cli.commands`, its line of help."""

    module: str
    help: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One command of the root help.

    A command with sub-commands has `words` in the place of a module of its own, and `default`
    names the word that is meant when none is typed: `obligations 14` is `obligations list 14`.
    Without a default a word must be typed.
    """

    module: str
    family: str
    help: str
    words: Mapping[str, Word] = field(default_factory=dict)
    default: str = ""


FAMILIES: Final = {
    "incident": N_("During an incident"),
    "after": N_("After an incident"),
    "plan": N_("The plan"),
    "documents": N_("Documents"),
    "proof": N_("Proof and exchange"),
}

COMMANDS: Final = {
    "declare": Entry("response.declare", "incident", N_("Declare an incident or a weak signal.")),
    "status": Entry("response.status", "incident", N_("What now, whom to call, how long is left.")),
    "log": Entry("response.log", "incident", N_("Write down what happened.")),
    "done": Entry(
        "",
        "incident",
        N_("Tick a duty or a measure, or skip it with a reason."),
        {
            "tasks": Word("response.done.tasks", N_("Tick or skip, by number or id.")),
            "contained": Word("response.done.contained", N_("It no longer spreads.")),
            "cause": Word("response.done.cause", N_("The cause is removed, or was not found.")),
        },
        "tasks",
    ),
    "affect": Entry("response.affect", "incident", N_("Say which activity is down or degraded.")),
    "eta": Entry("response.eta", "incident", N_("Say when an activity is expected back.")),
    "restore": Entry("response.restore", "incident", N_("Say that an activity runs again.")),
    "classify": Entry(
        "response.classify", "incident", N_("Answer a few questions and set the level.")
    ),
    "escalate": Entry(
        "",
        "incident",
        N_("Raise the level, or answer a proposal."),
        {
            "level": Word("response.escalate.level", N_("Raise the level.")),
            "decline": Word("response.escalate.decline", N_("Say no to a proposal.")),
        },
        "level",
    ),
    "bcp": Entry(
        "",
        "incident",
        N_("Assess, activate or stand down the continuity plan."),
        {
            "show": Word("response.bcp.show", N_("How it stands.")),
            "assess": Word("response.bcp.assess", N_("It is being assessed.")),
            "activate": Word("response.bcp.activate", N_("Activate it.")),
            "stand-down": Word("response.bcp.stand_down", N_("Back to the usual ways.")),
        },
        "show",
    ),
    "communicate": Entry(
        "",
        "incident",
        N_("Record a message that went out."),
        {
            "record": Word("response.communicate.record", N_("Record what went out.")),
            "draft": Word("response.communicate.draft", N_("Propose a text.")),
        },
        "record",
    ),
    "report": Entry(
        "response.report", "incident", N_("Where things stand, for the team or to report upwards.")
    ),
    "call": Entry(
        "",
        "incident",
        N_("Whom to call for a function, and what it gave."),
        {"order": Word("response.call.order", N_("Whom to call, in order; what a call gave."))},
        "order",
    ),
    "supplier": Entry(
        "response.supplier", "incident", N_("What a supplier did, and what it promised.")
    ),
    "team": Entry("response.team", "incident", N_("Who is in the response team.")),
    "meeting": Entry(
        "response.meeting", "incident", N_("Who met, what was decided, when the next one is.")
    ),
    "handover": Entry(
        "response.handover", "incident", N_("Hand a function over to somebody else.")
    ),
    "obligations": Entry(
        "",
        "incident",
        N_("Duties to notify: which, to whom, until when."),
        {
            "list": Word("obligations.list", N_("Which may apply, to whom, until when.")),
            "assess": Word("obligations.assess", N_("Answer the questions that decide.")),
            "aware": Word("obligations.aware", N_("Say since when the organisation knew.")),
            "submit": Word("obligations.submit", N_("Record what was sent, and its reference.")),
            "waive": Word("obligations.waive", N_("Record the decision not to notify.")),
            "register": Word("obligations.register", N_("The register of data breaches.")),
            "draft": Word("obligations.draft", N_("Write the text from the journal.")),
        },
        "list",
    ),
    "agree": Entry("response.closing.agree", "incident", N_("Record an agreement to close.")),
    "close": Entry(
        "response.closing.close", "incident", N_("Close the incident once everything is settled.")
    ),
    "cancel": Entry("response.closing.cancel", "incident", N_("Cancel a false alarm.")),
    "reopen": Entry("response.closing.reopen", "incident", N_("Reopen a closed incident.")),
    "correct": Entry("response.correct", "incident", N_("Put an entry right; both stay readable.")),
    "undo": Entry("response.undo", "incident", N_("Take back your last entry, or a named one.")),
    "release": Entry(
        "response.release", "incident", N_("Let readers outside read an entry, or other words.")
    ),
    "show": Entry("register.show", "after", N_("Everything recorded about one incident.")),
    "review": Entry(
        "",
        "after",
        N_("The post-incident review."),
        {
            "show": Word("review.review.show", N_("Start it, or see what is missing.")),
            "ask": Word("review.review.ask", N_("Ask what is open, one by one.")),
            "edit": Word("review.review.edit", N_("Open the file in $EDITOR.")),
            "answer": Word("review.review.answer", N_("Answer rows.")),
            "action": Word("review.review.action", N_("Add an action.")),
            "survey": Word("review.review.survey", N_("What one person thought of it.")),
            "complete": Word("review.review.complete", N_("Check it, record it, send it on.")),
        },
        "show",
    ),
    "register": Entry("register.register", "after", N_("The register of incidents.")),
    "actions": Entry(
        "",
        "after",
        N_("What reviews asked for, and whether it was done."),
        {
            "list": Word("review.actions.list", N_("All of them, the overdue first.")),
            "done": Word("review.actions.done", N_("Record one as done.")),
            "review": Word("review.actions.review", N_("Record what was read again.")),
        },
        "list",
    ),
    "stats": Entry("register.stats", "after", N_("What all incidents say together.")),
    "search": Entry(
        "register.search", "after", N_("Find words in incidents, reviews, sheets, contacts.")
    ),
    "init": Entry("plan.init", "plan", N_("Start a plan in a new directory.")),
    "import": Entry(
        "",
        "plan",
        N_("Take in files you have, such as address books."),
        {
            "files": Word(
                "intake.files", N_("Read files, ask what is not certain, take the rest.")
            ),
            "undo": Word("intake.undo", N_("Take an import back.")),
        },
        "files",
    ),
    "validate": Entry("validation.validate", "plan", N_("Check the plan and its journal.")),
    "fill": Entry("plan.fill", "plan", N_("Answer what the plan still asks.")),
    "explain": Entry(
        "validation.explain", "plan", N_("What a finding means, why, and how to mend it.")
    ),
    "schema": Entry(
        "validation.schema", "plan", N_("The JSON Schema of a kind of file, for editors.")
    ),
    "save": Entry("plan.save", "plan", N_("Save the plan files that changed, as one commit.")),
    "approve": Entry("plan.approve", "plan", N_("Approve the plan in the name of management.")),
    "plan": Entry(
        "",
        "plan",
        N_("How the plan stands; note a review, an exercise, a print."),
        {
            "standing": Word("plan.plan.standing", N_("How the plan stands.")),
            "reviewed": Word("plan.plan.reviewed", N_("Note that it was read through.")),
            "project": Word("plan.plan.project", N_("Note that a big project begins.")),
            "holders": Word("plan.plan.holders", N_("Who holds which copy, and which is old.")),
        },
        "standing",
    ),
    "awareness": Entry(
        "",
        "plan",
        N_("Who is made aware of incidents, and who is due."),
        {
            "list": Word("plan.awareness.list", N_("What is due, by audience and by person.")),
            "record": Word("plan.awareness.record", N_("Record a session.")),
            "questions": Word("plan.awareness.questions", N_("Three questions from the plan.")),
        },
        "list",
    ),
    "tests": Entry(
        "",
        "plan",
        N_("Which procedures were tested, how, and which are due."),
        {
            "list": Word("plan.programme.list", N_("Every procedure, and when it is due.")),
            "record": Word("plan.programme.record", N_("Record a test.")),
        },
        "list",
    ),
    "scenario": Entry(
        "",
        "plan",
        N_("Exercises that can be played on this plan."),
        {
            "list": Word("exercises.scenario.list", N_("All of them, own and shipped.")),
            "show": Word("exercises.scenario.show", N_("All of one, for its facilitator.")),
            "preview": Word("exercises.scenario.preview", N_("How one falls on this plan.")),
            "new": Word("exercises.scenario.new", N_("Write one of your own.")),
        },
        "list",
    ),
    "exercise": Entry(
        "",
        "plan",
        N_("Play an exercise on this plan, and report what it showed."),
        {
            "show": Word("exercises.exercise.show", N_("Where it stands.")),
            "start": Word("exercises.exercise.start", N_("Start one.")),
            "next": Word("exercises.exercise.next", N_("Play the next inject.")),
            "pause": Word("exercises.exercise.pause", N_("Stop its clock.")),
            "resume": Word("exercises.exercise.resume", N_("Let its clock run again.")),
            "observe": Word("exercises.exercise.observe", N_("Tick an expected reaction.")),
            "attend": Word("exercises.exercise.attend", N_("Note who takes part.")),
            "answer": Word("exercises.exercise.answer", N_("Answer a question.")),
            "action": Word("exercises.exercise.action", N_("Add a correction.")),
            "report": Word("exercises.exercise.report", N_("What it gave.")),
            "finish": Word("exercises.exercise.finish", N_("End the play.")),
            "abort": Word("exercises.exercise.abort", N_("Break it off.")),
            "calls": Word("exercises.exercise.calls", N_("Call everybody, on every channel.")),
        },
        "show",
    ),
    "distribute": Entry(
        "plan.copies.distribute", "plan", N_("Hand out numbered copies of a part of the plan.")
    ),
    "received": Entry(
        "plan.copies.received", "plan", N_("Note that holders confirm their copies and role.")
    ),
    "returned": Entry(
        "plan.copies.returned", "plan", N_("Note that a copy came back, or is lost.")
    ),
    "order": Entry("plan.order", "plan", N_("In which order activities are recovered, and why.")),
    "rco": Entry("plan.rco", "plan", N_("What suppliers promise against what activities need.")),
    "contacts": Entry(
        "",
        "plan",
        N_("Who holds a function now, and how to reach people."),
        {
            "find": Word("plan.contacts.find", N_("Functions, rows and people.")),
            "verified": Word("plan.contacts.verified", N_("Note that contacts answer.")),
        },
        "find",
    ),
    "fiche": Entry(
        "",
        "plan",
        N_("The response cards."),
        {
            "show": Word("plan.fiche.show", N_("The list, or one card.")),
            "prevention": Word("plan.fiche.prevention", N_("How far prevention got.")),
            "update": Word("plan.fiche.update", N_("What the shipped fiches changed.")),
            "new": Word("plan.fiche.new", N_("A skeleton for a fiche of your own.")),
        },
        "show",
    ),
    "completion": Entry(
        "plan.completion", "plan", N_("Let the Tab key complete commands, ids and names.")
    ),
    "accept": Entry("plan.accept", "plan", N_("Have management accept a finding for a time.")),
    "adopt": Entry("plan.adopt", "plan", N_("Note that a preventive measure is in place.")),
    "export": Entry(
        "",
        "documents",
        N_("Print the plan, the binder, forms, a journal, a review."),
        {
            "plan": Word("documents.export.plan", N_("The plan.")),
            "binder": Word("documents.export.binder", N_("The binder for the cupboard.")),
            "fiche": Word("documents.export.fiche", N_("One response card.")),
            "role": Word("documents.export.role", N_("The sheet of one person.")),
            "cards": Word("documents.export.cards", N_("Cards for roles, staff, wallet, wall.")),
            "contacts": Word("documents.export.contacts", N_("The contacts.")),
            "forms": Word("documents.export.forms", N_("The paper forms.")),
            "activities": Word("documents.export.activities", N_("The activities.")),
            "calendar": Word("documents.export.calendar", N_("The days when something is due.")),
            "register": Word("documents.export.register", N_("The register of incidents.")),
            "journal": Word("documents.export.journal", N_("The journal of an incident.")),
            "pir": Word("documents.export.pir", N_("The review of an incident.")),
            "exercise": Word("documents.export.exercise", N_("The report of an exercise.")),
            "scenario": Word("documents.export.scenario", N_("The papers of an exercise.")),
        },
    ),
    "transcribe": Entry(
        "documents.transcribe", "documents", N_("Type back what was written on the paper forms.")
    ),
    "diff": Entry("plan.diff", "proof", N_("What changed between two versions of the plan.")),
    "verify": Entry(
        "",
        "proof",
        N_("Prove that nothing in the journal was changed."),
        {
            "journal": Word("integrity.verify.journal", N_("The journal of the plan.")),
            "file": Word("integrity.verify.file", N_("A sealed journal, alone.")),
            "page": Word("integrity.verify.page", N_("A printed page, by its code.")),
        },
        "journal",
    ),
    "redact": Entry(
        "integrity.redact", "proof", N_("Remove the words of an entry on a person's request.")
    ),
    "sync": Entry("exchange.sync", "proof", N_("Exchange entries with the git remote.")),
    "merge": Entry(
        "exchange.merge", "proof", N_("Bring in the journal of another copy of the plan.")
    ),
}


def leaves() -> Iterator[tuple[str, str]]:
    """Every command line that can be typed, as its words and its module below `cli.commands`."""
    for name, entry in COMMANDS.items():
        if not entry.words:
            yield name, entry.module
        for word, leaf in entry.words.items():
            yield f"{name} {word}", leaf.module


def typed_command(words: Sequence[str]) -> str:
    """The command of a line whose global options were left out, with its sub-command if typed."""
    name, *others = (*words[:2], "")
    entry = COMMANDS.get(name)
    if entry is None:
        return ""
    return f"{name} {others[0]}" if others[0] in entry.words else name
