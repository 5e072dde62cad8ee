"""Which fiches are too long for their leaf on paper."""

from incplan.app.desk.desk import Desk
from incplan.documents.formats.typst.leaf_size import leaf_size
from incplan.documents.views.kit.leaf import leaf, longest_rows
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import translator
from incplan.plan.validation.context.context import LongFiche
from incplan.store.disk.resources import templates_dir


def long_fiches(desk: Desk) -> tuple[LongFiche, ...]:
    """Reckoned in each language of the plan, without a layout: the export knows for certain."""
    plan, fonts = desk.plan(), templates_dir() / "fonts"
    found: dict[str, LongFiche] = {}
    for language in plan.file.languages:
        say = Wording(plan, translator(language), pack=desk.pack())
        for key in plan.fiche_ids():
            fiche = plan.fiche(key)
            if fiche is None:
                continue
            section = leaf(say, fiche)
            if leaf_size(section, fonts).fits:
                continue
            known = found.get(key)
            found[key] = LongFiche(
                fiche=key,
                languages=(*known.languages, language) if known else (language,),
                rows=known.rows if known else longest_rows((section,), section.title),
            )
    return tuple(found.values())
