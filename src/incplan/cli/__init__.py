"""The terminal: signatures and presentation."""

import gc

# A command lives for a tenth of a second and throws little away: looking for circles a hundred
# times while it imports took a twelfth of that.
gc.set_threshold(50_000, 20, 50)
