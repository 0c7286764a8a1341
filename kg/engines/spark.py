"""Cleaning and extraction on a Spark cluster: the same functions as on one machine, on pieces of the inputs.

Executors read the pieces themselves and write what they found to Parquet files in a folder that all can reach; a piece
whose executor is lost is done again by another, as Spark does. The driver then takes the files in the order of the
pieces and goes on as a local build does, so that the graph is the same.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any

from kg.engines.local import BATCH, Found
from kg.engines.understand import understand
from kg.errors import GovkgError
from kg.extras import need
from kg.ingest import Piece, ReadOptions, Unique, pieces, read_piece
from kg.model import Facts, Rejected, Source
from kg.spool.packed import Packed, pack
from kg.wording import using

_SIZE = 16 << 20  # bytes of records that are one task
_COLUMNS = {
    "id": "string",
    "path": "string",
    "content": "binary",
    "reason": "string",
    "head": "binary",
    "body": "binary",
    "characters": "long",
    "changes": "map<string, long>",
}
_SCHEMA = ", ".join(f"{name} {kind}" for name, kind in _COLUMNS.items())
_EACH = 8  # partitions for each core: those that take long are few
_PIECES = 256  # small files that are one partition, at most
_WHAT = "--engine spark"


@dataclass(frozen=True, slots=True)
class Spark:
    """Where: the `master` of a cluster; `staging` is a folder that all of its machines reach, for what they find.

    `fields` and `lexicon` are those of a build.
    """

    master: str
    staging: Path
    fields: Mapping[str, str]
    lexicon: Path | None = None
    size: int = _SIZE

    def understood(self, inputs: Sequence[str | Path]) -> Iterator[list[Found]]:
        """What articles say, piece by piece in the order of the inputs. Raises GovkgError without Java or PySpark."""
        cut = list(pieces(inputs, self.size))
        yield [piece for piece in cut if isinstance(piece, Rejected)]
        tasks = [piece for piece in cut if isinstance(piece, Piece)]
        unique = Unique()
        for rows in self._run(tasks) if tasks else ():
            yield [_found(row, unique) for row in rows]

    def _run(self, tasks: list[Piece]) -> Iterator[list[dict[str, Any]]]:
        folder = self.staging / "facts.parquet"
        session = _session(self.master)
        try:
            context = session.sparkContext
            slices = min(len(tasks), max(_EACH * context.defaultParallelism, len(tasks) // _PIECES))
            rows = context.parallelize([tuple(task) for task in tasks], slices)
            frame = session.createDataFrame(rows, "id string, place string, start long, end long, lines long")
            frame.mapInArrow(_work(dict(self.fields), self.lexicon), _SCHEMA).write.parquet(folder.as_uri())
        finally:
            session.stop()
        parquet = need("pyarrow.parquet", "spark", _WHAT)
        for path in sorted(folder.glob("part-*.parquet")):
            for batch in parquet.ParquetFile(path).iter_batches(batch_size=BATCH):
                yield batch.to_pylist()
        shutil.rmtree(folder)


def _session(master: str) -> Any:
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise GovkgError(f"{_WHAT} needs Java 17: apt-get install openjdk-17-jre-headless, or set JAVA_HOME")
    sql = need("pyspark.sql", "spark", _WHAT)
    for library in ("pyarrow", "pandas"):
        need(library, "spark", _WHAT)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "64",
        "spark.sql.parquet.compression.codec": "zstd",
        "spark.executorEnv.PYTHONHASHSEED": "0",
    }
    builder = sql.SparkSession.builder.master(master).appName("govkg")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def _work(fields: dict[str, str], lexicon: Path | None) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """What an executor does with tasks: Arrow batches of pieces in, Arrow batches of what they say out."""

    def run(batches: Iterable[Any]) -> Iterator[Any]:
        arrow = need("pyarrow", "spark", _WHAT)
        with using(lexicon):
            for batch in batches:
                for task in batch.to_pylist():
                    for rows in rows_of(Piece(**task), fields):
                        yield arrow.RecordBatch.from_pylist(rows, schema=_arrow(arrow))

    return run


def _arrow(arrow: Any) -> Any:
    text, data, number = arrow.string(), arrow.binary(), arrow.int64()
    kinds = {"id": text, "path": text, "content": data, "reason": text, "head": data, "body": data}
    changes = arrow.map_(text, number)
    return arrow.schema([*kinds.items(), ("characters", number), ("changes", changes)])


def rows_of(piece: Piece, fields: Mapping[str, str]) -> Iterator[list[dict[str, Any]]]:
    """The articles of a piece as rows, some at a time: facts in packed form, or the reason for which there are none."""
    items = read_piece(piece, ReadOptions(fields=fields, defer=True))
    while batch := list(islice(items, BATCH)):
        found = iter(understand([item for item in batch if isinstance(item, Source)]).found)
        yield [
            _row(item, next(found)) if isinstance(item, Source) else _row(None, item)
            for item in batch
            if isinstance(item, Source | Rejected)
        ]


def _row(source: Source | None, found: Facts | Rejected) -> dict[str, Any]:
    """`source` is None if it could not even be read: then its id is still free for another."""
    row: dict[str, Any] = dict.fromkeys(_COLUMNS)
    if source:
        content = repr((source.original, source.title)).encode("utf-8", "surrogatepass")
        row["content"] = blake2b(content, digest_size=16).digest()
    if isinstance(found, Rejected):
        return {**row, "id": found.id, "path": found.path, "reason": found.reason}
    packed = pack(found)
    told = {"id": packed.id, "path": found.article.path, "head": packed.head, "body": packed.body}
    return {**row, **told, "characters": packed.characters, "changes": list(packed.changes.items())}


def _found(row: dict[str, Any], unique: Unique) -> Found:
    """What a row says, unless an article before it has its id."""
    if row["content"] is not None:
        taken = unique.rejected(row["id"], row["path"], row["content"])
        if taken:
            return taken
    if row["reason"] is not None:
        return Rejected(row["path"], row["id"], row["reason"])
    return Packed(row["id"], row["head"], row["body"], row["characters"], dict(row["changes"]))
