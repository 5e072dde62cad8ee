"""Write the JSON Schemas that are shipped, and their copies in the demo plan: `make reference`."""

import json
import sys
from pathlib import Path

from incplan.plan.validation.schemas import KINDS, OWN_KINDS, PLACE, file_schema

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "src" / "incplan" / "data" / "schema"


def text(kind: str) -> str:
    """One schema as it is stored."""
    return json.dumps(file_schema(kind), ensure_ascii=True, indent=2) + "\n"


def files() -> dict[Path, str]:
    """Every file that must hold a schema, and what it must hold."""
    found = {SHIPPED / f"{kind}.json": text(kind) for kind in KINDS}
    for plan in sorted((ROOT / "plans").glob("*/plan.yaml")):
        for kind in OWN_KINDS:
            found[plan.parent / PLACE / f"{kind}.json"] = text(kind)
    return found


def main() -> int:
    """Write them, or with --check say whether they are current."""
    if "--check" in sys.argv[1:]:
        return int(any(path.read_text(encoding="utf-8") != held for path, held in files().items()))
    for path, held in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(held, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
