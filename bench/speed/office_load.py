#!/usr/bin/python3
"""The server under the load of a province's offices, at full size.

    office_load.py build/bench [--scale 1] [--folder DIR | --office DIR] [--keep] [--rate 40] [--seconds 120]
                               [--sessions 200] [--seed 7] [--only-day]

Makes a province up, takes it in and runs the month (with --office in that folder, where it stays and is used
again). Then, at servers that were started anew and know nothing yet:

  alone    each kind of question by itself, one after the other: what it costs the processors
  day      people of all roles ask what they ask on a day of work, at moments that do not depend on the answers
           (Poisson); the time of a request counts from the moment at which it was meant to be sent
  first    the first page of each list and search, each as the first question to a server
  beside   the same day beside 500 connections that are idle, or send their heads slowly, or byte by byte
  most     the day faster and faster, until it is too slow or something fails

Every answer is checked after the clock stood: its status, its run, its sums, that it is about what was asked.
Routes of the contract that the program does not have yet are left out, and told.

Ends with 1 if an answer is wrong or a limit is broken. Server and clients share the machine, so that the
times of the server hold those of the clients.
"""

import argparse
import asyncio
import os
import random
import statistics
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import full_size
import measure
from measure import Failed
from office_clients import Answer, Connection, Person, Timed, ask_timed, target, told
from office_questions import Call, Kind, World, expect, kinds, look_around, look_into_case
from office_server import Memory, Place, Server

PASSWORD = "một mật khẩu để đo"
DISTINCT_LEAST = 0.3
P95_MS, P99_MS = 50, 150  # Of all requests of the day.
FIRST_PAGE_MS = 100
READY_SECONDS, IDLE_MB = 2, 300
STARTS = 3  # Of which the median counts.
CASES = 20  # Of each inspector.
ALONE = 12  # Questions of a kind.
BEHIND_SECONDS_MOST = 10  # A server with so much left to answer is not keeping up: no more is asked.
SLOW_CONNECTIONS = 500
STEP_FACTOR, STEP_SECONDS = 1.5, 20

# Role, agency, territory (the how-manieth unit), and how many of a hundred sessions.
STAFF = [
    ("si_analyst", "social-insurance", None, 20),
    ("si_collector", "social-insurance", 0, 9),
    ("si_collector", "social-insurance", 1, 9),
    ("si_collector", "social-insurance", 2, 9),
    ("si_inspector", "social-insurance", None, 5),
    ("leader", "provincial-committee", None, 5),
    ("tax_officer", "tax", None, 6),
    ("planning_officer", "planning", None, 4),
    ("labour_officer", "labour", None, 5),
    ("labour_inspector", "labour", None, 3),
    ("cooperative_officer", "cooperatives", None, 2),
    ("media_officer", "media", None, 2),
    ("union_officer", "unions", None, 3),
    ("front_officer", "front", None, 2),
    ("district_officer", "district", 0, 5),
    ("district_officer", "district", 3, 5),
    ("commune_officer", "district", 4, 3),
    ("administrator", "social-insurance", None, 2),
    ("auditor", "provincial-committee", None, 1),
]


@dataclass
class Load:
    """What came of a day: its answers, checked."""

    rate: float
    asked: list[Timed]
    distinct: float
    wrong: list[str] = field(default_factory=list)
    cpu: float = 0  # Of one processor, the server's part.

    def ms(self, part: float) -> float:
        return quantile([each.seconds for each in self.asked], part) * 1000

    def late_ms(self, part: float) -> float:
        return quantile([each.late for each in self.asked], part) * 1000

    def keeps_up(self) -> bool:
        return not self.wrong and self.ms(0.99) <= P99_MS


def quantile(values: list[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0


# ---- People ------------------------------------------------------------------------------------


async def first_people(place: Place, sessions: int) -> tuple[World, list[Person], list[Kind]]:
    """Signs everybody in, at a server that is not measured, and learns what can be asked about."""
    passwords = {
        login: place.add_user(login, role) for login, role in [("do", "si_analyst"), ("quan", "administrator")]
    }
    with Server(place) as server:
        analyst, keeper = [await joined(server.port, login, first) for login, first in passwords.items()]
        world = await look_around(server.port, analyst)
        people = await staff(place, server.port, keeper, world.units, sessions)
        await open_cases(server.port, world, analyst, people)
        known = await known_kinds(server.port, world, people)
        for person in [analyst, keeper, *people]:
            person.leave()
    return world, people, known


async def joined(port: int, login: str, first: str) -> Person:
    """A new user, with a password of his own."""
    person = await Person().sign_in(port, login, first)
    await person.change_password(port, first, PASSWORD)
    return person


async def staff(place_of_work: Place, port: int, keeper: Person, units: list[str], sessions: int) -> list[Person]:
    people = []
    for number, (role, agency, place, share) in enumerate(STAFF):
        login = f"nguoi-{number}"
        wanted = {"name": login, "full_name": "Người Đo", "agency": agency, "role": role}
        if place is not None:
            wanted["territory"] = units[place]
        added = await keeper.ask(port, "POST", "/api/users", wanted)
        if added.status != 201:
            raise Failed(f"{login} was not added: {added.status} {added.body().decode()}")
        if added.json()["proposal"] is not None:
            place_of_work.approve(added.json()["proposal"])
        first = await joined(port, login, added.json()["password"])
        first.leave()
        for _ in range(max(1, round(share * sessions / 100))):
            people.append(await Person().sign_in(port, login, PASSWORD))
            people[-1].leave()
    return people


async def open_cases(port: int, world: World, analyst: Person, people: list[Person]) -> None:
    """For each inspector some, about employers where somebody is missing: the leader opens them."""
    leader = next(person for person in people if person.role == "leader")
    inspectors = {
        person.session["user"]
        for person in people
        if any(purpose["needs_case"] for purpose in person.session["purposes"])
    }
    where = sorted({line["key"] for line in await short_of_persons(port, analyst)})
    for place, login in enumerate(sorted(inspectors)):
        for number, employer in enumerate(where[place::len(inspectors)][:CASES]):
            wanted = {"employer": employer, "kind": "check", "decision_number": f"{login}/{number}"}
            wanted |= {"decision_day": "2019-02-11", "legal_basis": "Luật BHXH", "content": "Đóng BHXH"}
            opened = await leader.ask(port, "POST", "/api/cases", wanted | {"inspector": login})
            if opened.status != 201:
                raise Failed(f"no case for {login}: {opened.status} {opened.body().decode()}")
            await look_into_case(world, port, analyst, f"{login}/{number}", employer)


async def short_of_persons(port: int, analyst: Person) -> list[dict]:
    asked = {"scheme": "compulsory", "by": "employer", "reason": "missing", "limit": 100}
    lines = (await told(analyst, port, target("/api/coverage/gap", **asked)))["lines"]
    return [line for line in lines if line["key"]]


async def known_kinds(port: int, world: World, people: list[Person]) -> list[Kind]:
    """Without those whose route the server does not have."""
    known, unknown = [], []
    for kind in kinds(world, random.Random(0)):
        asking = one_who_asks(kind, people)
        answer = await asking[0].ask(port, *asking[1]) if asking else None
        there = answer is not None and answer.status not in (404, 405)
        (known if there else unknown).append(kind)
    if unknown:
        print(f"not there yet, left out: {', '.join(kind.name for kind in unknown)}")
    return known


def one_who_asks(kind: Kind, people: list[Person]) -> tuple[Person, Call] | None:
    for person in people:
        call = kind.first_page or (kind.make(person) if person.may(kind.right) else None)
        if person.may(kind.right) and call is not None:
            return person, call
    return None  # A right that the program does not know yet.


# ---- A day -------------------------------------------------------------------------------------


def planned(
    people: list[Person], known: list[Kind], count: int, dice: random.Random
) -> list[tuple[Person, Kind, Call]]:
    """Who asks what, in turn."""
    plan = []
    while len(plan) < count:
        kind = dice.choices(known, [each.share for each in known])[0]
        person = dice.choice([each for each in people if each.may(kind.right)])
        call = kind.make(person)
        if call is not None:
            plan.append((person, kind, call))
    return plan


async def alone(place: Place, people: list[Person], known: list[Kind], dice: random.Random) -> list[str]:
    """Told only: where the time of a busy server goes. What was wrong comes back."""
    rows, wrong = [], []
    for kind in known:
        with Server(place) as server:
            asked, used = [], server.cpu_seconds()
            for person, _, call in planned(people, [kind], ALONE, dice):
                asked.append(await ask_timed(person, server.port, kind.name, call, time.perf_counter()))
                wrong += filter(None, [fault_of(kind, call, asked[-1].answer)])
            used = server.cpu_seconds() - used
            leave(people)
        times = [each.seconds for each in asked]
        size = statistics.median(len(each.answer.packed) for each in asked)
        rows.append(
            [
                kind.name,
                *(f"{each * 1000:.1f}" for each in (times[0], statistics.median(times), max(times))),
                f"{used / ALONE * 1000:.0f}",
                f"{size / 1000:.1f}",
            ]
        )
    rows.sort(key=lambda each: -float(each[4]))
    measure.print_table(["question", "first ms", "median ms", "most ms", "CPU ms each", "KB"], rows)
    return wrong


async def day(
    server: Server, people: list[Person], known: list[Kind], rate: float, seconds: float, dice: random.Random
) -> Load:
    plan = planned(people, known, round(rate * seconds), dice)
    distinct = len({repr(call) for _, _, call in plan}) / len(plan)
    used, began = server.cpu_seconds(), time.perf_counter()
    asking, moment = [], began + 0.1
    for person, kind, call in plan:
        moment += dice.expovariate(rate)
        await asyncio.sleep(max(0, moment - time.perf_counter()))
        if sum(not each.done() for each in asking) > rate * BEHIND_SECONDS_MOST:
            break
        asking.append(asyncio.create_task(ask_timed(person, server.port, kind.name, call, moment)))
    asked = list(await asyncio.gather(*asking))
    took = time.perf_counter() - began
    load = Load(rate, asked, distinct, cpu=(server.cpu_seconds() - used) / took)
    if len(asked) < len(plan):
        load.wrong.append(
            f"{BEHIND_SECONDS_MOST} s behind after {len(asked)} of {len(plan)} requests: no more were sent"
        )
    load.wrong += [
        problem for (_, kind, call), each in zip(plan, asked) if (problem := fault_of(kind, call, each.answer))
    ]
    return load


def fault_of(kind: Kind, call: Call, answer: Answer) -> str:
    """Empty where the answer is right."""
    try:
        expect(
            answer.status == 200,
            f"{answer.status} {answer.problem or answer.body()[:300].decode(errors='replace')}",
        )
        kind.check(call, answer)
    except Failed as wrong:
        return f"{kind.name}, {call[0]} {call[1]}: {wrong}"
    except (KeyError, ValueError, TypeError) as wrong:
        return f"{kind.name}, {call[0]} {call[1]}: no such answer: {wrong!r}"
    return ""


def print_day(load: Load) -> None:
    by_kind: dict[str, list[float]] = {}
    for each in load.asked:
        by_kind.setdefault(each.kind, []).append(each.seconds)
    rows = [
        row(kind, times) for kind, times in sorted(by_kind.items(), key=lambda item: -quantile(item[1], 0.95))
    ]
    rows.append(row("all", [each.seconds for each in load.asked]))
    measure.print_table(
        ["question", "requests", "p50 ms", "p95 ms", "p99 ms", "most ms", "% of the time"],
        with_parts(rows, by_kind),
    )
    print(
        f"{load.distinct:.0%} of the questions are asked once only or for the first time; "
        f"the server used {load.cpu:.2f} processors; the client sent {load.late_ms(0.99):.1f} ms late (p99)"
    )


def row(name: str, times: list[float]) -> list[str]:
    told_ms = [f"{quantile(times, part) * 1000:.1f}" for part in [0.5, 0.95, 0.99, 1]]
    return [name, str(len(times)), *told_ms]


def with_parts(rows: list[list[str]], by_kind: dict[str, list[float]]) -> list[list[str]]:
    whole = sum(map(sum, by_kind.values()))
    return [[*each, f"{100 * sum(by_kind.get(each[0], [whole])) / whole:.0f}"] for each in rows]


# ---- First pages -------------------------------------------------------------------------------


async def first_pages(
    place: Place, people: list[Person], known: list[Kind]
) -> tuple[dict[str, list[float]], list[str]]:
    """Milliseconds of each first page, and what was wrong."""
    times: dict[str, list[float]] = {}
    wrong = []
    for kind in [each for each in known if each.first_page]:
        person = next(each for each in people if each.may(kind.right) and each.territory is None)
        for _ in range(STARTS):
            with Server(place) as server:
                asked = await ask_timed(person, server.port, kind.name, kind.first_page, time.perf_counter())
                person.leave()
            times.setdefault(kind.name, []).append(asked.seconds * 1000)
            wrong += filter(None, [fault_of(kind, kind.first_page, asked.answer)])
    return times, wrong


# ---- Beside slow ones --------------------------------------------------------------------------


class SlowOnes:
    """Connections that cost the server nothing but themselves; who is sent away comes again."""

    HEAD = b"GET /api/health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " + b"x" * 400

    def __init__(self, port: int, count: int) -> None:
        self._port = port
        self.sent_away = 0
        ways = [self._idle, self._half_a_head, self._byte_by_byte]
        self._tasks = [asyncio.create_task(self._again(ways[i % len(ways)], i)) for i in range(count)]

    async def _again(self, way, number: int) -> None:
        await asyncio.sleep(number / 500)  # Not all at one moment.
        while True:
            try:
                connection = await Connection.open(self._port)
                await way(connection)
                connection.close()
            except (OSError, EOFError):
                pass
            self.sent_away += 1
            await asyncio.sleep(0.2)

    async def _idle(self, connection: Connection) -> None:
        connection.send(b"GET /api/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        await connection.receive()
        await connection.receive()  # Until the server ends it.

    async def _half_a_head(self, connection: Connection) -> None:
        connection.send(self.HEAD[:200])
        await connection.receive()

    async def _byte_by_byte(self, connection: Connection) -> None:
        for i in range(len(self.HEAD)):
            if connection.ended():
                return
            connection.send(self.HEAD[i : i + 1])
            await asyncio.sleep(0.5)

    async def open(self, count: int) -> int:
        """How many are, once as many as wanted are or 20 s have passed."""
        for _ in range(200):
            if open_connections(self._port) >= count:
                break
            await asyncio.sleep(0.1)
        return open_connections(self._port)

    async def end(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


def open_connections(port: int) -> int:
    """Established ones at the server's side, as the kernel tells them."""
    wanted, established = f":{port:04X}", "01"
    with open("/proc/net/tcp") as table:
        lines = [line.split() for line in table]
    return sum(line[1].endswith(wanted) and line[3] == established for line in lines)


# ---- The verdict -------------------------------------------------------------------------------


class Verdict:
    """Limits, each told as it is looked at."""

    def __init__(self) -> None:
        self.kept = True

    def most(self, what: str, value: float, limit: float, unit: str) -> None:
        within = value <= limit
        self.kept &= within
        print(f"limit: {what}, {limit:g} {unit}: {'kept' if within else 'BROKEN'} ({value:.1f})")

    def no_wrong(self, what: str, wrong: list[str]) -> None:
        self.kept &= not wrong
        if wrong:
            print(f"WRONG: {what}, {len(wrong)} answers, as:\n  " + "\n  ".join(wrong[:8]))


async def measured(place: Place, chosen: argparse.Namespace) -> bool:
    verdict = Verdict()
    world, people, known = await first_people(place, chosen.sessions)
    print(f"{len(people)} people are signed in, in {len(STAFF)} offices; {len(known)} kinds of questions")
    dice = random.Random(chosen.seed)

    starts, idle = started(place)
    print(
        f"\nstarts, in s: {', '.join(f'{each:.2f}' for each in starts)}; idle: {idle.resident:.0f} MB in memory, "
        f"{idle.of_files:.0f} of them mapped from files"
    )
    verdict.most("start to READY", statistics.median(starts), READY_SECONDS, "s")
    verdict.most("memory when idle", idle.resident, IDLE_MB, "MB")

    print("\neach kind alone")
    verdict.no_wrong("each alone", await alone(place, people, [each for each in known if each.share > 0], dice))

    print(f"\nthe day, {chosen.rate:g} requests/s for {chosen.seconds:g} s; load {os.getloadavg()[0]:.1f}")
    with Server(place) as server:
        load = await day(server, people, known, chosen.rate, chosen.seconds, dice)
        print_day(load)
        after = server.memory()
        print(f"memory after it: {after.resident:.0f} MB, {after.of_files:.0f} of them mapped from files")
        leave(people)
    verdict.no_wrong("the day", load.wrong)
    verdict.most("p95 of the day", load.ms(0.95), P95_MS, "ms")
    verdict.most("p99 of the day", load.ms(0.99), P99_MS, "ms")
    expect(load.distinct >= DISTINCT_LEAST, f"only {load.distinct:.0%} of the questions are distinct")
    if chosen.only_day:
        return verdict.kept

    await judge_first_pages(place, people, known, verdict)
    await judge_beside(place, people, known, chosen, dice, verdict)
    await tell_most(place, people, known, chosen, dice)
    return verdict.kept


def started(place: Place) -> tuple[list[float], Memory]:
    seconds = []
    for _ in range(STARTS):
        with Server(place) as server:
            seconds.append(server.ready_seconds)
            memory = server.memory()
    return seconds, memory


def leave(people: list[Person]) -> None:
    for person in people:
        person.leave()


async def judge_first_pages(place: Place, people: list[Person], known: list[Kind], verdict: Verdict) -> None:
    times, wrong = await first_pages(place, people, known)
    print(f"\nfirst pages, each at {STARTS} fresh servers, in ms")
    ordered = sorted(times.items(), key=lambda item: -statistics.median(item[1]))
    measure.print_table(
        ["list or search", "median", "least", "most"],
        [[name, *(f"{f(each):.1f}" for f in (statistics.median, min, max))] for name, each in ordered],
    )
    verdict.no_wrong("first pages", wrong)
    for name, each in ordered:
        if statistics.median(each) > FIRST_PAGE_MS or name == ordered[0][0]:
            verdict.most(f"first page of {name}", statistics.median(each), FIRST_PAGE_MS, "ms")


async def judge_beside(
    place: Place,
    people: list[Person],
    known: list[Kind],
    chosen: argparse.Namespace,
    dice: random.Random,
    verdict: Verdict,
) -> None:
    print(f"\nthe day beside {SLOW_CONNECTIONS} slow connections")
    with Server(place) as server:
        slow = SlowOnes(server.port, SLOW_CONNECTIONS)
        there = await slow.open(SLOW_CONNECTIONS * 9 // 10)
        load = await day(server, people, known, chosen.rate, chosen.seconds / 2, dice)
        await slow.end()
        leave(people)
    print(
        f"{there} slow connections were open, {slow.sent_away} were ended and came again; "
        f"p50 {load.ms(0.5):.1f}, p95 {load.ms(0.95):.1f}, p99 {load.ms(0.99):.1f} ms of {len(load.asked)} requests"
    )
    expect(there >= SLOW_CONNECTIONS * 9 // 10, "the slow connections were not open")
    verdict.no_wrong("beside slow connections", load.wrong)
    verdict.most("p95 beside them", load.ms(0.95), P95_MS, "ms")
    verdict.most("p99 beside them", load.ms(0.99), P99_MS, "ms")


async def tell_most(
    place: Place, people: list[Person], known: list[Kind], chosen: argparse.Namespace, dice: random.Random
) -> None:
    """Told only: it is the machine's number more than the program's."""
    print(f"\nfaster and faster, or slower until it keeps up; {STEP_SECONDS} s each")
    rows, rate, sustained, factor = [], chosen.rate, 0.0, STEP_FACTOR
    while 1 <= rate < 5000:
        with Server(place) as server:
            load = await day(server, people, known, rate, STEP_SECONDS, dice)
            leave(people)
        rows.append(
            [
                f"{rate:.0f}/s",
                *(f"{load.ms(part):.0f}" for part in [0.5, 0.95, 0.99]),
                str(len(load.wrong)),
                f"{load.cpu:.2f}",
                f"{load.late_ms(0.99):.0f}",
            ]
        )
        if load.keeps_up():
            sustained = rate
        if len(rows) == 1 and not load.keeps_up():
            factor = 1 / STEP_FACTOR
        elif load.keeps_up() != (factor > 1):
            break
        rate *= factor
    measure.print_table(["rate", "p50 ms", "p95 ms", "p99 ms", "wrong", "processors", "client late ms"], rows)
    print(f"the highest rate at which p99 stays within {P99_MS} ms and nothing fails: {sustained:.0f}/s")


def options() -> argparse.Namespace:
    parser = full_size.parser(__doc__)
    parser.add_argument(
        "--office", type=Path, help="a folder for province and workspace that is kept and used again"
    )
    parser.add_argument("--rate", type=float, default=40)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--sessions", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only-day", action="store_true", help="only starts and the day")
    return parser.parse_args()


def main() -> int:
    chosen = options()

    def bench(folder: Path) -> bool:
        place = Place(chosen.programs / "baophu", folder)
        place.make(chosen.scale)
        return asyncio.run(measured(place, chosen))

    if chosen.office is None:
        return full_size.measured_in_a_folder(chosen, "office-load", bench)
    chosen.office.mkdir(parents=True, exist_ok=True)
    print(measure.machine())
    try:
        return 0 if bench(chosen.office) else 1
    except Failed as failure:
        print(f"WRONG: {failure}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
