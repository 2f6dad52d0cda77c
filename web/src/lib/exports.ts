// Which tables go out as workbooks, and to whom: as the server has it (TBL-1, src/edge/http/table_routes.cpp).
import type { Schemas } from "../api/client";

export type ListId = Schemas["TableAsSeen"]["list"];
export type Exported = {
  right: "export_figures" | "export_persons" | "see_deliveries" | "manage_users" | "see_audit" | "see_cases" | "see_readings" | null;  // null: one's own.
  ofRun: boolean;  // Figures of a run: its place, month and scheme are told above them.
};

const figures: Exported = { right: "export_figures", ofRun: true };
const targets: Exported = { right: "export_figures", ofRun: false };
const deliveries: Exported = { right: "see_deliveries", ofRun: false };
const users: Exported = { right: "manage_users", ofRun: false };
const own: Exported = { right: null, ofRun: false };

export const exported: Record<ListId, Exported> = {
  units: figures, schemes: figures, movement: figures, employers: figures, block: figures, officer: figures, heads: figures, registers: figures,
  "province-targets": targets, "unit-targets": targets, "target-sets": targets,
  agreements: deliveries, deliveries,
  decisions: { right: "export_persons", ofRun: true },
  users, sessions: users, audit: { right: "see_audit", ofRun: false },
  readings: { right: "see_readings", ofRun: false },
  violations: deliveries,
  cases: { right: "see_cases", ofRun: false },
  requests: own, jobs: own, "own-sessions": own,
};

export function isExported(id: string): id is ListId {
  return id in exported;
}
