import { useCallback } from "react";
import { readAgent } from "../../lib/agent";
import { useWords } from "../../lib/words";

export function useAgentWords(): (agent: string) => string {
  const { word } = useWords();
  return useCallback((agent: string) => {
    const { browser, system } = readAgent(agent);
    if (browser && system) return word("session.on", { browser, system });
    return browser ?? system ?? (agent || word("session.unknown"));
  }, [word]);
}
