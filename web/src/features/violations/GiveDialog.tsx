// Some rules of a file, given together to one person.
import { type FormEvent, useState } from "react";
import { Dialog } from "../../components/Dialog";
import { FaultNotice } from "../../components/notices";
import { useWords } from "../../lib/words";
import { GiveFields, dueOf, proposed } from "./GiveFields";
import { type Holder, type Rule, columnOf, useGive } from "./answers";

type Props = { sha256: string; rules: (Rule & { header: string; title: string })[]; holders: Holder[]; onClose: () => void };

export function GiveDialog({ sha256, rules, holders, onClose }: Props) {
  const words = useWords();
  const { word, language } = words;
  const give = useGive();
  const [value, setValue] = useState(() => proposed([...holders].sort((a, b) => a.full_name.localeCompare(b.full_name, language))));
  const due = dueOf(value);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!due) return;
    give.mutate({ sha256, rules: rules.map(({ code, header }) => ({ code, header })), holder: value.holder, due, ...(value.remark.trim() ? { remark: value.remark.trim() } : {}) }, { onSuccess: onClose });
  };
  return (
    <Dialog kind="middle" title={word("violation.give_some", { count: rules.length })} onClose={onClose}>
      <ul className="rules-given">{rules.map((each) => <li key={`${each.code}/${each.header}`}><b>{columnOf(each, words)}</b> {each.title}</li>)}</ul>
      {give.error && <FaultNotice error={give.error} />}
      {holders.length === 0 && <p>{word("violation.nobody")}</p>}
      {holders.length > 0 && (
        <form className="form" onSubmit={send}>
          <GiveFields id="give" holders={holders} value={value} onChange={setValue} />
          <div><button className="button first" autoFocus disabled={give.isPending || !due || !value.holder}>{word("violation.send")}</button></div>
        </form>
      )}
    </Dialog>
  );
}
