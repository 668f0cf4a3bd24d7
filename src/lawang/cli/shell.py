"""What all commands share: lazy loading, help and errors in the reader's language, exit statuses.

0 nothing to mend, 1 findings, 2 bad input, 70 a fault of the program itself, 130 stopped by the person. No error shows a
traceback; LAWANG_DEBUG=1 lets a fault of the program through with its traceback.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import click

from lawang import __version__
from lawang.cli.words import bad, say
from lawang.errors import LawangError

__all__ = [
    "Choice",
    "Command",
    "Group",
    "Option",
    "Whole",
    "lawang",
    "notice",
    "output_option",
    "stop_on_sigterm",
]

COMMANDS = ("check", "read", "pairs", "index", "match", "corpus", "verify")
BAD_INPUT, FAULT, STOPPED = 2, 70, 130


class Choice(click.ParamType):  # type: ignore[type-arg]
    """One of a few words."""

    name = "choice"

    def __init__(self, *known: str) -> None:
        self.known = known

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word, or an error that lists the known ones."""
        if value not in self.known:
            raise bad(f"{param.opts[0] if param else ''} {value}", "choice", known=", ".join(self.known))
        return str(value)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The words as help shows them."""
        return "|".join(self.known)


class Whole(click.ParamType):  # type: ignore[type-arg]
    """A whole number between two bounds."""

    name = "N"

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, or an error that names the bounds."""
        written = str(value)
        if written.isdecimal() and len(written) < 10 and self.low <= int(written) <= self.high:
            return int(written)
        raise bad(f"{param.opts[0] if param else ''} {written}", "whole", low=self.low, high=self.high)


class Option(click.Option):
    """An option whose `help` is a key of language/commands, looked up when help is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Its two columns in a help page."""
        record = super().get_help_record(ctx)
        return (record[0], say("option", self.help or "help")) if record else None


def output_option(metavar: str = "OUT", text: str = "out") -> Callable[[Any], Any]:
    """The option -o, which gives the path as `out`; `text` is its key in language/commands."""
    return click.option(
        "-o", "--output", "out", cls=Option, type=click.Path(path_type=Path), metavar=metavar, help=text
    )


def _choose(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value:
        os.environ["LAWANG_LANG"] = value


def _show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"lawang {__version__}")
        ctx.exit()


class _Worded(click.Command):
    """A command that speaks the reader's language and takes --lang."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        tongues = Choice("id", "en")
        lang = Option(
            ["--lang"], type=tongues, help="lang", expose_value=False, is_eager=True, callback=_choose
        )
        self.params.append(lang)

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """--help, with its words."""
        names = self.get_help_option_names(ctx)
        return Option(
            names, is_flag=True, is_eager=True, expose_value=False, help="help", callback=_show_help
        )

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows how to call it."""
        pieces = " ".join(self.collect_usage_pieces(ctx)).replace(
            "[OPTIONS]", f"[{say('word', 'options').upper()}]"
        )
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{say('word', 'usage')}: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What it does; `short_help` is its key in language/commands where two commands have one name."""
        name = self.short_help or self.name or ""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say("command", name) if name == "lawang" else say("help", name))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its options."""
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section(say("word", "options")):
            formatter.write_dl(records)


def _show_help(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        click.echo(ctx.get_help())
        ctx.exit()


class Command(_Worded):
    """One command; what its function returns is the exit status."""


class Group(Command, click.Group):
    """Commands under one name; language/commands has a line on each in the section of that name."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments call."""
        found = self.get_command(ctx, args[0])
        if found is None:
            raise bad(args[0], "unknown_command", known=", ".join(self.commands))
        return args[0], found, args[1:]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its commands, then its options."""
        with formatter.section(say("word", "commands")):
            formatter.write_dl([(name, say(f"{self.name}_command", name)) for name in self.commands])
        super().format_options(ctx, formatter)


class Shell(_Worded, click.Group):
    """The commands by name. Each is imported when it is called, so that a small check starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return importlib.import_module("lawang.cli.manage").command(cmd_name)  # type: ignore[no-any-return]
        command: click.Command = importlib.import_module(f"lawang.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments call."""
        command = self.get_command(ctx, args[0])
        if command is None:
            raise bad(args[0], "unknown_command", known=", ".join(COMMANDS))
        return args[0], command, args[1:]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its commands, then its options; no command is imported for it."""
        with formatter.section(say("word", "commands")):
            formatter.write_dl([(name, say("command", name)) for name in COMMANDS])
        with formatter.section(say("word", "site_commands")):
            own = importlib.import_module("lawang.cli.manage").own()
            formatter.write_dl([(name, say("site_command", name)) for name in own])
        super().format_options(ctx, formatter)

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]
        """Run and end the process; every error is one line on standard error."""
        try:
            _note_tongue()
            status = self._run(list(sys.argv[1:] if args is None else args), prog_name or "lawang", extra)
            if sys.stdout is not None:
                sys.stdout.flush()
        except BrokenPipeError:
            _drop_output()
            status = _complain(say("error", "pipe"), BAD_INPUT)
        except KeyboardInterrupt:
            status = _complain(say("error", "interrupted"), STOPPED)
        sys.exit(status)

    def _run(self, args: list[str], prog_name: str, extra: dict[str, Any]) -> int:
        try:
            with self.make_context(prog_name, args, **extra) as ctx:
                return int(self.invoke(ctx) or 0)
        except click.exceptions.Exit as ended:
            return ended.exit_code
        except click.UsageError as error:
            return _complain(_usage(error), BAD_INPUT)
        except LawangError as error:
            return _complain(str(error), BAD_INPUT)
        except (BrokenPipeError, KeyboardInterrupt):
            raise
        except MemoryError:
            return _complain(say("error", "memory"), BAD_INPUT)
        except OSError as error:
            name = str(error.filename or say("word", "error"))
            return _complain(
                str(bad(name, "cannot_write", detail=error.strerror or type(error).__name__)), BAD_INPUT
            )
        except Exception as error:
            if os.environ.get("LAWANG_DEBUG"):
                raise
            return _complain(say("error", "bug", detail=_where(error)), FAULT)


# What LAWANG_LANG may begin with (id_ID.UTF-8, en-GB).
TONGUES = ("id", "en")


def _usage(error: click.UsageError) -> str:
    """What is wrong with the arguments, in one line."""
    path = error.ctx.command_path if error.ctx else "lawang"
    if isinstance(error, click.NoSuchOption):
        return str(bad(error.option_name, "unknown_option", path=path))
    if isinstance(error, click.BadOptionUsage):
        return str(bad(error.option_name, "needs_value", path=path))
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return str(
            bad(error.param.make_metavar(error.ctx or click.get_current_context()), "missing", path=path)
        )
    extra = error.message.partition("(")[2].rstrip(")") if "extra argument" in error.message else ""
    return str(bad(extra or path, "usage", path=path))


def notice(words: str) -> None:
    """One line to the person, beside the output."""
    click.echo(f"lawang: {words}", err=True)


def stop_on_sigterm() -> None:
    """From here on SIGTERM stops as cleanly as Ctrl-C."""

    def stop(signum: int, frame: object) -> NoReturn:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)


def _note_tongue() -> None:
    """A language that Lawang does not speak is not passed over in silence."""
    tongue = os.environ.get("LAWANG_LANG", "")
    if tongue and not tongue.lower().startswith(TONGUES):
        _complain(say("error", "tongue", tongue=tongue), 0)


def _complain(line: str, status: int) -> int:
    flat = " ".join(line.split()).encode("utf-8", "backslashreplace").decode("utf-8")
    notice(flat)
    return status


def _drop_output() -> None:
    """Nobody reads what is left in the buffer: let the interpreter flush it into nothing when it ends."""
    if sys.__stdout__ is sys.stdout and sys.__stdout__ is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno())


def _where(error: Exception) -> str:
    """Type of a fault, with the module and line where it rose."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    module = trace.tb_frame.f_globals.get("__name__", "?") if trace else "?"
    return f"{type(error).__name__}, {module}:{trace.tb_lineno if trace else 0}"


@click.pass_context
def _alone(ctx: click.Context) -> None:
    """Without a command there is only help to give."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


lawang = Shell(
    name="lawang",
    params=[
        Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            help="version",
            callback=_show_version,
        )
    ],
    no_args_is_help=False,
    invoke_without_command=True,
    callback=_alone,
)
