"""The command line: runs one command and tells how it ended."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import click

from reflect.app import Reflect
from reflect.cli.account import account
from reflect.cli.backup import backup
from reflect.cli.check import check
from reflect.cli.delete import delete
from reflect.cli.demo import demo
from reflect.cli.edit import edit
from reflect.cli.evidence import evidence
from reflect.cli.export import export
from reflect.cli.failures import ExitCode, our_fault, saying_for
from reflect.cli.history import history
from reflect.cli.import_journal import import_journal
from reflect.cli.keychain import keychain
from reflect.cli.keys import keys
from reflect.cli.ledger import ledger
from reflect.cli.list import list_entries
from reflect.cli.new import new
from reflect.cli.options import common_options
from reflect.cli.pack import pack
from reflect.cli.passphrase import passphrase
from reflect.cli.printing import any_character, print_note
from reflect.cli.prompts import prompts
from reflect.cli.recovery import recovery
from reflect.cli.restore import restore
from reflect.cli.salvage import salvage
from reflect.cli.search import search
from reflect.cli.session import Session
from reflect.cli.show import show
from reflect.cli.undelete import undelete
from reflect.cli.verify import verify
from reflect.cli.write import write
from reflect.errors import ReflectError
from reflect.services.process_hardening import harden

if TYPE_CHECKING:
    from types import TracebackType

COMMANDS: tuple[click.Command, ...] = (
    new,
    prompts,
    write,
    list_entries,
    search,
    show,
    edit,
    history,
    delete,
    undelete,
    evidence,
    check,
    account,
    export,
    ledger,
    backup,
    restore,
    verify,
    salvage,
    import_journal,
    pack,
    passphrase,
    recovery,
    keychain,
    keys,
    demo,
)


class _InOrder(click.Group):
    """Lists the commands in the order in which one needs them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, as they were added."""
        return list(self.commands)


def _print_version(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    if not asked or context.resilient_parsing:
        return
    try:
        number = version("reflect-journal")
    except PackageNotFoundError:
        number = "(from its source)"
    click.echo(f"Reflect {number}")
    context.exit()


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version and stop.",
)
@common_options
def program() -> None:
    """Reflect, an encrypted journal for people who work in health and care.

    Without a command it opens the window.
    """


for _command in COMMANDS:
    program.add_command(_command)


class _Ending:
    """Turns whatever ended a command into an exit code, and says what happened."""

    code: int = ExitCode.DONE

    def __enter__(self) -> _Ending:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        match error:
            case None:
                return False
            case click.ClickException():
                error.show()
                self.code = error.exit_code
            case click.Abort():
                print_note("Stopped. What was said to be saved is safe.")
                self.code = ExitCode.REFUSED
            case ReflectError():
                saying = saying_for(error)
                print_note(saying.told(error))
                self.code = saying.code
            case Exception():
                # The hook of the command line: a mistake of ours never shows a traceback, which
                # could quote what was written.
                print_note(our_fault(error, trace))
                self.code = ExitCode.REFUSED
            case _:
                return False
        return True


def run(arguments: list[str], reflect: Reflect | None = None) -> int:
    """Run one command and return its exit code.

    With ``reflect`` the command works on that program, and the process is left as it is.
    """
    with _Ending() as ending:
        if reflect is None:
            harden()
            any_character()
        session = Session(reflect or Reflect())
        ended = program.main(arguments, prog_name="reflect", standalone_mode=False, obj=session)
        # A command that found problems has said so, and ends with their code.
        ending.code = ended if isinstance(ended, int) else ending.code
    return int(ending.code)
