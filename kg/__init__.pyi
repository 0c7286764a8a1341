from kg.api import BuildOptions as BuildOptions
from kg.api import Report as Report
from kg.api import ValidationReport as ValidationReport
from kg.api import build as build
from kg.api import validate as validate
from kg.opened import KnowledgeGraph as KnowledgeGraph
from kg.opened import Part as Part
from kg.opened import open_graph as open
from kg.query.run import Result as Result

__version__: str
__all__ = [
    "BuildOptions",
    "KnowledgeGraph",
    "Part",
    "Report",
    "Result",
    "ValidationReport",
    "__version__",
    "build",
    "open",
    "validate",
]
