"""Answers written into the files of a plan, where they belong, and nothing else changed.

An answer goes in only when its file is no worse after it: what the model refuses is refused here
with the words of `validate`. Several answers are taken all or none.
"""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from incplan.app.desk.desk import Desk
from incplan.app.desk.unsaved import unsaved
from incplan.app.plan.filling.channels import channel, ways
from incplan.app.plan.filling.first_activity import BEGUN, move, new_subject
from incplan.app.plan.filling.reading import read_value
from incplan.app.plan.filling.records import LISTS, adoption, penalty, scope
from incplan.app.plan.filling.references import References
from incplan.app.plan.filling.steps import (
    Step,
    Written,
    is_there,
    last_of_each,
    meant,
    record_steps,
    shown_data,
    spliced,
    told,
    told_of,
)
from incplan.diagnostics import Diagnostic
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import Translator
from incplan.i18n.findings import finding_help, finding_message
from incplan.plan.files.organisation import PlanFile
from incplan.plan.filling.keys import Key, parse_key, value_at
from incplan.plan.filling.open_questions import OpenQuestion, open_questions
from incplan.plan.filling.shapes import Form, nearest_route, shape_at
from incplan.plan.obligations.implied import implied
from incplan.plan.obligations.pack import Scope
from incplan.plan.plan import Plan
from incplan.plan.validation.schemas import KINDS, kind_of, modeline
from incplan.plan.values.answers import says_none
from incplan.plan.values.model import Model
from incplan.plan.values.reading import ValidationError, check
from incplan.store.disk.safepath import read_regular
from incplan.store.git.commits import commit_files
from incplan.store.plan.edit import create_plan_file, edit_plan_file
from incplan.store.yaml.document import MAX_BYTES, Document, parse_document
from incplan.store.yaml.schema_errors import schema_diagnostics
from incplan.store.yaml.splice import NotSpliceable, Plain

_MISSING: Final = "SCH002"
_NEEDED: Final = ("name", "kind")


@dataclass(slots=True)
class Filling:
    """A plan while it is filled in: what its files hold now, and what was written so far."""

    desk: Desk
    translator: Translator
    plan: Plan
    files: dict[str, Mapping[str, Any]]
    foreign: frozenset[str]
    written: list[Written] = field(default_factory=list)
    touched: dict[str, None] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)

    def open(self) -> tuple[OpenQuestion, ...]:
        """What is still open."""
        return open_questions(self.plan, self.files, self.desk.pack().questions, self._implied())

    def _implied(self) -> Iterable[str]:
        """Questions about duties that the size and the sites answer, as they stand now."""
        try:
            file = check(PlanFile, self.files.get("plan", {}))
        except ValidationError:
            return self.plan.implied
        return implied(file.organisation, self.desk.size_limits())

    def answer(self, answers: Sequence[tuple[str, str]]) -> tuple[Written, ...]:
        """Write answers, all or none. Raises UsageError, RefusedError, NotWrittenError."""
        keys = [(self._moved(_key(given)), words) for given, words in answers]
        references = References(self.plan, self._made(keys))
        steps: dict[str, list[Step]] = {}
        for key, words in keys:
            steps.setdefault(key.subject, []).extend(self._steps(key, words, references))
        drafts = {subject: self._draft(subject, some) for subject, some in steps.items()}
        done: list[Written] = []
        begun = self.files.get(BEGUN, {})
        for subject, some in steps.items():
            done.extend(self._write(subject, some, drafts[subject]))
        free = BEGUN in steps and f"{BEGUN}.yaml" not in self.foreign
        if free and (wanted := new_subject(self.desk.root, self.files, begun)):
            done = self._move(wanted, done)
        self.written.extend(done)
        return tuple(done)

    def _move(self, wanted: str, done: list[Written]) -> list[Written]:
        """The first activity under the id of its name, and what was written told of that file."""
        move(self.desk.root, wanted)
        self.files[wanted] = self.files.pop(BEGUN)
        self.moved[BEGUN] = wanted
        self.touched.pop(f"{BEGUN}.yaml", None)
        self.touched[f"{wanted}.yaml"] = None
        self.gone.append(f"{BEGUN}.yaml")
        return [told_of(item, BEGUN, wanted) for item in done]

    def _moved(self, key: Key) -> Key:
        """A key typed with the id that a file had before it was named."""
        return Key(self.moved.get(key.subject, key.subject), key.route)

    def _made(self, keys: Iterable[tuple[Key, str]]) -> Iterable[tuple[str, str]]:
        """Files that are named by these answers or were by earlier ones, with their names."""
        for subject, data in self.files.items():
            if subject.partition("/")[0] in ("contacts", "suppliers", "activities"):
                yield subject, str(data.get("name") or subject)
        sites = value_at(self.files.get("plan", {}), ("organisation", "sites"))
        for site in sites if isinstance(sites, list) else ():
            if isinstance(site, Mapping):
                yield f"sites/{site.get('id')}", str(site.get("name") or site.get("id"))
        for key, words in keys:
            if key.route == ("name",):
                yield key.subject, words.strip()

    def _steps(self, key: Key, words: str, references: References) -> list[Step]:
        data = self.files.get(key.subject, {})
        today = self.desk.local_now.date()
        folder = key.subject.partition("/")[0]
        if len(key.route) == 2 and key.route[0] == "adoption" and folder == "fiches":
            self._known_measure(key)
            return record_steps(key, adoption(words, references, today))
        if len(key.route) == 2 and key.route[0] == "scope" and folder == "obligations":
            self._known_scope(key)
            return record_steps(key, scope(words, self.desk.by, today))
        if folder == "contacts" and key.route == ("name",) and says_none(words):
            return [Step(("disabled",), Plain("yes"))]  # no such party
        shape = shape_at(_model(key.subject), key.route)
        if shape is None:
            near = nearest_route(_model(key.subject), key.route)
            meant_key = str(Key(key.subject, near)) if near else ""
            raise UsageError("no_such_field", key=str(key), suggestion=meant_key)
        read = LISTS.get(str(key.route[-1]))
        if shape.form is Form.RECORDS and read is not None and not _is_data(words):
            if says_none(words):
                return [Step(key.route, ())]
            parts = ways(words) if read is channel else words.split(";")
            items = [read(part.strip(), references) for part in parts if part.strip()]
            present = value_at(data, key.route) or []
            new = [item for item in items if not is_there(item, present)]
            return [Step(key.route, item, appended=True) for item in new]
        if key.route[-1] == "penalty_terms" and not _is_data(words):
            return [Step(key.route, penalty(words))]
        if shape.form is Form.RECORD and not _is_data(words):
            raise UsageError("answer_one_by_one", key=str(key), fields=_fields(shape.model))
        return [Step(key.route, read_value(key, shape, words, references, today))]

    def _known_measure(self, key: Key) -> None:
        fiche = self.plan.fiche(key.subject.partition("/")[2])
        known = [item.id for item in fiche.preventive] if fiche else []
        if key.route[-1] not in known:
            raise UsageError("unknown_measure", given=str(key.route[-1]), known=", ".join(known))

    def _known_scope(self, key: Key) -> None:
        known = [item.id for item in self.desk.pack().questions if item.scope]
        if key.route[-1] not in known:
            raise UsageError("no_such_field", key=str(key), suggestion="")

    def _draft(self, subject: str, steps: list[Step]) -> str | None:
        """The text of a new file; None for one that is there, whose change was checked."""
        path = self.desk.root / f"{subject}.yaml"
        new = not path.exists()
        if new and "/" not in subject and subject not in ("obligations", "roster"):
            raise UsageError("no_such_file", path=f"{subject}.yaml")
        text = _new_text(subject) if new else self._text(subject)
        before = parse_document(text.encode(), f"{subject}.yaml").value
        try:
            after = spliced(text, before.data if before else {}, steps)
        except NotSpliceable as problem:
            raise RefusedError("file_not_editable", path=f"{subject}.yaml") from problem
        found = parse_document(after.encode(), f"{subject}.yaml").value
        if before is None or found is None:
            raise RefusedError("file_not_editable", path=f"{subject}.yaml")
        self._no_worse(subject, before, found, new=new)
        return after if new else None

    def _text(self, subject: str) -> str:
        try:
            raw = read_regular(self.desk.root / f"{subject}.yaml", MAX_BYTES)
            return raw.decode("utf-8").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError) as problem:
            raise RefusedError("file_not_editable", path=f"{subject}.yaml") from problem

    def _no_worse(self, subject: str, before: Document, after: Document, *, new: bool) -> None:
        model = _model(subject)
        had = {_same(item) for item in _problems(before, model)}
        for item in _problems(after, model):
            lacking = item.code == _MISSING and str(item.params.get("field")) not in _NEEDED
            if (_same(item) in had and not new) or (new and lacking):
                continue
            if new and item.code == _MISSING:
                folder = subject.partition("/")[0]
                there = [name for name in self.files if name.startswith(f"{folder}/")]
                close = difflib.get_close_matches(subject, there, n=1, cutoff=0.75)
                raise UsageError(
                    "file_begins_with",
                    path=f"{subject}.yaml",
                    subject=subject,
                    field=item.params.get("field"),
                    suggestion=close[0] if close else "",
                )
            raise UsageError(
                "answer_refused",
                key=f"{subject}.{item.params.get('field')}",
                problem=finding_message(self.translator, item.code, item.params),
                help=finding_help(self.translator, item.code, item.params),
            )

    def _write(self, subject: str, steps: list[Step], text: str | None) -> list[Written]:
        name = f"{subject}.yaml"
        old = self.files.get(subject, {})
        if text is not None:
            create_plan_file(self.desk.root, name, text)
            found = parse_document(text.encode(), name).value
            now = found.data if found else {}
        else:

            def change(before: str) -> str:
                found = parse_document(before.encode(), name).value
                return spliced(before, found.data if found else {}, steps)

            edit_plan_file(self.desk.root, name, change, lambda data: meant(data, steps))
            now = meant(old, steps)
        self.files[subject] = now
        self.touched[name] = None
        return [told(subject, step, old, now) for step in last_of_each(steps)]

    def now(self, key: Key) -> str:
        """What stands at a key, in one line; empty for nothing, and for what nobody knows yet."""
        key = self._moved(key)
        found = value_at(self.files.get(key.subject, {}), key.route)
        unknown = isinstance(found, Mapping) and found.get("answer") == Scope.UNKNOWN.value
        return "" if unknown else shown_data(found)

    def save(self) -> tuple[str | None, str | None]:
        """Commit the files: the commit, or the code of the reason why there is none."""
        clean = [name for name in self.touched if name not in self.foreign]
        if not self.touched:
            return None, None
        if not self.desk.commit:
            return None, "git.off"
        if not clean:
            return None, "file_unsaved"
        done = commit_files(
            self.desk.root,
            tuple(self.desk.root / name for name in clean),
            _subject(clean),
            author=self.desk.author,
            gone=tuple(self.desk.root / name for name in self.gone),
            alone=True,
        )
        return done.commit, done.reason

    @property
    def left_unsaved(self) -> tuple[str, ...]:
        """Files that held changes of somebody else, who saves them."""
        return tuple(name for name in self.touched if name in self.foreign)


def open_filling(desk: Desk, translator: Translator) -> Filling:
    """The plan as far as it can be read: an answer may be what mends it."""
    loaded = desk.loaded()
    files: dict[str, Mapping[str, Any]] = {
        subject: document.data
        for subject, document in loaded.documents.items()
        if isinstance(document.data, dict)
    }
    foreign = frozenset(name for item in unsaved(desk).files for name in (item.path, item.before))
    return Filling(desk, translator, desk.plan(), files, foreign)


def _key(given: str) -> Key:
    fields = {name: frozenset(_names(name)) for name in ("fiches", "obligations")}
    key = parse_key(given, fields)
    if key is None:
        raise UsageError("not_a_key", given=given[:80])
    return key


def _is_data(words: str) -> bool:
    """Whether an answer is a list or a mapping in the notation of the files."""
    return words.strip()[:1] in ("[", "{")


def _names(folder: str) -> Iterable[str]:
    return _fields(KINDS["adoption" if folder == "fiches" else "obligations"]).split(", ")


def _fields(model: type[Model] | None) -> str:
    return ", ".join(getattr(model, "__dataclass_fields__", ()))


def _model(subject: str) -> type[Model]:
    kind = kind_of(f"{subject}.yaml")
    if kind is None:
        raise UsageError("not_a_key", given=subject)
    return KINDS[kind]


def _new_text(subject: str) -> str:
    return f"{modeline(f'{subject}.yaml')}format: 1\n"


def _problems(document: Document, model: type[Model]) -> tuple[Diagnostic, ...]:
    try:
        check(model, document.data)
    except ValidationError as problem:
        return schema_diagnostics(problem, document, model)
    return ()


def _same(item: Diagnostic) -> tuple[str, str, str]:
    return item.code, str(item.params.get("field")), str(item.params.get("given"))


def _subject(names: list[str]) -> str:
    """The subject of the commit."""
    if len(names) == 1:
        return f"plan: filled in {names[0]}"
    return f"plan: filled in {len(names)} files"
