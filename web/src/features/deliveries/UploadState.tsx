// How far a file has come: icon, word and colour.
import { Icon, type IconName } from "../../components/Icon";
import { percent } from "../../lib/numbers";
import { useWords } from "../../lib/words";
import type { Upload } from "./send_file";

type Look = { icon: IconName; colour: string };

const hasBadRows = (upload: Upload) => upload.result !== null && upload.result.refused > 0;

function lookOf(upload: Upload): Look {
  switch (upload.state) {
    case "taken": case "looked_at": case "known_before":
      return hasBadRows(upload) ? { icon: "at_risk", colour: "watch" } : { icon: "on_track", colour: "on_track" };
    case "refused": return { icon: "refused", colour: "at_risk" };
    case "cancelled": return { icon: "cannot_judge", colour: "cannot_judge" };
    default: return { icon: "watch", colour: "cannot_judge" };
  }
}

export function UploadState({ upload }: { upload: Upload }) {
  const { wordOf, word, language } = useWords();
  const { icon, colour } = lookOf(upload);
  return (
    <span className={`state ${colour}`}>
      <Icon name={icon} />
      {upload.state === "receiving" ? word("upload.stopped", { part: percent(upload.offset, upload.bytes, language, 0) })
        : upload.state === "taken" && hasBadRows(upload) ? word("upload.state.taken_part") : wordOf("upload.state", upload.state)}
    </span>
  );
}
