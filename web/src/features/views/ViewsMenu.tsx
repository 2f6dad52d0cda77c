// The button of kept views in the bar; what it shows comes when it is asked for.
import { Suspense, lazy, useState } from "react";
import { Icon } from "../../components/Icon";
import { loadLater, useWords } from "../../lib/words";

const ViewsDialog = lazy(async () => {
  const [module] = await Promise.all([import("./ViewsDialog"), loadLater()]);
  return { default: module.ViewsDialog };
});

export function ViewsMenu() {
  const { word } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button views-button" onClick={() => setOpen(true)} aria-label={word("bar.views")} title={word("bar.views")}><Icon name="bookmark" /><span className="wide">{word("bar.views_short")}</span></button>
      {open && <Suspense><ViewsDialog onClose={() => setOpen(false)} /></Suspense>}
    </>
  );
}
