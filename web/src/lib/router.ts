// The router as the screens use it: the path, the words after "?", and going elsewhere.
import { useCallback } from "react";
import { useLocation as usePathAndGo, useSearch } from "wouter";

export { Link, Redirect, Route, Switch, useParams, useSearchParams } from "wouter";

export function useLocation(): { pathname: string; search: string } {
  const [pathname] = usePathAndGo();
  const search = useSearch();
  return { pathname, search: search ? `?${search}` : "" };
}

export function useNavigate(): (to: string, options?: { replace?: boolean }) => void {
  const [, go] = usePathAndGo();
  return useCallback((to, options) => go(to, options), [go]);
}
