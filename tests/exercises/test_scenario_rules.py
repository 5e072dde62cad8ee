"""What `validate` says of a scenario: each rule on a shipped one that was spoilt."""

from collections.abc import Callable
from typing import Any

import pytest

from incplan.store.plan.scenarios import shipped_ids
from tests.exercises.shelf import codes, data


@pytest.mark.parametrize("scenario", shipped_ids())
def test_shipped_scenarios_are_right_in_four_languages(scenario: str):
    assert codes(data(scenario)) == []


def test_ten_are_shipped():
    assert len(shipped_ids()) == 10


def inject(values: Any, place: int) -> Any:
    return values["injects"][place]


def words(text: str) -> dict[str, str]:
    return dict.fromkeys(("fr", "nl", "de", "en"), text)


def late_first(values: Any) -> None:
    inject(values, 0)["at"] = "1"


def out_of_order(values: Any) -> None:
    inject(values, 1)["at"] = "36"


def after_the_end(values: Any) -> None:
    inject(values, -1)["at"] = "91"


def twice(values: Any) -> None:
    inject(values, 1)["id"] = "I1"


def back_in_the_story(values: Any) -> None:
    inject(values, 3)["story"] = "wed 06:10"


def nothing_to_recognise(values: Any) -> None:
    for place in range(3):
        inject(values, place)["expect"] = [{"log": "answered", "obj": "O1"}]


def nobody_to_call(values: Any) -> None:
    for place in (3, 4, 5):
        inject(values, place)["expect"] = [{"log": "answered", "obj": "O2"}]


def nothing_to_recover(values: Any) -> None:
    for place in (6, 7):
        inject(values, place)["expect"] = [{"not": "reenergise", "obj": "O3"}]


def a_long_pause(values: Any) -> None:
    del values["injects"][4:6]


def objective_without_reactions(values: Any) -> None:
    values["objectives"].append({"id": "O4", "text": words("Fourth")})
    values["debrief_questions"].append({"id": "Q4", "obj": "O4", "text": words("Fourth?")})


def objective_without_question(values: Any) -> None:
    values["debrief_questions"].pop()


def unknown_objective(values: Any) -> None:
    inject(values, 0)["expect"][0]["obj"] = "O9"


def unknown(key: str, value: str) -> Callable[[Any], None]:
    def change(values: Any) -> None:
        inject(values, 0)["expect"].append({key: value, "obj": "O1"})

    return change


def unknown_fiche(values: Any) -> None:
    values["also"] = ["volcano"]


def too_late_to_see(values: Any) -> None:
    inject(values, -1)["expect"][1]["within"] = "11"


def critical_and_slow(values: Any) -> None:
    inject(values, 0)["expect"][1]["within"] = "16"


def no_herring(values: Any) -> None:
    inject(values, 4)["kind"] = "event"


def herring_that_asks(values: Any) -> None:
    inject(values, 4)["expect"].append({"call": "row:police", "obj": "O2"})


def spoiler(values: Any) -> None:
    values["brief"]["fr"] += " Attention au mazout."


def lacking_language(values: Any) -> None:
    del values["title"]["de"]


def other_names(values: Any) -> None:
    inject(values, 2)["text"]["en"] = "The incident manager has not answered for ten minutes."


def not_bound(values: Any) -> None:
    values["title"] = words("{SITE} and {WHO}")


def phone_number(values: Any) -> None:
    inject(values, 1)["text"]["en"] += " Call 0470 12 34 56."


def nobody_there(values: Any) -> None:
    inject(values, 1)["to"] = ["lawyer"] and ["dpo"]


def too_long(values: Any) -> None:
    inject(values, 1)["text"]["fr"] = "x" * 401


def two_keys(values: Any) -> None:
    inject(values, 0)["expect"][0]["level"] = "minor"


def bad_query(values: Any) -> None:
    values["bind"]["A"] = "activity.cheapest"


def to_write(values: Any) -> None:
    values["title"] = words("___")


def other_name(values: Any) -> None:
    values["version"] = "1.1"


@pytest.mark.parametrize(
    ("spoil", "code", "case"),
    [
        (late_first, "SCN001", "first"),
        (out_of_order, "SCN001", "order"),
        (after_the_end, "SCN001", "end"),
        (twice, "SCN001", "twice"),
        (back_in_the_story, "SCN002", ""),
        (nothing_to_recognise, "SCN003", "recognise"),
        (nobody_to_call, "SCN003", "escalate"),
        (nothing_to_recover, "SCN003", "recover"),
        (a_long_pause, "SCN004", ""),
        (objective_without_reactions, "SCN005", "reactions"),
        (objective_without_question, "SCN005", "debrief"),
        (unknown_objective, "SCN006", ""),
        (unknown_fiche, "SCN007", "fiche"),
        (unknown("measure", "FLD-A99"), "SCN007", "measure"),
        (unknown("duty", "major.99"), "SCN007", "duty"),
        (unknown("call", "role:pope"), "SCN007", "call"),
        (unknown("call", "supplier:B"), "SCN007", "call"),
        (unknown("decide", "go_home"), "SCN007", "decide"),
        (unknown("oblige", "gdpr_art33:sung"), "SCN007", "oblige"),
        (unknown("eta", "B"), "SCN007", "eta"),
        (unknown("tell", "neighbours"), "SCN007", "tell"),
        (unknown("log", "nothing"), "SCN007", "log"),
        (unknown("not", "breathe"), "SCN007", "not"),
        (too_late_to_see, "SCN008", "end"),
        (critical_and_slow, "SCN008", "critical"),
        (no_herring, "SCN009", "count"),
        (herring_that_asks, "SCN009", "asks"),
        (spoiler, "SCN010", ""),
        (lacking_language, "SCN011", "language"),
        (other_names, "SCN011", "differ"),
        (not_bound, "SCN011", "unbound"),
        (phone_number, "SCN012", ""),
        (nobody_there, "SCN013", ""),
        (too_long, "SCN015", ""),
        (two_keys, "SCN016", ""),
        (bad_query, "SCN017", "unknown"),
        (to_write, "SCN018", ""),
    ],
)
def test_what_is_wrong_is_found(spoil: Callable[[Any], None], code: str, case: str):
    values = data("flood-cellar")
    spoil(values)
    assert (code, case) in codes(values)


def test_who_plays_alone_needs_the_answers():
    values = data("solo-thirty")
    del values["injects"][0]["answer"]
    assert codes(values) == [("SCN014", "")]


def test_what_is_revealed_may_be_said_from_then_on():
    values = data("flood-cellar")
    values["injects"][6]["text"]["fr"] += " Le mazout s'étale."
    assert codes(values) == []
    values["injects"][4]["text"]["fr"] += " Le mazout s'étale."
    assert codes(values) == [("SCN010", "")]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fr", "On sent le MAZOUT."),
        ("nl", "De stookolietank lekt."),
        ("de", "Der Heizöltank leckt."),
        ("de", "Es riecht nach Heizol."),
        ("en", "It smells of heating oils."),
    ],
)
@pytest.mark.parametrize("place", ["title", "brief", "text"])
def test_a_hidden_word_is_found_in_each_language(language: str, told: str, place: str):
    values = data("flood-cellar")
    texts = values["injects"][0]["text"] if place == "text" else values[place]
    texts[language] += f" {told}"
    assert codes(values) == [("SCN010", "")]
