// The way by the identity provider of the province, where one is set: the button of the sign-in page, and the page to
// which the provider sends the browser back.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api, take } from "../../api/client";
import { Brand } from "../../app/Brand";
import { FaultNotice } from "../../components/notices";
import { Link, useNavigate, useSearchParams } from "../../lib/router";
import { backAddress } from "../../lib/url_state";
import { useWords } from "../../lib/words";
import { useKeepSession } from "./session";

// Where to go afterwards stays in this tab; what is read from there is held to be an address of this application.
const place = "baophu.back";

export function ProviderButton() {
  const { word, language } = useWords();
  const [search] = useSearchParams();
  const known = useQuery({ queryKey: ["sign_in", language], queryFn: () => take(api.GET("/api/sign-in")), staleTime: 0 });
  const begin = useMutation({
    mutationFn: () => take(api.POST("/api/session/provider")),
    onSuccess: ({ address }) => {
      sessionStorage.setItem(place, backAddress(search));
      window.location.assign(address);
    },
  });
  const provider = known.data?.provider;
  if (!provider) return null;
  return (
    <section className="form by-provider">
      {begin.error && <FaultNotice error={begin.error} />}
      <button type="button" className="button" disabled={begin.isPending || begin.isSuccess} onClick={() => begin.mutate()}>{word("sign_in.by_provider", { name: provider.name })}</button>
    </section>
  );
}

export function ProviderReturnPage() {
  const { word } = useWords();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const keep = useKeepSession();
  const finish = useMutation({
    mutationFn: (told: URLSearchParams) => {
      const text = (name: "code" | "error" | "iss") => (told.get(name) ? { [name]: told.get(name) ?? "" } : {});
      return take(api.POST("/api/session/provider/return", { body: { state: told.get("state") || "-", ...text("code"), ...text("error"), ...text("iss") } }));
    },
    onSuccess: (session) => {
      keep(session);
      const back = backAddress(new URLSearchParams({ back: sessionStorage.getItem(place) ?? "/" }));
      sessionStorage.removeItem(place);
      navigate(back, { replace: true });
    },
  });
  // Once, also where React begins twice: a code counts once. It does not stay in the address.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    finish.mutate(new URLSearchParams(search));
    window.history.replaceState(null, "", "/sign-in/return");
  }, [finish, search]);
  return (
    <main className="sign-in">
      <Brand />
      <section className="form">
        <h1>{word("sign_in.title")}</h1>
        {finish.error ? (
          <>
            <FaultNotice error={finish.error} />
            <div><Link className="button first" to="/sign-in">{word("sign_in.again")}</Link></div>
          </>
        ) : <p role="status">{word("sign_in.going")}</p>}
      </section>
    </main>
  );
}
