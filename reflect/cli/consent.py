"""Asks before something is done that a person should have said yes to."""

from __future__ import annotations

import sys

import click

from reflect.cli.printing import shown
from reflect.errors import Refused


def refuse_without_consent(question: str) -> None:
    """Ask on a terminal; raises `Refused` for a no, and where there is no terminal."""
    if not sys.stdin.isatty():
        what = "there is no terminal to ask on. Nothing has been changed. Say --yes to go on"
        raise Refused(what)
    if not click.confirm(shown(question), err=True):
        what = "nothing has been changed"
        raise Refused(what)
