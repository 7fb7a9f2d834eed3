/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Checkout } from "./use-checkout.ts";
import type { CodeView } from "#simulator/storefront/wire.ts";

function AppliedCode({ code, checkout }: { code: CodeView; checkout: Checkout }) {
  return (
    <li>
      <span className={code.applicable ? "tag" : "tag tag-lost"}>
        {code.code}
        <button
          type="button"
          aria-label={`Remove ${code.code}`}
          onClick={() => void checkout.removeCode(code.code)}
        >
          ×
        </button>
      </span>
      {code.message !== null && (
        <p className="problem" role="alert">
          {code.message}
        </p>
      )}
    </li>
  );
}

/** Discount codes and gift cards, entered by hand. */
export function DiscountField({ checkout, codes }: { checkout: Checkout; codes: CodeView[] }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [entered, setEntered] = useState("");
  const apply = async (event: Event): Promise<void> => {
    event.preventDefault();
    const code = entered.trim();
    if (code === "") return;
    const result = await checkout.addCode(code);
    setProblem(result.type === "error" ? result.message : null);
    if (result.type === "success") setEntered("");
  };
  return (
    <div className="discount">
      <form onSubmit={(event) => void apply(event)}>
        <label className="field">
          <span>Discount code</span>
          <input
            value={entered}
            autocomplete="off"
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : "code-problem"}
            onInput={({ currentTarget }) => setEntered(currentTarget.value)}
          />
        </label>
        <button type="submit" className="button button-plain">
          Apply
        </button>
      </form>
      {problem !== null && (
        <p className="problem" id="code-problem" role="alert">
          {problem}
        </p>
      )}
      <ul className="tags">
        {codes.map((code) => (
          <AppliedCode key={code.code} code={code} checkout={checkout} />
        ))}
      </ul>
    </div>
  );
}
