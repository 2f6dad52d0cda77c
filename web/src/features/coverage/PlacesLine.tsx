// Of which of one's places a list is, where it is not of those that the page names: roles may reach differently far,
// and who is told of some places alone may ask for the province.
import { usePlace } from "../../app/place";
import { useWords } from "../../lib/words";
import { ownPlaces, useOwnPlaces } from "../session/session";
import type { ListWish } from "./answers";

export function PlacesLine({ wish, places }: { wish: ListWish; places: string[] | null | undefined }) {
  const { word } = useWords();
  const { unitName } = usePlace();
  const { own } = useOwnPlaces();
  const named = wish.within === ownPlaces ? own : [];
  if (wish.unit || !places || (places.length === named.length && places.every((each) => named.includes(each)))) return null;
  return <p className="table-note">{word("list.places", { places: places.map(unitName).join(", ") })}</p>;
}
