"""Copies of plan files that cloud folders make, and what systems and editors leave behind."""

from pathlib import Path

import pytest

from incplan.i18n.findings import FINDINGS
from incplan.store.disk.copy_names import certain_original, original_of, suspected_original
from incplan.store.disk.debris import is_debris, stands_in_for
from tests.conftest import Run, run_command
from tests.plan.one_plan import KINDS, whole_plan
from tests.validate.zoo import FOLDER, NOW, digest, put

DEBRIS = [
    "desktop.ini",
    "Desktop.ini",
    ".DS_Store",
    "._ann.yaml",
    "Thumbs.db",
    "Icon\r",
    "~$ann.yaml",
    ".~lock.ann.yaml#",
    ".ann.yaml.swp",
    "ann.yaml.swo",
    "ann.yaml~",
    "ann.yaml.bak",
    "ann.bak2",
    "ann.yaml.orig",
    "#ann.yaml#",
    ".#ann.yaml",
    "ann.yaml.tmp",
    "~WRL0001.tmp",
    "ann.yaml.part",
    "ann.yaml.crdownload",
    ".nfs0000000000a1b2c3",
    ".fuse_hidden0001",
    ".dropbox",
    ".849C9593-D756-4E56-8D6E-42412F2A707B",
    "~syncthing~ann.yaml.tmp",
    ".stfolder",
    "ann.yaml.sb-1a2b3c4d-XyZ",
    ".directory",
    "@eaDir",
    "#recycle",
    "@Recycle",
    "#snapshot",
]
COPIES = [
    "ann (1).yaml",
    "ann(2).yaml",
    "ann 2.yaml",
    "Ann.yaml",
    "ANN.YAML",
    "ann.yml",
    "ann-LAPTOP-7.yaml",
    "ann-DESKTOP-4F2K9.yaml",
    "ann-Anns-MacBook-Pro.yaml",
    "ann (conflicted copy 2026-11-25 101500).yaml",
    "ann (Ann Exemple's conflicted copy 2026-11-25).yaml",
    "ann (Copie en conflit de PC-ANN 2026-11-25).yaml",
    "ann (SFConflict ann@zoo.example 2026-11-25).yaml",
    "ann [conflicted].yaml",
    "ann.sync-conflict-20261125-101500-ABCDEF7.yaml",
    "ann.conflict.yaml",
    "ann_conf(1).yaml",
    "ann - Copy.yaml",
    "ann - Copy (2).yaml",
    "ann - Copie.yaml",
    "ann - Kopie.yaml",
    "ann copy.yaml",
    "ann copy 3.yaml",
    "Copy of ann.yaml",
    "Kopie von ann.yaml",
    "Kopie van ann.yaml",
    "Copie de ann.yaml",
    "ann_REMOTE_4711.yaml",
    "ann_conflict-20261101-100000.yaml",
    "ann (conflicted copy 2026-11-01 100000).yaml",
    "ann (Ann's conflicted copy 2026-11-01).yaml",
]
#: What programs write of a name that stays a valid id: a copy whatever stands in it.
CERTAIN = [
    "ann_conflict-20261101-100000",
    "ann-conflict-20261101-1000",
    "ann-sync-conflict-20261101-100000-abcdef7",
    "ann_conflict-20261101-100000_conflict-20261102-090000",
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return whole_plan(tmp_path / "plan")


def run(root: Path, *words: str) -> Run:
    environment = {"INCPLAN_NOW": NOW, "INCPLAN_PLAN": str(root), "INCPLAN_LANG": "en"}
    done = run_command(*words, environment=environment)
    assert done.code != 70, done.err
    return done


def said(root: Path, *families: str) -> list[tuple[str, str, str]]:
    """Code, severity and file of what `validate` says of names."""
    found = run(root, "validate", "--json", "--select", ",".join(families or ("SCH04", "SCH025")))
    return [(item["code"], item["severity"], item["path"]) for item in found.json["diagnostics"]]


@pytest.mark.parametrize("name", DEBRIS)
def test_debris_is_known_by_its_name(name: str) -> None:
    assert is_debris(name)
    assert original_of(name, ["ann"]) is None


@pytest.mark.parametrize("name", ["ann.yaml", "notes.txt", "ann (1).yaml", "plan.yaml", "x.yml"])
def test_what_people_wrote_is_no_debris(name: str) -> None:
    assert not is_debris(name)


@pytest.mark.parametrize("name", COPIES)
def test_copies_are_known_by_their_name(name: str) -> None:
    assert original_of(name, ["ann", "an", "annex"]) == "ann"


@pytest.mark.parametrize("name", ["order-intake-LAPTOP-7.yaml", "order-intake (1).yaml"])
def test_a_copy_belongs_to_the_longest_name(name: str) -> None:
    assert original_of(name, ["order", "order-intake"]) == "order-intake"
    assert original_of(name, []) == "order-intake"


@pytest.mark.parametrize("name", ["Ann Exemple.yaml", "été.yaml", "-rf.yaml", "a:b.yaml", "x.txt"])
def test_other_names_are_no_copies(name: str) -> None:
    assert original_of(name, ["ann"]) is None


def test_a_good_id_is_only_suspected() -> None:
    assert suspected_original("ann-laptop-7", ["ann", "ann-laptop-7"]) == "ann"
    assert suspected_original("ann-copy", ["ann"]) == "ann"
    assert suspected_original("police-namur", ["police"]) is None
    assert suspected_original("telco-backup", ["telco"]) is None


def test_debris_in_every_folder_is_never_an_error(root: Path) -> None:
    places = ["", "contacts", "activities", "suppliers", "fiches", "incidents", "journal", FOLDER]
    sound = said(root, "SCH", "JRN", "YML")
    for place in places:
        for name in DEBRIS:
            put(root, f"{place}/{name}".removeprefix("/"), b"\x00\xff junk")
    before = digest(root)
    found = [item for item in said(root, "SCH", "JRN", "YML") if item not in sound]
    assert {(code, severity) for code, severity, _path in found} == {("SCH042", "info")}
    assert not [path for _code, _severity, path in found if "/." in path]
    for words in (("contacts",), ("export", "contacts"), ("status",), ("order",), ("plan",)):
        done = run(root, *words)
        assert (done.code, "NOT ALL" in done.out) == (0, False), words
    assert digest(root) == before


def test_debris_does_not_keep_management_from_approving(root: Path) -> None:
    codes = [item for item in said(root, "SCH025") if item[1] == "error"]
    put(root, "contacts/desktop.ini", b"[.ShellClassInfo]")
    assert [item for item in said(root, "SCH025", "SCH04") if item[1] == "error"] == codes


def test_a_copy_that_differs_is_compared_and_never_a_person(root: Path) -> None:
    text = (root / "contacts/ann.yaml").read_text()
    put(root, "contacts/ann-LAPTOP-7.yaml", text.replace("00 01", "00 99").encode())
    assert said(root) == [("SCH043", "warning", "contacts/ann-LAPTOP-7.yaml")]
    words = " ".join(run(root, "validate").out.split())
    assert "channels[1].phone" in words
    assert "contacts/ann-LAPTOP-7.yaml:5:" in words
    done = run(root, "contacts", "--all")
    assert done.code == 0
    assert "contacts/ann-LAPTOP-7.yaml" in done.out.split("\n\n")[0]
    assert "00 99" not in done.out
    (gap,) = run(root, "contacts", "--json").json["plan_gaps"]
    assert (gap["severity"], gap["used"]) == ("warning", "copy")
    assert "another copy" in run(root, "export", "contacts").out


def test_a_copy_that_says_the_same_is_said_so(root: Path) -> None:
    put(root, "contacts/ann (1).yaml", (root / "contacts/ann.yaml").read_bytes())
    assert said(root) == [("SCH044", "info", "contacts/ann (1).yaml")]
    assert "another copy" not in run(root, "contacts").out


@pytest.mark.parametrize("kind", KINDS)
def test_copies_of_every_kind_of_file(root: Path, kind: str) -> None:
    path = KINDS[kind]
    name = f"{path.removesuffix('.yaml')}.sync-conflict-20261125-101500-ABCDEF7.yaml"
    put(root, name, (root / path).read_bytes() + b"x-note: mine\n")
    assert said(root) == [("SCH043", "warning", name)]
    assert "x-note" in run(root, "validate").out
    assert run(root, "contacts").code == 0


def test_a_copy_under_a_good_id_is_told_by_what_it_says(root: Path) -> None:
    text = (root / "contacts/ann.yaml").read_text()
    put(root, "contacts/ann-laptop-7.yaml", text.encode())
    assert said(root) == [("SCH044", "info", "contacts/ann-laptop-7.yaml")]
    assert run(root, "contacts", "ann").out.count("Ann Exemple") == 1
    put(root, "contacts/ann-laptop-7.yaml", text.replace("Ann Exemple", "Repair shop").encode())
    assert said(root) == []
    assert "Repair shop" in run(root, "contacts", "repair").out


@pytest.mark.parametrize("stem", CERTAIN)
def test_what_only_a_program_writes_is_a_copy_whatever_it_says(root: Path, stem: str) -> None:
    assert certain_original(stem, ["an", "ann", stem]) == "ann"
    text = (root / "contacts/ann.yaml").read_text()
    put(root, f"contacts/{stem}.yaml", text.replace("Ann Exemple", "Ann Newname").encode())
    assert said(root) == [("SCH043", "warning", f"contacts/{stem}.yaml")]
    words = " ".join(run(root, "validate").out.split())
    assert "it says something else: name" in words
    assert "Newname" not in run(root, "contacts", "--all").out
    assert "Newname" not in run(root, "export", "contacts").out
    put(root, f"contacts/{stem}.yaml", b"name: [unclosed\n")
    assert said(root, "SCH04", "YML") == [("SCH046", "warning", f"contacts/{stem}.yaml")]


def test_a_conflict_without_its_original_is_a_file_of_its_own() -> None:
    assert certain_original("dora_conflict-20261101-100000", ["ann"]) is None
    assert certain_original("conflict-20261101-1000", ["ann"]) is None
    assert certain_original("ann-conflict-team", ["ann"]) is None


@pytest.mark.parametrize("kind", KINDS)
def test_copies_of_owncloud_in_every_folder(root: Path, kind: str) -> None:
    path = KINDS[kind]
    name = f"{path.removesuffix('.yaml')}_conflict-20261101-100000.yaml"
    put(root, name, (root / path).read_bytes() + b"x-note: mine\n")
    assert said(root) == [("SCH043", "warning", name)]
    assert "x-note" in run(root, "validate").out


def test_a_copy_whose_original_is_gone_is_an_error(root: Path) -> None:
    (root / "contacts/bob.yaml").rename(root / "contacts/bob (1).yaml")
    assert said(root, "SCH04", "SCH025", "REF") == [("SCH045", "error", "contacts/bob (1).yaml")]
    done = run(root, "contacts")
    assert done.code == 3
    assert "contacts/bob (1).yaml" in done.out
    assert run(root, "call", "bob").code == 3


def test_copies_that_cannot_be_compared(root: Path) -> None:
    text = (root / "contacts/ann.yaml").read_bytes()
    put(root, "contacts/ann (1).yaml", b"name: [")
    assert said(root) == [("SCH046", "warning", "contacts/ann (1).yaml")]
    put(root, "contacts/ann (1).yaml", text)
    put(root, "contacts/ann.yaml", b"name: [")
    assert said(root) == [("SCH046", "warning", "contacts/ann (1).yaml")]
    assert FINDINGS["SCH046.original"].help.partition(",")[0] in " ".join(
        run(root, "validate").out.split()
    )


@pytest.mark.parametrize("name", [".bob.yaml.icloud", "bob.yaml.owncloud", "bob.yaml.nextcloud"])
def test_a_file_kept_elsewhere_is_missing_and_no_error(root: Path, name: str) -> None:
    assert stands_in_for(name) == "bob.yaml"
    put(root, f"contacts/{name}", b"bplist00")
    assert said(root) == []  # the file itself is here
    (root / "contacts/bob.yaml").unlink()
    assert said(root, "SCH04", "SCH025", "REF") == [("SCH047", "warning", "contacts/bob.yaml")]
    assert "contacts/bob.yaml:1: The file is not on this machine" in run(root, "contacts").out


def test_a_plan_kept_elsewhere_is_still_a_plan(root: Path) -> None:
    (root / "plan.yaml").rename(root / ".plan.yaml.icloud")
    done = run(root, "contacts", "electrician")
    assert (done.code, "plan.yaml:1" in done.out, "Lines desk" in done.out) == (3, True, True)


def test_an_entry_kept_elsewhere_is_an_entry_that_cannot_be_read(root: Path) -> None:
    (file,) = (root / FOLDER).glob("*.yaml")
    file.rename(file.with_name(f".{file.name}.icloud"))
    assert ("JRN001", "error", f"{FOLDER}/{file.name}") in said(root, "JRN001")
    assert FINDINGS["JRN001.away"].message in " ".join(run(root, "validate").out.split())


def test_strangers_are_named_and_files_under_wrong_names_are_errors(root: Path) -> None:
    put(root, "contacts/list.xlsx", b"x")
    put(root, "contacts/old/zoe.yaml", b"x")
    put(root, "contacts/Zoe Exemple.yaml", b"x")
    assert sorted(said(root)) == [
        ("SCH025", "error", "contacts/Zoe Exemple.yaml"),
        ("SCH025", "warning", "contacts/list.xlsx"),
        ("SCH025", "warning", "contacts/old"),
    ]
    done = run(root, "contacts")
    assert (done.code, "list.xlsx" in done.out, "Zoe Exemple" in done.out) == (3, False, True)


def test_nobody_is_called_by_the_name_of_a_copy(root: Path) -> None:
    put(root, "contacts/bob (1).yaml", (root / "contacts/bob.yaml").read_bytes())
    put(root, "contacts/bob.yaml~", b"")
    done = run(root, "log", "Seen", "--by", "bo", "-i", "1")
    assert done.code == 0
    assert "Bob Exemple" in run(root, "show", "1").out


def test_a_copy_of_a_review_is_compared(root: Path) -> None:
    review = b"format: 1\nsummary: Short\n"
    put(root, f"{FOLDER}/review.yaml", review)
    put(root, f"{FOLDER}/review (1).yaml", review)
    put(root, f"{FOLDER}/review-LAPTOP-7.yaml", review + b"# later\n")
    assert said(root, "JRN00") == [
        ("JRN007", "warning", f"{FOLDER}/review (1).yaml"),
        ("JRN008", "warning", f"{FOLDER}/review-LAPTOP-7.yaml"),
    ]
