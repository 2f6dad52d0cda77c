// Who is signed in now, and from where; a press signs somebody out.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { type Schemas, api, take } from "../../api/client";
import { type Column, DataTable } from "../../components/DataTable";
import { Icon } from "../../components/Icon";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { showInstant } from "../../lib/dates";
import { useWords } from "../../lib/words";
import { useAgentWords } from "../session/AgentWords";

type Open = Schemas["Sessions"]["sessions"][number];

export function SessionsTable() {
  const { word } = useWords();
  const agentWords = useAgentWords();
  const queries = useQueryClient();
  const [sort, setSort] = useState("-seen");
  const [filter, setFilter] = useState("");
  const answer = useQuery({ queryKey: ["sessions"], queryFn: () => take(api.GET("/api/sessions")), staleTime: 0, refetchInterval: 30_000 });
  const end = useMutation({
    mutationFn: (row: Open) => take(api.DELETE("/api/sessions/{id}", { params: { path: { id: String(row.id) } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["sessions"] }),
  });
  const { mutate, isPending, variables } = end;
  const columns = useMemo<Column<Open>[]>(() => [
    {
      id: "full_name", head: word("user.full_name"), value: (row) => row.full_name, text: (row) => row.full_name,
      cell: (row) => <>{row.full_name}{row.view_as && " "}{row.view_as && <span className="tag">{word("user.viewing", { name: row.view_as })}</span>}</>,
    },
    { id: "name", head: word("user.name"), value: (row) => row.name, text: (row) => row.name, cell: (row) => row.name },
    { id: "agent", head: word("session.browser"), value: (row) => agentWords(row.agent), text: (row) => agentWords(row.agent), cell: (row) => <span title={row.agent}>{agentWords(row.agent)}</span> },
    { id: "address", head: word("session.address"), value: (row) => row.address, text: (row) => row.address, cell: (row) => row.address, phone: false },
    { id: "begun", head: word("session.begun"), value: (row) => row.begun_at, text: (row) => showInstant(row.begun_at), cell: (row) => <span className="nowrap">{showInstant(row.begun_at)}</span>, phone: false },
    { id: "seen", head: word("session.seen"), value: (row) => row.last_seen_at, text: (row) => showInstant(row.last_seen_at), cell: (row) => <span className="nowrap">{showInstant(row.last_seen_at)}</span> },
    {
      id: "end", head: word("user.sign_out"), act: true, text: () => "",
      cell: (row) => (
        <button type="button" className="button small-button" disabled={isPending} aria-label={word("user.sign_out_label", { name: row.full_name, at: showInstant(row.begun_at) })} onClick={() => mutate(row)}>
          {word("user.sign_out")}
        </button>
      ),
    },
  ], [word, agentWords, isPending, mutate]);
  if (answer.error) return <FaultNotice error={answer.error} />;
  if (!answer.data) return <Skeleton lines={6} />;
  return (
    <>
      {end.error && <FaultNotice error={end.error} />}
      <div role="status">{end.isSuccess && variables && <p className="table-note state on_track"><Icon name="on_track" />{word("user.signed_out", { name: variables.full_name })}</p>}</div>
      {answer.data.sessions.length === 0 ? <Empty title={word("user.no_sessions")} /> : (
        <DataTable id="sessions" label={word("user.tab_sessions")} columns={columns} rows={answer.data.sessions} rowKey={(row) => String(row.id)} sort={sort} onSort={setSort}
          filter={{ value: filter, onChange: setFilter, hint: word("table.filter") }} height="fill" />
      )}
    </>
  );
}
