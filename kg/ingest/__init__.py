"""Reading: from files, folders, archives and stdin to articles, each decoded and mapped onto its original."""

from kg.ingest.documents import reduced
from kg.ingest.options import ReadOptions
from kg.ingest.pieces import Piece, pieces, read_piece
from kg.ingest.prints import fingerprint, states
from kg.ingest.reader import Unique, read, read_new

__all__ = [
    "Piece",
    "ReadOptions",
    "Unique",
    "fingerprint",
    "pieces",
    "read",
    "read_new",
    "read_piece",
    "reduced",
    "states",
]
