// How somebody likes his tables, kept in this browser. No data of anybody are kept.
import { type Dispatch, type SetStateAction, useCallback, useState } from "react";

function read<Value>(name: string, otherwise: Value): Value {
  try {
    const text = localStorage.getItem(`baophu.${name}`);
    return text === null ? otherwise : (JSON.parse(text) as Value);
  } catch {
    return otherwise;
  }
}

export function useRemembered<Value>(name: string, otherwise: Value): [Value, Dispatch<SetStateAction<Value>>] {
  const [value, setValue] = useState(() => read(name, otherwise));
  const set = useCallback<Dispatch<SetStateAction<Value>>>((next) => {
    setValue((before) => {
      const after = typeof next === "function" ? (next as (before: Value) => Value)(before) : next;
      try {
        localStorage.setItem(`baophu.${name}`, JSON.stringify(after));
      } catch {
        // A browser that keeps nothing still works; it only forgets.
      }
      return after;
    });
  }, [name]);
  return [value, set];
}
