"""Faults on purpose: `python -m tests.torture` breaks builds in every way that it knows and looks at what is left."""
