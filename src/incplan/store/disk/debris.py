"""Recognise by name the files that systems, editors and cloud folders leave beside others.

They are not read and are no error. Only a cloud folder's stand-in matters: it shows that the file
itself is not on this machine.
"""

import re
from typing import Final

#: Names of systems and cloud folders; hidden files (`.DS_Store`, `._ann.yaml`) go by their dot.
_NAMED: Final = frozenset(
    {
        "desktop.ini",
        "thumbs.db",
        "ehthumbs.db",
        "ehthumbs_vista.db",
        "icon\r",
        "$recycle.bin",
        "system volume information",
        "lost+found",
        "__macosx",
        "sync.ffs_db",
        "@eadir",  # of network storage, here and below
        "#recycle",
        "@recycle",
        "#snapshot",
        "@recently-snapshot",
    }
)
# Editor copies, office locks, unfinished downloads. Compiled at first use: most folders have none.
_SHAPED: Final = r"""
      .*~                                   # ann.yaml~
    | ~.*                                   # ~$ann.yaml, ~WRL0001.tmp, ~syncthing~ann.yaml.tmp
    | \#.*\#                                # #ann.yaml#
    | .*\.(?:sw[a-px]|un~|bak\d*|backup|orig|rej|save|autosave|te?mp|lock|lck|ffs_lock|ffs_tmp)
    | .*\.(?:part|partial|crdownload|opdownload|download|filepart|!sync|bts|lnk|url|stackdump)
    | .*\.(?:gdoc|gsheet|gslides|gdlink)    # pointers of Google Drive
    | .*\.sb-[0-9a-f]{8}-.*                 # half a save of macOS
    """
_STANDS_IN: Final = r"\.?(.+\.ya?ml)\.(?:icloud|owncloud|nextcloud|cloudf?)"
_FLAGS: Final = re.VERBOSE | re.IGNORECASE | re.DOTALL


def is_debris(name: str) -> bool:
    """Whether a system, an editor or a cloud folder made the file; true for hidden files."""
    if name.startswith(".") or name.lower() in _NAMED:
        return True
    return bool(re.fullmatch(_SHAPED, name, _FLAGS) or re.fullmatch(_STANDS_IN, name, _FLAGS))


def stands_in_for(name: str) -> str | None:
    """The file that a cloud folder's stand-in is for: `.ann.yaml.icloud` stands for `ann.yaml`."""
    found = re.fullmatch(_STANDS_IN, name, _FLAGS)
    return found[1] if found else None
