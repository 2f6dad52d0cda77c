import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useCallback, useState } from "react";
import { Route, Switch, useLocation } from "../lib/router";
import { FaultError, setAcceptedLanguage } from "../api/client";
import { SessionGate, sessionKey, useMay } from "../features/session/session";
import { SignInPage } from "../features/session/SignInPage";
import { ProviderReturnPage } from "../features/session/ProviderSignIn";
import { HomePage } from "../features/coverage/HomePage";
import { type Language, type Words, WordsProvider, loadWords } from "../lib/words";
import { mayOpen } from "./entries";
import { NotFound } from "./NotFound";
import { page } from "./page";
import { Shell } from "./Shell";

const UnitPage = page(async () => (await import("../features/coverage/UnitPage")).UnitPage);
const EmployersPage = page(async () => (await import("../features/employers/EmployersPage")).EmployersPage);
const EmployerPage = page(async () => (await import("../features/employers/EmployerPage")).EmployerPage);
const CasesPage = page(async () => (await import("../features/cases/CasesPage")).CasesPage);
const PersonPage = page(async () => (await import("../features/persons/PersonPage")).PersonPage);
const LawPage = page(async () => (await import("../features/law/LawPage")).LawPage);
const CalculatorsPage = page(async () => (await import("../features/law/CalculatorsPage")).CalculatorsPage);
const DeliveriesPage = page(async () => (await import("../features/deliveries/DeliveriesPage")).DeliveriesPage);
const CheckPage = page(async () => (await import("../features/deliveries/CheckPage")).CheckPage);
const AgreementsPage = page(async () => (await import("../features/deliveries/AgreementsPage")).AgreementsPage);
const ReceiptPage = page(async () => (await import("../features/deliveries/ReceiptPage")).ReceiptPage);
const ViolationsPage = page(async () => (await import("../features/violations/ViolationsPage")).ViolationsPage);
const JobsPage = page(async () => (await import("../features/office/JobsPage")).JobsPage);
const HealthPage = page(async () => (await import("../features/office/HealthPage")).HealthPage);
const LinksPage = page(async () => (await import("../features/links/LinksPage")).LinksPage);
const TodayPage = page(async () => (await import("../features/today/TodayPage")).TodayPage);
const RequestsPage = page(async () => (await import("../features/requests/RequestsPage")).RequestsPage);
const BriefPage = page(async () => (await import("../features/brief/BriefPage")).BriefPage);
const TargetsPage = page(async () => (await import("../features/targets/TargetsPage")).TargetsPage);
const AllocatePage = page(async () => (await import("../features/targets/AllocatePage")).AllocatePage);
const AccountPage = page(async () => (await import("../features/account/AccountPage")).AccountPage);
const UsersPage = page(async () => (await import("../features/office/UsersPage")).UsersPage);
const ApprovalsPage = page(async () => (await import("../features/approvals/ApprovalsPage")).ApprovalsPage);
const AuditPage = page(async () => (await import("../features/office/AuditPage")).AuditPage);
const ReadingsPage = page(async () => (await import("../features/office/ReadingsPage")).ReadingsPage);
const RefusedPage = page(async () => (await import("./RefusedPage")).RefusedPage);
const PasswordPage = page(async () => (await import("../features/session/PasswordPage")).PasswordPage);

// Figures of a run never change; what changes is which run is current, and that is asked again.
function makeQueries(): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof FaultError && error.fault.status === 401 && queries.getQueryData(sessionKey)) queries.setQueryData(sessionKey, null);
  };
  const queries = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { retry: false, staleTime: 60_000, refetchOnWindowFocus: false } },
  });
  return queries;
}

// Before a page is drawn: without the right to it there is nothing around that it could show.
function Allowed({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const may = useMay();
  // The first page leads everyone to his own.
  return pathname === "/" || mayOpen(pathname, may) ? children : <RefusedPage />;
}

export function App({ firstWords }: { firstWords: Words }) {
  const [queries] = useState(makeQueries);
  const [words, setWords] = useState(firstWords);

  const change = useCallback((wanted: Language) => {
    if (wanted === words.language) return;
    void loadWords(wanted).then((loaded) => {
      localStorage.setItem("baophu.language", wanted);
      document.documentElement.lang = wanted;
      setAcceptedLanguage(wanted);
      setWords(loaded);
    });
  }, [words.language]);

  return (
    <QueryClientProvider client={queries}>
      <WordsProvider value={words}>
        <Switch>
          <Route path="/sign-in"><SignInPage onLanguage={change} /></Route>
          <Route path="/sign-in/return"><ProviderReturnPage /></Route>
          <Route path="/password"><SessionGate onLanguage={change}><PasswordPage /></SessionGate></Route>
          <Route>
            <SessionGate onLanguage={change}>
              <Shell onLanguage={change}>
                <Allowed><Switch>
                  <Route path="/"><HomePage /></Route>
                  <Route path="/units/:code"><UnitPage /></Route>
                  <Route path="/employers"><EmployersPage /></Route>
                  <Route path="/employers/:id"><EmployerPage /></Route>
                  <Route path="/cases"><CasesPage /></Route>
                  <Route path="/persons/:id"><PersonPage /></Route>
                  <Route path="/law/:id?"><LawPage /></Route>
                  <Route path="/calculators"><CalculatorsPage /></Route>
                  <Route path="/deliveries"><DeliveriesPage /></Route>
                  <Route path="/deliveries/check"><CheckPage /></Route>
                  <Route path="/deliveries/agreements"><AgreementsPage /></Route>
                  <Route path="/deliveries/violations"><ViolationsPage /></Route>
                  <Route path="/deliveries/:sha256"><ReceiptPage /></Route>
                  <Route path="/office/jobs"><JobsPage /></Route>
                  <Route path="/office/health"><HealthPage /></Route>
                  <Route path="/today"><TodayPage /></Route>
                  <Route path="/requests"><RequestsPage /></Route>
                  <Route path="/brief"><BriefPage /></Route>
                  <Route path="/links"><LinksPage /></Route>
                  <Route path="/targets"><TargetsPage /></Route>
                  <Route path="/targets/allocate"><AllocatePage /></Route>
                  <Route path="/account"><AccountPage onLanguage={change} /></Route>
                  <Route path="/office/users"><UsersPage /></Route>
                  <Route path="/office/approvals"><ApprovalsPage /></Route>
                  <Route path="/office/audit"><AuditPage /></Route>
                  <Route path="/office/readings"><ReadingsPage /></Route>
                  <Route><NotFound /></Route>
                </Switch></Allowed>
              </Shell>
            </SessionGate>
          </Route>
        </Switch>
      </WordsProvider>
    </QueryClientProvider>
  );
}
