import { type ReactNode, useMemo } from "react";
import { Link } from "../../lib/router";
import type { Schemas } from "../../api/client";
import { usePlace } from "../../app/place";
import { BulletBar, SplitBar, largestReason, shareWord } from "../../components/bars";
import { type Column, DataTable } from "../../components/DataTable";
import { State } from "../../components/State";
import { showMonth } from "../../lib/dates";
import { count, percent, signed } from "../../lib/numbers";
import { capital, useWords } from "../../lib/words";
import { AskButton } from "../requests/AskButton";
import { useMay } from "../session/session";
import type { GapLine } from "./answers";
import { riskOrder } from "./risk";

type Props = { gap: Schemas["GapAnswer"]; head: ReactNode };

export function UnitsTable({ gap, head }: Props) {
  const words = useWords();
  const place = usePlace();
  const asks = useMay()("ask_explanations");
  const { word, wordOf, language } = words;

  const columns = useMemo<Column<GapLine>[]>(() => {
    const stateOf = (line: GapLine) => line.plan?.state ?? "cannot_judge";
    const why = (line: GapLine) => {
      const main = largestReason(line.reasons);
      return main ? `${wordOf("reason.short", main.reason)} ${shareWord(main.persons, line.absent, language)}` : "";
    };
    const number = (id: string, head: string, take: (line: GapLine) => number | null, more: Partial<Column<GapLine>> = {}): Column<GapLine> => ({
      id, head, number: true, value: (line) => take(line) ?? 0, text: (line) => count(take(line), language), cell: (line) => count(take(line), language),
      total: count(take(gap.total), language), ...more,
    });
    return [
      {
        id: "name", head: word("coverage.unit"), value: (line) => line.name, text: (line) => line.name || word("coverage.unit_not_told"),
        cell: (line) => line.key === "" ? <span className="quiet">{word("coverage.unit_not_told")}</span> : (
          <>
            <Link className="unit-link" to={place.address(`/units/${line.key}`)}>{line.name}</Link>
            <span className="on-phone unit-why">{why(line)}{asks && <AskButton unit={line.key} line={line} look="line" />}</span>
          </>
        ),
        total: word("table.total"),
      },
      {
        id: "state", head: word("coverage.state"), number: false, explain: "state", value: (line) => riskOrder(stateOf(line)) * 1e8 + (line.absent ?? 0),
        text: (line) => word(`state.${stateOf(line)}`), cell: (line) => <State state={stateOf(line)} />, total: "",
      },
      ...(asks ? [{
        id: "ask", head: word("ask.head"), phone: false, act: true, text: () => "", cell: (line: GapLine) => line.key && <AskButton unit={line.key} line={line} look="cell" />, total: "",
      }] : []),
      number("eligible", word("coverage.eligible"), (line) => line.eligible, { phone: false, wide: true }),
      number("participating", word("coverage.participating"), (line) => line.participating, { phone: false, wide: true }),
      ...(gap.total.year_before ? [
        number("year_before", word("coverage.in_month", { month: showMonth(gap.total.year_before.month) }), (line) => line.year_before?.persons ?? null, { phone: false, wide: true, explain: "year_before" }),
        number("change", word("coverage.year_change"), (line) => line.year_before?.change ?? null, {
          phone: false, explain: "year_before", cell: (line) => signed(line.year_before?.change ?? null, language), text: (line) => signed(line.year_before?.change ?? null, language),
          total: signed(gap.total.year_before.change, language),
        }),
      ] : []),
      {
        id: "rate", head: word("coverage.rate"), number: true, phone: false, explain: "rate", value: (line) => (line.participating ?? 0) / Math.max(1, line.eligible ?? 0),
        text: (line) => percent(line.participating, line.eligible, language), cell: (line) => percent(line.participating, line.eligible, language),
        total: percent(gap.total.participating, gap.total.eligible, language),
      },
      {
        id: "bar", head: word("coverage.to_target"), width: 96, phone: false,
        text: (line) => count(line.plan?.target, language),
        cell: (line) => (
          <BulletBar value={line.participating} whole={line.eligible} target={line.plan?.target ?? null} state={stateOf(line)} height={14}
            label={word("coverage.bullet_label", {
              participating: count(line.participating, language), target: count(line.plan?.target, language), eligible: count(line.eligible, language),
            })} />
        ),
        total: "",
      },
      number("absent", word("coverage.absent"), (line) => line.absent, { explain: "absent" }),
      ...(gap.scheme === "voluntary" ? [] : [number("missing", word("coverage.missing"), (line) => line.missing, { explain: "missing" })]),
      {
        id: "why", head: word("coverage.why"), text: why, phone: false,
        cell: (line) => (
          <span className="why">
            <SplitBar reasons={line.reasons} />
            <span className="why-word">{why(line)}</span>
          </span>
        ),
        total: why(gap.total),
      },
    ];
  }, [gap, word, wordOf, language, place, asks]);

  return (
    <DataTable id="units" label={word("home.units", { scheme: capital(wordOf("scheme", gap.scheme)) })} columns={columns} rows={gap.lines} rowKey={(line) => line.key || "none"}
      sort={place.search.get("sort") ?? "-state"} onSort={(sort) => place.change({ sort })} head={head} />
  );
}
