// What the screens of coverage ask the server; every request is of the run that the page shows.
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type Schemas, api, take } from "../../api/client";
import { usePlace } from "../../app/place";
import { useWords } from "../../lib/words";
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

export type ListWish = { unit?: string | undefined; employer?: string | undefined; block?: string | undefined; officer?: string | undefined; reason?: string | undefined };

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

export function usePersons(wish: ListWish, purpose: Purpose | null, enabled: boolean) {
  const { run, scheme } = usePlace();
  const { language } = useWords();
  return useInfiniteQuery({
    queryKey: ["persons", run.id, scheme, wish, purpose, language],
    queryFn: ({ pageParam }) => take(api.GET("/api/coverage/persons", {
      params: {
        query: {
          run: run.id, scheme, purpose: purpose?.id ?? "", limit: 100, ...given(wish),
          ...(purpose?.case ? { case: purpose.case } : {}), ...(pageParam ? { cursor: pageParam } : {}),
        },
      },
    })),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    enabled: enabled && purpose !== null,
  });
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
