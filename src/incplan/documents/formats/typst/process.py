"""Runs typst in a process of its own: started by `formats.typst.compiler`, imports
nothing of ours.

Reads one JSON request on standard input, writes the document where it says, answers in JSON.
"""

import contextlib
import json
import sys

#: What a layout may take: a template without end stops there instead of taking all the machine.
MEMORY = 3 * 1024**3


def _bound_memory() -> None:
    """Where the system can; elsewhere time is the only bound."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def main() -> int:
    """0 when the document was written, 1 when the template or its data were refused."""
    # Late import: 80 MB that only this process pays for.
    import typst

    request = json.load(sys.stdin)
    _bound_memory()
    answer: dict[str, object] = {}
    try:
        compiler = typst.Compiler(
            request["main"],
            root=request["root"],
            font_paths=[request["fonts"]],
            ignore_system_fonts=True,
            sys_inputs=request["inputs"],
            package_path=request["no_packages"],
            package_cache_path=request["no_packages"],
        )
        made = compiler.compile(
            format=request["format"],
            ppi=request["ppi"],
            pdf_standards=request["standards"],
            timestamp=0,
        )
        if not isinstance(made, bytes):
            raise RuntimeError("a drawing must have one page")
        with open(request["output"], "wb") as stream:  # noqa: PTH123 -- pathlib costs 10 ms here
            stream.write(made)
        if request["standards"]:
            answer["fits"] = json.loads(compiler.query("<fit>", field="value"))
        if request["asked"]:
            # The layout is done already: a query costs nothing.
            answer["places"] = json.loads(compiler.query("<place>", field="value"))
    except (typst.TypstError, RuntimeError) as problem:
        answer["error"] = str(getattr(problem, "diagnostic", None) or problem)
    json.dump(answer, sys.stdout)
    return 1 if "error" in answer else 0


if __name__ == "__main__":
    sys.exit(main())
