"""SPARQL as text: what both the graph and the questions to it need to know of a query before it is run."""
