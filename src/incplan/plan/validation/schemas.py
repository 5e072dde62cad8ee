"""JSON Schemas of the files of a plan, made from the models, for editors and other checkers.

Our loader reads every scalar as text; an editor's YAML parser sees numbers, booleans and nulls.
The schemas accept both forms of what people write unquoted, and are never stricter than the
models: a schema helps while typing, `validate` decides.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from incplan.plan.files.acceptances import AcceptedFindings
from incplan.plan.files.activities import Activity
from incplan.plan.files.contacts import Contact
from incplan.plan.files.fiches import CommonBlocks, Fiche, FicheAdoption
from incplan.plan.files.levels import LevelsFile
from incplan.plan.files.organisation import PlanFile
from incplan.plan.files.review import ReviewFile
from incplan.plan.files.roster import Roster
from incplan.plan.files.scenarios import Scenario
from incplan.plan.files.suppliers import Supplier
from incplan.plan.obligations.pack import ObligationsFile
from incplan.plan.values.reading import adapter
from incplan.plan.values.scalars import NO_WORDS, YES_WORDS, PlanFileModel

#: The model of each kind of file; the last two kinds are in the library, the others in plans.
KINDS: Final[Mapping[str, type[PlanFileModel]]] = {
    "plan": PlanFile,
    "levels": LevelsFile,
    "accepted-findings": AcceptedFindings,
    "obligations": ObligationsFile,
    "roster": Roster,
    "activity": Activity,
    "contact": Contact,
    "supplier": Supplier,
    "adoption": FicheAdoption,
    "scenario": Scenario,
    "review": ReviewFile,
    "fiche": Fiche,
    "common": CommonBlocks,
}
#: Folder of a plan to the kind of its files.
FOLDERS: Final[Mapping[str, str]] = {
    "activities": "activity",
    "contacts": "contact",
    "suppliers": "supplier",
    "fiches": "adoption",
    "scenarios": "scenario",
}
#: Kinds of which a plan has one file, at its top.
PLAN_FILES: Final = ("plan", "levels", "accepted-findings", "obligations", "roster")
#: Kinds whose files stand in a plan; the others belong to the library.
OWN_KINDS: Final = (*PLAN_FILES, *FOLDERS.values(), "review")
#: Where a plan keeps its copies, so that an editor finds them without a network.
PLACE: Final = ".incplan/schema"
_DRAFT: Final = "http://json-schema.org/draft-07/schema#"
_LIMITS: Final[Mapping[str, str]] = {"ge": "minimum", "le": "maximum"}
_PRIVATE: Final[dict[str, Any]] = {"^x-": {}}
_WORDS: Final = frozenset({*YES_WORDS, *NO_WORDS})


def kind_of(path: str) -> str | None:
    """The kind of a file by its place in the plan (`contacts/ann.yaml`), None for others."""
    folder, _slash, name = path.rpartition("/")
    if not name.endswith(".yaml"):
        return None
    if not folder:
        stem = name.removesuffix(".yaml")
        return stem if stem in PLAN_FILES else None
    return FOLDERS.get(folder)


def modeline(path: str) -> str:
    """The comment that tells an editor the schema of a file of the plan; empty for others."""
    kind = kind_of(path)
    if kind is None:
        return ""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}{PLACE}/{kind}.json\n"


def file_schema(kind: str) -> dict[str, Any]:
    """The schema of a kind of file, in draft 7: what every editor understands."""
    made = adapter(KINDS[kind]).json_schema()
    parts = {name: _model(part) for name, part in made.pop("$defs", {}).items()}
    return {
        "$schema": _DRAFT,
        "title": f"incplan: {kind}",
        **_model(made),
        "definitions": parts,
    }


def _model(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A model's own schema: keys that begin with `x-` are the company's."""
    loose: dict[str, Any] = _loose(schema)
    if "properties" in loose and loose.get("additionalProperties") is False:
        loose["patternProperties"] = _PRIVATE
    return loose


def _loose(schema: Any) -> Any:
    """The same schema, accepting the types any YAML parser may give; titles are removed."""
    if isinstance(schema, list):
        return [_loose(item) for item in schema]
    if not isinstance(schema, Mapping):
        return schema
    found: dict[str, Any] = {}
    for name, value in ((str(key), item) for key, item in schema.items()):
        if name in ("properties", "patternProperties"):
            found[name] = {key: _loose(item) for key, item in value.items()}
        elif name == "$ref":
            found[name] = value.replace("#/$defs/", "#/definitions/")
        elif name in ("default", "examples", "enum", "const"):
            found[name] = value
        elif name != "title" or not isinstance(value, str):
            found[_LIMITS.get(name, name)] = _loose(value)
    if "patternProperties" in found:
        found.setdefault("additionalProperties", False)
    return _scalar(found)


def _scalar(schema: dict[str, Any]) -> dict[str, Any]:
    kind = schema.get("type")
    if kind == "boolean":
        return {**_without(schema, "type"), "enum": ["yes", "no", True, False, *sorted(_WORDS)]}
    if kind == "integer":
        return {**schema, "type": ["integer", "string"], "pattern": "^-?[0-9]{1,12}$"}
    if kind == "number":
        pattern = "^[0-9]{1,12}(?:[.,][0-9]{1,6})?$"
        return {**schema, "type": ["number", "string"], "pattern": pattern}
    if kind == "string":
        return _string(schema)
    if kind == ["string", "null"]:
        return {**schema, "type": ["string", "number", "boolean", "null"]}
    return schema


def _string(schema: dict[str, Any]) -> dict[str, Any]:
    """Free text may look like a number or a boolean, an id like a number, a word like a boolean."""
    if "enum" in schema:
        words = schema["enum"]
        if _WORDS.isdisjoint(words):
            return schema
        return {**_without(schema, "type"), "enum": [*words, True, False]}
    if "examples" in schema or "format" in schema:
        return schema
    pattern = schema.get("pattern")
    if pattern is not None:
        number = re.search(pattern, "112", re.ASCII)
        return {**schema, "type": ["string", "integer"]} if number else schema
    return {**schema, "type": ["string", "number", "boolean"]}


def _without(schema: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if key != name}
