"""Clients of `baophu serve`: connections that stay open, answers as they came, people who are signed in.

What costs time on the client's side (unpacking, parsing, checking) is left for after the clock stands.
"""

import asyncio
import gzip
import json
import time
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from measure import Failed

ANSWER_SECONDS_MOST = 30  # Then a request counts as failed.


@dataclass(frozen=True)
class Answer:
    """What came back; status 0 where nothing whole did."""

    status: int
    headers: dict[str, str]
    packed: bytes
    problem: str = ""

    def body(self) -> bytes:
        return gzip.decompress(self.packed) if self.headers.get("content-encoding") == "gzip" else self.packed

    def json(self) -> dict:
        return json.loads(self.body())


def target(path: str, **asked: object) -> str:
    """The path with those of the values that are not None, as a query."""
    told = {name: value for name, value in asked.items() if value is not None}
    return quote(path) + ("?" + urlencode(told) if told else "")


class Connection:
    """One request after the other."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def open(cls, port: int) -> "Connection":
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    def ended(self) -> bool:
        return self._reader.at_eof() or self._writer.is_closing()

    def close(self) -> None:
        self._writer.close()

    def send(self, data: bytes) -> None:
        self._writer.write(data)

    async def receive(self) -> Answer:
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {}
        for line in head[1:]:
            name, _, value = line.partition(": ")
            headers[name.lower()] = value
        body = await self._reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("connection", "").lower() == "close":
            self.close()
        return Answer(int(head[0].split()[1]), headers, body)

    async def ask(self, data: bytes) -> Answer:
        try:
            self.send(data)
            return await asyncio.wait_for(self.receive(), ANSWER_SECONDS_MOST)
        except (OSError, EOFError, asyncio.TimeoutError) as problem:
            self.close()
            return Answer(0, {}, b"", f"{type(problem).__name__} {problem}")


@dataclass
class Person:
    """Somebody at a browser: signed in, with connections of his own as a browser has them."""

    session: dict = field(default_factory=dict)
    cookie: str = ""
    idle: list[Connection] = field(default_factory=list)

    def may(self, right: str) -> bool:
        return right == "signed_in" or right in self.session["rights"]

    @property
    def role(self) -> str:
        return self.session["roles"][0]["role"]

    @property
    def territory(self) -> str | None:
        return self.session["roles"][0]["territory"]

    def request(self, method: str, where: str, body: dict | None = None) -> bytes:
        data = json.dumps(body).encode() if body is not None else b""
        lines = [
            f"{method} {where} HTTP/1.1",
            "Host: 127.0.0.1",
            "Accept-Encoding: gzip",
            "Accept-Language: vi",
        ]
        if self.cookie:
            lines.append(f"Cookie: {self.cookie}")
        if method != "GET":
            lines += [f"X-CSRF-Token: {self.session.get('csrf', '')}", f"Content-Length: {len(data)}"]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + data

    async def ask(self, port: int, method: str, where: str, body: dict | None = None) -> Answer:
        """Over a connection that is free, or a new one: a browser does not wait either."""
        try:
            connection = self._free() or await Connection.open(port)
        except OSError as problem:
            return Answer(0, {}, b"", f"not connected: {problem}")
        answer = await connection.ask(self.request(method, where, body))
        if not connection.ended():
            self.idle.append(connection)
        return answer

    def _free(self) -> Connection | None:
        while self.idle:
            connection = self.idle.pop()
            if not connection.ended():
                return connection
            connection.close()
        return None

    def leave(self) -> None:
        """Closes the connections; the session stays."""
        for connection in self.idle:
            connection.close()
        self.idle.clear()

    async def sign_in(self, port: int, name: str, password: str) -> "Person":
        self.take(await self.ask(port, "POST", "/api/session", {"name": name, "password": password}))
        return self

    async def change_password(self, port: int, old: str, new: str) -> None:
        self.take(await self.ask(port, "PUT", "/api/session/password", {"old": old, "new": new}))

    def take(self, answer: Answer) -> None:
        if answer.status != 200:
            raise Failed(f"not signed in: {answer.status} {answer.body().decode()} {answer.problem}")
        self.session = answer.json()
        self.cookie = answer.headers["set-cookie"].split(";")[0]


async def told(person: Person, port: int, where: str) -> dict:
    """The answer to a question that has to succeed."""
    answer = await person.ask(port, "GET", where)
    if answer.status != 200:
        raise Failed(f"{where}: {answer.status} {answer.body().decode()} {answer.problem}")
    return answer.json()


@dataclass(frozen=True)
class Timed:
    """One request of a load: the clock began when it was meant to be sent, however late it was."""

    kind: str
    where: str
    seconds: float
    late: float  # Of these, before the client sent it.
    answer: Answer


async def ask_timed(
    person: Person, port: int, kind: str, call: tuple[str, str, dict | None], meant: float
) -> Timed:
    late = time.perf_counter() - meant
    answer = await person.ask(port, *call)
    return Timed(kind, f"{call[0]} {call[1]}", time.perf_counter() - meant, late, answer)
