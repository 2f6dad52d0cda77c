// The units as equal tiles laid as on the land, or on the reader's own boundaries. Darker: more of those who
// must be insured are not. A unit that cannot be judged is hatched. A press leads into the unit.
import { type DragEvent, useMemo, useRef, useState } from "react";
import { Link, useNavigate } from "../../lib/router";
import type { Schemas } from "../../api/client";
import { usePlace } from "../../app/place";
import { Icon } from "../../components/Icon";
import { percent } from "../../lib/numbers";
import { useWords } from "../../lib/words";
import { useRemembered } from "../../lib/remembered";
import type { GapLine } from "./answers";
import { readShapes } from "./geojson";
import { mapClasses } from "./map_classes";
import { shortName } from "./risk";
import { tileColumns, tilePlaces } from "./tiles";

type Props = { gap: Schemas["GapAnswer"] };

function absentRate(line: GapLine): number | null {
  return line.eligible && line.absent !== null ? (line.absent / line.eligible) * 100 : null;
}

export function TileMap({ gap }: Props) {
  const { word, language } = useWords();
  const { address } = usePlace();
  const lines = useMemo(() => gap.lines.filter((line) => line.key !== ""), [gap]);
  const { classes, classOf } = useMemo(() => mapClasses(lines.map(absentRate)), [lines]);
  const [boundaries, setBoundaries] = useRemembered<string | null>("boundaries", null);
  const [refused, setRefused] = useState(false);
  const chosenFile = useRef<HTMLInputElement>(null);
  const drawn = useMemo(() => (boundaries ? readShapes(boundaries, new Set(lines.map((line) => line.key)), 340) : null), [boundaries, lines]);
  const offset = 5 - classes.length;
  const classOfLine = (line: GapLine) => {
    const number = classOf(absentRate(line));
    return number === null ? "map-none" : `map-${number + Math.max(0, offset - (offset > 1 ? 1 : 0))}`;
  };
  const bring = async (file: File | undefined) => {
    if (!file) return;
    const text = await file.text();
    const good = readShapes(text, new Set(lines.map((line) => line.key)), 340) !== null;
    setRefused(!good);
    if (good) setBoundaries(text);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    void bring(event.dataTransfer.files[0]);
  };
  const places = tilePlaces(lines.map((line) => line.key));
  // Read from the north down and from the west, as one reads: by Tab too.
  const inOrder = [...lines].sort((one, other) => {
    const [column = 0, row = 0] = places.get(one.key) ?? [];
    const [otherColumn = 0, otherRow = 0] = places.get(other.key) ?? [];
    return row - otherRow || column - otherColumn;
  });
  const without = lines.filter((line) => absentRate(line) === null).length;
  return (
    <div className="panel-body map-body" onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <p className="quiet map-what">{word("map.what")}</p>
      <div className="map-drawn">{drawn
        ? <Shapes drawn={drawn} lines={lines} classOfLine={classOfLine} />
        : (
          <ul className="tiles" style={{ gridTemplateColumns: `repeat(${tileColumns}, minmax(0, 1fr))` }}>
            {inOrder.map((line) => {
              const [column, row] = places.get(line.key) ?? [0, 0];
              const state = line.plan?.state;
              return (
                <li key={line.key} style={{ gridColumn: column + 1, gridRow: row + 1 }}>
                  <Link className={`tile ${classOfLine(line)}`} to={address(`/units/${line.key}`)}>
                    <span className="tile-name">{shortName(line.name)}</span>
                    <span>
                      {percent(line.absent, line.eligible, language, 1)}
                      {state === "at_risk" && <><Icon name="at_risk" /><span className="visually-hidden"> {word("state.at_risk")}</span></>}
                    </span>
                  </Link>
                </li>
              );
            })}
          </ul>
        )}</div>
      <ul className="legend map-legend" aria-label={word("map.legend")}>
        {classes.map((each, index) => (
          <li key={each.from}>
            <span className={`swatch map-${index + Math.max(0, offset - (offset > 1 ? 1 : 0))}`} />
            {word("map.class", { from: each.from, to: each.to })} <span className="quiet">({each.units})</span>
          </li>
        ))}
        <li><span className="swatch map-none" />{word("map.none")} <span className="quiet">({without})</span></li>
      </ul>
      <p className="map-own no-print">
        <input ref={chosenFile} type="file" accept=".geojson,.json,application/geo+json" hidden onChange={(event) => void bring(event.target.files?.[0])} />
        <button type="button" className="button plain" onClick={() => chosenFile.current?.click()} title={word("map.own_hint")}>{word("map.own")}</button>
        {drawn && <button type="button" className="button plain" onClick={() => setBoundaries(null)}>{word("map.tiles")}</button>}
        <span role="status" className="input-fault">{refused ? word("map.refused") : ""}</span>
      </p>
    </div>
  );
}

type ShapesProps = { drawn: NonNullable<ReturnType<typeof readShapes>>; lines: GapLine[]; classOfLine: (line: GapLine) => string };

function Shapes({ drawn, lines, classOfLine }: ShapesProps) {
  const { language } = useWords();
  const { address } = usePlace();
  const navigate = useNavigate();
  const byCode = new Map(lines.map((line) => [line.key, line]));
  return (
    <svg className="chart shapes" viewBox={`-2 -2 344 ${drawn.height + 4}`}>
      {drawn.shapes.map((shape) => {
        const line = byCode.get(shape.code);
        if (!line) return null;
        const to = address(`/units/${shape.code}`);
        const name = `${shortName(line.name)} ${percent(line.absent, line.eligible, language, 1)}`;
        return (
          <a key={shape.code} href={to} aria-label={name} onClick={(event) => { event.preventDefault(); navigate(to); }}>
            <path className={`shape ${classOfLine(line)}`} d={shape.path}><title>{name}</title></path>
          </a>
        );
      })}
    </svg>
  );
}
