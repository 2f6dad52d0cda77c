import type { ReactNode } from "react";
import { Link } from "../../lib/router";
import { Icon } from "../../components/Icon";
import { FaultNotice, Skeleton } from "../../components/notices";
import { count as shown } from "../../lib/numbers";
import { useWords } from "../../lib/words";

type Props = { id: string; title: string; to: string; link: string; count?: number | undefined; error: unknown; waiting: boolean; calm: string; unset?: boolean; children: ReactNode };

// A short table with a link to all of it; `calm` instead of the table where `count` is 0. `unset`: that nothing waits is
// no good sign, for what would tell was never set up; the link then leads to where it is.
export function Block({ id, title, to, link, count, error, waiting, calm, unset = false, children }: Props) {
  const { language } = useWords();
  return (
    <section className="panel today-block" aria-labelledby={`${id}-head`}>
      <div className="panel-head">
        <h2 id={`${id}-head`}>{title}{count ? <span className="today-count">{shown(count, language)}</span> : null}</h2>
        <span className="end"><Link to={to}>{link}</Link></span>
      </div>
      {error ? <FaultNotice error={error} /> : waiting ? <Skeleton lines={3} /> : count === 0 ? <Calm text={calm} icon={unset ? "cannot_judge" : "on_track"} /> : children}
    </section>
  );
}

function Calm({ text, icon }: { text: string; icon: "on_track" | "cannot_judge" }) {
  return <p className={`today-calm ${icon}`}><Icon name={icon} />{text}</p>;
}

export function Rest({ count, to }: { count: number; to: string }) {
  const { word, language } = useWords();
  return count > 0 ? <p className="table-note"><Link to={to}>{word("today.more", { count: shown(count, language) })}</Link></p> : null;
}

export const shownMost = 6;
