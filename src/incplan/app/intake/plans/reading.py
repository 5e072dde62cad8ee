"""Read a plan of Word: its parts in the order in which one needs the other, people first."""

from incplan.app.intake.contacts.drafts import Detail, Value, tidy
from incplan.app.intake.plans.actions import read_actions, read_links
from incplan.app.intake.plans.activities import Activities
from incplan.app.intake.plans.blocks import title_of
from incplan.app.intake.plans.cover import Cover
from incplan.app.intake.plans.functions import Functions
from incplan.app.intake.plans.incidents.register import Register
from incplan.app.intake.plans.incidents.review import complete, reviews, write_reviews
from incplan.app.intake.plans.lines import LooseLines
from incplan.app.intake.plans.measures import Measures
from incplan.app.intake.plans.outline import Located, Part, is_plan, located, tables_of
from incplan.app.intake.plans.outside.columns import external_head
from incplan.app.intake.plans.outside.parties import Parties
from incplan.app.intake.plans.outside.suppliers import Suppliers
from incplan.app.intake.plans.people import People, internal_columns
from incplan.app.intake.plans.readings import Reading
from incplan.app.intake.plans.reporting import Reporting
from incplan.app.intake.plans.severity import read_severity
from incplan.app.intake.plans.vocabulary.hints import is_hint, is_template
from incplan.app.intake.plans.vocabulary.names import party_meant, people_meant
from incplan.app.intake.secrets import heads_secrets, holds_secret
from incplan.app.intake.timeline.evidence import lists_evidence
from incplan.app.intake.timeline.headers import log_columns
from incplan.store.intake.tables import Block, Paragraph, Table


def reads_as_plan(blocks: tuple[Block, ...]) -> bool:
    """Whether a document is a plan, by its headings, or by a table that only plans have."""
    tables = [item for item in blocks if isinstance(item, Table)]
    return is_plan(blocks) or any(
        external_head(item) is not None or any(title_of(row.cell(0)) for row in item.rows[:3])
        for item in tables
    )


def read_plan(
    blocks: tuple[Block, ...], reading: Reading, kinds: frozenset[str]
) -> tuple[str, ...]:
    """Read the parts of these kinds; which kinds the document holds."""
    pieces = tuple(located(blocks))
    reporting = Reporting(reading, pieces)
    found: list[str] = []
    if "contacts" in kinds and _contacts(pieces, reading, reporting.desks()):
        found.append("contacts")
    if "activities" in kinds and Activities(reading).read(pieces):
        found.append("activities")
    if "measures" in kinds and Measures(reading).read(pieces):
        found.append("measures")
    if "register" in kinds and _register(pieces, reading):
        found.append("register")
    if "timeline" in kinds and _logs(pieces, reading):
        found.append("timeline")
    if "plan" in kinds:
        found.append("plan")
        Cover(reading, pieces).read()
        reporting.read()
        Functions(reading).read(pieces)
        read_actions(pieces, reading)
        read_severity(pieces, reading)
        read_links(pieces, reading)
        _leave_the_rest(pieces, reading)
    return tuple(found)


def _logs(pieces: tuple[Located, ...], reading: Reading) -> bool:
    """Logs of an incident, such as a plan for cyber incidents may hold."""
    found = False
    for table, item in sorted(tables_of(pieces), key=lambda pair: lists_evidence(pair[0])):
        first = table.place(table.rows[0])
        if item.part is Part.REGISTER and first not in reading.used and log_columns(table):
            reading.taken += reading.shelf.take_table(table, "timeline")
            reading.used.add(first)
            found = True
    return found


def _register(pieces: tuple[Located, ...], reading: Reading) -> bool:
    """Past incidents with their reviews."""
    register = Register(reading)
    register.read(pieces)
    filled = reviews(pieces, reading)
    complete(register, filled, reading)
    if register.drafts:
        register.settle(register.drafts[0].place.place.file)
    write_reviews(filled, reading)
    return bool(register.drafts or filled)


def _contacts(pieces: tuple[Located, ...], reading: Reading, desks: dict[str, str]) -> bool:
    people = People(reading.dialogue, desks)
    parties = Parties(people, reading.dialogue)
    lines = LooseLines(people)
    found = False
    for item in pieces:
        block = item.block
        if isinstance(block, Table):
            if external_head(block) is not None:
                drafts = list(parties.of_table(block))
            elif item.part in (Part.INTERNAL, Part.EXTERNAL) and internal_columns(block):
                outside = item.part is Part.EXTERNAL
                drafts = list(people.of_table(block, outside=outside))
            else:
                continue
            reading.used.add(block.place(block.rows[0]))
        elif item.part is Part.INTERNAL and not block.level and not block.place.part:
            draft = lines.draft(block)
            drafts = [draft] if draft is not None else []
            reading.used.add(block.place)
        else:
            continue
        for draft in drafts:
            reading.taken += reading.directory.take(draft, reading.dialogue)
            found = True
    _backups(people, reading)
    _promises(parties, pieces, reading)
    return found


def _promises(parties: Parties, pieces: tuple[Located, ...], reading: Reading) -> None:
    """What suppliers promise, beside their contract and in sentences."""
    suppliers = Suppliers(reading)
    for name, (service, words) in parties.terms.items():
        key = party_meant(name, reading.directory)
        entry = next((item for item in reading.directory.entries if item.id == key), None)
        if entry is not None:
            suppliers.of_contract(entry, service, words)
        else:
            for value in words:
                reading.dialogue.leave(value.place, "supplier_terms", value=value.text)
    suppliers.of_text(pieces)
    suppliers.write()


def _backups(people: People, reading: Reading) -> None:
    """Who replaces whom; two who replace each other are asked about."""
    pairs: dict[str, str] = {}
    for name, backup in people.backups:
        one, other = (
            people_meant(name, reading.directory),
            people_meant(backup.text, reading.directory),
        )
        if len(one) != 1 or len(other) != 1:
            reading.dialogue.leave(backup.place, "note", value=backup.text)
            continue
        detail = Detail("backup", Value(other[0].id, backup.place))
        reading.taken += reading.directory.add_detail(one[0], detail, reading.dialogue)
        pairs[one[0].id] = other[0].id
        if pairs.get(other[0].id) == one[0].id:
            reading.dialogue.ask(
                backup.place, "each_other", ("no",), free=tidy, field="backup",
                text=f"{one[0].name.text}, {other[0].name.text}",
            )  # fmt: skip


def _leave_the_rest(pieces: tuple[Located, ...], reading: Reading) -> None:
    """Name every line that no part has read, and count those of the template."""
    untouched = 0
    for item in pieces:
        block = item.block
        if isinstance(block, Table):
            if not block.rows or block.place(block.rows[0]) in reading.used:
                continue
            if all(
                is_hint(cell) or cell.strip().isdecimal()
                for row in block.rows
                for cell in row.cells
            ):
                untouched += 1
            else:
                _leave_table(block, reading)
        elif block.place in reading.used or block.level:
            continue
        elif is_template(block.text) or is_hint(block.text):
            untouched += 1
        else:
            _leave(block, reading)
    if untouched:
        first = next(item.block for item in pieces if isinstance(item.block, Paragraph))
        reading.dialogue.leave(first.place, "template_text", count=str(untouched))


def _leave_table(table: Table, reading: Reading) -> None:
    """Name every row of a table without a place, with all that stands in it."""
    for row in table.rows:
        if all(is_hint(cell) or cell.strip().isdecimal() for cell in row.cells):
            continue
        shown: dict[str, None] = {}
        for at, cell in enumerate(row.cells):
            text = tidy(cell)
            if holds_secret(text) and not heads_secrets(text):
                reading.dialogue.leave(table.place(row, at), "secret")
            elif text:
                shown[text] = None
        if shown:
            place = table.place(row)
            reading.dialogue.leave(place, "table_not_read", value=" | ".join(shown))


def _leave(block: Paragraph, reading: Reading) -> None:
    if holds_secret(block.text):
        reading.dialogue.leave(block.place, "secret")
    else:
        reading.dialogue.leave(block.place, "text_not_read", value=tidy(block.text)[:200])
