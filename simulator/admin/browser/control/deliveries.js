import { element } from "../element.js";
import { readDeliveries, readState, setSwitches } from "../store-api.js";
import { showToast } from "../toasts.js";
import { actionForm } from "./action-form.js";
import { badge } from "./order-detail.js";
import { numberField } from "./fields.js";

const REFRESH_MS = 2000;

const counterNames = [
  ["sent", "Requests"],
  ["ok", "Accepted"],
  ["waiting", "Waiting"],
  ["retried", "Retries"],
  ["duplicated", "Sent twice"],
  ["lost", "Lost on purpose"],
  ["failed", "Given up"],
];

function switchForm(switches) {
  const fields = [
    ["duplicatePercent", "Sent twice, %", { max: 100 }, "Share of events that arrive two times."],
    ["lossPercent", "Lost, %", { max: 100 }, "Share of events that never arrive; reconciliation finds them."],
    [
      "shuffleWindow",
      "Disorder, events",
      { max: 100000 },
      "Events are mixed within blocks of this many; 0 keeps their order.",
    ],
    ["delayMs", "Delay, ms", { max: 3600000 }, "Time before an event is first sent."],
  ];
  return actionForm({
    fields: element(
      "div",
      { className: "grid" },
      fields.map(([name, label, limits, help]) =>
        numberField(label, { name, value: switches[name], required: true, ...limits }, help),
      ),
    ),
    label: "Set",
    run: async (form) => {
      await setSwitches(
        Object.fromEntries(fields.map(([name]) => [name, Number(form.elements[name].value)])),
      );
      showToast("The switches are set.");
    },
  });
}

function logRow({ at, topic, status, problem, milliseconds, attempt, eventId }) {
  const time = new Date(at).toLocaleTimeString("en", { timeStyle: "medium", hour12: false });
  return element(
    "tr",
    {},
    element("td", {}, time),
    element("td", {}, topic),
    element("td", {}, badge(status === null ? "none" : String(status), problem === null ? "good" : "bad")),
    element("td", { className: "number" }, `${milliseconds} ms`),
    element("td", { className: "number" }, String(attempt)),
    element("td", {}, problem ?? ""),
    element("td", { className: "mono" }, eventId.slice(0, 8)),
  );
}

/** Switches, counters, and what the app answered to the last deliveries. */
export function startDeliveries(container) {
  const counters = element("dl", { className: "counters" });
  const rows = element("tbody", {});
  const none = element("p", { className: "waiting" }, "Nothing was sent yet.");
  const numeric = new Set(["Took", "Attempt"]);
  const heads = ["Time", "Topic", "Answer", "Took", "Attempt", "Problem", "Event"];
  const table = element(
    "table",
    {},
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        heads.map((text) =>
          element("th", { scope: "col", className: numeric.has(text) ? "number" : "" }, text),
        ),
      ),
    ),
    rows,
  );
  const settingsBox = element("section", { className: "card" }, element("h2", {}, "Switches"));
  container.replaceChildren(
    settingsBox,
    element("section", { className: "card" }, element("h2", {}, "Counters"), counters),
    element(
      "section",
      { className: "card" },
      element("h2", {}, "Recent deliveries"),
      element(
        "div",
        { className: "table-scroll", tabIndex: 0, role: "region", ariaLabel: "Recent deliveries" },
        table,
      ),
      none,
    ),
  );
  const refresh = async () => {
    const { counters: counted, waiting, log } = await readDeliveries();
    const values = { ...counted, waiting };
    counters.replaceChildren(
      ...counterNames.map(([name, label]) =>
        element("div", {}, element("dt", {}, label), element("dd", {}, values[name].toLocaleString("en"))),
      ),
    );
    rows.replaceChildren(...log.map(logRow));
    none.hidden = log.length > 0;
    table.hidden = log.length === 0;
  };
  let timer;
  return {
    async show() {
      const { switches } = await readState({ limit: 1 });
      settingsBox.querySelector("form")?.remove();
      settingsBox.append(switchForm(switches));
      await refresh();
      timer = setInterval(() => void refresh().catch(() => {}), REFRESH_MS);
    },
    hide: () => clearInterval(timer),
  };
}
