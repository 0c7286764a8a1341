"""What has changed from one build to another: documents, entities and statements, in words."""

from kg.comparison.difference import Change, Difference, Part, compare

__all__ = ["Change", "Difference", "Part", "compare"]
