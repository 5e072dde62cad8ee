"""The terminal: signatures and presentation."""

import gc
from typing import Final

#: The hidden first word with which the completion of a shell asks.
ASKING: Final = "__complete"

# A command runs for a tenth of a second and frees little: collecting garbage while it imports took
# a twelfth of that time, so the collector is set to run rarely.
gc.set_threshold(50_000, 20, 50)
