"""Runs typst in a process of its own: started by `incplan.documents.typst_door`, imports
nothing of ours.

Reads one JSON request on standard input, writes the document where it says, answers in JSON.
"""

import json
import sys
from typing import Any

#: A part of several pages whose last one is used no further down than this is set tighter.
NEARLY_EMPTY = 0.32


def main() -> int:
    """0 when the document was written, 1 when the template or its data were refused."""
    import typst  # noqa: PLC0415 -- 80 MB that only this process pays for

    request = json.load(sys.stdin)
    answer: dict[str, object] = {}
    try:
        made = _made(typst, request)
        with open(request["output"], "wb") as stream:  # noqa: PTH123 -- pathlib costs 10 ms here
            stream.write(made)
    except (typst.TypstError, RuntimeError) as problem:
        answer = {"error": str(getattr(problem, "diagnostic", None) or problem)}
    json.dump(answer, sys.stdout)
    return 1 if answer else 0


def _made(typst: Any, request: dict[str, Any]) -> bytes:
    try:
        tight = _tight(typst, request) if request["format"] == "pdf" else []
    except (typst.TypstError, RuntimeError):
        tight = []  # What is wrong is told better, with its place, by the compiler.
    made: bytes = _compiler(typst, request, tight).compile(
        format=request["format"],
        ppi=request["ppi"],
        pdf_standards=request["standards"],
        timestamp=0,
    )
    return made


def _compiler(typst: Any, request: dict[str, Any], tight: list[str]) -> Any:
    return typst.Compiler(
        request["main"],
        root=request["root"],
        font_paths=[request["fonts"]],
        ignore_system_fonts=True,
        sys_inputs={"data": request["data"], "tight": json.dumps(tight)},
        package_path=request["no_packages"],
        package_cache_path=request["no_packages"],
    )


def _tight(typst: Any, request: dict[str, Any]) -> list[str]:
    """The parts that need a page less when they are set tighter."""
    loose = _parts(_compiler(typst, request, []))
    tried = [name for name, (pages, down) in loose.items() if pages > 1 and down < NEARLY_EMPTY]
    if not tried:
        return []
    tight = _parts(_compiler(typst, request, tried))
    return [name for name in tried if tight[name][0] < loose[name][0]]


def _parts(compiler: Any) -> dict[str, tuple[int, float]]:
    """By id: how many pages a part has, and how far down its last page is used."""
    found: dict[str, tuple[int, float]] = {}
    begun: dict[str, Any] = {}
    for place in json.loads(compiler.query("<place>", field="value")):
        if begun and place["end"]:
            found[begun["id"]] = (place["page"] - begun["page"] + 1, float(place["down"]))
        begun = {} if place["end"] else place
    return found


if __name__ == "__main__":
    sys.exit(main())
