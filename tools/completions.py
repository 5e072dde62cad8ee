"""Write the table of what each command takes, which completion reads: `make reference`."""

import sys
from typing import Any

from incplan.cli.completion.table import TABLE, Taken, Takes, written
from incplan.cli.parsing.lazy_group import leaf
from incplan.cli.parsing.registry import leaves
from incplan.i18n.catalogue import activate_language
from incplan.store.disk.resources import data_file


def taken(param: Any) -> Taken:
    """One parameter of a command as the table has it."""
    option = param.param_type_name == "option"
    flag = option and param.is_flag
    return Taken(
        names=tuple(param.opts) if option else (),
        metavar="" if flag else str(param.metavar or param.name.upper()).strip("[]."),
        help=param.help or "",
        many=bool(param.nargs != 1 or getattr(param, "multiple", False)),
    )


def text() -> str:
    """The table of the commands as they are, in English."""
    activate_language("en")
    table = {}
    for words, module in leaves():
        params = [item for item in leaf(words.split()[-1], module).params if not item.hidden]
        options = tuple(taken(item) for item in params if item.param_type_name == "option")
        arguments = tuple(taken(item) for item in params if item.param_type_name == "argument")
        table[words] = Takes(options, arguments)
    return written(table)


def main() -> int:
    """Write it, or with --check say whether it is current."""
    place = data_file(TABLE)
    if "--check" in sys.argv[1:]:
        return int(place.read_text(encoding="utf-8") != text())
    place.write_text(text(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
