// What people wrote about the thing that a page shows: text, by whom, of which agency, when; and one more.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { type Schemas, api, take } from "../../api/client";
import { Icon } from "../../components/Icon";
import { FaultNotice, Skeleton } from "../../components/notices";
import { showInstant } from "../../lib/dates";
import { useDraftText } from "../../lib/drafts";
import { useWords } from "../../lib/words";
import { useSession } from "../session/session";
import "../../styles/work.css";

const longest = 2000;

export function RemarksPanel({ address }: { address: string }) {
  const { word, language } = useWords();
  const { view_as } = useSession();
  const { data, error } = useQuery({
    queryKey: ["remarks", address, language], queryFn: () => take(api.GET("/api/remarks", { params: { query: { address } } })), staleTime: 10_000,
  });
  return (
    <section className="panel remarks" aria-labelledby="remarks-head">
      <div className="panel-head"><h2 id="remarks-head">{word("remark.title")}</h2><span className="quiet">{data && data.remarks.length > 0 ? word("remark.count", { count: data.remarks.length }) : ""}</span></div>
      {error && <FaultNotice error={error} />}
      {!data && !error && <Skeleton lines={2} />}
      {data && (
        <div className="panel-body">
          {data.remarks.length === 0 && <p className="quiet">{word("remark.none")}</p>}
          <ul className="remark-list">{data.remarks.map((each) => <Remark key={each.sequence} remark={each} />)}</ul>
          {view_as === null && <NewRemark address={address} />}
        </div>
      )}
    </section>
  );
}

function Remark({ remark }: { remark: Schemas["Remark"] }) {
  return (
    <li>
      <p className="letter">{remark.text}</p>
      <p className="quiet small">{remark.by}, {remark.agency_name} · {showInstant(remark.at)}</p>
    </li>
  );
}

function NewRemark({ address }: { address: string }) {
  const { word } = useWords();
  const queries = useQueryClient();
  const { user } = useSession();
  const [text, setText] = useDraftText(`${user}/remark/${address}`);
  const add = useMutation({
    mutationFn: (wanted: string) => take(api.POST("/api/remarks", { body: { address, text: wanted } })),
    onSuccess: () => {
      setText("");
      return queries.invalidateQueries({ queryKey: ["remarks", address] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) add.mutate(text.trim());
  };
  return (
    <form className="remark-form no-print" onSubmit={submit}>
      {add.error && <FaultNotice error={add.error} />}
      <label className="visually-hidden" htmlFor="remark-text">{word("remark.new")}</label>
      <textarea id="remark-text" className="input" rows={text ? 3 : 1} maxLength={longest} placeholder={word("remark.new")} value={text} onChange={(event) => setText(event.target.value)} />
      <button className="button" disabled={add.isPending || !text.trim()}><Icon name="remark" />{word("remark.add")}</button>
    </form>
  );
}
