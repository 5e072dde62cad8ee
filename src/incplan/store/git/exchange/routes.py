"""The way to the other end: its addresses as git resolves them, and what may run there."""

import os
import re
from typing import Final

from incplan.frozen import dataclass
from incplan.store.disk.sharing import mask_of
from incplan.store.git.exchange.addresses import Address, leads_into, read_address
from incplan.store.git.exchange.courier import Courier
from incplan.store.git.exchange.folders import stands_alone
from incplan.store.git.exchange.own_settings import OwnSettings

#: How the other end is called where it is a folder of this machine: its own hooks and settings
#: are a stranger's too.
_THERE: Final = " ".join(
    f"-c {setting}"
    for setting in (
        f"core.hooksPath={os.devnull}",
        "core.fsmonitor=false",
        "core.alternateRefsCommand=true",
        "receive.denyCurrentBranch=refuse",
        "receive.autogc=false",
        "gc.auto=0",
        "maintenance.auto=false",
    )
)


def unsafe_addresses(courier: Courier, known: OwnSettings, remote: str) -> tuple[str, ...]:
    """Names of settings whose address is not used; without any, the courier knows the way.

    One address to fetch from and one to push to, each as git resolves it with the user's own
    rewriting (`insteadOf`), and never one inside the plan.
    """
    given = {key: known.values(f"remote.{remote}.{key}") for key in ("url", "pushurl")}
    several = [key for key, values in given.items() if len(values) > 1]
    if several:
        return tuple(f"remote.{remote}.{key}" for key in several)
    urls = {key: values[0] for key, values in given.items() if values}
    refused = [key for key, url in urls.items() if any(ord(char) < 32 for char in url)]
    if not refused:
        courier.configure(known, remote, urls)
        found = _resolved(courier, remote)
        refused = [key for key, address in found.items() if not _is_fine(courier, address)]
        folders = {key: one.url for key, one in found.items() if one and one.folder}
        if not refused and any(url != urls.get(key, urls["url"]) for key, url in folders.items()):
            # Said again as one absolute path, so that git reads what was looked at.
            courier.configure(known, remote, {**urls, **folders})
            again = _resolved(courier, remote)
            refused = [key for key in folders if again[key] != found[key]]
    return tuple(f"remote.{remote}.{key if key in urls else 'url'}" for key in refused)


def _resolved(courier: Courier, remote: str) -> dict[str, Address | None]:
    """Where git would fetch from and push to."""
    asked = {"url": ("--all",), "pushurl": ("--push", "--all")}
    answers = {key: courier.run("remote", "get-url", *how, remote) for key, how in asked.items()}
    return {key: read_address(answer.text, courier.top) for key, answer in answers.items()}


def two_ways(courier: Courier, remote: str) -> tuple[str, str] | None:
    """Where git fetches from and pushes to, without passwords; None when that is one place."""
    found = _resolved(courier, remote)
    ways = tuple(address.url if address else "" for address in found.values())
    return (_shown(ways[0]), _shown(ways[1])) if ways[0] != ways[1] else None


def _shown(url: str) -> str:
    return re.sub(r"(?<=://)[^/@]*@", "", url)


def _is_fine(courier: Courier, address: Address | None) -> bool:
    if address is None or leads_into(address, (courier.top, courier.git_dir)):
        return False
    return address.folder is None or stands_alone(address.folder, (courier.top, courier.git_dir))


@dataclass(frozen=True, slots=True)
class FarEnd:
    """How git starts the other end, and the umask for what comes into a folder of this machine."""

    options: tuple[str, ...] = ()
    umask: int | None = None


def far_end(courier: Courier, remote: str, word: str) -> FarEnd:
    """The other end without its own hooks, when it is on this machine, and open to its readers."""
    how = ("--push",) if word == "receive-pack" else ()
    address = read_address(courier.run("remote", "get-url", *how, remote).text, courier.top)
    if address is None or address.folder is None:
        return FarEnd()
    return FarEnd((f"--{word}=git {_THERE} {word}",), mask_of(address.folder) if how else None)
