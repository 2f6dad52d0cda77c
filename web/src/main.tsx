import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { setAcceptedLanguage } from "./api/client";
import { App } from "./app/App";
import { applyTheme } from "./app/theme";
import { type Language, loadWords } from "./lib/words";
import "./styles/tokens.css";
import "./styles/fonts.css";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/components.css";
import "./styles/coverage.css";
import "./styles/pages.css";

const language: Language = localStorage.getItem("baophu.language") === "en" ? "en" : "vi";
applyTheme();
document.documentElement.lang = language;
setAcceptedLanguage(language);

const root = document.getElementById("root");
if (!root) throw new Error("the page has no place for the application");
createRoot(root).render(
  <StrictMode>
    <App firstWords={await loadWords(language)} />
  </StrictMode>,
);
