"""Small plans full of private facts, and an independent search for them in files of any format.

The search shares no code with the product: it reads what stands in a file, whatever the format, and
looks for digits and for letters only.
"""

import html
import io
import json
import random
import re
import unicodedata
import zipfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pypdf

from tests.conftest import Company
from tests.documents.paper import page_texts
from tests.validate.zoo import FILES, put

_GIVEN = ("Zoé", "Jürgen", "Anaïs", "Bram", "Noor", "Émile", "Wout", "Inès", "Saar", "Timo")
_FAMILY = ("D'HONDT", "VAN DAMME", "LEJEUNE-PAQUET", "MÜLLER", "ÖZTÜRK", "PEETERS", "CLAES")
_FIRMS = ("Froidement", "Kabelwerken", "Blitzstrom", "Nordlicht", "Transvrac", "Datavallei")
_FORMS = ("SRL", "NV", "GmbH", "SA/NV", "BV")
_STREETS = ("Rue du Puits", "Kapelstraat", "Hauptstraße", "Chaussée de Mons", "Lindenlaan")


@dataclass
class PrivatePlan:
    """A plan, and what of it must not reach which readers."""

    root: Path
    numbers: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    @property
    def company(self) -> Company:
        """Its commands, run by the incident manager."""
        return Company(self.root, now="2026-11-23T09:00:00+01:00", by="ann")


def private_plan(root: Path, seed: int) -> PrivatePlan:
    """A plan with private numbers, mail, homes, staff, suppliers and customers of its own."""
    draw = random.Random(seed)
    made = PrivatePlan(root)
    for name, text in FILES.items():
        put(root, name, text.encode())
    for key in ("ann", "bob", *(f"p{place}" for place in range(draw.randint(1, 3)))):
        _person(made, draw, key)
    for place in range(draw.randint(1, 2)):
        _party(made, draw, f"firm{place}", "external", "supplier")
        _party(made, draw, f"client{place}", "external", "customer")
    supplier = _firm(draw)
    made.names.append(supplier)
    put(
        root,
        "suppliers/power.yaml",
        f"format: 1\nname: {supplier}\nservice: Power\nfunctions: [electricity]\n".encode(),
    )
    return made


def _person(made: PrivatePlan, draw: random.Random, key: str) -> None:
    name = f"{draw.choice(_GIVEN)} {draw.choice(_FAMILY)} {key.title()}ks"
    mobile = f"+324{draw.choice('5789')}{draw.randrange(10**7):07}"
    home = f"+32{draw.choice(('2', '3'))}{draw.randrange(10**7):07}"
    mail = f"{key}.{draw.randrange(1000)}@home.example"
    street = f"{draw.choice(_STREETS)} {draw.randint(1, 200)}"
    made.numbers += [mobile, home]
    made.words += [mail, street]
    made.names.append(name)
    put(
        made.root,
        f"contacts/{key}.yaml",
        f"""\
format: 1
kind: person
name: {name}
address: "{street}, {draw.randint(1000, 9999)} Ville"
channels:
  - {{kind: office, phone: 081 00 00 0{draw.randint(1, 9)}}}
  - {{kind: mobile, phone: "{mobile}", private: yes}}
  - {{kind: home, phone: "{home}"}}
  - {{kind: email, email: {mail}, private: yes}}
""".encode(),
    )


def _firm(draw: random.Random) -> str:
    return f"{draw.choice(_FIRMS)}-{draw.choice(_FIRMS).lower()} {draw.choice(_FORMS)}"


def _party(made: PrivatePlan, draw: random.Random, key: str, kind: str, row: str) -> None:
    name = _firm(draw)
    made.names.append(name)
    put(
        made.root,
        f"contacts/{key}.yaml",
        f"""\
format: 1
kind: {kind}
name: {name}
rows: [{row}]
channels: [{{kind: office, phone: 081 00 00 44}}]
""".encode(),
    )


def spelled(draw: random.Random, number: str) -> str:
    """A Belgian number as somebody may write it."""
    national = number[3:]
    pairs = [national[place : place + 2] for place in range(0, len(national), 2)]
    return draw.choice(
        (
            number,
            "0" + national,
            "0032 " + " ".join(pairs),
            "+32 (0)" + ".".join(pairs),
            "0" + "/".join((national[:3], national[3:])),
            "0" + "-".join(pairs),
            "tel:+32" + national,
            "0" + "\u00a0".join(pairs),
            "0" + "\u2009\u2013\u2009".join(pairs),
        )
    )


def told(plan: PrivatePlan, seed: int) -> Company:
    """An incident in which people write down everything private, and release clean sentences."""
    draw = random.Random(seed + 1000)
    company = plan.company
    everything = "; ".join(
        (
            *plan.names,
            *(spelled(draw, number) for number in plan.numbers),
            *(words.upper() for words in plan.words),
        )
    )
    company.ok("exercise", "start", "phishing-one-click")
    company.ok("exercise", "next")
    company.ok("declare", "--exercise", everything)
    company.ok("log", f"{plan.names[0]} played, call {spelled(draw, plan.numbers[0])}")
    company.ok("exercise", "finish")
    company.ok("exercise", "answer", "Q1", everything)
    company.ok("declare", everything, "--level", "minor", "--reason", "x", "-a", "orders")
    company.ok("log", "Deliveries resume at 10:00", "--public")
    company.ok("log", f"{plan.names[0]} broke it, call {spelled(draw, plan.numbers[0])}")
    company.ok("release", "last", "--text", "A machine stood still")
    for words in _free_words(plan, everything):
        company.ok(*words)
    company.ok("review", "answer", f"prevention.learned=ask {spelled(draw, plan.numbers[0])}")
    return company


def _free_words(plan: PrivatePlan, everything: str) -> tuple[tuple[str, ...], ...]:
    """Commands that take words as people write them, each of them given all private facts."""
    named = plan.root.parent / f"{plan.names[0]} {plan.numbers[0]}.txt"
    named.write_text(everything, "utf-8")
    note = ("--note", everything)
    return (
        ("log", everything, "--file", str(named), "--telephone"),
        ("affect", "orders", "--percent", "60", *note),
        ("team", "bob", "--task", everything, *note),
        ("supplier", "power", "notified", "--reference", everything, *note),
        ("communicate", everything, "--to", "customers", "--medium", everything),
        ("call", "bob", "--answered-by", "ann", *note),
        ("escalate", "--reason", everything),
        ("done", "1", "--decision", everything, "--reason", everything, *note),
        ("done", "2", "--skip", everything),
        ("done", "contained", *note),
        ("done", "cause", "--found", everything),
        ("restore", "orders", *note),
        ("report", "--for", "management", "--said", "--medium", everything),
        ("agree", *note),
        ("review", "answer", "--comment", f"admin.resolved_at={everything}"),
        ("review", "answer", "--row", f"detection: {everything}={everything}"),
    )


def texts(content: bytes, form: str) -> str:
    """Everything that can be read in a file: words, properties, links, names of its parts."""
    if form == "pdf":
        reader = pypdf.PdfReader(io.BytesIO(content))
        about = [*map(str, (reader.metadata or {}).values()), str(reader.xmp_metadata or "")]
        return "\n".join((*page_texts(content), *about, content.decode("latin-1")))
    if form in ("docx", "xlsx", "zip"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {
                name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
            }
        return html.unescape("\n".join(f"{name}\n{text}" for name, text in parts.items()))
    text = content.decode("utf-8")
    if form == "json":
        text = json.dumps(json.loads(text), ensure_ascii=False)
    if form in ("ics", "vcf"):
        text = re.sub(r"\r?\n[ \t]", "", text)
    return unquote(html.unescape(text))


def letters(text: str) -> str:
    """Letters and digits in small, without accents, one blank for all else."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z0-9]+", bare))


def holds_number(text: str, number: str) -> bool:
    """Whether the digits of a Belgian number stand in a text, with marks between them or not."""
    return number[3:] in _numbers(text)


def holds_words(text: str, words: str) -> bool:
    """Whether some words stand in a text, without regard to case, accents and marks."""
    return any(f" {letters(words)} " in found for found in _words(text))


@cache
def _numbers(text: str) -> str:
    """The digits of a text; what is no mark between two digits parts numbers."""
    tagless = re.sub(r"<[^>]*>", "|", text)
    return "|".join(
        re.sub(r"\D", "", run) for run in re.findall(r"\d(?:[^0-9A-Za-z|<>]{0,4}\d)*", tagless)
    )


@cache
def _words(text: str) -> tuple[str, ...]:
    return tuple(f" {letters(re.sub(r'<[^>]*>', gap, text))} " for gap in ("", " "))
