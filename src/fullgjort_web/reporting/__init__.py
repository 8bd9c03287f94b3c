"""Documents out: what the register knows, written down for a meeting. Reads the register and never changes it."""
