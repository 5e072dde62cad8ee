"""incplan: an incident management plan kept as text, followed under stress."""

from pathlib import Path
from typing import Final

__version__ = "0.1.0"
#: The folder of the package: modules may move, what lies beside them is counted from here.
PACKAGE: Final = Path(__file__).parent
