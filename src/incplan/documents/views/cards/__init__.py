"""Cards to hand out: one for each function, for everybody, for the wallet, for the wall."""
