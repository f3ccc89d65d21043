"""Before a journal is open: making one, keeping its recovery code, unlocking it."""
