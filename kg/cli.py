"""The command line: parses, calls one function, prints, exits. Results on stdout, everything else on stderr."""

import atexit
import gc
import io
import os
import sys
import traceback
from collections.abc import Sequence

import typer

from kg.commands import articles, graphs, quality, rulings, serving
from kg.commands.app import app
from kg.errors import GovkgError

__all__ = ["app", "articles", "graphs", "main", "quality", "rulings", "serving"]
_DEBUG = "GOVKG_DEBUG"
_INTERRUPTED = 130  # the exit code of Ctrl-C
atexit.register(
    gc.freeze
)  # a process that ends need not look through all that it has made for cycles: a twentieth of it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code: 0 fine, 1 a finding, 2 bad input or usage, 3 a bug, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # results are UTF-8 whatever the locale
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    try:
        app(args=arguments, prog_name="kg")
    except SystemExit as end:
        if end.code == _INTERRUPTED:
            typer.echo("interrupted; what an earlier build wrote is as it was", err=True)
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 2
    except GovkgError as error:
        typer.echo(f"error: {error}", err=True)
        return error.exit_code
    except Exception as error:
        if os.environ.get(_DEBUG):
            traceback.print_exc()
        else:
            typer.echo(f"bug: {type(error).__name__}: {error}\nset {_DEBUG}=1 to see where; please report it", err=True)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
