"""Activities of a document become drafts: lists, people, dependencies, objectives said twice."""

import re
from typing import Final

from incplan.app.intake.activities.headers import Role
from incplan.app.intake.activities.reading import ActivityDraft
from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.plans.blocks import (
    Block,
    Priority,
    activity_blocks,
    priorities,
    recovery_order,
)
from incplan.app.intake.plans.outline import Located, tables_of
from incplan.app.intake.plans.readings import Reading
from incplan.app.intake.plans.vocabulary.elements import (
    LISTS,
    items_of,
    list_of,
    sort_of,
    without_answer,
)
from incplan.app.intake.plans.vocabulary.lengths import (
    Said,
    in_sentence,
    labelled,
    length_of,
    lengths_in,
    role_of,
)
from incplan.app.intake.plans.vocabulary.names import party_meant, people_meant
from incplan.app.intake.plans.vocabulary.wording import bare_words, composed, is_blank, plain
from incplan.app.intake.secrets import holds_secret
from incplan.plan.values.durations import format_duration, parse_length

_STEM: Final = 5
_NEEDS: Final = re.compile(r"^(?:il faut|nodig|we need|besoins?|necessaire)\s*:\s*")
_PARTY: Final = re.compile(r"^(?:contacts?|extern\w*|fournisseurs?|leveranciers?)\s*:\s*")


class Activities:
    """Reads the activities of a document, with the table of priorities."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.said: dict[int, list[tuple[Role, Said]]] = {}

    def read(self, pieces: tuple[Located, ...]) -> bool:
        """Take every activity; whether there is one."""
        blocks = [block for block in activity_blocks(pieces) if block.name.text]
        blocks += recovery_order(pieces)
        drafts = [self._draft(block, blocks) for block in blocks]
        for at, block in enumerate(blocks):
            self.said[at] = self._objectives(block)
        ranks = self._priorities(pieces, blocks)
        for at, draft in enumerate(drafts):
            self._settle(draft, self.said[at])
        self._order(blocks, drafts, ranks)
        self.reading.taken += self.reading.book.take(drafts, self.reading.dialogue)
        self._mark(pieces, blocks)
        return bool(blocks)

    def _mark(self, pieces: tuple[Located, ...], blocks: list[Block]) -> None:
        """Remember which places are read."""
        used = self.reading.used
        for block in blocks:
            values = (block.name, *block.sentences, *(value for _label, value in block.cells))
            used.update(value.place for value in values)
        tables = {block.name.place.table for block in blocks}
        tables |= {value.place.table for block in blocks for _label, value in block.cells}
        for table, _item in tables_of(pieces):
            if table.number in tables or priorities(table):
                used.add(table.place(table.rows[0]))

    def _draft(self, block: Block, blocks: list[Block]) -> ActivityDraft:
        draft = ActivityDraft(block.name)
        draft.whole = True
        for label, value in block.cells:
            if holds_secret(value.text):
                self.reading.dialogue.leave(value.place, "secret")
                continue
            known = list_of(label)
            if is_blank(value.text) and known != "objective":
                self.reading.dialogue.leave(value.place, "not_said", value=value.text)
            elif known == "key_personnel":
                self._people(draft, value)
            elif known == "external_contacts":
                self._parties(draft, value)
            elif known == "depends_on":
                self._depends(draft, value, blocks)
            elif known == "owner":
                draft.owner = value
            elif known in LISTS:
                draft.lists.setdefault(known, [])
                draft.lists[known] += [Value(item, value.place) for item in items_of(value.text)]
            elif known != "objective" and not labelled(value.text, value.place):
                draft.lists.setdefault("other", []).append(Value(tidy(value.text), value.place))
        for value in block.sentences:
            self._sentence(draft, value)
        return draft

    def _people(self, draft: ActivityDraft, value: Value) -> None:
        """Persons by name; how many of which trade is another need."""
        for item in items_of(value.text):
            bare = tidy(re.sub(r"\([^()]*\)", "", item))
            named = [
                part for part in re.split(r"\s+(?:ou|et|of|en|or|and)\s+|\s*\+\s*", bare) if part
            ]
            found = [people_meant(part, self.reading.directory) for part in named]
            inside = re.search(r"\(([^()]*)\)", item)
            if inside and not any(found):
                found = [people_meant(inside[1], self.reading.directory)]
            if found and all(len(meant) == 1 for meant in found):
                draft.people += [Value(meant[0].id, value.place) for meant in found]
            else:
                draft.lists.setdefault("other", []).append(Value(item, value.place))

    def _parties(self, draft: ActivityDraft, value: Value) -> None:
        for item in items_of(value.text):
            bare = tidy(re.sub(r"\([^()]*\)", "", item))
            found = party_meant(bare, self.reading.directory)
            if found:
                draft.known_parties.append(Value(found, value.place))
            else:
                self.reading.dialogue.leave(value.place, "party_unknown", value=item)

    def _depends(self, draft: ActivityDraft, value: Value, blocks: list[Block]) -> None:
        answer, rest = without_answer(value.text)
        if answer == "no" and not rest:
            draft.independent = Value("[]", value.place)
            return
        for item in items_of(rest):
            number = re.fullmatch(r"(?:n[°o.]*\s*)?(\d{1,2})", plain(item))
            meant = next((one for one in blocks if number and one.number == int(number[1])), None)
            meant = meant or _named(item, blocks)
            if meant is not None:
                draft.depends.append(Value(meant.name.text, value.place))
            else:
                self.reading.dialogue.leave(value.place, "no_activity", value=item)

    def _sentence(self, draft: ActivityDraft, value: Value) -> None:
        """What a sentence says of needs; its objectives are read apart."""
        said = plain(composed(value.text))
        needs, party = _NEEDS.match(said), _PARTY.match(said)
        text = composed(value.text)
        if party:
            self._parties(draft, Value(text[party.end() :].strip(" ."), value.place))
        elif needs:
            for item in items_of(text[needs.end() :]):
                self._need(draft, Value(item.strip(" ."), value.place))
        elif re.match(r"^(?:depend|hangt af)", said):
            self.reading.dialogue.leave(value.place, "no_activity", value=value.text)
        elif not in_sentence(text, value.place):
            parts = [tidy(part) for part in re.split(r"\s*\+\s*", text.strip(" ."))]
            if people_meant(parts[0], self.reading.directory):
                for part in parts:
                    self._people(draft, Value(part, value.place))
            elif not labelled(text, value.place):
                self.reading.dialogue.leave(value.place, "text_not_read", value=value.text[:200])

    def _need(self, draft: ActivityDraft, value: Value) -> None:
        names = re.split(r"\s+(?:ou|of|or)\s+", value.text)
        if all(people_meant(name, self.reading.directory) for name in names):
            self._people(draft, value)
        else:
            draft.lists.setdefault(sort_of(value.text), []).append(value)

    def _objectives(self, block: Block) -> list[tuple[Role, Said]]:
        """Everything that a document says of the objectives of an activity, but for the table."""
        found: list[tuple[Role, Value]] = []
        for label, value in block.cells:
            role = role_of(label)
            named = value.text if role is None else f"{role.value} : {value.text}"
            found += labelled(named, value.place)
        unsure: list[tuple[Role, Value]] = []
        for value in block.sentences:
            inside = labelled(value.text, value.place)
            found += inside
            if not inside:
                (found if role_of(value.text) else unsure).extend(
                    in_sentence(value.text, value.place)
                )
        return [
            *((role, Said(value, length_of(value.text))) for role, value in found),
            *((role, Said(value, length_of(value.text), sure=False)) for role, value in unsure),
        ]

    def _priorities(self, pieces: tuple[Located, ...], blocks: list[Block]) -> dict[int, Priority]:
        ranks: dict[int, Priority] = {}
        for table, _item in tables_of(pieces):
            for row in priorities(table):
                meant = _named(row.name.text, blocks)
                if meant is None:
                    self.reading.dialogue.leave(row.name.place, "no_activity", value=row.name.text)
                    continue
                at = blocks.index(meant)
                ranks[at] = row
                for role, value in ((Role.RTO, row.rto), (Role.RPO, row.rpo)):
                    if value is not None:
                        self.said[at].append((role, Said(value, length_of(value.text))))
        return ranks

    def _settle(self, draft: ActivityDraft, said: list[tuple[Role, Said]]) -> None:
        """One value for each objective; what differs, or has no one meaning, is asked about."""
        for role in (Role.RTO, Role.RPO, Role.MTPD):
            told = [item for one, item in said if one is role]
            values = _one_day(list(dict.fromkeys(item.value for item in told if item.value)))
            if not told:
                continue
            open_words = [item for item in told if not item.value or not item.sure]
            if len(values) == 1 and not open_words:
                draft.spans[role] = Value(values[0].replace("~", ""), told[0].words.place)
                continue
            values += [
                one for item in told if not item.value for one in lengths_in(item.words.text)
            ]
            answer = self._asked(draft, role, told, tuple(dict.fromkeys(values)))
            if answer:
                draft.spans[role] = Value(answer.replace("~", ""), told[0].words.place)

    def _asked(
        self, draft: ActivityDraft, role: Role, told: list[Said], values: tuple[str, ...]
    ) -> str:
        words = " / ".join(dict.fromkeys(item.words.text for item in told))
        said = self.reading.dialogue.ask(
            told[0].words.place, "objective_which", (*values, "no"), name=draft.name.text,
            field=role.value, text=words,
            free=lambda given: parse_length(given) is not None,
        )  # fmt: skip
        if said is None or said == "no":
            return ""
        if said in values:
            return said
        found = parse_length(said)
        return "" if found is None else format_duration(found)

    def _order(
        self, blocks: list[Block], drafts: list[ActivityDraft], ranks: dict[int, Priority]
    ) -> None:
        """The order written by hand; where it is not that of the objectives, it is asked about."""
        rows = sorted(ranks.items(), key=lambda item: _rank(item[1].rank))
        longest = None
        right = True
        for at, row in rows:
            value = drafts[at].spans.get(Role.RTO)
            found = parse_length(value.text) if value and value.text else None
            if found is not None and longest is not None and found < longest[0]:
                said = self.reading.dialogue.ask(
                    row.place.place, "order_right", text=longest[1], name=blocks[at].name.text
                )
                right = right and said == "yes"
            if found is not None and (longest is None or found > longest[0]):
                longest = found, blocks[at].name.text
        for at, row in rows:
            if right and row.rank.isdecimal() and 0 < int(row.rank) < 1000:
                drafts[at].spans[Role.PRIORITY] = Value(row.rank, row.place.place)
            elif row.rank:
                self.reading.dialogue.leave(
                    row.place.place, "order_by_hand", value=f"{row.rank} {row.name.text}"
                )


def _one_day(values: list[str]) -> list[str]:
    """Lengths without a day that another one tells is a working day: `1 j` beside it."""
    working = {f"{found[1]}d" for item in values if (found := re.match(r"(\d+) working", item))}
    return [item for item in values if item not in working]


def _rank(text: str) -> int:
    return int(text) if text.isdecimal() else 999


def _named(text: str, blocks: list[Block]) -> Block | None:
    """The activity that words mean: each of its words begins one of the name, or the other way."""
    words = [word for word in bare_words(text).split() if len(word) > 2]
    found = [
        block
        for block in blocks
        if words and all(_begins(word, bare_words(block.name.text).split()) for word in words)
    ]
    return found[0] if len(found) == 1 else None


def _begins(word: str, others: list[str]) -> bool:
    return any(other[:_STEM] == word[:_STEM] for other in others)
