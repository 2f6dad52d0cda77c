// A block of cells as Excel takes it: tabs between cells, lines between rows. A cell that begins like a
// formula is told to be text.
export function asTable(rows: string[][]): string {
  return rows.map((row) => row.map(cell).join("\t")).join("\n");
}

function cell(text: string): string {
  const flat = text.replace(/[\t\r\n\u00a0]+/g, " ").trim();
  return /^[=+@]/.test(flat) && !/^\+[\d.,]+$/.test(flat) ? `'${flat}` : flat;
}

export async function copy(text: string): Promise<void> {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  // Without TLS browsers give no clipboard to pages; the old way still works.
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
