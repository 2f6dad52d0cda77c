// Over every page while one sees the screens as somebody else does, with the way back.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, take } from "../../api/client";
import { Icon } from "../../components/Icon";
import { useNavigate } from "../../lib/router";
import { useWords } from "../../lib/words";
import { useKeepSession } from "./session";

export function ViewAsBar({ name }: { name: string }) {
  const { word } = useWords();
  const end = useChangedSession(() => take(api.DELETE("/api/session/view-as")), "/office/users");
  // What else sticks to the top makes room.
  useEffect(() => {
    document.documentElement.dataset["viewAs"] = "";
    return () => { delete document.documentElement.dataset["viewAs"]; };
  }, []);
  const text = word("view_as.bar", { name });
  return (
    <aside className="view-as-bar" aria-label={text}>
      <Icon name="eye" />
      <b title={text}>{text}</b>
      <button type="button" className="button" onClick={() => end.mutate()} disabled={end.isPending}>{word("view_as.end")}</button>
    </aside>
  );
}

// Whose figures are kept here changes with whom one sees as: all of them are asked again.
export function useChangedSession(change: () => Promise<Parameters<ReturnType<typeof useKeepSession>>[0]>, to: string) {
  const queries = useQueryClient();
  const keep = useKeepSession();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: change,
    onSuccess: (session) => {
      keep(session);
      navigate(to);
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== "session" });
    },
  });
}
