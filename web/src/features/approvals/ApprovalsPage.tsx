// Chờ duyệt: what one person proposed and a second one approves or refuses (TWO-1 to TWO-4). Each stands as what is
// and what would be; what was settled stands below with who did it.
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Dialog } from "../../components/Dialog";
import { Icon } from "../../components/Icon";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { copy } from "../../lib/clipboard";
import { showInstant } from "../../lib/dates";
import { useSearchParams } from "../../lib/router";
import { useWords } from "../../lib/words";
import { useSession } from "../session/session";
import { Compared, titleOf } from "./Compared";
import { type Step, type Waiting, mayApprove, together, useSettle, useTargetProposals, useUserProposals } from "./answers";
import "../../styles/approvals.css";

export function ApprovalsPage() {
  const words = useWords();
  const { word } = words;
  const [search, setSearch] = useSearchParams();
  const users = useUserProposals();
  const targets = useTargetProposals();
  const shown = search.get("show") === "settled" ? "settled" : "open";
  const open = together(users.data?.open, targets.data?.open);
  const settled = together(users.data?.settled, targets.data?.settled).sort((a, b) => (b.settled_at ?? "").localeCompare(a.settled_at ?? ""));
  const error = users.error ?? targets.error;
  const waits = users.isLoading || targets.isLoading;
  return (
    <>
      <div className="page-head">
        <h1>{word("page.approvals")}</h1>
        <span className="segments no-print" role="group" aria-label={word("approval.which")}>
          {(["open", "settled"] as const).map((each) => (
            <button key={each} type="button" aria-pressed={each === shown} onClick={() => setSearch(each === "open" ? {} : { show: each })}>
              {word(`approval.${each}`)}{each === "open" && open.length > 0 && ` (${open.length})`}
            </button>
          ))}
        </span>
      </div>
      {error && <FaultNotice error={error} />}
      {waits && <div className="panel"><Skeleton lines={6} /></div>}
      {!waits && shown === "open" && <Open proposals={open} />}
      {!waits && shown === "settled" && (settled.length === 0 ? <div className="panel"><Empty title={word("approval.none_settled")} /></div> : (
        <ul className="approvals">{settled.map((each) => <li key={keyOf(each)} className="panel approval"><SettledCard proposal={each} /></li>)}</ul>
      ))}
    </>
  );
}

const keyOf = (proposal: Waiting) => `${proposal.about}-${proposal.id}`;

type Told = { what: string; step: Step; password: string | null };

function Open({ proposals }: { proposals: Waiting[] }) {
  const words = useWords();
  const { word } = words;
  const settle = useSettle();
  const [told, setTold] = useState<Told | null>(null);
  const [refusing, setRefusing] = useState<Waiting | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const { view_as } = useSession();
  const go = (proposal: Waiting, step: Step, reason?: string) => {
    setTold(null);
    settle.mutate({ proposal, step, ...(reason ? { reason } : {}) }, {
      onSuccess: ({ password }) => {
        setTold({ what: titleOf(proposal, words), step, password });
        setRefusing(null);
      },
    });
  };
  const move = (from: HTMLElement, by: number) => {
    const cards = [...(list.current?.querySelectorAll<HTMLElement>("[data-card]") ?? [])];
    cards[cards.indexOf(from) + by]?.focus();
  };
  // Of the card itself; within its buttons the keys are theirs.
  const onKeyDown = (proposal: Waiting) => (event: KeyboardEvent<HTMLElement>) => {
    const ready = mayApprove(proposal) && !view_as && !settle.isPending;
    if (event.key === "Enter" && event.ctrlKey && ready && !proposal.outdated) go(proposal, "approve");
    else if (event.key === "Delete" && ready && event.target === event.currentTarget) setRefusing(proposal);
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && event.target === event.currentTarget) move(event.currentTarget, event.key === "ArrowDown" ? 1 : -1);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div role="status">
        {told && (
          <div className="notice done">
            <div>
              <p><Icon name="on_track" /> {word(`approval.told_${told.step}`, { what: told.what })}</p>
              {told.password && (
                <>
                  <p>{word("approval.password_once")}</p>
                  <p className="formula"><code>{told.password}</code></p>
                  <button type="button" className="button" onClick={() => void copy(told.password ?? "")}><Icon name="copy" />{word("user.copy_password")}</button>
                </>
              )}
            </div>
          </div>
        )}
      </div>
      {settle.error && !refusing && <FaultNotice error={settle.error} />}
      {proposals.length === 0 && <div className="panel"><Empty title={word("approval.none")}><p>{word("approval.none_do")}</p></Empty></div>}
      {proposals.length > 0 && <p className="quiet small no-print not-on-phone approval-keys">{word("approval.keys")}</p>}
      <ul className="approvals" ref={list}>
        {proposals.map((each) => (
          <li key={keyOf(each)}>
            <section className="panel approval" data-card tabIndex={0} aria-label={titleOf(each, words)} onKeyDown={onKeyDown(each)}>
              <Head proposal={each} />
              <Compared proposal={each} />
              {each.outdated && <p className="state watch"><Icon name="watch" />{word("approval.outdated")}</p>}
              <Acts proposal={each} busy={settle.isPending || view_as !== null} onStep={(step) => (step === "refuse" ? setRefusing(each) : go(each, step))} />
            </section>
          </li>
        ))}
      </ul>
      {refusing && <Refusal proposal={refusing} error={settle.error} busy={settle.isPending} onClose={() => { setRefusing(null); settle.reset(); }} onRefuse={(reason) => go(refusing, "refuse", reason)} />}
    </>
  );
}

function Head({ proposal, children }: { proposal: Waiting; children?: ReactNode }) {
  const words = useWords();
  const { word } = words;
  return (
    <div className="approval-head">
      <h2>{titleOf(proposal, words)}</h2>
      <p className="quiet small">{word("approval.by", { by: proposal.own ? word("approval.you") : proposal.proposed_by, at: showInstant(proposal.proposed_at) })}</p>
      {children}
    </div>
  );
}

function Acts({ proposal, busy, onStep }: { proposal: Waiting; busy: boolean; onStep: (step: Step) => void }) {
  const words = useWords();
  const { word } = words;
  const label = (step: Step) => `${word(`approval.${step}`)}: ${titleOf(proposal, words)}`;
  if (!mayApprove(proposal)) {
    return (
      <div className="account-line">
        <span className="state cannot_judge"><Icon name="watch" />{word(proposal.own ? "approval.waits_own" : "approval.waits_of_you")}</span>
        {proposal.own && <button type="button" className="button" disabled={busy} onClick={() => onStep("withdraw")} aria-label={label("withdraw")}><Icon name="undo" />{word("approval.withdraw")}</button>}
      </div>
    );
  }
  return (
    <div className="account-line">
      <button type="button" className="button first" disabled={busy || proposal.outdated} onClick={() => onStep("approve")} aria-label={label("approve")}><Icon name="on_track" />{word("approval.approve")}</button>
      <button type="button" className="button" disabled={busy} onClick={() => onStep("refuse")} aria-label={label("refuse")}><Icon name="refused" />{word("approval.refuse")}</button>
    </div>
  );
}

function Refusal({ proposal, error, busy, onClose, onRefuse }: { proposal: Waiting; error: unknown; busy: boolean; onClose: () => void; onRefuse: (reason: string) => void }) {
  const words = useWords();
  const { word } = words;
  const [reason, setReason] = useState("");
  const box = useRef<HTMLTextAreaElement>(null);
  // Once the dialog has opened, which takes the focus to its first button.
  useEffect(() => box.current?.focus(), []);
  return (
    <Dialog kind="middle" title={`${word("approval.refuse")}: ${titleOf(proposal, words)}`} onClose={onClose}>
      {error !== null && <FaultNotice error={error} />}
      <form className="form" onSubmit={(event) => { event.preventDefault(); onRefuse(reason.trim()); }}>
        <div className="field">
          <label htmlFor="refusal">{word("approval.reason")}</label>
          <textarea id="refusal" className="input" rows={3} required maxLength={300} ref={box} value={reason} onChange={(event) => setReason(event.target.value)} />
        </div>
        <div><button className="button first" disabled={busy || reason.trim() === ""}>{word("approval.refuse")}</button></div>
      </form>
    </Dialog>
  );
}

const marks = { approved: "on_track", refused: "refused", withdrawn: "undo", open: "watch" } as const;

function SettledCard({ proposal }: { proposal: Waiting }) {
  const { word } = useWords();
  return (
    <Head proposal={proposal}>
      <p className={`state ${proposal.state === "approved" ? "on_track" : "cannot_judge"}`}>
        <Icon name={marks[proposal.state]} />
        {word(`approval.state.${proposal.state}`, { by: proposal.settled_by ?? "–", at: showInstant(proposal.settled_at) })}
      </p>
      {proposal.reason && <p className="letter">{proposal.reason}</p>}
    </Head>
  );
}
