"""What made a graph: the version of govkg and the settings, with no clock and no machine in it."""

from dataclasses import dataclass

from kg import ids


@dataclass(frozen=True, slots=True)
class BuildInfo:
    """The version of govkg and the settings that shape the graph, as (name, value); their order does not matter."""

    version: str
    settings: tuple[tuple[str, str], ...] = ()

    def iri(self, base: str) -> str:
        """The node of the build: equal versions and settings have the same one."""
        return ids.build_iri(base, ids.digest(self.version, *map(repr, sorted(self.settings))))
