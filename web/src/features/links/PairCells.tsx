// The cells of a pair: a value with what differs marked, and how far the two agree.
import { Icon, type IconName } from "../../components/Icon";
import type { Agreement } from "./fields";
import type { Piece } from "./letters";

const icons: Record<Agreement, IconName> = { equal: "equal", near: "near", different: "differs", unknown: "cannot_judge" };

export function AgreementCell({ agreement, text }: { agreement: Agreement; text: string }) {
  return <span className={`agreement ${agreement}`}><Icon name={icons[agreement]} />{text}</span>;
}

export function Value({ pieces, none }: { pieces: Piece[]; none: string }) {
  if (pieces.every((each) => each.text === "")) return <span className="quiet">{none}</span>;
  return <>{pieces.map((each, index) => (each.same ? each.text : <mark key={index}>{each.text}</mark>))}</>;
}
