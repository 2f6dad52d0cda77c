// Rules that rows of files break and that were given to somebody.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Schemas, api, take } from "../../api/client";
import type { IconName } from "../../components/Icon";
import { useWords } from "../../lib/words";

export type Violation = Schemas["Violation"];
export type Holder = Schemas["ViolationHolder"];
export type Rule = Schemas["NewViolations"]["rules"][number];
export type Wanted = { state?: "open" | "given" | "answered" | "done" | "all"; sender?: string; code?: string; holder?: string; of?: "me" };

const key = ["violations"];

export function useViolations(wanted: Wanted, enabled = true) {
  const { language } = useWords();
  return useQuery({ queryKey: [...key, wanted, language], queryFn: () => take(api.GET("/api/violations", { params: { query: wanted } })), staleTime: 20_000, enabled });
}

// The receipt tells of its rules, too.
function useAgain() {
  const queries = useQueryClient();
  return () => Promise.all([key, ["deliveries", "one"], ["history", "violation"]].map((each) => queries.invalidateQueries({ queryKey: each })));
}

export function useGive() {
  const again = useAgain();
  return useMutation({ mutationFn: (body: Schemas["NewViolations"]) => take(api.POST("/api/violations", { body })), onSettled: again });
}

export function useStep() {
  const again = useAgain();
  return useMutation({
    mutationFn: ({ id, ...body }: Schemas["ViolationStep"] & { id: number }) => take(api.POST("/api/violations/{id}/step", { params: { path: { id: String(id) } }, body })),
    onSettled: again,
  });
}

// What waits for the reader himself: to answer what he has, or to look at the answer of somebody else where he may close it.
export function waitsForReader({ steps, state, mine }: Violation): "answer" | "look" | null {
  if (steps.includes("answer")) return "answer";
  return state === "answered" && !mine && steps.includes("close") ? "look" : null;
}

export function markOf({ state, overdue }: Violation): { name: string; icon: IconName; look: string } {
  if (state === "given" && overdue) return { name: "overdue", icon: "at_risk", look: "at_risk" };
  if (state === "given") return { name: "given", icon: "watch", look: "watch" };
  if (state === "answered") return { name: "answered", icon: "remark", look: "watch" };
  return { name: "done", icon: "on_track", look: "on_track" };
}

// A row as a whole has no column.
export function columnOf({ header }: { header: string }, { word }: { word: (key: "check.whole_row") => string }): string {
  return header || word("check.whole_row");
}
