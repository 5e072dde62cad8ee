"""What is left of an incident that is over, for `status`."""

from datetime import datetime

from incplan.app.response.situation.briefing import Briefing
from incplan.app.response.situation.moment import Moment
from incplan.app.response.situation.status import ActionLeft, AfterEnd
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import fit
from incplan.cli.screens.response.moment.crisis import show_head
from incplan.cli.screens.response.moment.head import last_line, page_of
from incplan.i18n.catalogue import Translator, _, ngettext_
from incplan.i18n.time.dates import plain_date

#: So many actions are shown in a window.
_FEW = 5


def show_left(
    screen: Screen,
    item: Briefing,
    moment: Moment,
    left: AfterEnd,
    translator: Translator,
    now: datetime,
) -> None:
    """How it stands, the review with its day, the open actions, the next command."""
    show_head(screen, item, translator, now)
    screen.heading(_("LEFT TO DO"))
    for clock in item.clocks:
        if (clock.kind == "review" and clock.stopped_at is None) or clock.down_in:
            state = phrases.clock_state(translator, clock, now)
            text = phrases.named(state, phrases.clock_name(translator, clock))
            screen.line(text, phrases.STATE_STYLES.get(clock.state, ""), indent=2)
    count = len(left.actions)
    most = count if screen.height is None else _FEW
    for action in left.actions[:most]:
        screen.line(_action(action, translator), "red" if action.overdue else "", indent=2)
    if count > most:
        more = ngettext_("{count} action more", "{count} actions more", count - most)
        screen.line(phrases.named(more, f"incplan actions -i {item.id}"), indent=2)
    if not count and left.review_by is None:
        screen.line(_("nothing"), indent=2)
    screen.line()
    page = page_of(screen, every=True)
    screen.rows(fit(page, (last_line(page, moment),), lambda _shown: ()))


def _action(action: ActionLeft, translator: Translator) -> str:
    due = plain_date(action.due, translator.language) if action.due else _("no date")
    owner = action.owner or _("no owner")
    return phrases.listed((f"{action.key}  {action.what}", owner, due))
