"""A part that runs over by a few lines is laid out again, tighter; a very long one is not."""

import pytest

from incplan.documents.formats.typst.compiler import Compiled
from incplan.documents.formats.typst.pdf import _well_ended


@pytest.mark.parametrize(("pages", "layouts", "tight"), [(3, 2, ["part"]), (260, 1, [])])
def test_a_page_of_hundreds_is_not_worth_a_second_layout(pages, layouts, tight):
    asked = []

    def made(tighter):
        asked.append(list(tighter))
        last = pages - 1 if tighter else pages
        places = (
            {"id": "part", "end": False, "page": 1, "down": 0.1},
            {"id": "", "end": True, "page": last, "down": 0.1},
        )
        return Compiled(b"", places)

    assert _well_ended(made)[0] == tight
    assert len(asked) == layouts
