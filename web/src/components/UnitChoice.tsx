// A unit chosen by its name: a few letters of it, with or without accents, and a list to choose from. "" is the
// whole province.
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from "react";
import { type Schemas, api, take } from "../api/client";
import { dayInVietnam } from "../lib/dates";
import { holds } from "../lib/fold";
import { useWords } from "../lib/words";

type Unit = Schemas["Territory"]["units"][number];
type Choice = { code: string; name: string; beside: string };

const shownMost = 60;

// As the map of the current run has them; before there is a run, as they are today.
async function unitsNow(): Promise<Schemas["Territory"]> {
  const ofRun = await take(api.GET("/api/territory")).catch(() => null);
  return ofRun ?? take(api.GET("/api/territory", { params: { query: { day: dayInVietnam(new Date()) } } }));
}

export function useUnits() {
  const { language } = useWords();
  return useQuery({ queryKey: ["territory", "choice", language], queryFn: unitsNow, staleTime: 600_000 });
}

export function choicesOf(units: Unit[], whole: string): Choice[] {
  const [province, ...below] = units;
  const names = new Map(units.map((each) => [each.code, each.name]));
  return [
    { code: "", name: whole, beside: province?.name ?? "" },
    ...below.map((each) => ({ code: each.code, name: each.name, beside: each.level === "commune" ? (names.get(each.parent ?? "") ?? "") : "" })),
  ];
}

type Props = { id: string; label: string; value: string; onChange: (code: string) => void; hint?: string; required?: boolean };

export function UnitChoice({ id, label, value, onChange, hint, required = false }: Props) {
  const { word } = useWords();
  const { data } = useUnits();
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null); // Null: nothing is being typed.
  const [at, setAt] = useState(0);
  const all = useMemo(() => choicesOf(data?.units ?? [], word("place.whole")), [data, word]);
  const chosen = all.find((each) => each.code === value);
  const offered = useMemo(() => all.filter((each) => (!required || each.code !== "") && holds(`${each.name} ${each.code}`, typed ?? "")).slice(0, shownMost), [all, typed, required]);
  const open = typed !== null;
  const marked = Math.min(at, offered.length - 1);
  useEffect(() => {
    if (open) document.getElementById(`${list}-${marked}`)?.scrollIntoView({ block: "nearest" });
  }, [open, marked, list]);

  const choose = (choice: Choice | undefined) => {
    if (choice) onChange(choice.code);
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!open) setTyped("");
      else setAt(Math.max(0, Math.min(marked + (event.key === "ArrowDown" ? 1 : -1), offered.length - 1)));
    } else if (event.key === "Enter" && open) choose(offered[marked]);
    else if (event.key === "Escape" && open) {
      event.stopPropagation();
      setTyped(null);
    } else return;
    event.preventDefault();
  };
  return (
    <div className="field unit-choice">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="input" role="combobox" autoComplete="off" aria-expanded={open} aria-controls={list} aria-autocomplete="list" required={required}
        aria-activedescendant={open && offered.length > 0 ? `${list}-${marked}` : undefined} aria-describedby={hint ? `${id}-hint` : undefined}
        placeholder={word("place.search")} value={typed ?? (required && value === "" ? "" : (chosen?.name ?? value))}
        onChange={(event) => { setTyped(event.target.value); setAt(0); }} onClick={() => { if (!open) { setTyped(""); setAt(0); } }} onKeyDown={onKeyDown} onBlur={() => setTyped(null)} />
      <div id={list} role="listbox" aria-label={label} className="unit-list" hidden={!open || offered.length === 0}>
        {offered.map((each, index) => (
          // The field would lose the focus, and the list with it, before the click.
          <div key={each.code} id={`${list}-${index}`} role="option" aria-selected={index === marked} className="search-item"
            onMouseMove={() => setAt(index)} onPointerDown={(event) => { event.preventDefault(); choose(each); }}>
            <span>{each.name}</span>
            <span className="quiet">{each.beside}</span>
          </div>
        ))}
      </div>
      <span role="status" className="quiet small">{open && offered.length === 0 && word("place.none")}</span>
      {hint && <span id={`${id}-hint`} className="hint">{hint}</span>}
    </div>
  );
}
