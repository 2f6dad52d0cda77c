import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link, useLocation } from "../../lib/router";
import { type Schemas, api, take } from "../../api/client";
import { Dialog } from "../../components/Dialog";
import { Icon } from "../../components/Icon";
import { FaultNotice, Skeleton } from "../../components/notices";
import { useWords } from "../../lib/words";
import { useViews, withoutRun } from "./answers";
import "../../styles/work.css";

type View = Schemas["SavedView"];

export function ViewsDialog({ onClose }: { onClose: () => void }) {
  const { word } = useWords();
  const { data, error } = useViews();
  const own = data?.views.filter((each) => each.mine) ?? [];
  const shared = data?.views.filter((each) => !each.mine) ?? [];
  return (
    <Dialog title={word("bar.views")} kind="side" onClose={onClose}>
      <Keep />
      {error && <FaultNotice error={error} />}
      {!data && !error && <Skeleton lines={3} />}
      {data?.views.length === 0 && <p className="quiet">{word("view.none")}</p>}
      <Views title={word("view.own")} views={own} onClose={onClose} />
      <Views title={word("view.shared")} views={shared} onClose={onClose} />
    </Dialog>
  );
}

function Views({ title, views, onClose }: { title: string; views: View[]; onClose: () => void }) {
  const { word } = useWords();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: (view: View) => take(api.DELETE("/api/views/{id}", { params: { path: { id: String(view.id) }, query: { seen: view.version } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ["views"] }),
  });
  if (views.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      {remove.error && <FaultNotice error={remove.error} />}
      <ul className="view-list">
        {views.map((view) => (
          <li key={view.id}>
            <Link to={view.address} onClick={onClose}>{view.name}</Link>
            {view.mine && view.shared && <span className="tag">{word("view.is_shared")}</span>}
            {view.mine && (
              <button type="button" className="button plain" disabled={remove.isPending} onClick={() => remove.mutate(view)} aria-label={word("view.remove", { name: view.name })} title={word("view.remove", { name: view.name })}>
                <Icon name="remove" />
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Keep() {
  const { word } = useWords();
  const queries = useQueryClient();
  const { pathname, search } = useLocation();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const [pinned, setPinned] = useState(false);
  const hasRun = new URLSearchParams(search).has("run");
  const keep = useMutation({
    mutationFn: (body: Schemas["NewSavedView"]) => take(api.POST("/api/views", { body })),
    onSuccess: () => {
      setName("");
      return queries.invalidateQueries({ queryKey: ["views"] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate({ name: name.trim(), shared, address: pinned ? pathname + search : withoutRun(pathname + search) });
  };
  return (
    <form className="form" onSubmit={submit}>
      {keep.error && <FaultNotice error={keep.error} />}
      <div className="field">
        <label htmlFor="view-name">{word("view.keep")}</label>
        <input id="view-name" className="input" required maxLength={80} value={name} placeholder={word("view.hint")} onChange={(event) => setName(event.target.value)} />
      </div>
      <label className="check"><input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />{word("view.share")}</label>
      {hasRun && <label className="check"><input type="checkbox" checked={pinned} onChange={(event) => setPinned(event.target.checked)} />{word("view.pinned")}</label>}
      <div><button className="button first" disabled={keep.isPending || !name.trim()}><Icon name="bookmark" />{word("view.go")}</button></div>
    </form>
  );
}
