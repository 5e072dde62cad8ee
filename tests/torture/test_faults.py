"""Errors of the disk, injected at the system call: reported, text kept, nothing half-written."""

import errno
import os
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

import pytest

from tests.effort import sampled
from tests.torture.evidence import (
    LONG,
    acknowledged_in,
    environment,
    judge,
    log_command,
    new_plan,
    run,
)

#: System call, error, which of these calls; whether the entry is rightly acknowledged after all.
FAULTS = [
    ("write", "ENOSPC", 1, False),
    ("write", "EIO", 1, False),
    ("write", "EDQUOT", 1, False),
    ("fsync", "EIO", 1, False),
    ("fsync", "EIO", 2, False),
    ("fsync", "ENOSPC", 2, False),
    ("linkat", "EIO", 1, False),
    ("linkat", "EPERM", 1, True),  # no hard links: the file is renamed into place
    ("linkat", "EMLINK", 1, True),
    ("unlinkat", "EACCES", 1, True),  # the temporary name stays behind, harmless
]


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize(
    ("call", "error", "when", "acknowledged"), sampled(FAULTS, pytest.mark.torture, 0, 4, 7)
)
def test_an_injected_error_is_never_a_false_promise(
    tmp_path: Path, call, error, when, acknowledged
):
    root, state = new_plan(tmp_path / "plan"), tmp_path / "state"
    text = f"{call} {error} {when}"
    done = run(
        [
            "strace", "-qq", "-o", str(tmp_path / "trace"), "-e", f"trace={call}",
            "-e", f"inject={call}:error={error}:when={when}", *log_command(text),
        ],
        root,
        state,
    )  # fmt: skip

    assert "(INJECTED)" in (tmp_path / "trace").read_text("utf-8"), "no call has failed"
    promised = acknowledged_in(done.stdout)
    assert bool(promised) is acknowledged, done.stdout + done.stderr
    assert done.returncode == (0 if acknowledged else 4)
    assert "Traceback" not in done.stderr
    assert judge(root, promised)
    if not acknowledged:
        assert text in _kept(root, state), "the words are nowhere"


def _kept(root: Path, state: Path) -> str:
    """All that was typed, wherever it is."""
    files = [*root.rglob("*.yaml"), *state.rglob("*.yaml")]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_short_writes_and_interruptions_lose_no_byte(tmp_path: Path, monkeypatch):
    """A system call may write less than asked."""
    from incplan.store.disk import durable

    real = os.write
    monkeypatch.setattr(durable.os, "write", lambda handle, view: real(handle, bytes(view[:3])))
    path = durable.create_file(tmp_path, ("incidents", "x"), "entry.yaml", b"0123456789" * 7)
    assert path.read_bytes() == b"0123456789" * 7


def test_an_id_that_exists_is_never_overwritten(tmp_path: Path):
    from incplan.store.disk.durable import create_file

    create_file(tmp_path, ("incidents",), "entry.yaml", b"first")
    with pytest.raises(FileExistsError):
        create_file(tmp_path, ("incidents",), "entry.yaml", b"second")
    assert (tmp_path / "incidents" / "entry.yaml").read_bytes() == b"first"
    assert not list((tmp_path / "incidents").glob(".*.tmp"))


root_only = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting needs root"
)


def mounted(*words: str) -> bool:
    """Mount, or say that this machine does not let us."""
    return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0


def unmount(place: Path) -> None:
    subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False)


@pytest.fixture(params=sampled(["tmpfs-size", "tmpfs-inodes", "ext4"], pytest.mark.torture, 0))
def small_disk(request: pytest.FixtureRequest, tmp_path: Path):
    """A disk with hardly any room."""
    place = tmp_path / "disk"
    place.mkdir()
    if request.param == "ext4":
        image = tmp_path / "image"
        with image.open("wb") as stream:
            stream.truncate(1 << 20)
        made = subprocess.run(
            ["mkfs.ext4", "-q", "-O", "^has_journal", "-N", "200", str(image)],
            capture_output=True, check=False,
        )  # fmt: skip
        done = made.returncode == 0 and mounted("-o", "loop", str(image), str(place))
    else:
        option = "size=96k" if request.param == "tmpfs-size" else "size=1m,nr_inodes=24"
        done = mounted("-t", "tmpfs", "-o", option, "tmpfs", str(place))
    if not done:
        pytest.skip("this machine does not let us mount")
    yield place
    unmount(place)


def _fill(place: Path) -> list[Path]:
    """Files until nothing more fits, be it bytes or names."""
    made: list[Path] = []
    for number in range(1000):
        path = place / f"filler-{number}"
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT)
            made.append(path)
            try:
                os.write(handle, b"x" * 4096)
            finally:
                os.close(handle)
        except OSError:
            break
    return made


@root_only
def test_a_full_disk_loses_nothing(tmp_path: Path, small_disk: Path):
    """Fill the disk with entries; then each further one is kept elsewhere and comes home."""
    root, state = new_plan(small_disk / "plan"), tmp_path / "state"
    promised, failures = [], 0
    fillers = _fill(small_disk)
    for number in range(150 if LONG else 40):
        done = run(log_command(f"entry {number}"), root, state)
        promised.extend(acknowledged_in(done.stdout))
        assert done.returncode in (0, 4), done.stderr
        if done.returncode == 4:
            failures += 1
            assert f"entry {number}" in _kept(root, state)
            assert str(state) in done.stderr.replace("\n", "").replace(" ", "") or failures > 1
        if failures >= (50 if LONG else 3):
            break
    assert failures, "the disk never filled up"
    verdict = judge(root, promised)
    print(f"{failures} failures on a full disk, {len(promised)} acknowledged, "
          f"{len(verdict.lost)} lost, {len(verdict.torn)} torn")  # fmt: skip
    assert verdict, verdict
    assert not list(root.rglob("*.tmp")), "a temporary file was left"

    for path in fillers:
        path.unlink()
    done = run(log_command("there is room again"), root, state)
    if done.returncode == 0:  # as many come home as the disk takes; none is lost
        assert judge(root, [*promised, *acknowledged_in(done.stdout)])
    everything = _kept(root, state)
    assert all(f"text: entry {n}\n" in everything for n in range(len(promised) + failures))


@root_only
def test_a_read_only_disk_is_read_and_the_words_are_kept(tmp_path: Path):
    place = tmp_path / "disk"
    place.mkdir()
    if not mounted("-t", "tmpfs", "tmpfs", str(place)):
        pytest.skip("this machine does not let us mount")
    try:
        root, state = new_plan(place / "plan"), tmp_path / "state"
        assert mounted("-o", "remount,ro", str(place))
        done = run(log_command("read-only words"), root, state)
        assert done.returncode == 4
        assert "read-only words" in _kept(root, state)
        assert mounted("-o", "remount,rw", str(place))
        again = run(log_command("writable"), root, state)
        assert again.returncode == 0, again.stderr
        assert "read-only words" in _kept(root, tmp_path / "nowhere")
    finally:
        unmount(place)


@root_only
def test_without_permission_the_words_are_kept(tmp_path: Path):
    """As another user: reading works, writing fails, the text goes to that user's own folder."""
    place = Path(tempfile.mkdtemp(prefix="incplan-"))
    try:
        place.chmod(0o755)
        root, state = new_plan(place / "plan"), place / "state"
        state.mkdir()
        os.chown(state, 65534, 65534)
        code, said = _as_nobody(root, state, "not allowed")
        assert code == 4, said
        assert "not allowed" in _kept(root, state)
        assert judge(root, [])
    finally:
        shutil.rmtree(place)


def _as_nobody(root: Path, state: Path, text: str) -> tuple[int, str]:
    """`log` in a child of this process that has become another user; modules are loaded before."""
    from tests.conftest import run_command

    given = {**environment(root, state), "XDG_CACHE_HOME": str(state)}
    run_command("log", "--help", environment=given)
    run_command("log", "warm", "-i", "nothing", environment=given)
    answer = state / "answer"
    child = os.fork()
    if child == 0:
        code = 99
        try:
            os.setgid(65534)
            os.setuid(65534)
            done = run_command("log", text, "--no-commit", environment=given)
            answer.write_text(done.out + done.err, encoding="utf-8")
            code = done.code
        finally:
            os._exit(code)
    _pid, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), answer.read_text(encoding="utf-8")


def test_a_plan_in_a_folder_with_a_difficult_name(tmp_path: Path):
    root = new_plan(tmp_path / "Plan d'été — Löwen 🔥 (v2)")
    done = run(log_command("été 🔥"), root, tmp_path / "state")
    assert done.returncode == 0, done.stderr
    assert judge(root, acknowledged_in(done.stdout)).present == 2


def test_every_code_of_a_failing_disk_has_a_sentence():
    from incplan.i18n.sentences.store import STORE
    from incplan.store.disk.durable import problem_code

    codes = {problem_code(OSError(number, "")) for number in errno.errorcode}
    assert codes <= set(STORE)
    assert {"disk_full", "read_only", "permission", "io_error"} == codes


def test_a_file_replaced_in_a_folder_that_will_not_sync_is_not_called_unwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The new words are there: who is told "not written" would write them again."""
    from incplan.errors import NotWrittenError
    from incplan.store.yaml import replace

    file = tmp_path / "review.yaml"
    file.write_bytes(b"old")
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "input/output error")
        real(handle)

    monkeypatch.setattr(replace.os, "fsync", fsync)
    with pytest.raises(NotWrittenError) as told:
        replace.exchange(tmp_path, file, b"old", b"new")
    assert told.value.code == "not_confirmed"
    assert file.read_bytes() == b"new"
    assert [item.name for item in tmp_path.iterdir()] == ["review.yaml"]
