"""`incplan diff`, from the command line and real git histories."""

import re

import pytest

from tests.scenes import scene


def edit(company, path, old, new):
    file = company.root / path
    text = file.read_text(encoding="utf-8")
    assert re.search(old, text, re.MULTILINE)
    file.write_text(re.sub(old, new, text, count=1, flags=re.MULTILINE), encoding="utf-8")


@scene
def changed(company):
    """The demo plan with a second version committed, and a change on top that is not."""
    edit(company, "plan.yaml", r"^version:.*$", 'version: "2027.1"')
    edit(company, "activities/cold-storage.yaml", r"^rto:.*$", "rto: 45min")
    (company.root / "suppliers" / "new-one.yaml").write_text(
        "format: 1\nname: Nouveau\nservice: Test\n", encoding="utf-8"
    )
    company.git("add", "-A")
    company.git("commit", "-q", "-m", "Second version")
    edit(company, "activities/cold-storage.yaml", r"^rto:.*$", "rto: 50min")
    return company


def test_two_versions_by_their_names(changed):
    out = changed.ok("diff", "2026.2..2027.1").out

    assert "Version: 2026.2 → 2027.1" in out
    assert "Recovery time objective (RTO):" in out
    assert "→ 45 min" in out
    assert "Nouveau (added)" in out
    assert "50 min" not in out


def test_one_revision_is_compared_with_the_files_as_they_are(changed):
    out = changed.ok("diff", "HEAD").out

    assert "45 min → 50 min" in out
    assert "Nouveau" not in out


def test_a_directory_is_a_version_too(changed, tmp_path):
    import shutil

    other = tmp_path / "other..plan"
    shutil.copytree(changed.root, other, ignore=shutil.ignore_patterns(".git"))
    (other / "suppliers" / "new-one.yaml").unlink()

    assert "Nouveau (added)" in changed.ok("diff", str(other)).out


def test_nothing_is_checked_out_and_nothing_written(changed):
    before = changed.git("status", "--porcelain"), changed.git("rev-parse", "HEAD")
    changed.ok("diff", "HEAD~1..HEAD")

    assert (changed.git("status", "--porcelain"), changed.git("rev-parse", "HEAD")) == before


def test_json_and_markdown_say_the_same(changed):
    found = changed.ok("diff", "HEAD~1..HEAD", "--json").json
    text = changed.ok("diff", "HEAD~1..HEAD", "--format", "md").out

    assert found["schema"] == "incplan/diff/1"
    assert found["before"]["version"] == "2026.2"
    assert len(found["after"]["commit"]) == 40
    assert {item["how"] for item in found["changes"]} == {"added", "changed"}
    changed_values = [item["after"] for item in found["changes"] if item["field"]]
    assert changed_values
    assert all(value in text for value in changed_values)
    assert "## Suppliers" in text


def test_markdown_goes_to_a_file_and_over_an_earlier_one_only(changed, tmp_path):
    target = tmp_path / "changes.md"
    words = ("diff", "HEAD~1..HEAD", "--format", "md", "--output", str(target))
    changed.ok(*words)
    changed.ok(*words)
    first = target.read_bytes()
    target.write_text("mine", encoding="utf-8")

    changed.refused(*words)
    assert first.startswith(b"<!-- incplan export changes -->")


@pytest.mark.parametrize(
    "given", ["nothing", "--", "-p", "HEAD:plan.yaml", "HEAD~99", "$(id)", "..", "a..b", ":/Plan"]
)
def test_what_is_no_version_is_an_error_of_use(changed, given):
    done = changed.run("diff", "--format", "text", "--", given)

    assert done.code == 2
    assert "Traceback" not in done.err


def test_a_broken_old_file_is_named_and_hides_nothing_else(changed):
    edit(changed, "activities/cold-storage.yaml", r"^rto:.*$", "rto: soon")
    edit(changed, "suppliers/new-one.yaml", r"^name:.*$", "name: Autre")
    done = changed.run("diff", "HEAD")

    assert done.code == 3
    assert "activities/cold-storage.yaml:" in done.out.split("\n\n")[0]
    assert "Nouveau → Autre" in done.out
    assert "removed" not in done.out  # nobody removed it
    assert "activities/cold-storage" in done.err
    assert "NOT ALL OF THE PLAN" in changed.run("diff", "HEAD", "--format", "md").out


def test_hostile_words_are_inert(changed):
    edit(changed, "suppliers/new-one.yaml", r"^name:.*$", r'name: "[x](javascript:1) | `y` <b>"')
    text = changed.ok("diff", "HEAD", "--format", "md").out

    assert r"\[x\](javascript:1) \| \`y\` \<b\>" in text
