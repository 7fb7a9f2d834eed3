import { element } from "../element.js";
import { act } from "../store-api.js";
import { showToast } from "../toasts.js";

/** What was sent, in one line. */
function sentence(done, webhooks) {
  const topics = [...new Set(webhooks)];
  return topics.length === 0 ? done : `${done} Webhooks: ${topics.join(", ")}.`;
}

/** Does an action and tells the outcome. Throws what the store refused. */
export async function perform(name, input, done) {
  const result = await act(name, input);
  showToast(sentence(done, result.webhooks));
  return result;
}

/**
 * A form whose refusal stands below its fields. `run(form)` acts; it may throw an Error with a sentence.
 */
export function actionForm({ fields, label, critical = false, run, className = "action-form" }) {
  const problem = element("p", { className: "problem", role: "alert", hidden: true });
  const button = element(
    "button",
    { type: "submit", className: `button ${critical ? "button-critical" : "button-primary"}` },
    label,
  );
  const form = element("form", { className, noValidate: false }, fields, problem, element("p", {}, button));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.hidden = true;
    button.disabled = true;
    try {
      await run(form);
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
  return form;
}

/** The same behind a heading that opens it. */
export function foldedForm({ title, ...rest }) {
  return element("details", { className: "folded" }, element("summary", {}, title), actionForm(rest));
}
