import { useQuery } from "@tanstack/react-query";
import { type Schemas, api, take } from "../../api/client";
import { usePlace } from "../../app/place";
import { Icon } from "../../components/Icon";
import { useWords } from "../../lib/words";
import { Block, Rest, shownMost } from "./Block";

type Upload = Schemas["Upload"];
export type Need = "refused" | "broken_off" | "rows_refused" | "not_taken";

// What an upload wants of who sent it; null where it wants nothing.
export function needOf({ state, result, look_only }: Upload): Need | null {
  if (state === "refused") return "refused";
  if (state === "receiving" || state === "cancelled") return "broken_off";
  if ((state === "taken" || state === "looked_at") && (result?.refused ?? 0) > 0) return "rows_refused";
  return state === "looked_at" && look_only ? "not_taken" : null;
}

export function UploadsBlock() {
  const { word, language } = useWords();
  const { address } = usePlace();
  const { data, error } = useQuery({ queryKey: ["uploads", language], queryFn: () => take(api.GET("/api/uploads")) });
  const wanting = (data?.uploads ?? []).flatMap((upload) => {
    const need = needOf(upload);
    return need ? [{ upload, need }] : [];
  });
  const all = address("/deliveries/check");
  return (
    <Block id="uploads" title={word("today.uploads")} to={all} link={word("today.check_files")} count={wanting.length} error={error} waiting={!data} calm={word("today.uploads_none")}>
      <table className="data">
        <thead><tr><th scope="col">{word("delivery.file")}</th><th scope="col">{word("today.to_do")}</th></tr></thead>
        <tbody>
          {wanting.slice(0, shownMost).map(({ upload, need }) => (
            <tr key={upload.id}>
              <th scope="row" className="file-name">{upload.file_name}</th>
              <td>
                <span className={`state ${need === "refused" ? "at_risk" : "watch"}`}><Icon name={need === "refused" ? "at_risk" : "watch"} />
                  <span className="wraps">{need === "refused" && upload.fault ? upload.fault.title : word(`today.need.${need}`, { rows: upload.result?.refused ?? 0 })}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Rest count={wanting.length - shownMost} to={all} />
    </Block>
  );
}
