"""What the default graph says of the build, in PROV-O: the software, its words, its settings and what it read.

These few nodes have the classes of PROV too, so that a program that knows nothing else follows prov:wasGeneratedBy from
a statement to the activity, and prov:used from there to words and documents.
"""

from collections.abc import Callable

from kg import ids, vocab
from kg.graph.build import BuildInfo
from kg.graph.document import Output
from kg.graph.literals import decimal, plain

_NAME = "govkg"
# Settings with a property of their own, and how their value is written; all are told by kg:setting too.
_TYPED: dict[str, tuple[str, Callable[[str], str]]] = {
    "min_confidence": (vocab.MIN_CONFIDENCE, lambda value: decimal(float(value))),
}


def describe_build(build: BuildInfo, out: Output, base: str) -> None:
    """Append the lines of the build, its software and its words; documents themselves tell that it read them."""
    node = out.build
    _typed(out, node, vocab.CLASS_BUILD, vocab.PROV_ACTIVITY)
    out.say(node, vocab.VERSION, plain(build.version))
    for name, value in build.settings:
        out.say(node, vocab.SETTING, plain(f"{name}={value}"))
        if name in _TYPED:
            property_, written = _TYPED[name]
            out.say(node, property_, written(value))
    out.say(node, vocab.PROV_WAS_ASSOCIATED_WITH, f"<{_software(build.version, out, base)}>")
    for name, digest in build.words:
        out.say(node, vocab.SETTING, plain(f"{name}={digest}"))
        out.say(node, vocab.PROV_USED, f"<{_words(name, digest, out, base)}>")


def _software(version: str, out: Output, base: str) -> str:
    node = ids.entity_iri(base, "software", _NAME, version)
    _typed(out, node, vocab.CLASS_SOFTWARE, vocab.PROV_SOFTWARE_AGENT)
    out.say(node, vocab.DCT_TITLE, plain(f"{_NAME} {version}"))
    out.say(node, vocab.VERSION, plain(version))
    return node


def _words(name: str, digest: str, out: Output, base: str) -> str:
    node = ids.entity_iri(base, "words", digest)
    _typed(out, node, vocab.CLASS_LEXICON, vocab.PROV_ENTITY)
    out.say(node, vocab.DCT_TITLE, plain(name))
    out.say(node, vocab.DIGEST, plain(digest))
    return node


def _typed(out: Output, node: str, *classes: str) -> None:
    for class_ in classes:
        out.say(node, vocab.RDF_TYPE, f"<{class_}>")
