"""Serves a built graph over HTTP: a SPARQL endpoint, pages of entities, search, a workbench.

The process that listens never touches the graph. What does runs in worker processes, which can be killed without harm
to anybody else: a query of Oxigraph cannot be interrupted from Python. Needs the extra `serve`.
"""
