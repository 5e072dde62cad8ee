"""Look at the screens of any state: that they fit, and that what they print can be typed."""

import re
import shlex
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import Company, Run
from tests.screens.states import LANGUAGES, WINDOWS, commands_in

#: A word that says what stands there, such as TEXT or CONTACT, and two words to choose from.
_FORM = re.compile(r"(?<![\w-])[A-Z]{4,}(?![\w-])|[a-z]\|[a-z]|\.\.\.")
#: Numbers and the ends of ids: commands that differ in these alone are of one form.
_CHANGING = re.compile(r"\d+|(?<=-)[a-z0-9]{4}\b")
#: So many commands of one form are typed, whatever the story: each takes a copy of a plan.
_OF_ONE_FORM = 4
#: What a command may leave with when it can be typed: done, findings, unreadable, refused, alarms.
_WRONG = (2, 70)


_FORMS: Counter[str] = Counter()


@dataclass
class Watch:
    """Looks at each state once, and types each command of a story once."""

    folder: Path
    typed: set[str] = field(default_factory=set)
    seen: set[int] = field(default_factory=set)

    def after(self, company: Company, done: Run) -> None:
        """What a command of a story printed, and the state it led to if it recorded anything."""
        state = hash(tuple(sorted(company.files())))
        if state in self.seen:
            return
        self.seen.add(state)
        self.type_all(company, done.out + done.err)
        self.look(company)

    def look(self, company: Company) -> None:
        """The state in each window, and every command of the largest."""
        language = LANGUAGES[len(self.seen) % len(LANGUAGES)]
        for name, (width, height) in WINDOWS.items():
            for plain in ({}, {"INCPLAN_PLAIN": "1"}):
                there = self._as(company, language, {"NO_COLOR": "1", **plain})
                done = there.run("status", window=(width, height))
                assert done.code not in _WRONG, done.err
                lines = (done.err + done.out).splitlines()
                assert len(lines) <= height - 2, (
                    f"{name} {plain} {language}: {len(lines)} rows\n" + "\n".join(lines)
                )
                wide = [line for line in lines if len(line) > width and "incplan " not in line]
                assert not wide, wide
                assert "incplan " in lines[-1], lines[-1]
        there = self._as(company, "en", {"NO_COLOR": "1"})
        for words in (("status",), ("status", "--all"), ("obligations",)):
            done = there.run(*words, window=(80, 50))
            self.type_all(company, done.out + done.err)

    def type_all(self, company: Company, shown: str) -> None:
        """Every command that a text prints, each on a copy of the plan: none leaves with 2."""
        for command in commands_in(shown):
            if command in self.typed or _FORM.search(command):
                continue
            self.typed.add(command)
            form = _CHANGING.sub("", command)
            _FORMS[form] += 1
            if _FORMS[form] > _OF_ONE_FORM:
                continue
            try:
                words = shlex.split(command)[1:]
            except ValueError:
                continue  # the quotes of a sentence around it
            copy = self.folder / str(len(self.typed))
            shutil.copytree(company.root, copy, symlinks=True)
            done = self._as(company, "en", {}, copy).run(*words)
            shutil.rmtree(copy)
            if "need a terminal" in done.err:
                continue  # it asks questions, and nobody is there
            assert done.code not in _WRONG, f"{command}: {done.code}\n{done.err}"

    @staticmethod
    def _as(
        company: Company, language: str, environment: dict[str, str], root: Path | None = None
    ) -> Company:
        """The same moment and person, not watched."""
        more = {**company.environment, **environment}
        return Company(
            root or company.root, now=company.now, by=company.by, lang=language, environment=more
        )
