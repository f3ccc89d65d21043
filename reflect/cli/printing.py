"""Puts results on standard output and everything else on standard error."""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import Any

import click

from reflect.errors import Refused

# A title or an answer may hold what a terminal takes for a command.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Windows has no name of its own for a pipe that nobody reads.
_CLOSED = frozenset({errno.EPIPE, errno.EINVAL})


def shown(text: str) -> str:
    """The text without what a terminal takes for a command."""
    return _CONTROL.sub("\ufffd", text)


def print_text(text: str) -> None:
    """Print a result for people."""
    _write(shown(text))


def print_value(value: Any) -> None:
    """Print a result for programs: one JSON value."""
    _write(json.dumps(value, ensure_ascii=False, indent=2))


def print_note(text: str) -> None:
    """Say something that is not the result, on standard error."""
    # When nobody listens there either, there is nobody left to tell.
    with suppress(OSError):
        click.echo(shown(text), err=True)


def any_character() -> None:
    """Let the streams take every character, whatever the system's own encoding is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def _write(text: str) -> None:
    try:
        click.echo(text)
    except OSError as error:
        if error.errno not in _CLOSED:
            what = f"standard output cannot be written: {os.strerror(error.errno or 0)}"
            raise Refused(what) from None
        _look_away()


def _look_away() -> None:
    """Whoever read has read enough; what is still in the buffer goes nowhere, without a word."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
