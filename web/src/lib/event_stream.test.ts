import { describe, expect, test } from "vitest";
import { EventReader } from "./event_stream";

const told = 'event: job\ndata: {"id":"7"}\n\n: still here\n\nevent: office\r\ndata: {"run":\r\ndata: null}\r\n\r\n';

describe("server-sent events", () => {
  test("are read with their names; comments are none", () => {
    expect(new EventReader().push(told)).toEqual([{ name: "job", data: '{"id":"7"}' }, { name: "office", data: '{"run":\nnull}' }]);
  });

  test("are the same wherever the stream is cut", () => {
    const whole = new EventReader().push(told);
    for (let cut = 0; cut <= told.length; cut += 1) {
      const reader = new EventReader();
      expect([...reader.push(told.slice(0, cut)), ...reader.push(told.slice(cut))]).toEqual(whole);
    }
  });

  test("come when they are whole and not before", () => {
    const reader = new EventReader();
    expect(reader.push("data: a\n")).toEqual([]);
    expect(reader.push("\n")).toEqual([{ name: "message", data: "a" }]);
    expect(reader.push("\n")).toEqual([]);
  });
});
