// S8 Gửi và kiểm tra tệp: a file is dropped, goes to the server in pieces, is read there, and its summary says what is
// wrong and what to do, with the workbook to mend.
import { type DragEvent, useRef, useState } from "react";
import { useSearchParams } from "../../lib/router";
import { PageTabs } from "../../app/PageTabs";
import { Icon } from "../../components/Icon";
import { Empty, FaultNotice, Skeleton } from "../../components/notices";
import { withChange } from "../../lib/url_state";
import { useWords } from "../../lib/words";
import { UploadList } from "./UploadList";
import { UploadPanel } from "./UploadPanel";
import { useInHand } from "./in_hand";
import { useChanged, useUploads } from "./upload_answers";
import "../../styles/deliveries.css";

export function CheckPage() {
  const { word } = useWords();
  const [search, setSearch] = useSearchParams();
  const chosen = search.get("upload");
  const uploads = useUploads();
  const { items, give, stop } = useInHand();
  const changed = useChanged();
  const [lookOnly, setLookOnly] = useState(false);
  const [dropping, setDropping] = useState(false);
  const choose = (id: string | null, replace = false) => setSearch((before) => withChange(before, { upload: id }), { replace });

  const take = (files: File[]) => {
    if (files.length === 0 || !uploads.data) return;
    let first = true;
    give(files, {
      lookOnly, pieceMax: uploads.data.chunk_bytes_max, uploads: uploads.data.uploads,
      changed: (upload) => {
        changed();
        if (first) choose(upload.id, true);
        first = false;
      },
    });
  };
  const isFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  const onDrop = (event: DragEvent) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    setDropping(false);
    take([...event.dataTransfer.items].filter((item) => item.kind === "file" && item.webkitGetAsEntry()?.isDirectory !== true).flatMap((item) => item.getAsFile() ?? []));
  };
  return (
    <div className="drop-page" onDragOver={(event) => { if (isFiles(event)) { event.preventDefault(); setDropping(true); } }}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setDropping(false)} onDrop={onDrop}>
      <div className="page-head"><h1>{word("page.deliveries")}</h1><PageTabs page="deliveries" label={word("page.deliveries")} /></div>
      {uploads.error && <FaultNotice error={uploads.error} />}
      <div className="columns check-columns">
        <section className="panel" aria-labelledby="check-head">
          <DropBox dropping={dropping} ready={uploads.data !== undefined} onFiles={take} lookOnly={lookOnly} onLookOnly={setLookOnly} />
          {uploads.isPending && <Skeleton lines={5} />}
          {uploads.data && <UploadList uploads={uploads.data.uploads} inHand={items} chosen={chosen} onStop={stop} />}
        </section>
        {/* It is scrolled to, so what stands above it must be there. */}
        {chosen && !uploads.isPending
          ? <UploadPanel key={chosen} id={chosen} inHand={items.find((each) => each.upload?.id === chosen)} onGone={() => choose(null)} />
          : <section className="panel not-on-phone"><Empty title={word("check.nothing_chosen")}><p>{word("check.nothing_chosen_do")}</p></Empty></section>}
      </div>
    </div>
  );
}

type BoxProps = { dropping: boolean; ready: boolean; onFiles: (files: File[]) => void; lookOnly: boolean; onLookOnly: (value: boolean) => void };

function DropBox({ dropping, ready, onFiles, lookOnly, onLookOnly }: BoxProps) {
  const { word } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="drop-part">
      <h2 id="check-head">{word("tab.check")}</h2>
      <fieldset className="form-modes">
        <legend className="visually-hidden">{word("check.mode")}</legend>
        {([false, true] as const).map((only) => (
          <label key={String(only)} className="check">
            <input type="radio" name="mode" checked={only === lookOnly} onChange={() => onLookOnly(only)} />
            <span>{word(only ? "check.look_only" : "check.take_now")}<span className="quiet small block">{word(only ? "check.look_only_do" : "check.take_now_do")}</span></span>
          </label>
        ))}
      </fieldset>
      <div className={`drop-box${dropping ? " over" : ""}`}>
        <p>{word(!dropping ? "check.drop" : lookOnly ? "check.drop_look" : "check.drop_now")}</p>
        <button type="button" className="button first" disabled={!ready} onClick={() => input.current?.click()}><Icon name="upload" />{word(lookOnly ? "check.choose_look" : "check.choose_take")}</button>
        <input ref={input} type="file" multiple hidden accept=".csv,.txt,.tsv,.xlsx,.xls,.xlsm" aria-label={word(lookOnly ? "check.choose_look" : "check.choose_take")}
          onChange={(event) => { onFiles([...(event.target.files ?? [])]); event.target.value = ""; }} />
        <p className="quiet small">{word("check.forms")}</p>
      </div>
    </div>
  );
}
