"""incplan: an incident management plan kept as text, followed under stress."""

from pathlib import Path
from typing import Final

__version__ = "0.1.0"
#: The folder of the package. Paths of shipped files start here, so that modules can move freely.
PACKAGE: Final = Path(__file__).parent
