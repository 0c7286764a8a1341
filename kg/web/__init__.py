"""The web stage: a resolved world as one interactive HTML page that opens offline."""

from kg.web.page import PageOptions, write_page
from kg.web.past import Past

__all__ = ["PageOptions", "Past", "write_page"]
