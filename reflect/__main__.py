"""Chooses the window or the command line, and nothing else."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Open the window for ``reflect`` alone or with packs to look at; else run a command.

    Returns the exit code.
    """
    arguments = sys.argv[1:]
    if not arguments or arguments[0] == "--locked" or _are_packs(arguments):
        # Starting leaves next to no garbage; the window collects it, once it is there.
        gc.disable()
        # The command line must work where there is no window system, and start quickly.
        from reflect.ui.application import open_window

        return open_window(arguments)
    if arguments == ["--read-another-journal"]:
        # A packaged program is its own interpreter; neither window nor command line is needed.
        from reflect.imports.__main__ import main as read_another_journal

        return read_another_journal()
    # The window must not wait for the command line to load.
    from reflect.cli.main import run

    return run(arguments)


def _are_packs(arguments: list[str]) -> bool:
    """Whether packs are to be looked at: as when somebody opens one in a file manager."""
    return all(name.lower().endswith(".reflectpack") for name in arguments)


if __name__ == "__main__":
    sys.exit(main())
