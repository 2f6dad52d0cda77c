// What an employer and an employee pay for a month; what a person pays for voluntary insurance with the
// State's support. The server reckons; nothing of the law is here.
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { type Schemas, api, take } from "../../api/client";
import { PageTabs } from "../../app/PageTabs";
import { Confidence } from "../../components/State";
import { FaultNotice } from "../../components/notices";
import { parseMonth, showMonth } from "../../lib/dates";
import { count, lawFigure, money, parseWhole } from "../../lib/numbers";
import { useWords } from "../../lib/words";
import { basisText } from "./figures";

export function CalculatorsPage() {
  const { word } = useWords();
  return (
    <>
      <div className="page-head"><h1>{word("page.law")}</h1><PageTabs page="law" label={word("page.law")} /></div>
      <div className="columns calculator-columns">
        <ContributionCalculator />
        <VoluntaryCalculator />
      </div>
    </>
  );
}

const thisMonth = () => new Date().toISOString().slice(0, 7);

// What is wrong with what was typed, empty where nothing is; told when the field is left or the sum is asked for.
type FieldProps = { id: string; label: string; value: string; onChange: (value: string) => void; fault: string };

function TextField({ id, label, value, onChange, fault }: FieldProps) {
  const told = useId();
  const [left, setLeft] = useState(false);
  const shown = left && fault !== "";
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="input" inputMode="numeric" value={value} aria-invalid={shown} aria-describedby={told} data-wrong={fault !== ""}
        onBlur={() => setLeft(true)} onInvalid={() => setLeft(true)} onChange={(event) => onChange(event.target.value)} />
      <span id={told} className="input-fault" role="alert">{shown ? fault : ""}</span>
    </div>
  );
}

// The first field that is wrong gets the focus; false where there is none.
function toFirstWrong({ currentTarget }: FormEvent<HTMLFormElement>): boolean {
  const wrong = currentTarget.querySelectorAll<HTMLInputElement>("[data-wrong=true]");
  for (const field of wrong) field.dispatchEvent(new Event("invalid"));
  wrong[0]?.focus();
  return wrong.length > 0;
}

// Of these very facts, so that a sum never stands under others.
const isOf = (told: unknown, facts: unknown) => JSON.stringify(told) === JSON.stringify(facts);

function Choice({ id, label, value, options, onChange }: { id: string; label: string; value: string; options: [string, string][]; onChange: (value: string) => void }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([each, text]) => <option key={each} value={each}>{text}</option>)}
      </select>
    </div>
  );
}

// Money is grouped as it is typed, so that a zero too many shows.
function useMoneyField(first: string) {
  const { language } = useWords();
  const [text, setText] = useState(first);
  const whole = parseWhole(text);
  const change = (next: string) => {
    const parsed = parseWhole(next);
    setText(parsed === null ? next : count(parsed, language));
  };
  return { text: whole === null ? text : count(whole, language), whole, change };
}

type Zone = Schemas["ContributionFacts"]["zone"];
type Kind = NonNullable<Schemas["ContributionFacts"]["kind"]>;
const zones: Zone[] = ["I", "II", "III", "IV"];
const kinds: Kind[] = ["worker", "foreigner", "owner", "commune_official", "overseas"];

function ContributionCalculator() {
  const { word, wordOf, language } = useWords();
  const wage = useMoneyField("6000000");
  const [zone, setZone] = useState<Zone>("I");
  const [kind, setKind] = useState<Kind>("worker");
  const [month, setMonth] = useState(showMonth(thisMonth()));
  const parsed = parseMonth(month);
  const facts = { wage: wage.whole ?? 0, zone, kind, month: parsed ?? "" };
  const ask = useMutation({ mutationFn: (body: typeof facts) => take(api.POST("/api/calculations/contribution", { body })) });
  const told = isOf(ask.variables, facts) ? ask.data : undefined;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!toFirstWrong(event)) ask.mutate(facts);
  };
  return (
    <section className="panel" aria-labelledby="contribution-head">
      <div className="panel-head"><h2 id="contribution-head">{word("calculator.contribution")}</h2></div>
      <form className="panel-body form" noValidate onSubmit={submit}>
        <div className="form-row">
          <TextField id="wage" label={word("calculator.wage")} value={wage.text} onChange={wage.change} fault={wage.whole === null ? word("calculator.no_money") : ""} />
          <TextField id="month" label={word("calculator.month")} value={month} onChange={setMonth} fault={parsed ? "" : word("calculator.no_month")} />
          <Choice id="zone" label={word("calculator.zone")} value={zone} options={zones.map((each) => [each, each])} onChange={(next) => setZone(next as Zone)} />
          <Choice id="kind" label={word("calculator.kind")} value={kind} options={kinds.map((each) => [each, wordOf("law.scope", each)])} onChange={(next) => setKind(next as Kind)} />
        </div>
        <div><button className="button first" disabled={ask.isPending}>{word(ask.isPending ? "calculator.going" : "calculator.go")}</button></div>
      </form>
      {ask.error && isOf(ask.variables, facts) && <FaultNotice error={ask.error} />}
      {told && (
        <>
          <div className="table-scroll" role="group" tabIndex={0}>
            <table className="data">
              <thead>
                <tr>
                  <th scope="col" className="pinned">{word("calculator.fund")}</th>
                  <th scope="col">{word("calculator.payer")}</th>
                  <th scope="col" className="number">{word("calculator.base")}</th>
                  <th scope="col" className="number">{word("calculator.percent")}</th>
                  <th scope="col" className="number">{word("calculator.amount")}</th>
                </tr>
              </thead>
              <tbody>
                {told.lines.map((line) => (
                  <tr key={line.fund + line.payer}>
                    <th scope="row" className="pinned">{wordOf("fund", line.fund)}</th>
                    <td>{wordOf("payer", line.payer)}</td>
                    <td className="number">{money(line.base, language)}</td>
                    <td className="number">{lawFigure(line.percent, language)}</td>
                    <td className="number">{money(line.amount, language)}</td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr><th scope="row" className="pinned" colSpan={4}>{wordOf("payer", "employer")}</th><td className="number">{money(told.employer, language)}</td></tr>
                <tr><th scope="row" className="pinned" colSpan={4}>{wordOf("payer", "employee")}</th><td className="number">{money(told.employee, language)}</td></tr>
                <tr><th scope="row" className="pinned" colSpan={4}>{word("table.total")}</th><td className="number">{money(told.total, language)}</td></tr>
              </tfoot>
            </table>
          </div>
          {told.unknown.length > 0 && <p className="notice watch">{word("calculator.unknown", { funds: told.unknown.map((each) => wordOf("fund", each)).join(", ") })}</p>}
          <Basis confidence={told.confidence} citations={told.citations} />
        </>
      )}
    </section>
  );
}

type Group = Schemas["VoluntaryFacts"]["group"];
type Months = Schemas["VoluntaryFacts"]["months"];
const groups: Group[] = ["poor", "near_poor", "ethnic_minority", "other"];
const ways: Months[] = [1, 3, 6, 12];

function VoluntaryCalculator() {
  const { word, wordOf, language } = useWords();
  const income = useMoneyField("1500000");
  const [group, setGroup] = useState<Group>("other");
  const [months, setMonths] = useState<Months>(12);
  const [month, setMonth] = useState(showMonth(thisMonth()));
  const parsed = parseMonth(month);
  const facts = { income: income.whole ?? 0, month: parsed ?? "", group, months, supported_before: 0 };
  const ask = useMutation({ mutationFn: (body: typeof facts) => take(api.POST("/api/calculations/voluntary", { body })) });
  const told = isOf(ask.variables, facts) ? ask.data : undefined;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!toFirstWrong(event)) ask.mutate(facts);
  };
  return (
    <section className="panel" aria-labelledby="voluntary-head">
      <div className="panel-head"><h2 id="voluntary-head">{word("calculator.voluntary")}</h2></div>
      <form className="panel-body form" noValidate onSubmit={submit}>
        <div className="form-row">
          <TextField id="income" label={word("calculator.income")} value={income.text} onChange={income.change} fault={income.whole === null ? word("calculator.no_money") : ""} />
          <TextField id="voluntary-month" label={word("calculator.month")} value={month} onChange={setMonth} fault={parsed ? "" : word("calculator.no_month")} />
          <Choice id="group" label={word("calculator.group")} value={group} options={groups.map((each) => [each, wordOf("law.scope", each)])} onChange={(next) => setGroup(next as Group)} />
          <Choice id="months" label={word("calculator.way")} value={String(months)} options={ways.map((each) => [String(each), word("calculator.months", { months: each })])}
            onChange={(next) => setMonths(Number(next) as Months)} />
        </div>
        <div><button className="button first" disabled={ask.isPending}>{word(ask.isPending ? "calculator.going" : "calculator.go")}</button></div>
      </form>
      {ask.error && isOf(ask.variables, facts) && <FaultNotice error={ask.error} />}
      {told && (
        <>
          <table className="data">
            <tbody>
              <Line head={word("calculator.gross")}>{money(told.gross, language)}</Line>
              <Line head={word("calculator.state", { months: told.supported_months })}>− {money(told.state, language)}</Line>
              <Line head={word("calculator.own")}><b>{money(told.own, language)}</b></Line>
              <Line head={word("calculator.due")}>{word("calculator.due_months", { months: told.due_within_month })}</Line>
            </tbody>
          </table>
          <Basis confidence={told.confidence} citations={told.citations} />
        </>
      )}
    </section>
  );
}

function Line({ head, children }: { head: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{head}</th>
      <td className="number">{children}</td>
    </tr>
  );
}

function Basis({ confidence, citations }: { confidence: string; citations: Schemas["Citation"][] }) {
  const { word } = useWords();
  return (
    <div className="table-note">
      <p>{word("law.basis")}: <Confidence value={confidence} /></p>
      <ul>
        {citations.map((each) => (
          <li key={each.law + each.article}>{basisText(each, word)} {each.confidence !== "sure" && <Confidence value={each.confidence} />}</li>
        ))}
      </ul>
    </div>
  );
}
