"""`log --public` and `release`: what outsiders read, and how it is put right or taken back."""

import pytest

from tests.conftest import Company


@pytest.fixture
def running(company: Company) -> Company:
    """An incident that says in its own words what no outsider may read."""
    company.by = "nadia"
    company.ok("declare", "Nuage Hesbaye lost our orders", "--level", "minor", "--reason", "x")
    return company


def outside(company: Company, audience: str = "public") -> list[str]:
    """The lines that outsiders read under `What happened`."""
    made = company.ok("show", "--audience", audience, "--json").json
    (released,) = [part for part in made["chapters"] if part["id"] == "released"]
    return [row[1] for row in released["blocks"][0]["rows"]]


def entry(company: Company, *words: str) -> str:
    return company.ok(*words, "--json").json["event"]


def test_outsiders_read_facts_and_released_sentences_only(running: Company):
    running.ok("log", "20 machines are isolated")
    running.ok("log", "Deliveries resume at 10:00", "--public")
    running.ok("affect", "order-intake")
    assert outside(running) == ["declared", "Deliveries resume at 10:00"]
    assert len(outside(running, "customers")) == 3
    assert "order-intake" not in " ".join(outside(running, "customers"))
    assert "Deliveries resume" in running.ok("show").out
    assert "for readers outside: yes" in running.ok("export", "journal").out


def test_an_entry_is_released_later_in_its_own_words_or_in_others(running: Company):
    own = entry(running, "log", "The goods are safe")
    other = entry(running, "log", "Joris forgot the door")
    running.ok("release", own)
    done = running.ok("release", other[:6], "--text", "A door stood open")
    assert "Outsiders read: A door stood open" in done.out
    assert outside(running) == ["declared", "The goods are safe", "A door stood open"]
    assert "Joris" not in running.ok("export", "journal", "--audience", "customers").out
    rows = running.ok("register", "--status", "open", "--json").json["entries"]
    assert rows[0]["released"] == ["The goods are safe", "A door stood open"]


def test_last_is_the_newest_entry_of_ones_own(running: Company):
    running.ok("log", "mine")
    running.by = "joris"
    running.ok("log", "his")
    running.by = "nadia"
    running.ok("release", "last")
    assert outside(running) == ["declared", "mine"]


def test_a_release_is_corrected_and_taken_back_like_any_entry(running: Company):
    wrong = entry(running, "log", "Deliveries resume at 10:00")
    release = entry(running, "release", wrong, "--text", "Open at 9")
    done = running.ok("correct", release, "Open at 10")
    assert "Outsiders read something else from now on" in done.err
    assert outside(running) == ["declared", "Open at 10"]
    running.ok("undo", release)
    assert outside(running) == ["declared"]
    again = running.ok("release", wrong)
    assert "Outsiders read: Deliveries resume at 10:00" in again.out


def test_a_correction_of_a_public_entry_is_what_outsiders_read(running: Company):
    public = entry(running, "log", "Deliveries resume at 9", "--public")
    done = running.ok("correct", public, "Deliveries resume at 10")
    assert "Outsiders read something else from now on" in done.err
    assert outside(running) == ["declared", "Deliveries resume at 10"]
    running.ok("undo", public)
    assert outside(running) == ["declared"]
    running.ok("log", "something inside")
    assert "Outsiders" not in running.ok("correct", "last", "something else").err


def test_the_words_of_the_declaration_become_the_title(running: Company):
    declared = running.ok("show", "--json").json["timeline"][0]["id"]
    running.ok("release", declared, "--text", "Orders by phone today")
    text = running.ok("export", "journal", "--audience", "customers").out
    assert "\nOrders by phone today\n" in text
    assert "Nuage" not in text


def test_words_that_must_not_leave_are_said_at_once_and_stop_the_document(running: Company):
    mine = entry(running, "log", "Ask Joris VAN DEMO, or Inès SPECIMEN")
    done = running.ok("release", mine)
    assert "It names Joris VAN DEMO (contacts/joris.yaml)" in " ".join(done.err.split())
    release = done.out.split("On disk: ")[1].split()[0]
    refused = running.run("export", "journal", "--audience", "public")
    assert (refused.code, refused.out) == (5, "")
    place = "What happened, row 2, What happened: the name Joris VAN DEMO (contacts/joris.yaml)"
    assert place in " ".join(refused.err.split())
    told = running.ok("correct", release, "Call 0400 00.01/03")
    assert "It holds a private number of Nadia" in " ".join(told.err.split())
    error = running.run("export", "journal", "--audience", "public", "--json").json["errors"][0]
    assert error["code"] == "leaks"
    (detail,) = error["details"]
    assert (detail["code"], detail["params"]["path"]) == ("leak_number", "contacts/nadia.yaml")
    running.ok("correct", release, "The valve is closed")
    assert "The valve is closed" in running.ok("export", "journal", "--audience", "public").out


def test_words_that_are_public_as_they_are_written_are_held_against_the_plan_too(running: Company):
    done = running.ok("log", "Ask Joris VAN DEMO on 0400 00.01/03", "--public")
    said = " ".join(done.err.split())
    assert "It names Joris VAN DEMO (contacts/joris.yaml)" in said
    assert "It holds a private number of Nadia" in said
    assert "documents" not in running.ok("log", "Ask Joris VAN DEMO on 0400 00.01/03").err


def test_whoever_speaks_outside_may_be_named(running: Company):
    running.ok("log", "Questions to Inès SPECIMEN, or to the police", "--public")
    assert "SPECIMEN" in running.ok("export", "journal", "--audience", "public").out


def test_what_cannot_be_released_is_refused_by_name(running: Company):
    spoken = entry(running, "log", "said")
    withdrawn = entry(running, "log", "wrong")
    running.ok("undo", withdrawn)
    release = entry(running, "release", spoken)
    assert "Outsiders read that already" in running.refused("release", spoken).err
    assert "was withdrawn" in running.refused("release", withdrawn).err
    assert "is about another entry" in running.refused("release", release).err
    wordless = entry(running, "affect", "order-intake")
    assert "no words" in running.refused("release", wordless).err
    running.refused("release", spoken, "--text", " ", code=2)
    running.refused("release", "zzzzzz", code=2)
    running.by = None
    assert "--by NAME" in running.refused("release", spoken, code=2).err


def test_removed_words_are_read_by_nobody(running: Company):
    public = entry(running, "log", "Deliveries resume at 9", "--public")
    running.ok("redact", public, "--reason", "asked")
    assert outside(running) == ["declared"]


def test_whoever_does_not_speak_outside_is_told(running: Company):
    running.ok("log", "The goods are safe")
    assert "link" not in running.ok("release", "last").err
    running.by = "thomas"
    running.ok("log", "Open again")
    assert "link G" in running.ok("release", "last").err
