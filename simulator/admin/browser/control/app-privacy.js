import { confirmDialog } from "../dialog.js";
import { element, settings } from "../element.js";
import { readState } from "../store-api.js";
import { actionForm, perform } from "./action-form.js";
import { field } from "./fields.js";

function confirmed(title, text, name, done, after) {
  return actionForm({
    className: "action-form",
    fields: element("p", { className: "field-help" }, text),
    label: title,
    critical: true,
    run: async () => {
      if (!(await confirmDialog({ title: `${title}?`, text, agree: title, critical: true }))) return;
      await perform(name, {}, done);
      await after();
    },
  });
}

function scopesForm(scopes, after) {
  return actionForm({
    fields: field("Scopes, separated by commas", { name: "scopes", value: scopes.join(",") }),
    label: "Change scopes",
    run: async (form) => {
      const wanted = form.elements.scopes.value
        .split(",")
        .map((each) => each.trim())
        .filter(Boolean);
      await perform("updateScopes", { scopes: wanted }, "Scopes changed.");
      await after();
    },
  });
}

/** Installing, uninstalling and the store's own erasure. */
export function startAppPrivacy(container) {
  const load = async () => {
    const { shop } = await readState({ limit: 1 });
    const opened = `/store/${settings.handle}/apps/throughline`;
    const installed = shop.installed
      ? confirmed(
          "Uninstall the app",
          "Its tokens stop working and only compliance webhooks still reach it.",
          "uninstallApp",
          "The app is uninstalled.",
          load,
        )
      : element(
          "p",
          {},
          element(
            "a",
            { className: "button button-primary", href: opened },
            "Install again by opening the app",
          ),
        );
    container.replaceChildren(
      element(
        "section",
        { className: "card" },
        element("h2", {}, shop.installed ? "The app is installed" : "The app is not installed"),
        installed,
      ),
      element("section", { className: "card" }, element("h2", {}, "Access"), scopesForm(shop.scopes, load)),
      element(
        "section",
        { className: "card" },
        element("h2", {}, "Erase the store"),
        confirmed(
          "Erase the store’s data",
          "Shopify sends shop/redact 48 hours after an uninstall; here it is sent at once.",
          "redactShop",
          "Erasure requested.",
          load,
        ),
      ),
    );
  };
  return { show: load };
}
