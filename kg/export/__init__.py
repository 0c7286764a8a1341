"""The export stage: a graph in the formats of other programs. `formats.py` has the table of them."""
