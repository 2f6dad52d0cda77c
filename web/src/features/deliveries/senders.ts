// Who delivered, by name: an agency, or a unit ("unit-731").
import { useCallback } from "react";
import { useUnitName } from "../../app/place";
import { useWords } from "../../lib/words";

export function useSenderName(): (sender: string) => string {
  const { wordOf } = useWords();
  const unitName = useUnitName();
  return useCallback((sender) => {
    const unit = /^unit-(\d+)$/.exec(sender)?.[1];
    return unit ? unitName(unit) : wordOf("agency", sender);
  }, [wordOf, unitName]);
}
