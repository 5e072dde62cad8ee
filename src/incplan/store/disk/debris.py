"""What systems, editors and cloud folders leave beside the files people write, told by its name.

Nobody typed it, so it is never read and never an error. Only the stand-in for a file that a cloud
folder keeps elsewhere says something: that the file itself is not here.
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
    }
)
# Compiled at the first use: most folders hold none of them.
#: Copies an editor keeps, locks of office programs, downloads that are under way.
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
    """Whether a name was given by a system, an editor or a cloud folder; hidden files count."""
    if name.startswith(".") or name.lower() in _NAMED:
        return True
    return bool(re.fullmatch(_SHAPED, name, _FLAGS) or re.fullmatch(_STANDS_IN, name, _FLAGS))


def stands_in_for(name: str) -> str | None:
    """The file that a cloud folder keeps elsewhere: `.ann.yaml.icloud` stands for `ann.yaml`."""
    found = re.fullmatch(_STANDS_IN, name, _FLAGS)
    return found[1] if found else None
