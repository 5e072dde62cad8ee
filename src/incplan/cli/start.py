"""The console script: a shell that completes a word is answered without loading the commands."""

import sys

from incplan.cli import ASKING
from incplan.cli.output.streams import leave, open_streams


def run() -> None:
    """Run a line, or complete an unfinished one."""
    if sys.argv[1:2] == [ASKING]:
        # Late imports, here and below: a shell waits for the one, and needs none of the other.
        from incplan.cli.completion.answer import complete

        open_streams()
        leave(complete(sys.argv[2:]))
    from incplan.cli.main import main

    leave(main())
