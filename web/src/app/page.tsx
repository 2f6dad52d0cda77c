// A page that comes when it is asked for, with the words that only such pages show. No React.lazy: React shows what
// was waited for no sooner than 300 ms after the shape in its place, and a page is there in a tenth of that.
import { type ComponentType, useEffect, useReducer, useState } from "react";
import { Skeleton } from "../components/notices";
import { loadLater } from "../lib/words";

export function page<Props extends object>(bring: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let found: ComponentType<Props> | null = null;
  return function Page(props: Props) {
    const [, show] = useReducer((times: number) => times + 1, 0);
    const [problem, setProblem] = useState<{ error: unknown } | null>(null);
    useEffect(() => {
      if (found) return undefined;
      let here = true;
      Promise.all([bring(), loadLater()]).then(([component]) => {
        found = component;
        if (here) show();
      }, (error: unknown) => here && setProblem({ error }));
      return () => { here = false; };
    }, []);
    // To the boundary around it, which offers to load the page again.
    if (problem) throw problem.error;
    const Component = found;
    return Component ? <Component {...props} /> : <Skeleton />;
  };
}
