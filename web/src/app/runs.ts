import { useQuery } from "@tanstack/react-query";
import { api, take } from "../api/client";

export function useRuns() {
  return useQuery({ queryKey: ["runs"], queryFn: () => take(api.GET("/api/runs")), staleTime: 20_000, refetchInterval: 60_000 });
}

export function useCurrentRun() {
  const { data } = useRuns();
  return { data: data?.current ?? undefined };
}
