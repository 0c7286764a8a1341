"""Pre-annotation as one call: a gold folder of articles, with a form for each that is filled with what was found."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.annotation.folder import FORMS, HOWTO, file_name
from kg.annotation.guess import guess, shown
from kg.annotation.notation import LANGUAGES
from kg.annotation.rules import problems
from kg.annotation.write import Page, form
from kg.clean import clean
from kg.errors import InputError, OutputError
from kg.evaluation.gold import ANNOTATIONS, DOCUMENTS, load
from kg.ingest import ReadOptions, read
from kg.model import Facts, Rejected, Source
from kg.output import IGNORED, replacing
from kg.pipeline import BuildOptions, build_world
from kg.wording import using


@dataclass(frozen=True, slots=True)
class Annotated:
    """A gold folder that was written: how many forms, of which so many from annotations, what was left out, and which
    words of the user's own were in force."""

    folder: Path
    forms: int
    given: int
    rejected: tuple[Rejected, ...]
    lexicon: Path | None = None

    def summary(self) -> str:
        """What was done and what to do next, in lines for the terminal."""
        given = f" ({self.given} from annotations)" if self.given else ""
        lines = [f"{self.forms} forms written{given}, {len(self.rejected)} rejected"]
        lines += [f"rejected: {r.path}: {r.reason}" for r in self.rejected[:10]]
        lines += [f"… and {len(self.rejected) - 10} more"] if len(self.rejected) > 10 else []
        lines.append(f"correct the files in {self.folder / FORMS}; {self.folder / HOWTO} says how")
        words = f" --lexicon {self.lexicon}" if self.lexicon else ""
        return "\n".join([*lines, f"then: kg evaluate {self.folder}{words}"])


def annotate(
    inputs: Sequence[str | Path], output: str | Path, options: BuildOptions | None = None, language: str = "en"
) -> Annotated:
    """Read articles and write the folder `output`: docs.jsonl, a form for each article, and how to correct them.

    Of an input that is a gold folder itself (docs.jsonl, annotations.jsonl) the forms are filled with its
    annotations. `language`, en or zh, is that of the forms. Raises OutputError if there is something at `output`
    already, InputError if no article can be read or annotations are faulty.
    """
    options = options or BuildOptions()
    if language not in LANGUAGES:
        raise InputError(f'no language "{language}"; there are {" and ".join(LANGUAGES)}')
    target = Path(output)
    _check_empty(target)
    paths, given = _given(inputs)
    with using(options.lexicon), replacing(target) as folder:
        sources, rejected = _read(paths, options)
        if not sources:
            raise InputError(_nothing(inputs, rejected))
        _write_documents(folder, sources)
        world = build_world([folder / DOCUMENTS], replace(options, fields={}))
        built = {facts.article.id: facts for facts in world.documents}
        kept = [source for source in sources if source.id in built or source.id in given]
        rejected += [_reason(source) for source in sources if source not in kept]
        _write_documents(folder, kept)
        entities = {entity.id: entity for entity in world.entities}
        (folder / FORMS).mkdir()
        for number, source in enumerate(kept, start=1):
            facts, known = built.get(source.id), given.get(source.id)
            annotation = known if facts is None or known is not None else guess(facts, entities)
            text = form(annotation or {}, _page(source, facts), language, unread=known is None)
            _write(folder / FORMS / file_name(number, len(kept), source.id), text)
        _write(folder / HOWTO, (files("kg") / "annotation" / f"howto.{language}.md").read_text(encoding="utf-8"))
    return Annotated(target, len(kept), sum(s.id in given for s in kept), tuple(rejected), options.lexicon)


def _check_empty(target: Path) -> None:
    """What stands in a folder may have been corrected by hand, so that nothing is written where anything is."""
    if target.is_dir() and (names := sorted({path.name for path in target.iterdir()} - IGNORED)):
        raise OutputError(
            f"{target}: holds {', '.join(names[:3])}; what may have been corrected is never overwritten: "
            "give a new folder with -o"
        )


def _given(inputs: Sequence[str | Path]) -> tuple[list[str | Path], dict[str, Mapping[str, Any]]]:
    """What to read, with the documents in place of a gold folder, and the annotations of such folders by document."""
    paths: list[str | Path] = []
    given: dict[str, Mapping[str, Any]] = {}
    for path in inputs:
        folder = Path(path)
        if path == "-" or not all((folder / name).is_file() for name in (DOCUMENTS, ANNOTATIONS)):
            paths.append(path)
            continue
        gold = load(folder)
        found = [(item, problem) for item in gold.annotations for problem in problems(item)]
        if found:
            where = folder / ANNOTATIONS
            raise InputError("\n".join(f"{where}: {item['id']}: {what.id}: {what.what}" for item, what in found))
        paths.append(folder / DOCUMENTS)
        given |= {str(item["id"]): item for item in gold.annotations}
    return paths, given


def _read(paths: Sequence[str | Path], options: BuildOptions) -> tuple[list[Source], list[Rejected]]:
    sources: list[Source] = []
    rejected: list[Rejected] = []
    for item in read(paths, ReadOptions(fields=options.fields)):
        if isinstance(item, Rejected):
            rejected.append(item)
        else:
            sources.append(item)
    return sources, rejected


def _write_documents(folder: Path, sources: Sequence[Source]) -> None:
    """The articles as records: of an HTML page the text that is seen."""
    records = (
        {"id": s.id, "title": s.title, "published": s.published, "source": s.source, "text": s.body.text}
        for s in sources
    )
    _write(folder / DOCUMENTS, "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _reason(source: Source) -> Rejected:
    """Why an article was not built."""
    found = clean(source)
    return found if isinstance(found, Rejected) else Rejected(source.path, source.id, "cannot be read again")


def _page(source: Source, facts: Facts | None) -> Page:
    if facts is None:
        return Page(source.id, tuple(source.body.text.splitlines()))
    article = facts.article
    about = (("published", article.published), ("source", article.source), ("file", source.path))
    return Page(source.id, shown(article), tuple(f"{name} {value}" for name, value in about if value))


def _nothing(inputs: Sequence[str | Path], rejected: Sequence[Rejected]) -> str:
    reasons = "".join(f"\n  {r.path}: {r.reason}" for r in rejected[:10])
    return f"{', '.join(map(str, inputs))}: no article could be read{reasons}"
