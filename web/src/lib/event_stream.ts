// Server-sent events out of the text of a stream, which comes in pieces that end anywhere.
export type ServerEvent = { name: string; data: string };

export class EventReader {
  #rest = "";

  // The events that have become whole with `text`.
  push(text: string): ServerEvent[] {
    // A piece may end between the two characters of a line end.
    const held = this.#rest + text;
    const half = held.endsWith("\r");
    const blocks = (half ? held.slice(0, -1) : held).replace(/\r\n?/g, "\n").split("\n\n");
    this.#rest = (blocks.pop() ?? "") + (half ? "\r" : "");
    return blocks.map(readEvent).filter((each) => each.data !== "");
  }
}

function readEvent(block: string): ServerEvent {
  let name = "message";
  const data: string[] = [];
  for (const line of block.split("\n")) {
    const [, field, value = ""] = /^([^:]+)(?:: ?(.*))?$/.exec(line) ?? [];
    if (field === "event") name = value;
    else if (field === "data") data.push(value);
  }
  return { name, data: data.join("\n") };
}
