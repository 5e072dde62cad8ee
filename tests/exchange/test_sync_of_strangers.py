"""`incplan sync` in a repository that a stranger prepared: nothing of his runs, nothing is lost."""

import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest

from incplan.store.disk.turn import own_turn
from tests.conftest import Company
from tests.exchange.clones import clone, journal_files
from tests.exchange.hostile import put_hooks, put_settings
from tests.scenes import scene


@scene
def pair(company: Company) -> tuple[Path, Company, Company]:
    """A bare repository and two clones of it; the second has an entry that waits at the first."""
    company.by = "nadia"
    company.ok("declare", "Fichiers chiffrés")
    hub = company.root.parent / "hub.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(company.root), str(hub)], check=True)
    server = Company(hub)
    nadia, joris = (clone(server, hub.with_name(name), by=name) for name in ("nadia", "joris"))
    joris.ok("log", "De Joris")
    joris.ok("sync")
    nadia.ok("log", "De Nadia")
    return hub, nadia, joris


@pytest.fixture
def hub(pair: tuple[Path, Company, Company]) -> Path:
    return pair[0]


@pytest.fixture
def nadia(pair: tuple[Path, Company, Company]) -> Company:
    return pair[1]


@pytest.fixture
def joris(pair: tuple[Path, Company, Company]) -> Company:
    return pair[2]


def test_every_setting_that_runs_something_is_named_and_ignored(nadia, joris, tmp_path):
    ran = tmp_path / "ran"
    keys = put_settings(nadia.root, tmp_path / "hooks", ran)

    done = nadia.run("sync", "--json")
    joris.ok("sync")

    assert done.code == 0, done.err
    assert not ran.exists()
    named = {name.lower() for name in done.json["ignored"]}
    assert {key.lower() for key in keys} <= named
    assert journal_files(nadia.root) == journal_files(joris.root)


def test_a_name_of_a_setting_stands_on_the_screen(nadia):
    nadia.git("config", "core.sshCommand", "evil")

    done = nadia.run("sync")

    assert done.code == 0
    assert "core.sshcommand" in done.err.lower()
    assert ".gitconfig" in done.err


def test_usual_settings_are_not_named(nadia):
    for key, value in (
        ("user.name", "Nadia"),
        ("core.logAllRefUpdates", "true"),
        ("pull.rebase", "false"),
        ("commit.gpgSign", "false"),
        ("push.default", "simple"),
        ("branch.main.description", "Ours"),
        ("remote.origin.tagOpt", "--no-tags"),
    ):
        nadia.git("config", key, value)

    assert nadia.ok("sync", "--json").json["ignored"] == []
    assert "follow" not in nadia.ok("sync").err


def test_every_setting_that_asks_for_another_way_is_named_once(nadia, joris):
    asked = (
        ("commit.gpgSign", "true"),
        ("push.default", "nothing"),
        ("pull.rebase", "true"),
        ("branch.main.rebase", "true"),
        ("branch.main.pushRemote", "elsewhere"),
        ("remote.pushDefault", "elsewhere"),
        ("remote.origin.prune", "true"),
        ("remote.origin.fetch", "+refs/*:refs/*"),
        ("core.safecrlf", "true"),
        ("fetch.prune", "true"),
    )
    for key, value in asked:
        nadia.git("config", key, value)
    nadia.git("config", "extensions.worktreeConfig", "true")
    nadia.git("config", "--worktree", "push.followTags", "true")
    nadia.git("config", "http.proxy", "http://127.0.0.1:9")

    done = nadia.run("sync")

    said = " ".join(done.err.split()).lower()
    for key, _value in asked:
        assert said.count(key.lower()) == 1, key
    assert "push.followtags" in said
    assert said.index("never follows") > said.index("http.proxy. those that are yours")
    assert "De Joris" in nadia.ok("show").out
    assert nadia.git("rev-list", "--merges", "--count", "HEAD").strip() != "0"


def test_two_addresses_are_told_apart(nadia, joris, hub, tmp_path):
    other = tmp_path / "other.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(hub), str(other)], check=True)
    nadia.git("config", "remote.origin.pushurl", str(other))

    done = nadia.run("sync")

    said = " ".join((done.out + done.err).split())
    assert (done.code, "The same here" in said) == (4, False), said
    assert f"Sent to {other}. {hub}, from which sync fetches" in said
    assert Company(other).git("rev-parse", "main") == nadia.git("rev-parse", "HEAD")
    again = nadia.run("sync", "--json")
    assert (again.code, again.json["outcome"], again.json["pushed_to"]) == (4, "apart", str(other))
    subprocess.run(["git", "-C", str(hub), "fetch", "-q", str(other), "main:main"], check=True)
    assert f"Fetched from {hub}, sent to {other}" in " ".join(nadia.ok("sync").out.split())


def test_a_strategy_of_the_repository_throws_nobodys_entries_away(nadia, joris):
    nadia.git("config", "branch.main.mergeoptions", "-s ours")

    nadia.ok("sync")

    assert "De Joris" in nadia.ok("show").out
    joris.ok("sync")
    assert journal_files(nadia.root) == journal_files(joris.root)


def test_a_merge_driver_in_the_tree_decides_nothing(nadia, joris, tmp_path, monkeypatch):
    own = tmp_path / "gitconfig"
    own.write_text('[merge "ours"]\n\tdriver = true\n', "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(own))
    for item, line in ((joris, "# joris\n"), (nadia, "# nadia\n")):
        (item.root / ".gitattributes").write_text("* merge=ours\n", "utf-8")
        with (item.root / "plan.yaml").open("a", encoding="utf-8") as file:
            file.write(line)
        item.git("add", ".gitattributes", "plan.yaml")
        item.git("commit", "-q", "-m", item.by)
    joris.ok("sync")

    done = nadia.run("sync")

    assert (done.code, "plan.yaml" in done.err) == (5, True)
    nadia.git("add", "plan.yaml")
    nadia.git("-c", "core.editor=true", "merge", "--continue")
    nadia.ok("sync")
    assert nadia.git("rev-parse", "HEAD^2") == joris.git("rev-parse", "HEAD")


@pytest.mark.parametrize(
    "line", ["*.yaml working-tree-encoding=UTF-16LE-BOM", "* ident", "*.yaml text eol=crlf"]
)
def test_attributes_in_the_tree_change_no_byte_of_an_entry(nadia, joris, line):
    (joris.root / ".gitattributes").write_text(f"{line}\n", "utf-8")
    joris.git("add", ".gitattributes")
    joris.git("commit", "-q", "-m", "attributes")
    joris.ok("log", "Costs $Id$")
    photo = joris.root.parent / "photo.txt"
    photo.write_bytes(b"one $Id$\r\ntwo\n")
    joris.ok("log", "A photo", "--file", str(photo))
    joris.ok("sync")

    nadia.ok("sync")
    joris.ok("sync")

    assert journal_files(nadia.root) == journal_files(joris.root)
    assert nadia.git("status", "--porcelain", "incidents") == ""


@pytest.mark.parametrize("place", ["beside", "pushurl"])
def test_hooks_and_settings_of_a_repository_beside_the_plan_do_not_run(nadia, hub, tmp_path, place):
    ran, beside = tmp_path / "ran", nadia.root.parent / "beside.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(hub), str(beside)], check=True)
    put_hooks(beside / "hooks", ran)
    for key, value in (
        ("core.hooksPath", str(beside / "hooks")),
        ("core.alternateRefsCommand", f"touch {ran}; true"),
        ("core.fsmonitor", f"touch {ran}"),
        ("receive.procReceiveRefs", "refs/none"),
        ("uploadpack.packObjectsHook", f"touch {ran}; true"),
    ):
        subprocess.run(["git", "-C", str(beside), "config", key, value], check=True)
    (beside / "objects" / "info").mkdir(exist_ok=True)
    (beside / "objects" / "info" / "alternates").write_text(f"{hub / 'objects'}\n", "utf-8")
    key = "remote.origin.pushurl" if place == "pushurl" else "remote.origin.url"
    nadia.git("config", key, "../beside.git")

    assert nadia.run("sync").code == (4 if place == "pushurl" else 0)

    assert not ran.exists()
    assert Company(beside).git("rev-parse", "main") == nadia.git("rev-parse", "HEAD")


def test_missing_objects_are_not_fetched_by_a_program_of_the_other_end(nadia, hub, tmp_path):
    ran = tmp_path / "ran"
    for key, value in (
        ("core.repositoryFormatVersion", "1"),
        ("extensions.partialClone", "evil"),
        ("remote.evil.promisor", "true"),
        ("remote.evil.url", f"{tmp_path}"),
        ("remote.evil.uploadpack", f"touch {ran}; false"),
    ):
        subprocess.run(["git", "-C", str(hub), "config", key, value], check=True)
        nadia.git("config", key, value)

    nadia.run("sync")
    nadia.run("verify")
    nadia.run("log", "x")

    assert not ran.exists()


def test_a_second_address_is_refused_by_name(nadia, tmp_path):
    nadia.git("config", "--add", "remote.origin.pushurl", "../hub.git")
    nadia.git("config", "--add", "remote.origin.pushurl", "../other.git")

    done = nadia.run("sync")

    assert (done.code, "remote.origin.pushurl" in done.err) == (5, True)


def inside(root: Path) -> tuple[str, ...]:
    """Addresses of `evil.git` inside the plan, as a stranger may write them."""
    coded = f"file://{quote(str(root))}/%65vil.git"
    return (
        "./evil.git",
        "evil",
        coded,
        f"file://{root}/x/%2e%2e/evil.git",
        f"{root.parent}/./{root.name}/evil.git",
    )


def test_an_address_that_leads_inside_is_refused_however_it_is_written(nadia, tmp_path):
    ran, evil = tmp_path / "ran", nadia.root / "evil.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(evil)], check=True)
    (nadia.root / "x").mkdir()
    put_hooks(evil / "hooks", ran)

    for address in inside(nadia.root):
        nadia.git("config", "remote.origin.url", address)
        done = nadia.run("sync")
        assert (done.code, "remote.origin.url" in done.err) == (5, True), address
    assert not ran.exists()


@pytest.mark.parametrize("way", ["file", "link", "bare file", "common", "refs", "objects", "twin"])
@pytest.mark.parametrize("key", ["url", "pushurl"])
def test_a_folder_whose_repository_is_another_one_is_refused(nadia, hub, tmp_path, way, key):
    """It stands outside the plan, but what is sent there would be written elsewhere."""
    theirs, stick = tmp_path / "theirs", tmp_path / "stick"
    subprocess.run(["git", "clone", "-q", str(hub), str(theirs)], check=True)
    into = (nadia.root / ".git", theirs / ".git")[way in ("link", "refs", "twin")]
    if way == "file":
        stick.mkdir()
        (stick / ".git").write_text(f"gitdir: {into}\n", "utf-8")
    elif way == "link":
        stick.mkdir()
        (stick / ".git").symlink_to(into)
    elif way == "bare file":
        (tmp_path / "stick.git").write_text(f"gitdir: {into}\n", "utf-8")
    elif way == "twin":
        (tmp_path / "stick.git").mkdir()
        (tmp_path / "stick.git" / ".git").write_text(f"gitdir: {into}\n", "utf-8")
    else:
        subprocess.run(["git", "clone", "-q", "--bare", str(hub), str(stick)], check=True)
    if way == "common":
        (stick / "commondir").write_text(f"{into}\n", "utf-8")
    elif way in ("refs", "objects"):
        (stick / way).rename(tmp_path / "gone")
        (stick / way).symlink_to(into / way)
    before = [Company(root).git("for-each-ref") for root in (nadia.root, theirs)]
    nadia.git("config", f"remote.origin.{key}", str(stick))

    done = nadia.run("sync")

    assert (done.code, f"remote.origin.{key}" in done.err) == (5, True), done.out + done.err
    assert [Company(root).git("for-each-ref") for root in (nadia.root, theirs)] == before


def test_a_folder_whose_repository_is_its_own_is_followed(nadia, hub, tmp_path):
    apart = tmp_path / "apart"
    words = ["git", "clone", "-q", f"--separate-git-dir={tmp_path / 'kept'}", str(hub), str(apart)]
    subprocess.run(words, check=True)
    subprocess.run(["git", "-C", str(apart), "checkout", "-q", "--detach"], check=True)
    nadia.git("config", "remote.origin.url", str(apart))

    nadia.ok("sync")

    assert Company(apart).git("rev-parse", "main") == nadia.git("rev-parse", "HEAD")


def test_an_address_rewritten_by_the_repository_is_used_as_written(nadia, hub, tmp_path):
    evil, ran = nadia.root / "evil.git", tmp_path / "ran"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(evil)], check=True)
    put_hooks(evil / "hooks", ran)
    nadia.git("config", f"url.{evil}.insteadOf", str(hub))
    nadia.git("config", f"url.{evil}.pushInsteadOf", str(hub))

    nadia.ok("sync")

    assert Company(hub).git("rev-parse", "main") == nadia.git("rev-parse", "HEAD")
    assert not ran.exists()


def test_own_rewriting_of_addresses_is_followed_and_checked(nadia, hub, tmp_path, monkeypatch):
    own = tmp_path / "gitconfig"
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(own))
    nadia.git("config", "remote.origin.url", "company:plan")
    own.write_text(f'[url "{hub}"]\n\tinsteadOf = company:plan\n', "utf-8")
    nadia.ok("sync")
    own.write_text(f'[url "ext::touch {tmp_path}/ran #"]\n\tinsteadOf = company:plan\n', "utf-8")

    assert nadia.run("sync").code == 5
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    "address",
    [
        "ext::sh -c 'touch RAN'",
        "fd::7",
        "odd://x/y",
        "ssh://-oProxyCommand=touch%20RAN/x",
        "ssh://%2doProxyCommand=touch%20RAN/x",
        "-oProxyCommand=touch RAN:x",
        "ssh://x@-oProxyCommand=touch RAN/x",
        "-x@host:path",
        "ssh://host/-oProxyCommand=touch",
        "host:-oProxyCommand=touch",
        "--upload-pack=touch RAN",
        "https://host:-1/x",
        "https://ho\nst/x",
    ],
)
def test_addresses_of_no_usual_form_are_refused(nadia, tmp_path, address):
    nadia.git("config", "remote.origin.url", address.replace("RAN", str(tmp_path / "ran")))

    done = nadia.run("sync")

    assert (done.code, "remote.origin.url" in done.err) == (5, True)
    assert not (tmp_path / "ran").exists()


def test_a_work_tree_elsewhere_gets_no_file(nadia, joris):
    (joris.root / ".profile").write_text("x", "utf-8")
    joris.git("add", ".profile")
    joris.git("commit", "-q", "-m", "x")
    joris.ok("sync")
    nadia.git("config", "core.worktree", "../..")

    done = nadia.run("sync")

    assert (done.code, "core.worktree" in done.err) == (5, True)
    assert not (nadia.root.parent / ".profile").exists()


@pytest.mark.parametrize("name", ["logs/HEAD", "logs/refs/heads/main", "index", "packed-refs"])
def test_links_in_the_repository_lead_to_no_file_of_the_user(nadia, tmp_path, name):
    victim, place = tmp_path / "victim", nadia.root / ".git" / name
    victim.write_text("precious\n", "utf-8")
    place.unlink(missing_ok=True)
    place.symlink_to(victim)

    done = nadia.run("sync")
    logged = nadia.run("log", "Still taken")

    assert (done.code, logged.code) == (5, 0)
    assert victim.read_text("utf-8") == "precious\n"


def test_variables_of_git_change_nothing(nadia, joris, tmp_path, monkeypatch):
    ran = tmp_path / "ran"
    put_hooks(tmp_path / "template" / "hooks", ran)
    for name, value in (
        ("GIT_DIR", str(tmp_path)),
        ("GIT_WORK_TREE", str(tmp_path)),
        ("GIT_CONFIG_COUNT", "1"),
        ("GIT_CONFIG_KEY_0", "core.sshCommand"),
        ("GIT_CONFIG_VALUE_0", f"touch {ran}"),
        ("GIT_CONFIG_PARAMETERS", f"'core.hooksPath={tmp_path}/template/hooks'"),
        ("GIT_PROXY_COMMAND", f"touch {ran}"),
        ("GIT_EXTERNAL_DIFF", f"touch {ran}"),
        ("GIT_TEMPLATE_DIR", str(tmp_path / "template")),
        ("GIT_TRACE", str(tmp_path / "trace")),
    ):
        monkeypatch.setenv(name, value)

    done = nadia.run("sync")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_CONFIG_COUNT", "GIT_CONFIG_PARAMETERS"):
        monkeypatch.delenv(name)

    assert done.code == 0, done.err
    assert not ran.exists()
    assert not (tmp_path / "trace").exists()
    assert "GIT_DIR, GIT_EXTERNAL_DIFF, GIT_PROXY_COMMAND" in " ".join(done.err.split())


def test_killed_before_the_branch_moved_the_next_sync_goes_on(nadia, joris):
    nadia.ok("sync")
    before = nadia.git("rev-parse", "HEAD^1").strip()
    nadia.git("update-ref", "refs/heads/main", before)  # the files are there, the branch is not
    nadia.ok("log", "Meanwhile")

    nadia.ok("sync")
    joris.ok("sync")

    assert nadia.git("status", "--porcelain") == ""
    assert journal_files(nadia.root) == journal_files(joris.root)


@pytest.mark.parametrize(
    "name", ["refs/heads/../../../../../../victim", "refs/heads/x/../../../../victim", "--all"]
)
def test_a_branch_that_leads_out_of_the_repository_writes_nothing(nadia, tmp_path, name):
    nadia.git("config", "branch.main.merge", name)
    before = {path for path in nadia.root.parent.rglob("*") if ".git" not in path.parts}

    nadia.run("sync")

    after = {path for path in nadia.root.parent.rglob("*") if ".git" not in path.parts}
    usual = {"incidents", "hub.git"}
    assert {path for path in after - before if not usual & set(path.parts)} == set()


def test_nothing_of_an_exchange_is_left_behind(nadia):
    nadia.ok("sync")

    assert list((nadia.root / ".git" / "incplan").glob("exchange-*")) == []


@pytest.mark.parametrize("words", [("sync",), ("redact", "ENTRY", "--reason", "request")])
def test_what_a_killed_exchange_left_goes_and_nothing_of_one_that_runs(nadia, joris, words):
    """It holds files that came in, so maybe words of which the removal has still to come."""
    entry = next((joris.root / "incidents").rglob("*-logged-*.yaml")).stem[-10:]
    nadia.ok("sync")
    dead, alive = (nadia.root / ".git" / "incplan" / f"exchange-{name}" for name in ("a", "b"))
    for place in (dead, alive):
        (place / "tree").mkdir(parents=True)
        (place / "tree" / "entry.yaml").write_text("text: De Joris\n", "utf-8")

    with own_turn(alive, seconds=0):
        nadia.ok(*(entry if word == "ENTRY" else word for word in words))

    assert (dead.exists(), alive.exists()) == (False, True)


class _Biscuits(BaseHTTPRequestHandler):
    """A server with an empty repository that gives everybody a cookie."""

    def do_GET(self) -> None:
        fetching = "upload-pack" in self.path
        self.send_response(200 if fetching else 404)
        self.send_header("Set-Cookie", "a=b; Max-Age=9999")
        self.send_header("Content-Type", "application/x-git-upload-pack-advertisement")
        self.end_headers()
        if fetching:
            self.wfile.write(b"001e# service=git-upload-pack\n00000000")

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


def test_cookies_of_a_server_overwrite_no_file(nadia, tmp_path):
    victims = [tmp_path / name for name in ("ours", "theirs")]
    with HTTPServer(("127.0.0.1", 0), _Biscuits) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        nadia.git("config", "remote.origin.url", f"http://127.0.0.1:{server.server_port}/x")
        nadia.git("config", "http.saveCookies", "true")
        for victim in victims:
            victim.write_text("precious\n", "utf-8")
            nadia.git("config", "http.cookieFile", str(victim))
            if victim is victims[0]:
                done = nadia.run("sync")
        subprocess.run(["git", "-C", str(nadia.root), "fetch", "-q"], check=False)
        server.shutdown()

    assert (done.code, "http.cookiefile" in done.err) == (4, True)
    assert [victim.read_text("utf-8") == "precious\n" for victim in victims] == [True, False]
