// What the screens of coverage ask the server; every request is of the run that the page shows.
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type Schemas, api, take } from "../../api/client";
import { usePlace } from "../../app/place";
import { useWords } from "../../lib/words";
import type { operations } from "../../api/schema";
import type { Purpose } from "../session/purpose";

export type GapLine = Schemas["GapLine"];
export type SchemeStatus = Schemas["SchemeStatus"];
export type GapSort = "absent" | "missing" | "eligible" | "participating" | "name";
export const gapSorts: GapSort[] = ["absent", "missing", "eligible", "participating", "name"];

export function useSchemes(unit?: string) {
  const { run } = usePlace();
  const { language } = useWords();
  return useQuery({
    queryKey: ["schemes", run.id, unit ?? null, language],
    queryFn: () => take(api.GET("/api/coverage/schemes", { params: { query: { run: run.id, ...(unit ? { unit } : {}) } } })),
  });
}

export function useGapByUnit() {
  const { run, scheme } = usePlace();
  const { language } = useWords();
  return useQuery({
    queryKey: ["gap", "unit", run.id, scheme, language],
    queryFn: () => take(api.GET("/api/coverage/gap", { params: { query: { run: run.id, scheme, by: "unit", limit: 500 } } })),
    placeholderData: keepPreviousData,
  });
}

export function useGapByCommune(unit: string) {
  const { run } = usePlace();
  const { language } = useWords();
  return useQuery({
    queryKey: ["gap", "commune", run.id, unit, language],
    queryFn: () => take(api.GET("/api/coverage/gap", { params: { query: { run: run.id, scheme: "voluntary", by: "commune", unit, limit: 500 } } })),
  });
}

export type ListWish = { unit?: string | undefined; within?: "own" | undefined; employer?: string | undefined; block?: string | undefined; officer?: string | undefined; reason?: string | undefined };

// Lists show their shape while they come, never the rows of another reason under this one's name.
export function useEmployers(wish: ListWish, sort: GapSort, enabled: boolean) {
  const { run, scheme } = usePlace();
  const { language } = useWords();
  return useInfiniteQuery({
    queryKey: ["gap", "employer", run.id, scheme, wish, sort, language],
    queryFn: ({ pageParam }) => take(api.GET("/api/coverage/gap", {
      params: { query: { run: run.id, scheme, by: "employer", sort, limit: 100, ...given(wish), ...(pageParam ? { cursor: pageParam } : {}) } },
    })),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    enabled,
  });
}

// How the server filters and sorts a list of persons (LST-1); every page of it is recorded, so nothing else does.
export type PersonsSort = NonNullable<NonNullable<operations["listAbsentPersons"]["parameters"]["query"]>["sort"]>;
export type PersonsView = {
  q?: string; in_full_name?: string; in_employer?: string; in_unit?: string; in_reason?: string; in_certainty?: string; in_last?: string;
  sort?: PersonsSort;
};
export const personsSorts = ["full_name", "employer", "unit", "reason", "certainty", "last"];

export function usePersons(wish: ListWish, view: PersonsView, purpose: Purpose) {
  const { run, scheme } = usePlace();
  const { language } = useWords();
  const asked = { run: run.id, scheme, purpose: purpose.id, ...given(wish), ...view, ...(purpose.case ? { case: purpose.case } : {}) };
  const list = JSON.stringify([run.id, scheme, wish, purpose, language]);
  return {
    asked,
    answer: useInfiniteQuery({
      queryKey: ["persons", list, view],
      queryFn: ({ pageParam }) => take(api.GET("/api/coverage/persons", { params: { query: { ...asked, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } } })),
      initialPageParam: "",
      getNextPageParam: (last) => last.next,
      // The rows stay while others of the same list come.
      placeholderData: (before, query) => (query?.queryKey[1] === list ? before : undefined),
    }),
  };
}

export function useMovement(unit: string | undefined, enabled: boolean) {
  const { run, scheme } = usePlace();
  return useQuery({
    queryKey: ["movement", run.id, scheme, unit],
    queryFn: () => take(api.GET("/api/coverage/movement", {
      params: { query: { run: run.id, scheme: scheme === "unemployment" ? scheme : "compulsory", ...(unit ? { unit } : {}) } },
    })),
    enabled: enabled && scheme !== "voluntary",
  });
}

export function given(wish: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(wish).filter((each): each is [string, string] => Boolean(each[1])));
}
