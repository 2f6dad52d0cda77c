// Requests for explanation: who asked whom about which figure, and what may be done with it now.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Schemas, api, take } from "../../api/client";
import type { IconName } from "../../components/Icon";
import { type Scheme, readPlace } from "../../lib/url_state";
import { useWords } from "../../lib/words";

export type Request = Schemas["ExplanationRequest"];
export type Step = Schemas["RequestStep"]["step"];

export function useRequests(enabled = true) {
  const { language } = useWords();
  return useQuery({ queryKey: ["requests", language], queryFn: () => take(api.GET("/api/requests")), staleTime: 20_000, enabled });
}

export function useAsk() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["NewExplanationRequest"]) => take(api.POST("/api/requests", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["requests"] }),
  });
}

export function useStep() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: Schemas["RequestStep"] & { id: number }) => take(api.POST("/api/requests/{id}/step", { params: { path: { id: String(id) } }, body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ["requests"] }),
  });
}

export const isOpen = ({ state }: Request) => state === "asked" || state === "answered";

// The open request about a unit's figures of a scheme, the newest: the page that it names tells both.
export function openAbout(requests: Request[], unit: string, scheme: Scheme): Request | undefined {
  return requests.filter((each) => isOpen(each) && each.unit === unit && readPlace(new URLSearchParams(each.figure.split("?")[1] ?? "")).scheme === scheme)
    .sort((a, b) => b.id - a.id)[0];
}

// What waits for the reader himself: to answer, or to look at an answer.
export function waitsForReader({ steps }: Request): "answer" | "accept" | null {
  return steps.includes("answer") ? "answer" : steps.includes("accept") ? "accept" : null;
}

export function markOf({ state, overdue }: Request): { name: string; icon: IconName; look: string } {
  if (state === "asked" && overdue) return { name: "overdue", icon: "at_risk", look: "at_risk" };
  if (state === "asked") return { name: "asked", icon: "watch", look: "watch" };
  if (state === "answered") return { name: "answered", icon: "remark", look: "watch" };
  if (state === "accepted") return { name: "accepted", icon: "on_track", look: "on_track" };
  return { name: "withdrawn", icon: "cannot_judge", look: "cannot_judge" };
}
