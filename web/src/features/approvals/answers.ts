// What waits for a second person, as far as the reader may settle it.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Schemas, api, take } from "../../api/client";
import { useWords } from "../../lib/words";
import { useMay, useSession } from "../session/session";

export type UserProposal = Schemas["UserProposal"];
export type TargetProposal = Schemas["TargetProposal"];
export type Step = "approve" | "refuse" | "withdraw";
// Of whichever kind; `kind` tells them apart.
export type Waiting = ({ about: "users" } & UserProposal) | ({ about: "targets" } & TargetProposal);

const askEvery = 60_000;

export function useUserProposals() {
  const { language } = useWords();
  const may = useMay();
  return useQuery({ queryKey: ["proposals", "users", language], queryFn: () => take(api.GET("/api/proposals/users")), enabled: may("manage_users"), refetchInterval: askEvery });
}

export function useTargetProposals() {
  const { language } = useWords();
  const may = useMay();
  return useQuery({ queryKey: ["proposals", "targets", language], queryFn: () => take(api.GET("/api/proposals/targets")), enabled: may("set_targets"), refetchInterval: askEvery });
}

export function together(users: UserProposal[] | undefined, targets: TargetProposal[] | undefined): Waiting[] {
  return [
    ...(users ?? []).map((each) => ({ about: "users" as const, ...each })),
    ...(targets ?? []).map((each) => ({ about: "targets" as const, ...each })),
  ];
}

// Who proposed it, and whom it is about, waits for somebody else.
export function mayApprove(proposal: Waiting): boolean {
  return !proposal.own && !(proposal.about === "users" && proposal.of_reader);
}

// How many wait for the reader.
export function useWaitingCount(): number {
  const users = useUserProposals();
  const targets = useTargetProposals();
  const { view_as } = useSession();
  if (view_as) return 0;
  return together(users.data?.open, targets.data?.open).filter(mayApprove).length;
}

export function useSettle() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ proposal, step, reason }: { proposal: Waiting; step: Step; reason?: string }) => {
      const asked = { params: { path: { id: String(proposal.id) } }, body: { step, ...(reason ? { reason } : {}) } };
      if (proposal.about === "targets") return { password: null, of: await take(api.POST("/api/proposals/targets/{id}/step", asked)) };
      const settled = await take(api.POST("/api/proposals/users/{id}/step", asked));
      return { password: settled.password, of: settled };
    },
    // A refusal, too, may mean that somebody else was first.
    onSettled: () => Promise.all(["proposals", "users", "targets", "sessions", "history", "gap", "schemes"].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}
