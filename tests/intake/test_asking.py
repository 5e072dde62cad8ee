"""Questions of an import on a terminal: one after the other, back, stop; nothing typed is lost."""

import pytest

BOOK = "Nom;GSM\nAnn Nieuw;400002003\nBob Vieux;400002004\nCarl Neuf;400002005\n"


@pytest.fixture
def typing(joinery, tmp_path, monkeypatch):
    """Import a list with three questions while somebody types these lines; what came of it."""
    (tmp_path / "list.csv").write_text(BOOK)
    file = str(tmp_path / "list.csv")

    def run(*lines, words=()):
        left = iter(lines)

        def ask(_question):
            line = next(left)
            if isinstance(line, BaseException):
                raise line
            return line

        monkeypatch.setattr("incplan.cli.commands.intake.files.can_ask", lambda **_words: True)
        monkeypatch.setattr("incplan.cli.commands.intake.asking.ask", ask)
        done = joinery.run("import", file, *words)
        assert next(left, None) is None, done.err
        return done

    return joinery, run


def numbers(company) -> dict[str, bool]:
    files = {
        name: company.root / "contacts" / f"{name}.yaml" for name in ("ann-nieuw", "bob-vieux")
    }
    return {name: "+324000020" in file.read_text() for name, file in files.items()}


def test_back_asks_the_question_before_again(typing):
    company, run = typing
    done = run("<", "yes", "no", "<", "yes", "")
    assert "This is the first question." in done.err
    assert "1/3  list.csv, B2, «GSM»" in done.err
    assert done.err.count("2/3  list.csv, B3, «GSM»") == 2
    assert numbers(company) == {"ann-nieuw": True, "bob-vieux": True}


def test_a_stop_takes_in_what_is_sure_and_answered(typing):
    company, run = typing
    done = run("yes", ".")
    assert done.code == 0
    assert numbers(company) == {"ann-nieuw": True, "bob-vieux": False}
    assert "list.csv:B3:lost_zero" in done.out


def test_what_does_not_fit_is_said_and_asked_again(typing):
    company, run = typing
    done = run("perhaps", "0470 00 00 01", "", "")
    assert "`perhaps` does not fit here." in done.err
    assert "+32470000001" in (company.root / "contacts" / "ann-nieuw.yaml").read_text()


@pytest.mark.parametrize("leaving", [KeyboardInterrupt(), EOFError()])
def test_who_leaves_in_the_middle_finds_the_answers_in_a_file(typing, tmp_path, leaving):
    company, run = typing
    done = run("yes", "no", leaving)
    kept = tmp_path / "list.csv.answers.yaml"
    assert done.code != 0
    assert "nothing was written" in done.err.lower()
    assert str(kept) in done.err.replace("\n  ", "").replace(" ", "")
    assert kept.stat().st_mode & 0o077 == 0
    assert company.git("status", "--porcelain") == ""

    again = run("", words=("--answers", str(kept)))

    assert again.code == 0
    assert numbers(company) == {"ann-nieuw": True, "bob-vieux": False}


def test_the_answers_of_an_earlier_stop_are_not_overwritten(typing, tmp_path):
    _company, run = typing
    run("yes", KeyboardInterrupt())
    run("no", KeyboardInterrupt())
    assert (tmp_path / "list.csv.answers.yaml").read_text().endswith(': "yes"\n')
    assert (tmp_path / "list.csv-2.answers.yaml").read_text().endswith(': "no"\n')


def test_a_terminal_a_dry_run_and_json_ask_the_same(typing, tmp_path):
    company, run = typing
    file = str(tmp_path / "list.csv")
    report = company.ok("import", file, "--dry-run", "--json").json
    names = [item["id"] for item in report["to_ask"]]
    shown = company.ok("import", file, "--dry-run").out
    assert all(name in shown for name in names)
    run("yes", "yes", KeyboardInterrupt())
    kept = (tmp_path / "list.csv.answers.yaml").read_text()
    assert all(f'"{name}"' in kept for name in names[:2])
