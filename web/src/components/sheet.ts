// What a table tells of itself when it goes out as a workbook; given by the frame, which knows place and rights.
import { createContext } from "react";
import type { ListId } from "../lib/exports";

export type SheetAbout = {
  may: (list: ListId | "persons") => boolean;
  notes: (list: ListId) => string[];  // Place, scheme, month and run.
};

export const SheetContext = createContext<SheetAbout | null>(null);
