"""Settings of a git repository with which a stranger runs, overwrites or throws something away."""

import subprocess
from pathlib import Path
from typing import Final

#: Settings of a repository that run a program in some command of git; `RAN` is a file it makes.
PROGRAMS: Final = (
    ("core.sshCommand", "touch RAN; false"),
    ("core.gitProxy", "touch RAN"),
    ("core.fsmonitor", "touch RAN; false"),
    ("core.askPass", "touch RAN; false"),
    ("core.editor", "touch RAN; false"),
    ("core.pager", "touch RAN; cat"),
    ("core.alternateRefsCommand", "touch RAN; true"),
    ("core.hooksPath", "HOOKS"),
    ("remote.origin.uploadpack", "touch RAN; git-upload-pack"),
    ("remote.origin.receivepack", "touch RAN; git-receive-pack"),
    ("remote.origin.vcs", "ext"),
    ("remote.origin.proxy", "http://127.0.0.1:9"),
    ("filter.x.smudge", "touch RAN; cat"),
    ("filter.x.clean", "touch RAN; cat"),
    ("filter.x.process", "touch RAN; false"),
    ("merge.x.driver", "touch RAN; true"),
    ("diff.x.command", "touch RAN; true"),
    ("diff.x.textconv", "touch RAN; cat"),
    ("diff.external", "touch RAN; true"),
    ("gpg.program", "touch RAN; false"),
    ("credential.helper", "!touch RAN"),
    ("include.path", "HOOKS/included"),
    ("includeIf.gitdir:**.path", "HOOKS/included"),
    ("alias.fetch", "!touch RAN"),
    ("alias.merge", "!touch RAN"),
    ("uploadpack.packObjectsHook", "touch RAN; false"),
    ("sequence.editor", "touch RAN; false"),
    ("merge.verifySignatures", "true"),
    ("http.cookieFile", "RAN"),
    ("http.saveCookies", "true"),
    ("http.sslVerify", "false"),
    ("submodule.x.update", "!touch RAN"),
    ("protocol.ext.allow", "always"),
    ("branch.main.mergeOptions", "-s ours"),
    ("pull.twohead", "ours"),
    ("core.attributesFile", "HOOKS/attributes"),
)
HOOKS: Final = (
    "pre-receive",
    "update",
    "post-receive",
    "post-update",
    "reference-transaction",
    "proc-receive",
    "push-to-checkout",
    "pre-push",
    "pre-merge-commit",
    "prepare-commit-msg",
    "commit-msg",
    "post-merge",
    "post-checkout",
    "post-index-change",
    "pre-auto-gc",
)


def put_hooks(folder: Path, ran: Path) -> None:
    """Every hook of git, each leaving a mark."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in HOOKS:
        (folder / name).write_text(f"#!/bin/sh\ntouch '{ran}'\n", "utf-8")
        (folder / name).chmod(0o755)


def put_settings(root: Path, hooks: Path, ran: Path) -> tuple[str, ...]:
    """All these settings, their hooks and attributes, in one repository; the names of them."""
    put_hooks(hooks, ran)
    put_hooks(root / ".git" / "hooks", ran)
    (hooks / "included").write_text(f'[core]\n\tsshCommand = "touch {ran}"\n', "utf-8")
    (hooks / "attributes").write_text("* filter=x merge=x diff=x\n", "utf-8")
    info = root / ".git" / "info"
    info.mkdir(exist_ok=True)
    (info / "attributes").write_text("* filter=x merge=x diff=x\n", "utf-8")
    for key, value in PROGRAMS:
        told = value.replace("RAN", str(ran)).replace("HOOKS", str(hooks))
        subprocess.run(["git", "-C", str(root), "config", key, told], check=True)
    return tuple(key for key, _value in PROGRAMS)
