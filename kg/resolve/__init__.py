"""Resolution: from the facts of all documents to one world, in which each real thing has one IRI."""

from kg.resolve.run import resolve

__all__ = ["resolve"]
