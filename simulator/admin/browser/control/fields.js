import { element } from "../element.js";

let count = 0;

/** A labelled input: `field("Code", { name: "code" })`. */
export function field(label, properties, help) {
  const id = `field-${(count += 1)}`;
  const helpId = help && `${id}-help`;
  const input = element("input", {
    id,
    type: "text",
    autocomplete: "off",
    "aria-describedby": helpId,
    ...properties,
  });
  return element(
    "p",
    { className: "field" },
    element("label", { htmlFor: id }, label),
    input,
    help && element("span", { className: "field-help", id: helpId }, help),
  );
}

export const amountField = (label, name, money, properties = {}, help = undefined) =>
  field(
    `${label} (${money.currency})`,
    { name, inputMode: "decimal", placeholder: money.plain(0), ...properties },
    help,
  );

export const numberField = (label, properties, help) =>
  field(label, { type: "number", min: 0, step: 1, ...properties }, help);

/** Options are pairs of value and label. */
export function choice(label, name, options, properties = {}) {
  const id = `field-${(count += 1)}`;
  const items = options.map(([value, text]) => element("option", { value: String(value) }, text));
  return element(
    "p",
    { className: "field" },
    element("label", { htmlFor: id }, label),
    element("select", { id, name, ...properties }, items),
  );
}

export const tick = (label, name, checked = false) =>
  element(
    "label",
    { className: "tick" },
    element("input", { type: "checkbox", name, checked }),
    element("span", {}, label),
  );

/** Radio buttons in a row; options are pairs of value and label. */
export function radios(legend, name, options, onchange) {
  return element(
    "fieldset",
    { className: "radios" },
    element("legend", {}, legend),
    options.map(([value, label], index) =>
      element(
        "label",
        { className: "tick" },
        element("input", {
          type: "radio",
          name,
          value,
          checked: index === 0,
          onchange: () => onchange?.(value),
        }),
        element("span", {}, label),
      ),
    ),
  );
}

/** One number per line of an order; lines that have nothing left are not shown. */
export function lineFields(lines, leftOf, legend, initial = () => 0) {
  const open = lines.filter((line) => leftOf(line) > 0);
  return element(
    "fieldset",
    { className: "line-fields" },
    element("legend", {}, legend),
    open.length === 0 && element("p", { className: "field-help" }, "Nothing is left."),
    open.map((line) =>
      numberField(`${line.title} (of ${leftOf(line)})`, {
        name: `line-${line.id}`,
        max: leftOf(line),
        value: initial(line),
      }),
    ),
  );
}

/** The lines with a quantity above zero. */
export function readLines(form) {
  return [...form.elements]
    .filter(({ name, value }) => name.startsWith("line-") && Number(value) > 0)
    .map(({ name, value }) => ({ lineId: Number(name.slice("line-".length)), quantity: Number(value) }));
}

export const textOf = (form, name) => form.elements[name].value.trim() || undefined;
