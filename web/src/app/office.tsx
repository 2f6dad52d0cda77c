// What the office does now: which run is current, what it lacks, when the next one starts, and the jobs.
import { useQuery } from "@tanstack/react-query";
import { type Schemas, api, take } from "../api/client";
import { useMay } from "../features/session/session";

export type Office = { state: Schemas["OfficeState"] | null; jobs: Schemas["Job"][] };

export function useOffice(): Office {
  const may = useMay();
  const { data } = useQuery({
    queryKey: ["office"], queryFn: () => take(api.GET("/api/jobs")), enabled: may("see_deliveries"), staleTime: 5_000, refetchInterval: 20_000,
  });
  return { state: data?.office ?? null, jobs: data?.jobs ?? [] };
}
