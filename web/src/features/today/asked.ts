// What the blocks and the queue ask of the server, once for both.
import { useQuery } from "@tanstack/react-query";
import { api, take } from "../../api/client";
import { useWords } from "../../lib/words";

export function useArrivals(enabled = true) {
  const { language } = useWords();
  return useQuery({ queryKey: ["arrivals", "today", language], queryFn: () => take(api.GET("/api/deliveries/calendar")), enabled });
}

export function useUploads(enabled = true) {
  const { language } = useWords();
  return useQuery({ queryKey: ["uploads", language], queryFn: () => take(api.GET("/api/uploads")), enabled });
}
