"""What an office asks on a day of work, and whether the answers are right.

A kind of question has its share of the day, the right that it wants, a way to make one up for a person, and a
check of the answer: that it is of the run, that its sums hold, that it is about what was asked.
"""

import io
import random
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from measure import Failed
from office_clients import Answer, Person, target, told

SCHEMES = ["compulsory", "unemployment", "voluntary"]
REASON_KINDS = ["missing", "to_check", "lawful"]
SORTS = ["absent", "missing", "eligible", "participating", "name"]
PER_PAGE = 50

Call = tuple[str, str, dict | None]


@dataclass
class Case:
    """An open case, within which its inspector reads."""

    number: str
    employer: str
    persons: list[str] = field(default_factory=list)  # Who is missing there.


@dataclass
class World:
    """What can be asked about, and some of what has to come back; told by a server that is not measured."""

    run: str = ""
    month: str = ""
    units: list[str] = field(default_factory=list)
    unit_names: dict[str, str] = field(default_factory=dict)
    blocks: list[str] = field(default_factory=list)
    officers: list[str] = field(default_factory=list)
    absent: dict[tuple[str, str | None], int] = field(default_factory=dict)  # By scheme and unit; None: all.
    employers: dict[str, tuple[str, str]] = field(default_factory=dict)  # Unit and name, by id.
    persons: dict[str, tuple[str, str, str]] = field(default_factory=dict)  # Scheme, unit and name, by id.
    cases: dict[str, Case] = field(default_factory=dict)  # By number: "nguoi-4/1" is of nguoi-4.
    law: list[str] = field(default_factory=list)
    deliveries: list[tuple[str, str]] = field(default_factory=list)  # SHA-256 and sender.


async def look_around(port: int, analyst: Person) -> World:
    world = World()
    run = await told(analyst, port, "/api/runs/current")
    world.run, world.month = run["id"], run["month"]
    for scheme in SCHEMES:
        lines = await told(analyst, port, target("/api/coverage/gap", scheme=scheme, by="unit", limit=500))
        world.absent[scheme, None] = lines["total"]["absent"]
        for line in lines["lines"]:
            world.absent[scheme, line["key"]] = line["absent"]
            if line["key"]:
                world.unit_names[line["key"]] = line["name"]
    world.units = sorted(world.unit_names)
    world.blocks = await keys(port, analyst, "block")
    world.officers = await keys(port, analyst, "officer")
    for unit in world.units:
        await look_into(world, port, analyst, unit)
    world.law = [each["id"] for each in (await told(analyst, port, "/api/law"))["parameters"]]
    listed = (await told(analyst, port, "/api/deliveries"))["deliveries"]
    world.deliveries = [(each["sha256"], each["sender"]) for each in listed]
    return world


async def look_into_case(world: World, port: int, analyst: Person, number: str, employer: str) -> None:
    """Whom the inspector of a case finds missing there."""
    case = world.cases[number] = Case(number, employer)
    for scheme in ["compulsory", "unemployment"]:
        asked = {"scheme": scheme, "purpose": "gap-review", "employer": employer, "limit": 100}
        for person in (await told(analyst, port, target("/api/coverage/persons", **asked)))["persons"]:
            world.persons[person["id"]] = (scheme, person["unit"], person["full_name"])
            case.persons.append(person["id"])


async def keys(port: int, analyst: Person, by: str) -> list[str]:
    lines = await told(analyst, port, target("/api/coverage/gap", scheme="compulsory", by=by, limit=500))
    return [line["key"] for line in lines["lines"] if line["key"]]


async def look_into(world: World, port: int, analyst: Person, unit: str) -> None:
    asked = {"scheme": "compulsory", "by": "employer", "unit": unit, "limit": 500}
    for line in (await told(analyst, port, target("/api/coverage/gap", **asked)))["lines"]:
        if line["key"]:
            world.employers[line["key"]] = (unit, line["name"])
    for scheme in ["compulsory", "unemployment"]:
        asked = {"scheme": scheme, "purpose": "gap-review", "unit": unit, "limit": 200}
        for person in (await told(analyst, port, target("/api/coverage/persons", **asked)))["persons"]:
            world.persons[person["id"]] = (scheme, unit, person["full_name"])


# ---- What is checked ---------------------------------------------------------------------------


def expect(holds: bool, what: str) -> None:
    if not holds:
        raise Failed(what)


def check_line(line: dict) -> None:
    """COV-7, as far as the figures are told to this reader."""
    where = f"line {line['key']!r}"
    parts = [each["persons"] for each in line["reasons"]]
    if None not in (line["eligible"], line["participating"], line["absent"]):
        expect(line["eligible"] - line["participating"] == line["absent"], f"{where}: eligible - participating")
    if None not in [line["absent"], *parts]:
        expect(line["absent"] == sum(parts), f"{where}: the reasons are not the absent")


def check_run(world: World, answer: dict) -> None:
    expect(answer["run"] == world.run, f"of the run {answer['run']}")


def check_gap(world: World, answer: dict) -> None:
    check_run(world, answer)
    for line in [answer["total"], *answer["lines"]]:
        check_line(line)
    expect(
        (answer["next"] is None) == (answer["count"] <= len(answer["lines"])),
        "count and next do not go together",
    )
    told_whole = answer["next"] is None and answer["by"] != "employer"
    figures = [line["eligible"] for line in answer["lines"]]
    if told_whole and None not in [answer["total"]["eligible"], *figures]:
        expect(answer["total"]["eligible"] == sum(figures), "the lines do not add up to the total")


def check_schemes(world: World, answer: dict) -> None:
    check_run(world, answer)
    expect(sorted(each["scheme"] for each in answer["schemes"]) == SCHEMES, "not the three schemes")
    for each in answer["schemes"]:
        check_line(each["gap"])
        absent = each["gap"]["absent"]
        expected = world.absent.get((each["scheme"], answer["unit"]), 0)
        if not answer["employer"] and absent is not None:
            expect(absent == expected, f"{each['scheme']}: {absent} absent, not {expected}")


def check_movement(world: World, answer: dict) -> None:
    check_run(world, answer)
    before = None
    for month in answer["months"]:
        if month["opening"] is not None:
            closing = month["opening"] + month["joined"] + month["returned"] - month["left"]
            expect(closing == month["closing"], f"{month['month']}: does not close")
            expect(before in (None, month["opening"]), f"{month['month']}: opens other than it closed")
        before = month["closing"]


def check_persons(world: World, call: Call, answer: dict) -> None:
    check_run(world, answer)
    asked = asked_of(call)
    for person in answer["persons"]:
        expect(person["unit"] in (None, asked.get("unit", person["unit"])), "a person of another unit")
    expect((answer["next"] is None) == (answer["count"] <= len(answer["persons"])), "count and next")
    if "reason" not in asked and "employer" not in asked and "unit" in asked:
        expected = world.absent.get((asked["scheme"], asked["unit"]), 0)
        expect(answer["count"] == expected, f"{answer['count']} persons, {expected} absent")


def check_person(world: World, call: Call, answer: dict) -> None:
    check_run(world, answer)
    scheme, unit, name = world.persons[answer["id"]]
    expect(answer["id"] in call[1], "somebody else")
    expect(answer["full_name"] == name, "another name than in the list")
    judged = [each for each in answer["judgements"] if each["scheme"] == scheme]
    expect(len(judged) == 1 and judged[0]["eligible"] and not judged[0]["participating"], "not absent")
    expect(judged[0]["unit"] == unit, "in another unit than in the list")


def check_employer(world: World, call: Call, answer: dict) -> None:
    check_run(world, answer)
    expect(answer["id"] in call[1], "another employer")
    expect(answer["name"] == world.employers[answer["id"]][1], "another name than in the list")
    for each in answer["schemes"]:
        check_line(each["gap"])


def check_search(world: World, call: Call, answer: dict) -> None:
    check_run(world, answer)
    words = folded(asked_of(call)["q"]).split()
    for kind, name in [("employers", "name"), ("persons", "full_name")]:
        for each in answer[kind]:
            found = folded(each[name]).split()
            expect(
                words[-1].isdigit() or all(any(has.startswith(word) for has in found) for word in words),
                f"{each[name]} was not sought by {words}",
            )
    expect(
        any(answer[kind] for kind in ["units", "employers", "persons"]) or "purpose" not in asked_of(call),
        f"nothing found by {words}, which is there",
    )


def check_workbook(answer: Answer) -> None:
    expect(zipfile.ZipFile(io.BytesIO(answer.body())).testzip() is None, "no workbook")


def check_receipt(world: World, call: Call, answer: dict) -> None:
    if "delivery" in answer:
        expect(answer["delivery"]["sha256"] in call[1], "another delivery")
    else:
        check_deliveries(world, answer)


def check_deliveries(world: World, answer: dict) -> None:
    for each in answer["deliveries"]:
        expect(each["rows_read"] == each["rows_accepted"] + each["rows_refused"], f"{each['file_name']}: rows")


def check_audit(answer: dict) -> None:
    numbers = [line["sequence"] for line in answer["lines"]]
    expect(numbers == sorted(numbers, reverse=True) and len(numbers) > 0, "lines not in order")


def folded(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    # Names are written with either of the two letters that look alike (TEXT-3 takes both for d).
    return "".join(c if c.isalnum() else " " for c in plain.replace("đ", "d").replace("ð", "d"))


def asked_of(call: Call) -> dict[str, str]:
    return dict(parse_qsl(call[1].partition("?")[2]))


# ---- What is asked -----------------------------------------------------------------------------


class Asking:
    """Makes questions up for a person, who asks only what he may."""

    def __init__(self, world: World, dice: random.Random) -> None:
        self._world, self._dice = world, dice

    def maybe(self, choices: list[str], chance: float = 0.5) -> str | None:
        return self._dice.choice(choices) if choices and self._dice.random() < chance else None

    def unit(self, person: Person, chance: float = 0.7) -> str | None:
        return person.territory or self.maybe(self._world.units, chance)

    def scheme(self, schemes: list[str] = SCHEMES) -> str:
        return self._dice.choice(schemes)

    def gap(self, person: Person, by: str) -> Call | None:
        exact = person.may("see_employers")
        if by in ("employer", "officer") and not exact:
            return None
        told_exactly = exact or by != "unit"
        asked = {
            "scheme": self.scheme(),
            "by": by,
            "unit": self.unit(person, 0.8 if by == "employer" else 0.3),
            "reason": self.maybe(REASON_KINDS, 0.3) if told_exactly else None,
            "block": self.maybe(self._world.blocks, 0.15) if told_exactly and by != "block" else None,
            "sort": self.maybe(SORTS, 0.4),
        }
        return "GET", target("/api/coverage/gap", **asked), None

    def gap_by_block(self, person: Person) -> Call | None:
        return self.gap(person, "block") if person.may("see_employers") else None

    def schemes(self, person: Person) -> Call:
        return "GET", target("/api/coverage/schemes", unit=self.unit(person, 0.6)), None

    def movement(self, person: Person) -> Call:
        scheme = self.scheme(["compulsory", "unemployment"])
        return "GET", target("/api/coverage/movement", scheme=scheme, unit=self.unit(person)), None

    def reading(self, person: Person) -> dict[str, str]:
        """A purpose that the person has, with its case."""
        purpose = self._dice.choice(person.session["purposes"])
        if not purpose["needs_case"]:
            return {"purpose": purpose["id"]}
        own = [number for number in self._world.cases if number.startswith(f"{person.session['user']}/")]
        return {"purpose": purpose["id"], "case": self._dice.choice(own)}

    def case(self, asked: dict[str, str]) -> Case | None:
        return self._world.cases.get(asked.get("case", ""))

    def persons(self, person: Person) -> Call:
        asked = self.reading(person)
        if asked["purpose"] == "voluntary-outreach":
            schemes = ["voluntary"]
        else:
            schemes = SCHEMES[: 3 if person.role == "si_analyst" else 2]
        asked["scheme"] = self.scheme(schemes)
        case = self.case(asked)
        if case:
            asked["employer"] = case.employer
        else:
            asked["unit"] = self.unit(person, 1)
        if asked["scheme"] != "voluntary":
            asked["reason"] = self.maybe(REASON_KINDS, 0.5)
        return "GET", target("/api/coverage/persons", **asked), None

    def person(self, person: Person) -> Call | None:
        asked = self.reading(person)
        if asked["purpose"] == "voluntary-outreach":
            return None
        case = self.case(asked)
        known = [id for id, (_, unit, _) in self._world.persons.items() if person.territory in (None, unit)]
        known = case.persons if case else known
        return "GET", target(f"/api/persons/{self._dice.choice(known)}", **asked), None

    def some_employer(self, person: Person) -> str:
        known = [id for id, (unit, _) in self._world.employers.items() if person.territory in (None, unit)]
        return self._dice.choice(known)

    def employer(self, person: Person) -> Call:
        return "GET", target(f"/api/employers/{self.some_employer(person)}"), None

    def search_employer(self, person: Person) -> Call:
        name = self._world.employers[self.some_employer(person)][1]
        words = folded(name).split()[-2:] if self._dice.random() < 0.7 else name.split()[-1:]
        return "GET", target("/api/search", q=" ".join(words)), None

    def search_person(self, person: Person) -> Call | None:
        asked = self.reading(person)
        case = self.case(asked)
        known = [
            name
            for id, (_, unit, name) in self._world.persons.items()
            if person.territory in (None, unit) and (not case or id in case.persons)
        ]
        if asked["purpose"] == "voluntary-outreach" or not known:
            return None
        name = self._dice.choice(known)
        asked["q"] = name if self._dice.random() < 0.5 else folded(name)
        return "GET", target("/api/search", **asked), None

    def search_number(self, person: Person) -> Call:
        """Of nobody, most likely: numbers are masked wherever they are told."""
        number = "".join(self._dice.choices("0123456789", k=12))
        return "GET", target("/api/search", q=number, **self.reading(person)), None

    def export_persons(self, person: Person) -> Call | None:
        asked = self.reading(person)
        if asked["purpose"] == "voluntary-outreach":
            return None
        case = self.case(asked)
        asked |= {
            "scheme": self.scheme(SCHEMES[:2]),
            "employer": case.employer if case else self.some_employer(person),
            "unit": self.unit(person, 0),
        }
        return "GET", target("/api/coverage/persons.xlsx", **asked), None

    def law(self, person: Person) -> Call:
        year = self._dice.randrange(2014, 2020)
        return "GET", target("/api/law", day=f"{year}-{self._dice.randrange(1, 13):02}-01"), None

    def law_parameter(self, person: Person) -> Call:
        return "GET", target(f"/api/law/{self._dice.choice(self._world.law)}"), None

    def contribution(self, person: Person) -> Call:
        facts = {"wage": self._dice.randrange(4_000_000, 40_000_000, 1000), "zone": "I", "month": "2018-12"}
        return "POST", "/api/calculations/contribution", facts

    def voluntary(self, person: Person) -> Call:
        facts = {"income": self._dice.randrange(700_000, 9_000_000, 50_000), "month": "2018-12"}
        return "POST", "/api/calculations/voluntary", facts | {"group": "other", "months": 3}

    def deliveries(self, person: Person) -> Call:
        return "GET", target("/api/deliveries", limit=self._dice.choice([20, 50, 100])), None

    def receipt(self, person: Person) -> Call:
        """Of a delivery of one's own agency; the social insurance office is told of all."""
        agency, own = person.session["agency"], f"unit-{person.territory}"
        mine = [
            sha256
            for sha256, sender in self._world.deliveries
            if agency == "social-insurance" or sender in (agency, own)
        ]
        if not mine:
            return self.deliveries(person)
        return "GET", target(f"/api/deliveries/{self._dice.choice(mine)}"), None

    def audit(self, person: Person) -> Call:
        return "GET", target("/api/audit", limit=self._dice.choice([50, 100, 200])), None

    def queue(self, person: Person) -> Call | None:
        asked = self.reading(person)
        if asked["purpose"] != "gap-review":
            return None
        return "GET", target("/api/links/queue", limit=self._dice.choice([20, 50]), **asked), None

    def plain(self, where: str) -> Callable[[Person], Call]:
        return lambda person: ("GET", where, None)


@dataclass(frozen=True)
class Kind:
    """A kind of question; `share` of the day, in hundredths."""

    name: str
    share: float
    right: str
    make: Callable[[Person], Call | None]
    check: Callable[[Call, Answer], None]
    first_page: Call | None = None  # Of a list or a search: what is asked when it is opened.


def kinds(world: World, dice: random.Random) -> list[Kind]:
    ask = Asking(world, dice)

    def of_json(check: Callable[[dict], None]) -> Callable[[Call, Answer], None]:
        return lambda call, answer: check(answer.json())

    def gap(answer: dict) -> None:
        check_gap(world, answer)

    def page(where: str, **asked: object) -> Call:
        return "GET", target(where, **asked), None

    unit, reading = world.units[0], {"scheme": "compulsory", "purpose": "gap-review"}
    employer = page("/api/coverage/gap", scheme="compulsory", by="employer")
    words = folded(next(iter(world.employers.values()))[1]).split()
    name = next(iter(world.persons.values()))[2]
    return [
        Kind(
            "page /",
            1,
            "signed_in",
            ask.plain("/"),
            lambda call, answer: expect(b'<div id="root">' in answer.body(), "not the page"),
        ),
        Kind(
            "getSession",
            2,
            "signed_in",
            ask.plain("/api/session"),
            of_json(lambda answer: expect(bool(answer["csrf"]), "no token")),
        ),
        Kind(
            "listRuns",
            2,
            "see_figures",
            ask.plain("/api/runs"),
            of_json(lambda answer: expect(answer["current"] == world.run, "another run")),
            page("/api/runs"),
        ),
        Kind(
            "getCurrentRun",
            4,
            "see_figures",
            ask.plain("/api/runs/current"),
            of_json(
                lambda answer: expect(
                    (answer["id"], answer["month"]) == (world.run, world.month), "another run"
                )
            ),
        ),
        Kind(
            "getTerritory",
            2,
            "signed_in",
            ask.plain("/api/territory"),
            of_json(
                lambda answer: expect(
                    set(world.units) <= {each["code"] for each in answer["units"]}, "units are lacking"
                )
            ),
            page("/api/territory"),
        ),
        Kind(
            "getSchemes",
            12,
            "see_figures",
            ask.schemes,
            of_json(lambda answer: check_schemes(world, answer)),
            page("/api/coverage/schemes"),
        ),
        Kind(
            "getGap unit",
            12,
            "see_figures",
            lambda person: ask.gap(person, "unit"),
            of_json(gap),
            page("/api/coverage/gap", scheme="compulsory", by="unit"),
        ),
        Kind(
            "getGap employer",
            13,
            "see_employers",
            lambda person: ask.gap(person, "employer"),
            of_json(gap),
            employer,
        ),
        Kind(
            "getGap block",
            3,
            "see_employers",
            ask.gap_by_block,
            of_json(gap),
            page("/api/coverage/gap", scheme="compulsory", by="block"),
        ),
        Kind(
            "getGap officer",
            3,
            "see_employers",
            lambda person: ask.gap(person, "officer"),
            of_json(gap),
            page("/api/coverage/gap", scheme="compulsory", by="officer"),
        ),
        Kind(
            "getMovement",
            4,
            "see_movement",
            ask.movement,
            of_json(lambda answer: check_movement(world, answer)),
            page("/api/coverage/movement", scheme="compulsory"),
        ),
        Kind(
            "listAbsentPersons",
            10,
            "see_persons",
            ask.persons,
            lambda call, answer: check_persons(world, call, answer.json()),
            page("/api/coverage/persons", unit=unit, **reading),
        ),
        Kind(
            "listAbsentPersons all",
            0,
            "see_persons",
            lambda person: None,
            lambda call, answer: check_persons(world, call, answer.json()),
            page("/api/coverage/persons", **reading),
        ),
        Kind(
            "explainPerson",
            8,
            "see_person",
            ask.person,
            lambda call, answer: check_person(world, call, answer.json()),
        ),
        Kind(
            "getEmployer",
            8,
            "see_employers",
            ask.employer,
            lambda call, answer: check_employer(world, call, answer.json()),
        ),
        Kind(
            "search employers",
            5,
            "see_employers",
            ask.search_employer,
            lambda call, answer: check_search(world, call, answer.json()),
            page("/api/search", q=" ".join(words[-2:])),
        ),
        Kind(
            "search persons",
            5,
            "see_person",
            ask.search_person,
            lambda call, answer: check_search(world, call, answer.json()),
            page("/api/search", q=name, purpose="gap-review"),
        ),
        Kind(
            "search number",
            1,
            "see_person",
            ask.search_number,
            of_json(lambda answer: check_run(world, answer)),
        ),
        Kind(
            "exportAbsentPersons",
            0.5,
            "export_persons",
            ask.export_persons,
            lambda call, answer: check_workbook(answer),
        ),
        Kind(
            "listLaw",
            2,
            "signed_in",
            ask.law,
            of_json(
                lambda answer: expect(len(answer["parameters"]) == len(world.law), "parameters are lacking")
            ),
            page("/api/law"),
        ),
        Kind(
            "getLaw",
            1,
            "signed_in",
            ask.law_parameter,
            lambda call, answer: expect(call[1].endswith(answer.json()["id"]), "another parameter"),
        ),
        Kind(
            "calculateContribution",
            1,
            "signed_in",
            ask.contribution,
            of_json(
                lambda answer: expect(
                    answer["total"] == answer["employer"] + answer["employee"], "does not add up"
                )
            ),
        ),
        Kind(
            "calculateVoluntary",
            1,
            "signed_in",
            ask.voluntary,
            of_json(
                lambda answer: expect(answer["gross"] == answer["state"] + answer["own"], "does not add up")
            ),
        ),
        Kind(
            "listDeliveries",
            2,
            "see_deliveries",
            ask.deliveries,
            of_json(lambda answer: check_deliveries(world, answer)),
            page("/api/deliveries"),
        ),
        Kind(
            "listUsers",
            0.5,
            "manage_users",
            ask.plain("/api/users"),
            of_json(lambda answer: expect(len(answer["users"]) > 1, "users are lacking")),
            page("/api/users"),
        ),
        Kind("listAudit", 1, "see_audit", ask.audit, of_json(check_audit), page("/api/audit")),
        # Later parts of the contract.
        Kind(
            "getDelivery",
            1,
            "see_deliveries",
            ask.receipt,
            lambda call, answer: check_receipt(world, call, answer.json()),
        ),
        Kind(
            "getArrivals",
            1,
            "see_deliveries",
            ask.plain("/api/deliveries/calendar"),
            of_json(lambda answer: expect(answer["first"] <= answer["last"], "no months")),
            page("/api/deliveries/calendar"),
        ),
        Kind(
            "listUploads",
            1,
            "send_deliveries",
            ask.plain("/api/uploads"),
            of_json(lambda answer: expect(answer["uploads"] == [], "uploads of nobody")),
            page("/api/uploads"),
        ),
        Kind(
            "listJobs",
            3,
            "see_deliveries",
            ask.plain("/api/jobs"),
            of_json(lambda answer: expect(answer["office"]["run"] == world.run, "another run")),
            page("/api/jobs"),
        ),
        Kind(
            "listLinkQueue",
            3,
            "decide_links",
            ask.queue,
            of_json(lambda answer: check_run(world, answer)),
            page("/api/links/queue", purpose="gap-review"),
        ),
        Kind(
            "listDecisions",
            1,
            "decide_links",
            ask.plain("/api/links/decisions"),
            of_json(lambda answer: check_run(world, answer)),
            page("/api/links/decisions"),
        ),
        Kind(
            "getTargets",
            1,
            "see_figures",
            ask.plain("/api/targets"),
            of_json(lambda answer: expect(len(answer["province"]) > 0, "no target")),
            page("/api/targets"),
        ),
        Kind(
            "listAgreements",
            0.5,
            "see_deliveries",
            ask.plain("/api/agreements"),
            of_json(lambda answer: expect(len(answer["datasets"]) > 0, "no kind")),
            page("/api/agreements"),
        ),
        Kind(
            "listRemarks",
            2,
            "see_figures",
            ask.plain("/api/remarks?address=%2Funits%2F731"),
            of_json(lambda answer: expect(answer["remarks"] == [], "remarks of nobody")),
        ),
        Kind(
            "listRequests",
            1,
            "see_figures",
            ask.plain("/api/requests"),
            of_json(lambda answer: expect(answer["requests"] == [], "requests of nobody")),
            page("/api/requests"),
        ),
        Kind(
            "listViews",
            1,
            "signed_in",
            ask.plain("/api/views"),
            of_json(lambda answer: expect(answer["views"] == [], "views of nobody")),
            page("/api/views"),
        ),
        Kind(
            "listOwnSessions",
            0.5,
            "signed_in",
            ask.plain("/api/session/others"),
            of_json(
                lambda answer: expect(
                    sum(each["current"] for each in answer["sessions"]) == 1, "not one current"
                )
            ),
            page("/api/session/others"),
        ),
        Kind(
            "listSessions",
            0.5,
            "manage_users",
            ask.plain("/api/sessions"),
            of_json(lambda answer: expect(len(answer["sessions"]) > 1, "sessions are lacking")),
            page("/api/sessions"),
        ),
        Kind(
            "getOfficeHealth",
            0.3,
            "manage_users",
            ask.plain("/api/office/health"),
            of_json(lambda answer: expect(answer["audit"]["whole"], "the chain is broken")),
        ),
    ]
