"""Reading: from files, folders, archives and stdin to articles, each decoded and mapped onto its original."""

from kg.ingest.documents import reduced
from kg.ingest.options import ReadOptions
from kg.ingest.prints import fingerprint
from kg.ingest.reader import read, read_new

__all__ = ["ReadOptions", "fingerprint", "read", "read_new", "reduced"]
