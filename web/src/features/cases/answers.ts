// Cases: who inspects which employer under which decision. Within one an inspector reads persons.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Schemas, api, take } from "../../api/client";
import { useWords } from "../../lib/words";

export type Case = Schemas["Case"];
export type NewCase = Schemas["NewCase"];
export type Wanted = { state?: "open" | "closed"; of?: "me"; employer?: string };

const key = ["cases"];

export function useCases(wanted: Wanted, enabled = true) {
  const { language } = useWords();
  return useQuery({ queryKey: [...key, wanted, language], queryFn: () => take(api.GET("/api/cases", { params: { query: wanted } })), staleTime: 20_000, enabled });
}

export function useCase(id: number) {
  const { language } = useWords();
  return useQuery({ queryKey: [...key, "one", id, language], queryFn: () => take(api.GET("/api/cases/{id}", { params: { path: { id: String(id) } } })), staleTime: 20_000 });
}

// Asked as soon as there is a day: how many visits there were is known before anything is filled in.
export function useCaseLimit(employer: string, kind: Case["kind"], day: string | null, content: string) {
  const { language } = useWords();
  return useQuery({
    queryKey: [...key, "limit", employer, kind, day, content, language],
    queryFn: () => take(api.GET("/api/cases/limit", { params: { query: { employer, kind, day: day ?? "", content } } })),
    enabled: day !== null,
    placeholderData: (before) => before,
  });
}

export function useOpenCase() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewCase) => take(api.POST("/api/cases", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
}

export function useChangeCase() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: Schemas["CaseStep"] & { id: number }) => take(api.PATCH("/api/cases/{id}", { params: { path: { id: String(id) } }, body })),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
}

// One's open cases by the number of their decision, each with the employers that it is about.
export function byNumber(cases: Case[]): { number: string; employers: string[] }[] {
  const found = new Map<string, string[]>();
  for (const each of cases) found.set(each.decision_number, [...(found.get(each.decision_number) ?? []), each.employer_name || each.employer]);
  return [...found].map(([number, employers]) => ({ number, employers }));
}
