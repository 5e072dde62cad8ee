"""Templates of a plan of its own: what cannot be used is named by file and line, nothing leaks."""

import pytest

from tests.conftest import Company

FAULTS = [
    ("md", "contacts.md.j2", "one\n{{ document.nothing }}", ":2"),
    ("md", "contacts.md.j2", "one\ntwo\n{% for x in %}", ":3"),
    ("md", "contacts.md.j2", '{% include "/etc/passwd" %}', ":1"),
    ("md", "contacts.md.j2", '\n{% include "../../plan.yaml" %}', ":2"),
    ("md", "contacts.md.j2", "{{ document.__class__ }}", ":1"),
    ("html", "contacts.html.j2", "<p>\n{{ nothing }}</p>", ":2"),
    ("html", "blocks.html.j2", "{% macro section(a, b, c) %}\n\n{{ a.no }}{% endmacro %}", ""),
    ("typst", "contacts.typ", "\n#let x = ", ":2"),
    ("typst", "contacts.typ", '#read("/etc/passwd")', ":1"),
    ("typst", "contacts.typ", '\n#read("../../../plan.yaml")', ":2"),
    ("typst", "contacts.typ", '#import "@preview/cetz:0.3.0"', ""),
    ("typst", "blocks.typ", "#let block-of = nothing", ":1"),
]


@pytest.mark.parametrize(("kind", "name", "text", "line"), FAULTS)
def test_a_fault_in_an_own_template_is_named_by_its_place(
    company: Company, tmp_path, kind, name, text, line
):
    folder = company.root / "templates" / kind
    folder.mkdir(parents=True)
    (folder / name).write_text(text)
    form = {"typst": "pdf"}.get(kind, kind)
    target = tmp_path / f"contacts.{form}"

    done = company.run("export", "contacts", "--format", form, "--output", str(target))

    assert done.code == 3
    assert f"templates/{kind}/{name}{line}" in done.err
    assert "root:" not in done.err
    assert "incplan-" not in done.err
    assert not target.exists()


def test_an_own_diagram_is_drawn_in_html_too(company: Company):
    folder = company.root / "templates" / "typst"
    folder.mkdir(parents=True)
    (folder / "diagram.typ").write_text("#let told(diagram) = ()\n#let drawn(diagram) = nowhere\n")

    done = company.run("export", "plan", "--format", "html")

    assert done.code == 3
    assert "templates/typst/diagram.typ:2" in done.err


def test_a_link_is_no_own_template(company: Company, tmp_path):
    folder = company.root / "templates" / "md"
    folder.mkdir(parents=True)
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    (folder / "contacts.md.j2").symlink_to(secret)

    assert "secret words" not in company.ok("export", "contacts").out
