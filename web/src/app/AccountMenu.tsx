// The account at the foot of the rail: who one is, what keeps the office running, one's own account,
// look, language, and the way out.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { api, take } from "../api/client";
import { Icon } from "../components/Icon";
import { sessionKey, useMay, useSession } from "../features/session/session";
import { dropDrafts } from "../lib/drafts";
import { Link, useLocation, useNavigate } from "../lib/router";
import { type Language, useWords } from "../lib/words";
import { LanguageSwitch } from "./LanguageSwitch";
import { WaitingCount, approvals } from "./WaitingCount";
import { isAt, menuFor } from "./entries";
import { turnTheme } from "./theme";

type Props = { onLanguage: (language: Language) => void; startsOpen?: boolean };

export function AccountMenu({ onLanguage, startsOpen = false }: Props) {
  const session = useSession();
  const [open, setOpen] = useState(startsOpen);
  const panel = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const inMenu = menuFor(useMay()).some((entry) => entry.path === approvals);

  useEffect(() => {
    if (!open || startsOpen) return;
    const outside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
    };
  }, [open, startsOpen]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open || startsOpen) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div ref={box} className="account" onKeyDown={onKeyDown}>
      {open && (
        <div id={panel} className="account-panel" onClick={(event) => (event.target as HTMLElement).closest("a") && setOpen(startsOpen)}>
          <AccountPages />
          <AccountTools onLanguage={onLanguage} />
        </div>
      )}
      <button ref={button} type="button" className="account-button" aria-expanded={open} aria-controls={open ? panel : undefined} onClick={() => setOpen(!open)}>
        <span>
          <b>{session.full_name}</b>
          <span className="quiet small">{session.agency_name}</span>
        </span>
        {!open && inMenu && <WaitingCount />}
        <Icon name={open ? "down" : "up"} />
      </button>
    </div>
  );
}

function AccountPages() {
  const { word } = useWords();
  const { pathname } = useLocation();
  const pages = menuFor(useMay());
  if (pages.length === 0) return null;
  return (
    <>
      <p className="account-group" id="account-office">{word("page.office")}</p>
      <ul className="rail-list account-list" aria-labelledby="account-office">
        {pages.map((entry) => (
          <li key={entry.path}>
            <Link to={entry.path} aria-current={isAt(entry, pathname) ? "page" : undefined}><Icon name={entry.icon} />{word(entry.word)}{entry.path === approvals && <WaitingCount />}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function AccountTools({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const { word } = useWords();
  const session = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => {
      dropDrafts();
      return take(api.DELETE("/api/session"));
    },
    onSettled: () => {
      queries.clear();
      queries.setQueryData(sessionKey, null);
      navigate("/sign-in");
    },
  });
  const change = (language: Language) => {
    onLanguage(language);
    queries.setQueryData(sessionKey, { ...session, language });
    void take(api.PUT("/api/session/language", { body: { language } })).catch(() => undefined);
  };
  return (
    <div className="rail-list account-tools">
      <Link to="/account"><Icon name="lock" />{word("page.account")}</Link>
      <button type="button" onClick={turnTheme}><Icon name="theme" />{word("shell.theme")}</button>
      <button type="button" onClick={() => signOut.mutate()}><Icon name="leave" />{word("shell.sign_out")}</button>
      <LanguageSwitch onChange={change} />
    </div>
  );
}
