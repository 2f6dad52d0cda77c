import { describe, expect, it } from "vitest";
import { readSort, writeSort } from "../components/DataTable";
import { inOrder, largestReason } from "../components/bars";
import { readShapes } from "../features/coverage/geojson";
import { mapClasses } from "../features/coverage/map_classes";
import { tilePlaces } from "../features/coverage/tiles";
import { asTable } from "./clipboard";
import { holds } from "./fold";

describe("lists and maps", () => {
  it("finds without accents, in either form of òa", () => {
    expect(holds("TP. Biên Hòa", "bien hoa")).toBe(true);
    expect(holds("Biên Hoà", "hòa")).toBe(true);
    expect(holds("Đồng Nai", "dong")).toBe(true);
    expect(holds("Biên Hòa", "bien hoan")).toBe(false);
  });
  it("copies a block as Excel takes it, and no formulas", () => {
    expect(asTable([["Tên", "Số"], ["A\tB", "91,98\u00a0%"], ["=SUM(A1)", "+1.200"]])).toBe("Tên\tSố\nA B\t91,98 %\n'=SUM(A1)\t+1.200");
  });
  it("keeps the order of several columns in the address", () => {
    expect(writeSort(readSort("-missing,name"))).toBe("-missing,name");
    expect(readSort("-missing,name")).toEqual([{ id: "missing", desc: true }, { id: "name", desc: false }]);
  });
  it("puts missing first and what nobody is in last", () => {
    const reasons = [
      { reason: "maternity", kind: "lawful", persons: 90 }, { reason: "lapsed", kind: "missing", persons: 0 }, { reason: "left_out", kind: "missing", persons: 7 },
    ];
    expect(inOrder(reasons).map((each) => each.reason)).toEqual(["left_out", "lapsed", "maternity"]);
    expect(largestReason(reasons)?.reason).toBe("left_out");
  });
  it("puts every unit with a rate into one class, and the classes hold them all", () => {
    const rates = [5.2, 6.9, 7.8, 9.4, 14.2, 16.1, null];
    const { classes, classOf } = mapClasses(rates);
    expect(classes.reduce((sum, each) => sum + each.units, 0)).toBe(6);
    expect(classOf(null)).toBeNull();
    expect(classOf(5.2)).toBe(0);
    expect(classOf(16.1)).toBe(classes.length - 1);
    expect(mapClasses([3, 3]).classes).toHaveLength(1);
    expect(mapClasses([null]).classes).toHaveLength(0);
  });
  it("gives every unit a tile of its own", () => {
    const codes = ["731", "732", "734", "735", "736", "737", "738", "739", "740", "741", "742", "25945", "25948"];
    const places = [...tilePlaces(codes).values()].map((place) => place.join(":"));
    expect(new Set(places).size).toBe(codes.length);
  });
  it("reads boundaries that name a unit by its code, and refuses others", () => {
    const square = [[[106, 10], [107, 10], [107, 11], [106, 11], [106, 10]]];
    const file = (properties: object) => JSON.stringify({ features: [{ properties, geometry: { type: "Polygon", coordinates: square } }] });
    expect(readShapes(file({ ma: 731 }), new Set(["731"]), 340)?.shapes[0]?.code).toBe("731");
    expect(readShapes(file({ ma: 999 }), new Set(["731"]), 340)).toBeNull();
    expect(readShapes("no json", new Set(["731"]), 340)).toBeNull();
  });
});
