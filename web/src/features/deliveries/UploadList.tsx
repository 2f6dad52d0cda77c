// The uploads of the agency: what this browser is sending first, then what the server keeps, the newest first.
import { Link, useLocation } from "../../lib/router";
import { Icon } from "../../components/Icon";
import { FaultNotice } from "../../components/notices";
import { partDone } from "../../app/office_line";
import { showInstant } from "../../lib/dates";
import { count, percent } from "../../lib/numbers";
import { withChange } from "../../lib/url_state";
import { useWords } from "../../lib/words";
import { UploadState } from "./UploadState";
import type { InHand } from "./in_hand";
import { FileChanged, type Upload } from "./send_file";
import { isUnderWay, useJobOf } from "./upload_answers";

type Props = { uploads: Upload[]; inHand: InHand[]; chosen: string | null; onStop: (key: number) => void };

export function UploadList({ uploads, inHand, chosen, onStop }: Props) {
  const { word } = useWords();
  const sending = new Set(inHand.map((each) => each.upload?.id));
  const kept = uploads.filter((each) => !sending.has(each.id));
  if (inHand.length + kept.length === 0) return <p className="table-note">{word("check.none")}</p>;
  return (
    <ul className="upload-list" aria-label={word("check.list")}>
      {inHand.map((each) => <SendingRow key={`s${each.key}`} item={each} chosen={chosen} onStop={() => onStop(each.key)} />)}
      {kept.map((each) => <UploadRow key={each.id} upload={each} chosen={chosen === each.id} />)}
    </ul>
  );
}

function useAddress(): (id: string) => string {
  const { pathname, search } = useLocation();
  return (id) => `${pathname}?${withChange(new URLSearchParams(search), { upload: id }).toString()}`;
}

function UploadRow({ upload, chosen }: { upload: Upload; chosen: boolean }) {
  const { word, language } = useWords();
  const address = useAddress();
  const job = useJobOf(upload);
  const { result } = upload;
  return (
    <li className={chosen ? "current" : undefined}>
      <Link to={address(upload.id)} aria-current={chosen ? "true" : undefined}>
        <span className="upload-name" title={upload.file_name}>{upload.file_name}</span>
        <span className="upload-line"><UploadState upload={upload} /><span className="quiet small nowrap">{showInstant(upload.created_at)}</span></span>
        {result && <span className="quiet small">{word("check.row", { read: count(result.read, language), refused: count(result.refused, language) })}</span>}
        {isUnderWay(upload) && <progress className="slim-progress" value={job && job.state === "running" ? partDone(job) : undefined} aria-label={word("check.reading")} />}
      </Link>
    </li>
  );
}

function SendingRow({ item, chosen, onStop }: { item: InHand; chosen: string | null; onStop: () => void }) {
  const { word, language } = useWords();
  const address = useAddress();
  const offset = item.upload?.offset ?? 0;
  const name = <span className="upload-name" title={item.name}>{item.name}</span>;
  return (
    <li className={item.upload && item.upload.id === chosen ? "current" : undefined}>
      <div className="upload-sending">
        {item.upload ? <Link to={address(item.upload.id)}>{name}</Link> : name}
        <button type="button" className="button plain" onClick={onStop} aria-label={word("check.stop_of", { name: item.name })} title={word("check.stop")}><Icon name="close" /></button>
      </div>
      {item.state !== "failed" && (
        <>
          <progress className="slim-progress" max={item.bytes} value={offset} aria-label={word("check.sending_of", { name: item.name })} />
          <span className="upload-line">
            <span className={item.state === "lost" ? "state watch" : "quiet small"}>
              {item.state === "lost" && <Icon name="watch" />}
              {word(item.state === "lost" ? "check.lost" : item.state === "queued" ? "check.queued" : "check.sending")}
            </span>
            <span className="quiet small nowrap">{percent(offset, item.bytes, language, 0)}</span>
          </span>
        </>
      )}
      {item.state === "failed" && <SendingFault item={item} />}
    </li>
  );
}

function SendingFault({ item }: { item: InHand }) {
  const { word } = useWords();
  if (item.fault instanceof FileChanged || item.bytes === 0) {
    return <p className="state at_risk wrap" role="alert"><Icon name="refused" />{word(item.bytes === 0 ? "check.empty_file" : "check.file_changed")}</p>;
  }
  return <FaultNotice error={item.fault} />;
}
