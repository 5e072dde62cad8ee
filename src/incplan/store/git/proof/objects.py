"""Objects of git by their ids, many in one process."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from incplan.store.git.calling import git


def blob_id(content: bytes, like: str) -> str:
    """The id that git gives to a file with these bytes, in the kind of hash of another id."""
    kind = hashlib.sha256 if len(like) == 64 else hashlib.sha1
    return kind(b"blob %d\0%s" % (len(content), content)).hexdigest()


def is_blob(content: bytes, blob: str) -> bool:
    """Whether the bytes are those of an object, as they are or with LF ends (`core.autocrlf`)."""
    if blob_id(content, blob) == blob:
        return True
    flat = content.replace(b"\r\n", b"\n")
    return flat != content and blob_id(flat, blob) == blob


def objects_named(root: Path, names: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The kind and the id of each object that exists, by its name, such as `HEAD:journal`."""
    wanted = tuple(name for name in dict.fromkeys(names) if "\n" not in name)
    if not wanted:
        return {}
    asked = "".join(f"{name}\n" for name in wanted).encode("utf-8", "surrogateescape")
    answer = git(root, "cat-file", "--batch-check=%(objecttype) %(objectname)", stdin=asked)
    lines = answer.out.decode("utf-8", "surrogateescape").split("\n")
    found: dict[str, tuple[str, str]] = {}
    for name, line in zip(wanted, lines, strict=False):
        kind, _space, object_id = line.partition(" ")
        if kind in ("blob", "tree", "commit", "tag") and " " not in object_id:
            found[name] = (kind, object_id)
    return found


def blobs_at(root: Path, commit: str, paths: Iterable[str]) -> dict[str, str]:
    """The blob of each of these paths of the repository that a commit holds."""
    begin = f"{commit}:"
    found = objects_named(root, (f"{begin}{path}" for path in paths))
    return {
        name.removeprefix(begin): object_id
        for name, (kind, object_id) in found.items()
        if kind == "blob"
    }


def read_objects(root: Path, ids: Iterable[str]) -> dict[str, bytes]:
    """The bytes of each of these objects that exists."""
    wanted = tuple(dict.fromkeys(ids))
    if not wanted:
        return {}
    asked = "".join(f"{object_id}\n" for object_id in wanted).encode()
    answer = git(root, "cat-file", "--batch", stdin=asked)
    return dict(zip(wanted, batch_contents(answer.out), strict=False)) if answer.ok else {}


def batch_contents(batch: bytes) -> Iterator[bytes]:
    """Each object of a batch: `id type size`, the bytes, a line feed; nothing for a missing one."""
    place = 0
    while place < len(batch):
        end = batch.index(b"\n", place)
        if batch[place:end].endswith(b" missing"):
            yield b""
            place = end + 1
            continue
        size = int(batch[place:end].split()[2])
        yield batch[end + 1 : end + 1 + size]
        place = end + size + 2


def tree_entries(tree: bytes, width: int) -> Iterator[tuple[str, str, str]]:
    """Name, mode and id of each entry of a tree object; `width` is the length of an id in bytes."""
    place = 0
    while place < len(tree):
        space = tree.index(b" ", place)
        end = tree.index(b"\0", space)
        mode = tree[place:space].decode("ascii", "replace")
        name = tree[space + 1 : end].decode("utf-8", "surrogateescape")
        place = end + 1 + width
        yield name, mode, tree[end + 1 : place].hex()
