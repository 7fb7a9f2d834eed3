/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import type { Person } from "#simulator/storefront/wire.ts";
import { settings } from "./settings.ts";
import { messageOf, register, store } from "./store-api.ts";

const SHOWN = 8;

const nameOf = ({ firstName, lastName }: Person): string => [firstName, lastName].filter(Boolean).join(" ");

const isWanted = (person: Person, search: string): boolean =>
  [nameOf(person), person.email, person.phone].join(" ").toLowerCase().includes(search.toLowerCase());

/** Back to where the person came from; never to another site. */
function goOn(): void {
  const back = new URLSearchParams(location.search).get("back");
  location.assign(back?.startsWith("/") === true && !back.startsWith("//") ? back : location.pathname);
}

function Register({ onProblem }: { onProblem: (words: string) => void }) {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const fields = new FormData(event.currentTarget);
    const text = (name: string): string => {
      const value = fields.get(name);
      return typeof value === "string" ? value.trim() : "";
    };
    register({ firstName: text("firstName"), lastName: text("lastName"), email: text("email") })
      .then((id) => store.login(id))
      .then(goOn, (error: unknown) => onProblem(messageOf(error)));
  };
  return (
    <form className="register" onSubmit={submit}>
      <h2>New here?</h2>
      <label className="field">
        <span>First name</span>
        <input name="firstName" autocomplete="given-name" required />
      </label>
      <label className="field">
        <span>Last name</span>
        <input name="lastName" autocomplete="family-name" required />
      </label>
      <label className="field">
        <span>E-mail</span>
        <input name="email" type="email" autocomplete="email" required />
      </label>
      <button type="submit" className="button">
        Create account
      </button>
    </form>
  );
}

/** Anybody may be anybody here: a name is chosen instead of a password given. */
export function LogIn() {
  const [people, setPeople] = useState<Person[] | null>(null);
  const [search, setSearch] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    store.customers().then(setPeople, (error: unknown) => setProblem(messageOf(error)));
  }, []);
  const found = (people ?? []).filter((person) => isWanted(person, search));
  return (
    <main className="log-in">
      <h1>Log in to {settings.shop.name}</h1>
      <p className="quiet">In this stand-in you choose who you are.</p>
      {problem !== null && (
        <p className="banner" role="alert">
          {problem}
        </p>
      )}
      <label className="field">
        <span>Find a customer</span>
        <input type="search" value={search} onInput={({ currentTarget }) => setSearch(currentTarget.value)} />
      </label>
      <ul className="people">
        {found.slice(0, SHOWN).map((person) => (
          <li key={person.id}>
            <button
              type="button"
              onClick={() =>
                store.login(person.id).then(goOn, (error: unknown) => setProblem(messageOf(error)))
              }
            >
              {nameOf(person) || "Without a name"}
              <span className="quiet">{person.email ?? person.phone}</span>
            </button>
          </li>
        ))}
      </ul>
      {people !== null && found.length === 0 && <p className="quiet">Nobody is called that.</p>}
      {found.length > SHOWN && <p className="quiet">And {found.length - SHOWN} more: search by name.</p>}
      <Register onProblem={setProblem} />
    </main>
  );
}
