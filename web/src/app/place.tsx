// Where the reader is: unit, run and scheme. All of it stands in the address; a page asks for its data with
// the run resolved here, so that all figures of one page are of one run.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useCallback, useContext, useMemo } from "react";
import { useSearchParams } from "../lib/router";
import { FaultError, type Schemas, api, take } from "../api/client";
import { RunContext } from "../components/Explain";
import { FaultNotice, Skeleton } from "../components/notices";
import { type Change, type Scheme, addressOf, readPlace, withChange } from "../lib/url_state";
import { useWords } from "../lib/words";

type Territory = Schemas["Territory"]["units"];

// A commune while districts are the units that are counted: it has prospects, and no figures.
export function isWithinUnit(units: Territory, code: string): boolean {
  const unit = units.find((each) => each.code === code);
  return unit?.level === "commune" && unit.parent !== units[0]?.code;
}

export type Place = {
  scheme: Scheme;
  run: Schemas["Run"];
  pinned: boolean;                                            // The address names the run.
  units: Territory;                                           // The province first.
  unitName: (code: string | null | undefined) => string;
  search: URLSearchParams;
  change: (change: Change) => void;                           // Of this page's address.
  address: (path: string, change?: Change) => string;         // Of another page, with the run of this one.
};

const PlaceContext = createContext<Place | null>(null);

export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (!place) throw new Error("no run around");
  return place;
}

// Where no run is around (who sees no figures), a unit is told by its code.
export function useUnitName(): (code: string) => string {
  const place = useContext(PlaceContext);
  return place ? place.unitName : (code) => code;
}

export function useRun(wanted: string | null) {
  const { language } = useWords();
  return useQuery({
    queryKey: ["run", wanted, language],
    queryFn: () => take(api.GET("/api/runs/current", { params: { query: wanted ? { run: wanted } : {} } })),
    // The figures under a reader's eyes do not change by themselves: OfficeLine offers the newer ones.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function PlaceProvider({ children, waiting }: { children: ReactNode; waiting: (content: ReactNode) => ReactNode }) {
  const [search, setSearch] = useSearchParams();
  const { language, word } = useWords();
  const { scheme, run: wanted } = readPlace(search);
  const run = useRun(wanted);
  const territory = useQuery({
    queryKey: ["territory", run.data?.id, language],
    queryFn: () => take(api.GET("/api/territory", { params: { query: run.data ? { run: run.data.id } : {} } })),
    enabled: run.data !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const queries = useQueryClient();
  const change = useCallback((wish: Change) => {
    if (wish["run"] === null) void queries.invalidateQueries({ queryKey: ["run", null] });
    setSearch((before) => withChange(before, wish), { replace: "cursor" in wish });
  }, [setSearch, queries]);
  const place = useMemo<Place | null>(() => {
    const runData = run.data;
    if (!runData || !territory.data) return null;
    const units = territory.data.units;
    const names = new Map(units.map((unit) => [unit.code, unit.name]));
    return {
      scheme, run: runData, pinned: wanted !== null, units, search, change,
      unitName: (code) => (code ? (names.get(code) ?? code) : "–"),
      address: (path, wish) => addressOf(path, { scheme, run: runData.id }, wish),
    };
  }, [run.data, territory.data, wanted, scheme, search, change]);

  const fault = run.error ?? territory.error;
  if (fault) {
    const gone = fault instanceof FaultError && fault.fault.status === 410;
    return waiting(
      <FaultNotice error={fault} action={gone && (
        <button type="button" className="button first" onClick={() => change({ run: null })}>
          {word("run.go_current")}
        </button>
      )} />,
    );
  }
  if (!place) return waiting(<Skeleton lines={10} />);
  return (
    <RunContext value={place.run}>
      <PlaceContext value={place}>{children}</PlaceContext>
    </RunContext>
  );
}
