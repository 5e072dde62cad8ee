"""The last row of every screen of a plan or an incident is a command that can be typed."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from incplan.cli.output.window.following import ends_on_a_command
from incplan.cli.parsing.registry import COMMANDS
from tests.conftest import Company

#: What prints a file or a script, or asks one question after another: no screen of its own.
NO_SCREEN = {
    "schema", "completion", "review ask", "review edit",
    "export plan", "export binder", "export fiche", "export role", "export cards",
    "export contacts", "export forms", "export activities", "export calendar", "export register",
    "export journal", "export pir", "export exercise", "export scenario", "transcribe",
    "obligations draft",
}  # fmt: skip
#: One night and the weeks after it: every other word is typed once, in this order.
NIGHT = """
exercise start telecom-silent
exercise show
exercise next
exercise pause
exercise resume
exercise observe I1.2 --done
exercise attend nadia
exercise answer Q1 "oui"
exercise action "former" --owner nadia --due 31/12
exercise report
exercise calls
exercise finish
exercise start telecom-silent
exercise abort --reason "assez"
declare "Coupure à Namur" -a cold-storage --since 03:05 --people none
status
log "Groupe démarré"
call order
call nadia --reached
affect order-intake
eta cold-storage 06:00
classify --people none --continuity yes
escalate level --to crisis --reason "three sites"
escalate decline confirm-crisis --reason "not yet"
bcp show
bcp assess
bcp activate --by wim
bcp stand-down --by wim
communicate record "Panne en cours" --to staff --medium sms
communicate draft --to staff
report
report --for management
supplier
supplier sup-reeferrent-leie notified
team
meeting
handover
obligations list
obligations assess --answer personal_data=no --reason "rien de personnel"
obligations aware insurer_claim --at 03:05 --reason "constaté"
obligations register
obligations waive insurer_payment --reason "under the excess"
obligations submit insurer_claim --stage POL-FIRE-0001 --reference A1
done tasks 2
done contained
done cause --found "fusible"
correct last --at 03:09
release last
undo
restore cold-storage
restore order-intake
order
rco
agree
show
review show
review answer detection.fast=no
review action "Second groupe" --owner nadia --due 31/12
review survey --score 4
review complete
register
actions list
actions done 5.1 --evidence "facture 12"
actions review contract --no-change
stats
search courant
search zzzz
import files people.csv --yes
import undo
validate
validate plan.yaml
fill --list
fill --list company
fill --set plan.organisation.staff=51
explain RCO004
explain
save --yes
plan standing
plan reviewed --no-change
plan project "ERP"
plan holders
awareness list
awareness record "les dix premières minutes" --present nadia
awareness questions
tests list
tests record ransomware --form tabletop_90
scenario list
scenario show flood
scenario preview telecom-silent
scenario new ours
distribute contacts --to nadia
received nadia
returned 1
contacts find
contacts find nadia
contacts find nobody
contacts verified nadia
fiche show
fiche show electricity --user
fiche prevention
fiche update electricity
fiche new ours
accept RCO004 --reason "spring" --until 30/06 --by claire --every
accept RCO008 --reason "spring" --until 30/06 --by claire --every
approve --by claire --open-points known --yes
adopt FLD-P01 --owner nadia --evidence "photo"
diff HEAD~1
verify journal
verify file plan.yaml
verify page x
redact last --reason "demande"
sync
merge other
declare "Imprimante" --people none --organisation no --continuity no --no-activity
status 7
done cause --found "papier" -i 7
close 7 --waive duties --reason "mineur"
status 7
reopen 7 --reason "encore"
cancel -i 7 --reason "test"
"""
#: Refused in this story: said with an exit code, in the words of a refusal.
REFUSED = {
    "review complete", "actions review contract --no-change", "verify file plan.yaml",
    "verify page x", 'redact last --reason "demande"',
}  # fmt: skip
#: The line of long work, which is gone when the answer comes.
PROGRESS = re.compile(r"\x1b\[\?25l.*\x1b\[1A\x1b\[2K", re.DOTALL)
CHANGING = re.compile(r"\d+|(?<=-)[a-z0-9]{4}\b")


def lines_of(night: str) -> list[str]:
    return [line for line in night.splitlines() if line]


def test_every_word_of_the_command_line_is_in_the_story() -> None:
    leaves = {
        f"{name} {word}" if word else name
        for name, entry in COMMANDS.items()
        for word in (entry.words or ("",))
    }
    told = set()
    for line in lines_of(NIGHT):
        first, second, *_rest = [*line.split(), ""]
        words = COMMANDS[first].words
        told.add(f"{first} {second if second in words else COMMANDS[first].default}".strip())
    assert leaves - told - NO_SCREEN == {"init"}  # ends on the first declaration


def test_the_last_row_of_each_screen_can_be_typed(
    company: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(company.root, tmp_path / "other", symlinks=True)
    company.now, company.by = "2026-11-30T03:10:00+01:00", "nadia"
    company.environment = {"NO_COLOR": "1"}
    people = tmp_path / "people.csv"
    people.write_text("First Name,Last Name,Mobile Phone\nEva,Voorbeeld,0470 00 00 44\n")
    typed: set[str] = set()
    for line in lines_of(NIGHT):
        words = shlex.split(line.replace("people.csv", str(people)))
        done = company.run(*words, window=(80, 24))
        if line in REFUSED:
            assert done.code in (2, 3, 5), (line, done.out)
            continue
        assert done.code in (0, 1, 4), (line, done.err)
        rows = PROGRESS.sub("", done.err + done.out).splitlines()
        assert ends_on_a_command(rows), (line, rows[-1])
        command = rows[-1][rows[-1].rindex("incplan ") :]
        form = CHANGING.sub("", command)
        if form in typed:
            continue
        typed.add(form)
        copy = tmp_path / str(len(typed))
        shutil.copytree(company.root, copy, symlinks=True)
        there = Company(copy, now=company.now, by=company.by, environment=company.environment)
        follow = there.run(*shlex.split(command)[1:])
        shutil.rmtree(copy)
        assert follow.code not in (2, 70) or "terminal" in follow.err, (line, command, follow.err)
