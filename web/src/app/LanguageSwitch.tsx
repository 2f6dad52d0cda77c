import { type Language, languages, useWords } from "../lib/words";

const names = { vi: "Tiếng Việt", en: "English" };

export function LanguageSwitch({ onChange }: { onChange: (language: Language) => void }) {
  const { language, word } = useWords();
  return (
    <span className="segments" role="group" aria-label={word("shell.language")}>
      {languages.map((each) => (
        <button key={each} type="button" lang={each} aria-pressed={each === language} title={names[each]} onClick={() => onChange(each)}>
          {each.toUpperCase()}
          <span className="visually-hidden"> {names[each]}</span>
        </button>
      ))}
    </span>
  );
}
