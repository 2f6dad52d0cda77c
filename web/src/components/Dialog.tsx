// The browser's own dialog: it keeps the focus inside, closes by Esc and gives the focus back.
import { type ReactNode, useEffect, useId, useRef } from "react";
import { createPortal } from "react-dom";
import { useWords } from "../lib/words";
import { Icon } from "./Icon";

type Props = { title: string; kind: "side" | "left" | "middle"; onClose: () => void; children: ReactNode };

export function Dialog({ title, kind, onClose, children }: Props) {
  const { word } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const head = useId();
  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  // On the body: inside a table or a heading it would look like them.
  return createPortal(
    <dialog ref={dialog} className={kind === "left" ? "side left" : kind} aria-labelledby={head}
      onCancel={onClose} onClick={(event) => event.target === dialog.current && onClose()}>
      <div className="dialog-head">
        <h2 id={head}>{title}</h2>
        <button type="button" className="button plain" onClick={onClose} aria-label={word("action.close")}>
          <Icon name="close" />
        </button>
      </div>
      <div className="dialog-body">{children}</div>
    </dialog>,
    document.body,
  );
}
