"""N-Quads read by two libraries, to compare what they see."""

import warnings

from pyoxigraph import Quad, RdfFormat, parse
from rdflib import Dataset


def oxigraph(text: str) -> list[Quad]:
    return list(parse(input=text, format=RdfFormat.N_QUADS))


def rdflib_dataset(text: str) -> Dataset:
    with warnings.catch_warnings():  # rdflib calls its own deprecated names
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset = Dataset()
        dataset.parse(data=text, format="nquads")
    return dataset
