// Who is signed in. Without a session every address leads to the sign-in and back to itself afterwards.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import { Redirect, useLocation } from "../../lib/router";
import { FaultError, type Schemas, api, setCsrf, take } from "../../api/client";
import { FaultNotice, Skeleton } from "../../components/notices";
import { ViewAsBar } from "./ViewAsBar";

export type Session = Schemas["Session"];
export type Right = "see_figures" | "see_movement" | "see_employers" | "see_persons" | "see_person" | "export_figures"
  | "export_persons" | "see_deliveries" | "manage_users" | "see_audit" | "send_deliveries" | "start_runs" | "decide_links"
  | "set_targets" | "manage_agreements" | "ask_explanations" | "see_cases" | "manage_cases" | "see_readings" | "give_violations";

const SessionContext = createContext<Session | null>(null);
export const sessionKey = ["session"];

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("nobody is signed in here");
  return session;
}

export function useMay(): (right: Right) => boolean {
  const { rights } = useSession();
  return (right) => rights.includes(right);
}

// Stands where the code of a unit stands, for all of one's places together.
export const ownPlaces = "own" as const;

// The places of one's roles, each once; whether some role is one of the whole province; whether one has several places
// and nothing else.
export function useOwnPlaces(): { own: string[]; everywhere: boolean; several: boolean } {
  const { roles } = useSession();
  const own = [...new Set(roles.flatMap((each) => each.territory ?? []))];
  const everywhere = roles.some((each) => !each.territory);
  return { own, everywhere, several: own.length > 1 && !everywhere };
}

async function askSession(): Promise<Session | null> {
  try {
    return await take(api.GET("/api/session"));
  } catch (error) {
    if (error instanceof FaultError && error.fault.status === 401) return null;
    throw error;
  }
}

export function useKeepSession(): (session: Session | null) => void {
  const queries = useQueryClient();
  return (session) => {
    if (session) setCsrf(session.csrf);
    queries.setQueryData(sessionKey, session);
  };
}

export function SessionGate({ children, onLanguage }: { children: ReactNode; onLanguage: (language: "vi" | "en") => void }) {
  const { data: session, error, isPending } = useQuery({ queryKey: sessionKey, queryFn: askSession, staleTime: 60_000 });
  const { pathname, search } = useLocation();
  const wasIn = useRef(false);
  useEffect(() => {
    if (session) {
      wasIn.current = true;
      setCsrf(session.csrf);
      onLanguage(session.language);
    }
  }, [session, onLanguage]);
  if (isPending) return <Skeleton />;
  if (error) return <FaultNotice error={error} />;
  const here = encodeURIComponent(pathname + search);
  // Who was in and is not any more is told why he is asked again.
  const ended = wasIn.current && !session ? "&ended=1" : "";
  if (!session) return <Redirect to={`/sign-in?back=${here}${ended}`} replace />;
  if (session.must_change_password && pathname !== "/password") return <Redirect to={`/password?back=${here}`} replace />;
  return (
    <SessionContext value={session}>
      {session.view_as && <ViewAsBar name={session.view_as} />}
      {children}
    </SessionContext>
  );
}
