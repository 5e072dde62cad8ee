"""Which part of the template each paragraph and table stands in, by headings wherever they moved."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from incplan.app.intake.plans.vocabulary.wording import bare_words
from incplan.frozen import dataclass
from incplan.store.intake.tables import Block, Paragraph, Table


class Part(StrEnum):
    """Parts of the template, and of a plan for cyber incidents."""

    COVER = "cover"
    TEXT = "text"
    FUNCTIONS = "functions"
    RISKS = "risks"
    REPORTING = "reporting"
    ACTIVITIES = "activities"
    LEVELS = "levels"
    MAJOR = "major"
    REGISTER = "register"
    PRIORITIES = "priorities"
    HANDLING = "handling"
    DEACTIVATION = "deactivation"
    REVIEW = "review"
    FICHE = "fiche"
    INTERNAL = "internal"
    EXTERNAL = "external"
    DOCUMENTS = "documents"
    LINKS = "links"


_RULES: Final[tuple[tuple[str, Part], ...]] = (
    (r"\bcontacts? internes?|interne contacten|internal contacts?|interne kontakte", Part.INTERNAL),
    (r"\bcontacts? externes?|externe contacten|external contacts?|externe kontakte|stakeholders|extended cirt", Part.EXTERNAL),
    (r"\b24 7 contact|management team|cyber incident response team", Part.INTERNAL),
    (r"liste des contacts|lijst van (?:de )?contact|annuaire|telefoonboek|contactenlijst|contact list", Part.INTERNAL),
    (r"liens entre les procedures|verband tussen de procedures|links between the procedures", Part.LINKS),
    (r"autres (?:procedures|documents)|documents de reference|andere documenten|referentiedocumenten|other documents", Part.DOCUMENTS),
    (r"^fiches? \d|^fiche (?!d incident)\w|^\d+ fiche\b|^steekkaart|^actiekaart", Part.FICHE),
    (r"post incident review|lecons (?:acquises|apprises)|geleerde lessen|lessons learned|^pir\b", Part.REVIEW),
    (r"desactivation|deactivering|deactivation", Part.DEACTIVATION),
    (r"eradication|uitroeiing|eradicatie", Part.TEXT),
    (r"enregistrement des incidents|registre des incidents|journal des incidents|registratie van (?:de )?incidenten|incidentenregister|incident (?:log|register)|evidence (?:log|register)|(?:journal|registre) des preuves|bewijs(?:log|register)|beweis(?:protokoll|register)", Part.REGISTER),
    (r"priorites|prioriteiten|priorities|ordre de reprise|herstelvolgorde", Part.PRIORITIES),
    (r"outils et moyens|middelen en instrumenten|tools and means", Part.TEXT),
    (r"activites? (?:essentielles?|concernees?|critiques?)|(?:essentiele|betrokken|kritieke) activiteit|essential activit|critical activit|^activites? \d|^activiteit \d|^activity \d", Part.ACTIVITIES),
    (r"pilote dans l avion|piloot in het vliegtuig|qui (?:fait quoi|pilote|decide)|wie (?:doet wat|beslist)|roles? et responsabilites|rollen en verantwoordelijkheden|pilot in the|who does what|roles and responsibilities|wer macht was|rollen und verantwort|zustandigkeiten|^(?:les )?fonctions(?: et remplac\w+)?$|^functies(?: en vervang\w+)?$", Part.FUNCTIONS),
    (r"connaissez vos risques|ken uw risico|know your risks", Part.RISKS),
    (r"mesures preventives|preventieve maatregelen|preventive measures", Part.TEXT),
    (r"obligations? (?:de |d )?(?:notif|signal|declar)|meldings?plicht|meldepflicht|dut(?:y|ies) to notify|\bautorites\b", Part.TEXT),
    (r"notification et identification|signaler et identifier|comment signaler|signalement d(?:e l |es |un |)incident|melden en identificeren|incident(?:en)? melden|hoe melden|report(?:ing)? (?:an |of )?incidents?|vorfalle? melden|meldung (?:eines|von) vorf|melding en identificatie|notification and identification|signaler un incident|melden van incidenten", Part.REPORTING),
    (r"^(?:3 3 4 )?crise$|^(?:3 3 4 )?crisis$", Part.LEVELS),
    (r"^(?:3 3 3 )?(?:majeur|groot|ernstig|major)$", Part.MAJOR),
    (r"^(?:3 3 [12] )?(?:faible|laag|mineur|klein|low|minor)$", Part.LEVELS),
    (r"activation et traitement|activering en behandeling|activation and handling", Part.HANDLING),
    (r"^chapitre|^hoofdstuk|^chapter|etape 1|stap 1|structure des fiches|noms des fiches|fiches de gestion|fiches voor incidentenbeheer|^fiches$", Part.TEXT),
)  # fmt: skip
#: Headings inside a fiche, which do not end it.
_IN_FICHE: Final = re.compile(
    r"scenario|risques?$|risico|mesures|maatregelen|avant|pendant|voor|tijdens|etape|stap|measures"
)
#: What stands before the words of a heading: `3.1.1 :`, `Fiche 2:`, `Activité essentielle 3 :`.
_NUMBERED: Final = re.compile(
    r"^\s*(?:(?:fiche|activit\S+|essenti\S+ activit\S+)(?: essentielle)?\s*)?[\d.]*\s*[:.)]?\s*",
    re.I,
)
_LONGEST: Final = 110
_CALLED: Final = re.compile(
    r"incident (?:response|management) plan|plan de gestion des incidents|incidentenbeheerplan|plan de continuite"
    r"|business continuity plan|continuiteitsplan|plan de reponse aux incidents|noodplan|notfallplan"
)
_LOOKED_AT: Final = 20


@dataclass(frozen=True, slots=True)
class Located:
    """A piece of a document, its part of the template, the words of the heading it stands under."""

    block: Block
    part: Part
    title: str = ""


def located(blocks: tuple[Block, ...]) -> Iterator[Located]:
    """Every piece with its part. Headings are told by their words, styled or written by hand."""
    part, title, styled = Part.COVER, "", any(_is_styled(block) for block in blocks)
    for block in blocks:
        if isinstance(block, Paragraph) and not block.place.part:
            found = part_of_heading(block, styled=styled)
            inside = part is Part.FICHE and found in (
                None,
                Part.TEXT,
                Part.REPORTING,
                Part.HANDLING,
            )
            heading = block.level or (not styled and found is not None)
            if heading and inside and _IN_FICHE.search(bare_words(block.text)):
                yield Located(block, part, title)
                continue
            if part is Part.COVER and not title and re.search(r"\bplan\b", bare_words(block.text)):
                yield Located(block, part, title)
                continue
            if found is not None:
                part, title = found, block.text
            elif block.level in (1, 2):
                part, title = Part.TEXT, block.text
        yield Located(block, part, title)


def _is_styled(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.level > 0


def part_of_heading(block: Paragraph, *, styled: bool) -> Part | None:
    """The part that a heading begins, None for text and for headings that begin none.

    In a document with styled headings only these count, but for those of fiches, activities and
    reviews, which people write by hand.
    """
    if len(block.text) > _LONGEST or block.text.rstrip().endswith((".", "?", ";")):
        return None
    words = bare_words(re.sub(r"^[\s\dA-Z]{1,3}[).]\s", "", block.text))
    found = next((part for pattern, part in _RULES if re.search(pattern, words)), None)
    if found is None or block.level or not styled:
        rest = _NUMBERED.sub("", block.text).rstrip(" :")
        return found if block.level or ":" not in rest else None
    by_hand = re.match(r"(?:activite|activiteit|activity) \d|fiche \d|pir\b", words)
    return found if by_hand and not block.listed else None


def is_plan(blocks: tuple[Block, ...]) -> bool:
    """Whether a document is a plan: it says so, or has at least two parts that only plans have."""
    lines = [item for item in blocks if isinstance(item, Paragraph)]
    parts = {item.part for item in located(blocks) if isinstance(item.block, Paragraph)}
    known = parts - {Part.COVER, Part.TEXT, Part.INTERNAL, Part.EXTERNAL}
    called = any(_CALLED.search(bare_words(item.text)) for item in lines[:_LOOKED_AT])
    told = len(parts - {Part.COVER, Part.TEXT})
    return len(known) >= 2 or (bool(known) and told >= 2) or (called and told >= 1)


def titles_plan(text: str) -> bool:
    """Whether a line is the title of a plan, and not the name of whose it is."""
    return bool(_CALLED.search(bare_words(text)))


def tables_of(pieces: tuple[Located, ...]) -> Iterator[tuple[Table, Located]]:
    """The tables among the pieces."""
    for item in pieces:
        if isinstance(item.block, Table):
            yield item.block, item


def lines_of(pieces: tuple[Located, ...], *parts: Part) -> Iterator[Paragraph]:
    """The lines of some parts, with those of text boxes."""
    for item in pieces:
        if isinstance(item.block, Paragraph) and item.part in parts:
            yield item.block
