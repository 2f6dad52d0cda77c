// The workbook of exactly what is seen: the same filters, the same order, the same run.
import { useMutation } from "@tanstack/react-query";
import { download } from "../../api/client";
import { usePlace } from "../../app/place";
import { Icon } from "../../components/Icon";
import { FaultNotice } from "../../components/notices";
import { useWords } from "../../lib/words";
import { useMay } from "../session/session";
import { given } from "./answers";

type Props = { what: "gap" | "persons"; query: Record<string, string | undefined> };

export function ExportButton({ what, query }: Props) {
  const { word } = useWords();
  const may = useMay();
  const { run, scheme } = usePlace();
  const search = new URLSearchParams({ run: run.id, scheme, ...given(query) }).toString();
  const exported = useMutation({ mutationFn: () => download(`/api/coverage/${what}.xlsx?${search}`, `${what}-${scheme}-${run.month}.xlsx`) });
  if (!may(what === "gap" ? "export_figures" : "export_persons")) return null;
  return (
    <>
      <button type="button" className="button" onClick={() => exported.mutate()} disabled={exported.isPending} title={word("action.export_hint")}>
        <Icon name="download" />
        {word("action.export")}
      </button>
      {exported.error && <FaultNotice error={exported.error} />}
    </>
  );
}
