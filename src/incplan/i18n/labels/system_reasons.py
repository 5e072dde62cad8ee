"""Why the system could not read or write a file: its words, and ours for links and devices."""

from typing import Final

from incplan.i18n.catalogue import N_

SYSTEM_REASONS: Final = frozenset(
    {
        N_("not a regular file"),
        N_("not a regular file, or too large"),
        N_("No such file or directory"),
        N_("Permission denied"),
        N_("Operation not permitted"),
        N_("Is a directory"),
        N_("Not a directory"),
        N_("Too many levels of symbolic links"),
        N_("No space left on device"),
        N_("Disk quota exceeded"),
        N_("Read-only file system"),
        N_("Input/output error"),
        N_("File name too long"),
    }
)
