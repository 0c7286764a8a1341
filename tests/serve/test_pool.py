"""Workers that are given to somebody who has just left are not lost."""

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="kg serve was NOT tested: the extra is not installed (pip install -e .[serve])")

from kg.serve.options import Limits
from kg.serve.pool import Pool
from kg.serve.process import Worker


def test_a_worker_for_somebody_who_left_is_offered_again(tmp_path: Path) -> None:
    async def scenario() -> None:
        pool = Pool(tmp_path, Limits())
        process = await asyncio.create_subprocess_exec(sys.executable, "-c", "input()", stdin=asyncio.subprocess.PIPE)
        worker = Worker(process)
        pool._all.add(worker)
        first = asyncio.create_task(pool._take())
        await asyncio.sleep(0)
        pool._offer(worker)
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        assert await pool._take() is worker
        process.kill()
        await process.wait()

    with ThreadPoolExecutor(1) as aside:  # a browser of other tests may have a loop in this thread
        aside.submit(asyncio.run, scenario()).result()
