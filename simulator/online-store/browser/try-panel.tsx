/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { SessionView } from "#simulator/storefront/wire.ts";
import { chosenNetwork, isIdentityKnown } from "./frame-bridge.ts";
import { keptIdentity, keptNetwork, settings } from "./settings.ts";
import { store } from "./store-api.ts";

/** Something to try on this page only: leaving a checkout, for example. */
export interface TryAction {
  label: string;
  act: () => Promise<void> | void;
}

const languageNames = new Intl.DisplayNames(["en"], { type: "language" });

const networks = [
  ["normal", "Answers at once"],
  ["slow", "Takes 1.5 seconds"],
  ["stuck", "Does not answer"],
  ["down", "Cannot be reached"],
] as const;

function chooseLanguage(locale: string): void {
  document.cookie = `storefront_locale=${locale}; path=/; SameSite=Lax`;
  void store.market({ language: locale }).then(() => location.reload());
}

const again =
  <Value,>(write: (value: Value) => void) =>
  (value: Value): void => {
    write(value);
    location.reload();
  };

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChoose: (value: string) => void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <select onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {options.map(([key, words]) => (
          <option key={key} value={key} selected={key === value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function Choices({ session, actions }: { session: SessionView | null; actions: TryAction[] }) {
  const chooseMarket = (currency: string): void =>
    void store.market({ currency }).then(() => location.reload());
  return (
    <div className="try-choices">
      <Choice
        label="Language"
        value={settings.locale}
        options={settings.languages.map((each) => [each, languageNames.of(each) ?? each])}
        onChoose={chooseLanguage}
      />
      {session !== null && session.markets.length > 1 && (
        <Choice
          label="Currency"
          value={session.market.currency}
          options={session.markets.map(({ currency }) => [currency, currency])}
          onChoose={chooseMarket}
        />
      )}
      <Choice
        label="The app's server"
        value={chosenNetwork()}
        options={networks}
        onChoose={again(keptNetwork.write)}
      />
      <Choice
        label="Who is there"
        value={isIdentityKnown() ? "known" : "unknown"}
        options={[
          ["known", "The checkout tells extensions"],
          ["unknown", "The checkout does not tell"],
        ]}
        onChoose={again(keptIdentity.write)}
      />
      {actions.map(({ label, act }) => (
        <button key={label} type="button" className="button button-plain" onClick={() => void act()}>
          {label}
        </button>
      ))}
      <ul className="try-links">
        <li>
          <a href={`/phone?path=${encodeURIComponent(location.pathname + location.search)}`}>On a phone</a>
        </li>
        <li>
          <a href={settings.controlUrl}>Orders and refunds</a>
        </li>
        <li>
          <a href={settings.adminUrl}>The app in the admin</a>
        </li>
      </ul>
    </div>
  );
}

/** What a real store does not have: the simulator's own switches, out of the way until they are asked for. */
export function TryPanel({ actions }: { actions: TryAction[] }) {
  const [session, setSession] = useState<SessionView | null>(null);
  const open = ({ currentTarget }: { currentTarget: HTMLDetailsElement }): void => {
    if (currentTarget.open && session === null) store.session().then(setSession, () => undefined);
  };
  return (
    <details className="try" onToggle={open}>
      <summary>Try things</summary>
      <Choices session={session} actions={actions} />
    </details>
  );
}
