"""The new documents as Markdown, word for word: `make golden` after a wanted change."""

import os
from datetime import date
from pathlib import Path

import pytest

from incplan.documents.formats.markdown.page import render_markdown
from incplan.documents.views.binder.document import (
    binder_view,
    contacts_view,
    fiche_view,
    forms_view,
)
from incplan.documents.wording.wording import Wording
from tests.documents.reading import ENGLISH, TEMPLATES
from tests.small_plan import small_plan

GOLDEN = Path(__file__).parents[1] / "golden"
MARKS = {"today": date(2026, 11, 23), "commit": "0123456789abcdef", "fingerprint": "cafe"}
NUMBERS = ("P-2026-004-k7f",)


def views():
    plan = small_plan()
    say = Wording(plan, ENGLISH)
    return {
        "binder": binder_view(say, **MARKS, numbers=NUMBERS),
        "fiche": fiche_view(say, plan.fiche("phishing"), **MARKS),
        "contacts": contacts_view(say, **MARKS),
        "forms": forms_view(say, **MARKS, numbers=NUMBERS),
    }


@pytest.mark.golden
@pytest.mark.parametrize("name", ["binder", "fiche", "contacts", "forms"])
def test_the_document_is_as_kept(name):
    text = render_markdown(views()[name], TEMPLATES)
    kept = GOLDEN / f"{name}.md"
    if os.environ.get("INCPLAN_UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        kept.write_text(text, encoding="utf-8")

    assert text == kept.read_text(encoding="utf-8")
