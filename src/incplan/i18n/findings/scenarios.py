"""Texts about scenarios of exercises."""

from typing import Final

from incplan.i18n.catalogue import N_
from incplan.i18n.findings.text import FindingText as T

SCENARIOS: Final = {
    "SCN001.first": T(
        N_("The first inject comes at minute 0 of play."),
        N_("Set its `at` to 0."),
        "S-023",
        why=N_("Players would wait, and every time measured would be too long."),
    ),
    "SCN001.order": T(
        N_("{inject} comes before {before} by its minute of play."),
        N_("Put the injects in the order of `at`."),
        "S-023",
        why=N_("The second would be played first, and spoil the other."),
    ),
    "SCN001.end": T(
        N_("{inject} comes after the {minutes} minutes of play."),
        N_("Make `play` longer, or bring it forward."),
        "S-023",
        why=N_("It would never be played."),
    ),
    "SCN001.twice": T(
        N_("There are two injects {inject}."),
        N_("Give each its own number."),
        "S-023",
        why=N_("Nobody could tell to which one an answer belongs."),
    ),
    "SCN002": T(
        N_("{inject} is earlier in the story than the inject before it."),
        N_("Give it a later hour, or a day: `+1d 09:00`."),
        "S-023",
        why=N_("The clock of the story never goes back; limits would be wrong."),
    ),
    "SCN003.recognise": T(
        N_(
            "The first third asks nobody to recognise the incident: no level, no measure of the first quarter of an hour."
        ),
        N_("Expect a level or such a measure after one of the first injects."),
        "S-023",
        why=N_("The first minutes decide most, and would not be practised."),
    ),
    "SCN003.escalate": T(
        N_("The middle third asks nobody to escalate or to call."),
        N_("Expect a level, a call or a step of the continuity plan there."),
        "S-023",
        why=N_("Calling too late is the most usual fault, and would not be practised."),
    ),
    "SCN003.recover": T(
        N_("The last third asks for no recovery, message or duty to notify."),
        N_("Expect one of them there."),
        "S-023",
        why=N_("An exercise that stops at the alarm does not show whether the company comes back."),
    ),
    "SCN004": T(
        N_("Nothing happens for {minutes} of {play} minutes after this inject."),
        N_("Bring the next one forward, or add one."),
        "S-023",
        why=N_("Players lose interest, and the hour."),
    ),
    "SCN005.reactions": T(
        N_("{objective} is asked of the players too rarely."),
        N_("Expect two reactions for it at least; alone, one."),
        "S-023",
        why=N_("Whether it was met could not be told."),
    ),
    "SCN005.debrief": T(
        N_("No question of the debriefing is about {objective}."),
        N_("Add one under `debrief_questions`."),
        "S-023",
        why=N_("What was learnt about it would not be said."),
    ),
    "SCN006": T(
        N_("There is no objective {objective}."),
        N_("Name one of `objectives`."),
        "S-023",
        why=N_("The reaction would count for nothing."),
    ),
    "SCN007": T(
        N_("`{given}` is not in the plan, the fiches or the closed lists."),
        N_("Correct it. Measures: incplan fiche FICHE; keys: docs/exercises.md."),
        "S-023",
        why=N_("No entry could ever fulfil it."),
    ),
    "SCN008.end": T(
        N_("{minutes} minutes are allowed, and {left} are left of the play."),
        N_("Shorten it, or bring the inject forward."),
        "S-023",
        why=N_("It could not be seen whether they did it in time."),
    ),
    "SCN008.critical": T(
        N_("A critical reaction may take {minutes} minutes."),
        N_("Allow 15 at most, or do not call it critical."),
        "S-023",
        why=N_("What may wait so long is not critical."),
    ),
    "SCN009.count": T(
        N_("{count} injects lead astray; one or two are right."),
        N_("Set `kind: herring` for one or two."),
        "S-023",
        why=N_(
            "Without one nobody learns to leave things alone; with many nobody believes anything."
        ),
    ),
    "SCN009.asks": T(
        N_("{inject} leads astray and asks for more than to stay calm."),
        N_("Expect only `not`, `log` or `decide` there."),
        "S-023",
        why=N_("Players would be led to act on what is nothing."),
    ),
    "SCN010": T(
        N_("“{word}” can be read before it is revealed."),
        N_("Take it out, or reveal it in this inject."),
        "S-023",
        why=N_("Players who know the end act on it."),
    ),
    "SCN011.language": T(
        N_("Not written in: {languages}."),
        N_("Write it in every language of the plan."),
        "S-023",
        why=N_("Some players would not understand what happens."),
    ),
    "SCN011.differ": T(
        N_("The languages do not have the same names in braces."),
        N_("Use the same names in each."),
        "S-023",
        why=N_("Some players would read less than the others."),
    ),
    "SCN011.unbound": T(
        N_("The name {name} is not bound."),
        N_("Bind it under `bind`, or take it out."),
        "S-023",
        why=N_("Players would read the name of a name."),
    ),
    "SCN012": T(
        N_("A text of a scenario holds a telephone number."),
        N_("Name a function; the plan knows the number."),
        "S-023",
        why=N_("Somebody would be called for real."),
    ),
    "SCN013": T(
        N_("{inject} goes to somebody who does not play: {roles}."),
        N_("Add the function to `players`, or send it to another."),
        "S-023",
        why=N_("Nobody would be there to take it."),
    ),
    "SCN014": T(
        N_("{inject} has no question, or no answer: nobody leads this exercise."),
        N_("Give it `ask` and `answer`."),
        "S-023",
        why=N_("Alone, nobody could tell whether the answer was right."),
    ),
    "SCN015": T(
        N_("{inject} has {count} characters; more than {most} are not listened to."),
        N_("Shorten it."),
        "S-023",
        why=N_("What is read out is forgotten from the third sentence on."),
    ),
    "SCN016": T(
        N_("An expected reaction has {count} keys that say what it is; it needs one."),
        N_("Give each its own line."),
        "S-023",
        why=N_("Whether it was done could not be told."),
    ),
    "SCN017": T(
        N_("`{given}` is no query that the plan can answer ({case})."),
        N_("Use one of docs/exercises.md."),
        "S-023",
        why=N_("The name would stand for nothing."),
    ),
    "SCN018": T(
        N_("A text is still to be written."),
        N_("Write it."),
        "S-023",
        why=N_("Players would be read a blank."),
    ),
    "SCN019": T(
        N_("The id is `{given}`; the file is called {expected}."),
        N_("Give both the same name."),
        "S-023",
        why=N_("The scenario would be found under one name and called by another."),
    ),
}
