"""Tells a person at a terminal how far a long piece of work is."""

from __future__ import annotations

import sys

import click

from reflect.services.jobs import JobContext


def progress() -> JobContext:
    """Counts on standard error, if that is a terminal."""
    return JobContext(_report if sys.stderr.isatty() else None)


def _report(done: int, total: int) -> None:
    click.echo(f"\r{done} of {total} ", nl=done == total, err=True)
