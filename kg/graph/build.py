"""What made a graph: the version of govkg, its words and the settings, with no clock and no machine in it."""

from dataclasses import dataclass

from kg import ids


@dataclass(frozen=True, slots=True)
class BuildInfo:
    """The version of govkg and what else shapes a graph; the order of settings and words does not matter.

    `settings`: (name, value). `words`: the lexicons that it read with, as (name, digest of their content); "words" are
    the project's, "lexicon" those of the user.
    """

    version: str
    settings: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[str, str], ...] = ()

    def iri(self, base: str) -> str:
        """The node of the build: equal versions, settings and words have the same one."""
        return ids.build_iri(base, ids.digest(self.version, *map(repr, sorted((*self.settings, *self.words)))))
