// Addresses that somebody keeps under a name: of his own, or for all.
import { useQuery } from "@tanstack/react-query";
import { api, take } from "../../api/client";

export function useViews() {
  return useQuery({ queryKey: ["views"], queryFn: () => take(api.GET("/api/views")), staleTime: 60_000, retry: false });
}

// The address without its run: a kept view shows the newest figures, as the page does that is not pinned.
export function withoutRun(address: string): string {
  const [path = "", words = ""] = address.split("?");
  const search = new URLSearchParams(words);
  search.delete("run");
  const rest = search.toString();
  return rest ? `${path}?${rest}` : path;
}
