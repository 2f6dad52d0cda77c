// How far a file has come: icon, word and colour.
import { Icon, type IconName } from "../../components/Icon";
import { percent } from "../../lib/numbers";
import { useWords } from "../../lib/words";
import type { Upload } from "./send_file";

type Look = { icon: IconName; colour: string };

function lookOf(upload: Upload): Look {
  switch (upload.state) {
    case "taken": case "looked_at": case "known_before":
      return upload.result && upload.result.refused > 0 ? { icon: "watch", colour: "watch" } : { icon: "on_track", colour: "on_track" };
    case "refused": return { icon: "refused", colour: "at_risk" };
    case "cancelled": return { icon: "cannot_judge", colour: "cannot_judge" };
    default: return { icon: "watch", colour: "cannot_judge" };
  }
}

export function UploadState({ upload }: { upload: Upload }) {
  const { wordOf, word, language } = useWords();
  const { icon, colour } = lookOf(upload);
  const stopped = upload.state === "receiving";
  return (
    <span className={`state ${colour}`}>
      <Icon name={icon} />
      {stopped ? word("upload.stopped", { part: percent(upload.offset, upload.bytes, language, 0) }) : wordOf("upload.state", upload.state)}
    </span>
  );
}
