// What the blocks and the queue ask of the server, once for both.
import { useQuery } from "@tanstack/react-query";
import { api, take } from "../../api/client";
import { usePlace } from "../../app/place";
import { useWords } from "../../lib/words";

export function useArrivals(enabled = true) {
  const { language } = useWords();
  return useQuery({ queryKey: ["arrivals", "today", language], queryFn: () => take(api.GET("/api/deliveries/calendar")), enabled });
}

export function useUploads(enabled = true) {
  const { language } = useWords();
  return useQuery({ queryKey: ["uploads", language], queryFn: () => take(api.GET("/api/uploads")), enabled });
}

// How many pairs wait for a decision: a number that tells of nobody, so that it takes no purpose.
export function useOpenPairs(enabled = true) {
  const { run } = usePlace();
  return useQuery({ queryKey: ["open_pairs", run.id], queryFn: () => take(api.GET("/api/links/open", { params: { query: { run: run.id } } })), enabled });
}
