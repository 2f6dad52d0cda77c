// A fault of the application itself shows as one, and the rest of the page stays.
import { Component, type ReactNode } from "react";
import { useWords } from "../lib/words";

type Props = { children: ReactNode; at: string };

export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.broken && before.at !== this.props.at) this.setState({ broken: false });
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { word } = useWords();
  return (
    <div className="notice risk fault" role="alert">
      <div>
        <h2>{word("notice.broken")}</h2>
        <p>{word("notice.broken_do")}</p>
        <button type="button" className="button" onClick={() => window.location.reload()}>{word("notice.reload")}</button>
      </div>
    </div>
  );
}
