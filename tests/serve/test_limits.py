"""What a query may cost, and that one which costs too much harms nobody else."""

import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from tests.endurance import children
from tests.serve.conftest import Server

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LOOKUP = 'SELECT ?p { ?p skos:prefLabel "敬亭"@zh-Hans }'


def test_a_runaway_query_is_stopped(server: Server) -> None:
    began = time.monotonic()
    found = server.query(RUNAWAY)
    assert found.status == 504
    assert "longer than 2 seconds" in found.text
    assert 1.5 < time.monotonic() - began < 15


def test_others_are_answered_meanwhile(server: Server) -> None:
    with ThreadPoolExecutor(4) as pool:
        runaways = [pool.submit(server.query, RUNAWAY) for _ in range(2)]
        time.sleep(0.5)
        lookups = [server.query(LOOKUP).status for _ in range(30)]
        assert not all(runaway.done() for runaway in runaways)
        assert [runaway.result().status for runaway in runaways] == [504, 504]
    assert set(lookups) == {200}


def test_there_are_only_so_many_long_queries(server: Server) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = [future.result() for future in [pool.submit(server.query, RUNAWAY) for _ in range(4)]]
    statuses = sorted(answer.status for answer in found)
    assert set(statuses) == {503, 504}
    assert 1 <= statuses.count(504) <= 3
    assert {answer.headers.get("retry-after") for answer in found if answer.status == 503} == {"2"}
    assert server.query(LOOKUP).status == 200


def test_a_large_answer_is_refused(server: Server) -> None:
    found = server.query("SELECT * { ?s ?p ?o . ?o ?q ?r }")
    assert found.status == 422
    assert "larger than 2 MB" in found.text


def test_a_large_request_is_refused(server: Server) -> None:
    body = "SELECT * { ?s ?p ?o } #" + "x" * 200_000
    found = server.request("POST", "/sparql", body, {"Content-Type": "application/sparql-query"})
    assert found.status == 413


def test_a_large_request_without_a_length_is_refused(server: Server) -> None:
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    chunks = (b"x" * 10_000 for _ in range(30))
    connection.request("POST", "/sparql", chunks, {"Content-Type": "application/sparql-query"}, encode_chunked=True)
    assert connection.getresponse().status == 413
    connection.close()


def test_who_leaves_is_not_worked_for(server: Server) -> None:
    import http.client
    from urllib.parse import urlencode

    connections = []
    for _ in range(2):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        connection.request("GET", f"/sparql?{urlencode({'query': RUNAWAY})}")
        connections.append(connection)
    time.sleep(0.6)
    for connection in connections:
        connection.close()
    time.sleep(0.5)
    began = time.monotonic()
    assert server.query(RUNAWAY).status == 504  # and not 503: their places are free again
    assert time.monotonic() - began > 1.5


def test_many_at_a_time(server: Server) -> None:
    statuses: list[int] = []
    lock = threading.Lock()

    def work() -> None:
        for _ in range(20):
            status = server.query(LOOKUP).status
            with lock:
                statuses.append(status)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 160


def test_large_headers_are_refused(server: Server) -> None:
    assert server.request("GET", "/health", None, {"X-A": "x" * 60_000}).status == 200
    assert server.request("GET", "/health", None, {"X-A": "x" * 70_000}).status == 431
    assert server.query("ASK { }" + " " * 70_000).status == 431


def test_a_worker_that_is_killed_before_it_answers_is_replaced(server: Server) -> None:
    for _ in range(3):  # those that take the place of others too
        for worker in children(server.process.pid):
            os.kill(worker, signal.SIGKILL)
        time.sleep(0.1)
    answers = [server.query(LOOKUP) for _ in range(12)]
    assert answers[-1].status == 200
    assert {answer.status for answer in answers} <= {200, 422}
