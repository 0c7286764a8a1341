"""The web stage: a resolved world as one interactive HTML page that opens offline."""

from kg.web.page import PageOptions, write_page

__all__ = ["PageOptions", "write_page"]
