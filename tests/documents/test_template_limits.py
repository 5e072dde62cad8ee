"""Templates of a plan that would never end or fill the memory: stopped by counting, not by time."""

import re
import time
from pathlib import Path

import pytest

from incplan.documents.formats.html.page import html_environment
from incplan.documents.formats.markdown.page import markdown_environment
from incplan.documents.formats.meter import BUDGET
from tests.conftest import Company
from tests.effort import sampled

resource = pytest.importorskip("resource", reason="measures memory")
NO_FOLDER = Path("none")
DOUBLING = "{% set ns = namespace(s='ab') %}{% for i in range(60) %}{% set ns.s = OP %}{% endfor %}"
ENDLESS = {
    "product": "{{ 'a' * 10**9 }}",
    "power": "{{ 2 ** 999999999 }}",
    "shifted power": "{% set ns = namespace(n=7) %}{% for i in range(99) %}"
    "{% set ns.n = ns.n * ns.n %}{% endfor %}",
    "list product": "{{ [1] * 10**9 }}",
    "percent": "{{ '%1000000000d' % 1 }}",
    "format": "{{ '{:>1000000000}'.format('x') }}",
    "format filter": "{{ '%1000000000d'|format(1) }}",
    "center": "{{ 'x'|center(10**9) }}",
    "method": "{{ 'x'.center(10**9) }}",
    "zeros": "{{ 'x'.zfill(1000000000) }}",
    "bytes": "{{ (1).to_bytes(10**9, 'big') }}",
    "tabs": "{{ ('\t' * 1000).expandtabs(10**8) }}",
    "round": "{{ 5|round(-1000000000) }}",
    "batch": "{{ [1]|batch(10**9, 'x')|list }}",
    "slice": "{{ [1]|slice(10**9)|list }}",
    "indent": "{{ ('\n' * 100000)|indent(100000) }}",
    "replace": "{% set a = 'a' * 100000 %}{{ a|replace('a', a) }}",
    "replace method": "{% set a = 'a' * 100000 %}{{ a.replace('a', a) }}",
    "join": "{% set a = 'a' * 100000 %}{{ range(99999)|join(a) }}",
    "join of a text": "{% set a = 'a' * 100000 %}{{ a|join(a) }}",
    "join of one text often": "{% set a = 'a' * 1000000 %}{{ range(9999)|map('default')"
    "|map('replace', '1', a)|join }}",
    "nested loops": "{% for a in range(99999) %}{% for b in range(99999) %}"
    "{% endfor %}{% endfor %}",
    "filtered loops": "{% for a in range(99999) %}{% for b in range(99999) if b < 0 %}"
    "{% endfor %}{% endfor %}",
    "long body": "{% for a in range(99999) %}" + "x" * 5000 + "{% endfor %}",
    "recursive loop": "{% for a in [1] recursive %}{{ loop([1, 2]) }}{% endfor %}",
    "macro": "{% macro m(n) %}{{ m(n + 1) if n < 90 }}{{ m(n + 1) if n < 90 }}{% endmacro %}"
    "{{ m(0) }}",
    "doubled by ~": DOUBLING.replace("OP", "ns.s ~ ns.s"),
    "doubled by +": DOUBLING.replace("OP", "ns.s + ns.s"),
    "doubled lists": DOUBLING.replace("OP", "[ns.s, ns.s]") + "{{ ns.s }}",
    "compared lists": DOUBLING.replace("OP", "[ns.s, ns.s]") + "{{ ns.s == [1] }}",
    "hashed tuples": DOUBLING.replace("OP", "(ns.s, ns.s)") + "{{ {ns.s: 1} }}",
    "looked up": DOUBLING.replace("OP", "(ns.s, ns.s)") + "{{ {}[ns.s] }}",
    "doubled block": "{% set ns = namespace(s='ab') %}{% for i in range(60) %}"
    "{% set s %}{{ ns.s }}{{ ns.s }}{% endset %}{% set ns.s = s %}{% endfor %}",
    "compared often": "{% set a = 'a' * 9000000 %}{% set b = ('a' * 9000000)|string %}"
    "{% for i in range(99999) %}{{ a == b }}{% endfor %}",
    "summed": "{{ ([[1] * 1000] * 10000)|sum(start=[]) }}",
    "looked up in each": "{% for a in range(99999) %}"
    "{{ range(99999)|rejectattr('real')|list|length }}{% endfor %}",
    "included": "{% include 'own.md.j2' %}{% include 'own.md.j2' %}",
    "lipsum": "{{ lipsum(n=1000000) }}",
    "constants": "{{ ('a' ~ 'b')|center(1000000000) }}",
}


@pytest.mark.parametrize("kind", sampled(["md", "html"], pytest.mark.torture, 0))
@pytest.mark.parametrize("name", ENDLESS)
def test_it_ends_soon_and_small(kind, name):
    made = {"md": markdown_environment, "html": html_environment}[kind]
    environment = made(NO_FOLDER, {"own.md.j2": ENDLESS[name]})
    environment.meter.charge(BUDGET * 9 // 10)  # the rest shows it as well
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()

    with pytest.raises(Exception, match=r".") as stopped:
        environment.get_template("own.md.j2").render()

    assert not isinstance(stopped.value, MemoryError)
    assert time.process_time() - start < 20
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 700_000


def test_it_stops_at_the_same_place_each_time():
    text = "{% for a in range(9999) %}{% for b in range(9999) %}{{ seen(a, b) }}{% endfor %}"
    told = []
    for _time in range(2):
        environment = markdown_environment(NO_FOLDER, {"own.md.j2": text + "{% endfor %}"})
        assert environment.meter is not None
        environment.meter.charge(BUDGET - 1_000_000)
        last: list[tuple[int, int]] = []
        with pytest.raises(Exception, match="too much"):
            environment.get_template("own.md.j2").render(seen=lambda *at: last.append(at))  # noqa: B023
        told.append((len(last), last[-1]))
    assert told[0] == told[1]
    assert told[0][0] > 1_000


def test_usual_templates_work_as_before():
    text = (
        "{% for a in [3, 1, 2]|sort %}{{ loop.index }}{{ a * 2 + 1 }}{{ ', ' if not loop.last }}"
        "{% endfor %}|{{ 'a' ~ 1 ~ 'b' }}|{{ ['x', 'y']|join(' + ') }}"
        "|{{ 'abc'|upper|replace('B', 'z') }}"
        "|{{ 'a b'.split(' ')|length }}|{{ {'k': 1}['k'] }}|{{ {'k': 1}.items()|list|length }}"
        "|{{ 'ab'|indent(2) }}|{{ 1 < 2 <= 2 }}|{{ 7 // 2 }}|{{ '%s' is string }}"
    )
    free, limited = (
        markdown_environment(NO_FOLDER, own).from_string(text).render()
        for own in (None, {"own.md.j2": ""})
    )

    assert str(limited) == str(free)


def test_an_export_names_the_template_that_does_too_much(company: Company):
    folder = company.root / "templates" / "md"
    folder.mkdir(parents=True)
    (folder / "contacts.md.j2").write_text("one\n{{ 'a' * 10**9 }}", "utf-8")

    done = company.run("export", "contacts", "--format", "md")

    assert (done.code, "templates/md/contacts.md.j2:2" in done.err) == (3, True)
    assert "too much" in done.err


def test_copies_of_the_shipped_templates_fit_the_budget(company: Company):
    shipped = Path(__file__).parents[2] / "templates" / "md"
    plain = company.ok("export", "binder", "--format", "md").out
    folder = company.root / "templates" / "md"
    folder.mkdir(parents=True)
    for path in shipped.glob("*.j2"):
        (folder / path.name).write_bytes(path.read_bytes())
    company.git("add", "templates")
    company.git("commit", "-q", "-m", "templates")

    again = company.ok("export", "binder", "--format", "md").out
    commit = re.compile(r"\b[0-9a-f]{12}\b")
    assert commit.sub("", again) == commit.sub("", plain)
