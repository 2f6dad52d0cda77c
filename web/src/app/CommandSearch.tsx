// Ctrl+K: pages, units, employers and persons by a few letters, with or without accents.
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from "react";
import { useNavigate } from "../lib/router";
import { api, take } from "../api/client";
import { PurposeForm, usePurpose } from "../features/session/purpose";
import { useMay, useSession } from "../features/session/session";
import { useViews } from "../features/views/answers";
import { holds } from "../lib/fold";
import { useWords } from "../lib/words";
import { pagesFor } from "./entries";

// Without an address it asks for what persons are read for.
type Item = { key: string; group: string; text: string; beside: string; address: string | null };

type Found = { items: Item[]; waiting: boolean; withPersons: boolean; nothing: boolean };

function useItems(words: string): Found {
  const { word, language } = useWords();
  const may = useMay();
  const { purposes } = useSession();
  const { purpose } = usePurpose();
  const { data: kept } = useViews();
  const asked = useDeferredValue(words.trim());
  const { data, isFetching } = useQuery({
    queryKey: ["search", asked, purpose, language],
    queryFn: ({ signal }) => take(api.GET("/api/search", { params: { query: { q: asked, limit: 8, ...(purpose ? { purpose: purpose.id } : {}), ...(purpose?.case ? { case: purpose.case } : {}) } }, signal })),
    enabled: asked.length >= 2,
    placeholderData: (before) => before,
  });
  const pages = pagesFor(may).filter((entry) => holds(word(entry.word), words))
    .map((entry) => ({ key: entry.path, group: word("search.pages"), text: word(entry.word), beside: "", address: entry.path }));
  const views = (kept?.views ?? []).filter((view) => holds(view.name, words))
    .map((view) => ({ key: `v${view.id}`, group: word("search.views"), text: view.name, beside: view.mine ? "" : word("search.shared"), address: view.address }));
  const withPersons = purpose !== null;
  if (!data || asked.length < 2) return { items: [...pages, ...views], waiting: isFetching, withPersons, nothing: pages.length + views.length === 0 };
  const unitName = new Map(data.units.map((each) => [each.code, each.name]));
  const found: Item[] = [
    ...pages,
    ...views,
    ...data.units.map((each) => ({ key: `u${each.code}`, group: word("search.units"), text: each.name, beside: each.code, address: `/units/${each.code}` })),
    ...data.employers.map((each) => ({
      key: `e${each.id}`, group: word("search.employers"), text: each.name, beside: each.number ?? unitName.get(each.unit ?? "") ?? "", address: `/employers/${encodeURIComponent(each.id)}`,
    })),
    ...data.persons.map((each) => ({
      key: `p${each.id}`, group: word("search.persons"), text: each.full_name, beside: each.number ?? "", address: `/persons/${encodeURIComponent(each.id)}`,
    })),
  ];
  // Persons are not looked for before it is said what for; that they were not is said.
  const asks: Item[] = purposes.length > 0 && !purpose ? [{ key: "purpose", group: word("search.persons"), text: word("search.choose_purpose"), beside: "", address: null }] : [];
  return { waiting: isFetching, items: [...found, ...asks], withPersons, nothing: found.length === 0 };
}

export function CommandSearch({ onClose }: { onClose: () => void }) {
  const { word } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const navigate = useNavigate();
  const [choosing, setChoosing] = useState(false);
  const { choose } = usePurpose();
  const box = useRef<HTMLInputElement>(null);
  const { items, waiting, withPersons, nothing } = useItems(words);
  const chosen = Math.min(at, items.length - 1);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  // In braces: newer browsers answer scrollIntoView with a promise, which is no way to tidy up.
  useEffect(() => {
    document.getElementById(`found-${chosen}`)?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  const go = (item: Item | undefined) => {
    if (!item) return;
    if (item.address === null) return setChoosing(true);
    onClose();
    navigate(item.address);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setAt(Math.min(chosen + 1, items.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(chosen - 1, 0));
    else if (event.key === "Enter") go(items[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className="search" aria-label={word("search.title")} onCancel={onClose} onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}>
      <div className="search-head">
        <input ref={box} className="search-box" role="combobox" autoFocus aria-expanded="true" aria-controls="found" aria-label={word("search.title")}
          aria-activedescendant={items.length > 0 ? `found-${chosen}` : undefined} placeholder={word("search.hint")} value={words}
          onKeyDown={onKeyDown} onChange={(event) => { setWords(event.target.value); setAt(0); setChoosing(false); }} />
      </div>
      {choosing && <PurposeForm onChoose={(id, caseNumber) => { choose(id, caseNumber); setChoosing(false); box.current?.focus(); }} />}
      <div className="search-list" id="found" hidden={choosing} role="listbox" aria-label={word("search.title")}>
        {items.map((item, index) => (
          <div key={item.key} role="presentation">
            {items[index - 1]?.group !== item.group && <div className="search-group" role="presentation">{item.group}</div>}
            <div id={`found-${index}`} role="option" aria-selected={index === chosen} className="search-item" onMouseMove={() => setAt(index)} onClick={() => go(item)}>
              <span>{item.text}</span>
              <span className="quiet">{item.beside}</span>
            </div>
          </div>
        ))}
      </div>
      {nothing && !choosing && <p className="empty" role="status">{waiting ? word("notice.loading") : word(withPersons ? "search.nothing" : "search.nothing_but_persons")}</p>}
    </dialog>
  );
}
