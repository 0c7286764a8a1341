"""The errors that govkg raises on purpose: one base class and a handful of leaves.

Each says what is wrong, where, and what to do. `exit_code` is what the command line ends with:
1 a finding (a gate or SHACL failed), 2 bad input or usage, 3 a bug.
"""


class GovkgError(Exception):
    """Something that the user can understand and mend."""

    exit_code = 2


class InputError(GovkgError):
    """An input file, folder or record cannot be read; the rest of the build goes on."""


class OutputError(GovkgError):
    """The output folder cannot be used; nothing in it was touched."""


class LexiconError(GovkgError):
    """A data file of the project or of the user has bad rows; the message lists all of them."""


class DecisionError(GovkgError):
    """A file of decisions has bad rows; the message lists all of them."""


class QueryError(GovkgError):
    """A query is unknown, lacks a parameter or is no valid SPARQL."""


class ForbiddenQueryError(QueryError):
    """A query would change the graph or ask another server."""


class UnknownEntityError(GovkgError):
    """No entity has this name; the message offers the nearest."""


class Finding(GovkgError):
    """The command worked and found a fault in the data (SHACL, a quality floor)."""

    exit_code = 1
