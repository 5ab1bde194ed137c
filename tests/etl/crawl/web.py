"""A small web on loopback: sites with pages, each on a port of its own."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """What a path answers; the first `failures` times with 503, and only after `delay` seconds."""

    body: bytes = b""
    status: int = 200
    media_type: str = "text/html"
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    failures: int = 0
    has_etag: bool = False


@dataclass
class Host:
    """A site: answers by path with query, by POST also with the form behind a blank; and a log of what was asked for."""

    pages: dict[str, Answer]
    log: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    port: int = 0
    under_way: int = 0
    most_at_once: int = 0
    times: list[float] = field(default_factory=list)

    def at(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    def answer(self, path: str) -> Answer:
        """The answer to a request."""
        self.log.append(path)
        self.times.append(time.monotonic())
        missing = Answer(b"<html><body>404</body></html>", 404)
        if path == "/robots.txt":
            missing = Answer(b"", 404, "text/plain")
        found = self.pages.get(path, self.pages.get("*", missing))
        if self.log.count(path) <= found.failures:
            return Answer(b"<html><body>503</body></html>", 503)
        return found


@contextmanager
def served(hosts: Mapping[str, Host]) -> Iterator[None]:
    """Serves the sites while the context lasts."""
    servers = [_server(host) for host in hosts.values()]
    for server in servers:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Nothing on the screen: clients that give up are a part of the tests."""


def _server(host: Host) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self, form: str = "") -> None:
            host.agents.add(self.headers.get("User-Agent", ""))
            host.under_way += 1
            host.most_at_once = max(host.most_at_once, host.under_way)
            answer = host.answer(f"{self.path} {form}" if form else self.path)
            time.sleep(answer.delay)
            host.under_way -= 1
            etag = f'"{hashlib.sha256(answer.body).hexdigest()[:8]}"'
            if answer.has_etag and self.headers.get("If-None-Match") == etag:
                answer = Answer(b"", 304)
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.media_type)
            self.send_header("Content-Length", str(len(answer.body)))
            for name, value in {**answer.headers, **({"ETag": etag} if answer.has_etag else {})}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def do_POST(self) -> None:
            self.do_GET(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())

        def log_message(self, *_: Any) -> None:
            """Nothing on the screen."""

    server = _Server(("127.0.0.1", host.port), Handler)
    host.port = server.server_address[1]
    return server
