import { usePlace } from "../../app/place";
import { Icon } from "../../components/Icon";
import { useWords } from "../../lib/words";
import { Block, Rest, shownMost } from "./Block";
import { useUploads } from "./asked";
import { needOf, readUrgency } from "./queue";

export function UploadsBlock() {
  const { word } = useWords();
  const { address, search } = usePlace();
  const { data, error } = useUploads();
  const only = readUrgency(search.get("queue"));
  // A file has no day by which it must be seen to.
  const wanting = (only === null || only === "new" ? data?.uploads ?? [] : []).flatMap((upload) => {
    const need = needOf(upload);
    return need ? [{ upload, need }] : [];
  });
  const all = address("/deliveries/check");
  return (
    <Block id="uploads" title={word("today.uploads")} to={all} link={word("today.check_files")} count={wanting.length} error={error} waiting={!data} calm={word(only ? "queue.none_of_these" : "today.uploads_none")}>
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
