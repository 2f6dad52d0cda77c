import { useState } from "react";
import { Dialog } from "../../components/Dialog";
import { useWords } from "../../lib/words";
import { type Kind, said } from "./kinds";
import { type Reasons, longest } from "./reasons";

export function ReasonsDialog({ kind, reasons, onKeep, onClose }: { kind: Kind; reasons: Reasons; onKeep: (next: Reasons) => void; onClose: () => void }) {
  const { word } = useWords();
  const [own, setOwn] = useState(reasons);
  return (
    <Dialog title={word("links.reasons_title")} kind="middle" onClose={onClose}>
      <form className="form" onSubmit={(event) => { event.preventDefault(); onKeep({ same: own.same.trim(), different: own.different.trim() }); onClose(); }}>
        <p className="quiet">{word("links.reasons_why")}</p>
        {(["same", "different"] as const).map((verdict, index) => (
          <div key={verdict} className="field">
            <label htmlFor={`reason-${verdict}`}>{word(said[kind][verdict])}</label>
            <textarea id={`reason-${verdict}`} className="input" rows={2} maxLength={longest} autoFocus={index === 0} value={own[verdict]} onChange={(event) => setOwn({ ...own, [verdict]: event.target.value })} />
          </div>
        ))}
        <div><button className="button first">{word("links.reasons_keep")}</button></div>
      </form>
    </Dialog>
  );
}
