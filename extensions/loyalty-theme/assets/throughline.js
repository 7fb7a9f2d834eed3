/**
 * Throughline in the theme: how many points a product earns, the panel, and what a signed-in member has. Blocks arrive
 * finished from Liquid; this fills the places that only the browser can.
 */
(() => {
  const MEMBER_KEPT_MS = 60_000;

  // --- What a product earns: the same exact arithmetic and rounding as the ledger's. ---

  /** A decimal text as an exact fraction: "1.25" is [125n, 100n]. */
  const fraction = (text) => {
    const [whole, decimals = ""] = String(text).split(".");
    return [BigInt(whole + decimals), 10n ** BigInt(decimals.length)];
  };
  const times = ([a, b], [c, d]) => [a * c, b * d];

  const COMBINE = {
    best: (a, b) => (a[0] * b[1] < b[0] * a[1] ? b : a),
    add: (a, b) => [a[0] * b[1] + (b[0] - b[1]) * a[1], a[1] * b[1]],
    multiply: times,
  };
  const ROUND = {
    floor: ([top, bottom]) => top / bottom,
    ceil: ([top, bottom]) => (top + bottom - 1n) / bottom,
    nearest: ([top, bottom]) => (2n * top + bottom) / (2n * bottom),
  };

  const capped = (points, cap) => (cap !== null && points > BigInt(cap) ? BigInt(cap) : points);

  /**
   * Points for so many pieces at a price in hundredths of the currency's unit, as Liquid tells prices of every
   * currency. `day` is a day of the shop's zone, `tier` the member's, or null.
   */
  function pointsFor(earning, { price, quantity, day, tier }) {
    if (!(price > 0) || !(quantity > 0)) return 0;
    const base = times([BigInt(price) * BigInt(quantity), 100n], fraction(earning.rate));
    const multipliers = [];
    const multiplied = () =>
      ROUND[earning.rounding](
        times(base, multipliers.map(fraction).reduce(COMBINE[earning.stacking], [1n, 1n])),
      );
    if (tier && earning.tiers[tier]) multipliers.push(earning.tiers[tier]);
    let earned = multiplied();
    let points = earned;
    for (const campaign of earning.campaigns) {
      if (day < campaign.from || day > campaign.to) continue;
      if (campaign.tiers.length > 0 && !campaign.tiers.includes(tier)) continue;
      multipliers.push(campaign.times);
      const more = multiplied();
      points += capped(more - earned, campaign.cap);
      earned = more;
    }
    for (const bonus of earning.bonuses)
      points += capped(BigInt(bonus.points) * (bonus.per === "piece" ? BigInt(quantity) : 1n), bonus.cap);
    return Number(points);
  }

  globalThis.Throughline = { pointsFor };
  if (typeof document === "undefined") return;

  // --- Words ---

  function inWords(points, { unit, language }) {
    const name = new Intl.PluralRules(language).select(points) === "one" ? unit.one : unit.other;
    const number = new Intl.NumberFormat(language).format(points);
    return language.startsWith("ja") ? number + name : `${number}\u00a0${name}`;
  }

  const factsOf = (element) => JSON.parse(element.dataset.facts);
  const put = (element, text) => {
    if (element && element.textContent !== text) element.textContent = text;
  };

  // --- The product's block ---

  /** The day now where the shop is; en-CA writes it as 2026-11-25. */
  const dayIn = (timeZone) => new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date());

  /** The variant and quantity that stand in the product's form: themes differ, the form's names do not. */
  function choiceOf({ variants, variant }) {
    const isOurs = (id) => Object.hasOwn(variants, id);
    for (const field of document.querySelectorAll('form[action*="/cart/add"] [name="id"]')) {
      if (!isOurs(field.value)) continue;
      const quantity = Number(field.form.elements.namedItem("quantity")?.value ?? 1);
      return { id: field.value, quantity: Number.isInteger(quantity) && quantity > 0 ? quantity : 1 };
    }
    const inAddress = new URLSearchParams(location.search).get("variant");
    return { id: inAddress && isOurs(inAddress) ? inAddress : String(variant), quantity: 1 };
  }

  function showProduct(element) {
    const facts = factsOf(element);
    const { id, quantity } = choiceOf(facts);
    const price = facts.variants[id];
    const points = pointsFor(facts.earning, {
      price,
      quantity: Math.min(quantity, 100_000),
      day: dayIn(facts.timeZone),
      tier: facts.tier,
    });
    const text = points > 0 ? facts.text.replace("{points}", () => inWords(points, facts)) : "";
    put(element.querySelector("[data-text]"), text);
    element.querySelector("[data-mark]").hidden = text === "";
  }

  const showProducts = () => document.querySelectorAll("[data-throughline='product']").forEach(showProduct);

  let waiting = 0;
  /** Themes write the chosen variant into form and address some moments after the click that chose it. */
  function showProductsSoon() {
    requestAnimationFrame(showProducts);
    clearTimeout(waiting);
    waiting = setTimeout(showProducts, 400);
  }

  // --- What a member has: one request, kept for a minute ---

  let asked = null;

  function keptMember(key) {
    try {
      const kept = JSON.parse(sessionStorage.getItem(key));
      return kept && Date.now() - kept.at < MEMBER_KEPT_MS ? kept.view : null;
    } catch {
      return null;
    }
  }

  async function fetchMember({ proxy, language }, key) {
    const address = `${proxy}/storefront?locale=${encodeURIComponent(language)}`;
    const response = await fetch(address, {
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout(8000),
    });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    const view = await response.json();
    try {
      sessionStorage.setItem(key, JSON.stringify({ at: Date.now(), view }));
    } catch {
      // Storage may be full or forbidden: then the next page asks again.
    }
    return view;
  }

  /** Fills every place on the page that tells something of the member. */
  function showMember(view) {
    for (const element of document.querySelectorAll("[data-throughline='member']")) {
      const { member } = view;
      const facts = factsOf(element);
      const part = (name) => element.querySelector(`[data-${name}]`);
      put(part("balance"), member ? member.balance : inWords(0, facts));
      put(part("tier"), member?.tier?.name ?? "");
      put(part("next"), member?.tier?.next ?? "");
      const bar = part("bar");
      if (bar && typeof member?.tier?.percent === "number") {
        bar.value = member.tier.percent;
        bar.style.visibility = "visible";
      }
      const notes = [member?.debt, member?.pending, member?.nextExpiry, member?.tier?.keep].filter(Boolean);
      put(part("note"), notes[0] ?? facts.spend);
      put(part("notes"), notes.slice(1).join(" "));
    }
    for (const element of document.querySelectorAll("[data-throughline-reward]")) {
      const reward = view.rewards.find(
        ({ rewardId }) => String(rewardId) === element.dataset.throughlineReward,
      );
      const state = element.querySelector("[data-state]");
      put(state, reward ? (reward.ready ? state.dataset.ready : (reward.reason ?? "")) : "");
      element.toggleAttribute("data-is-ready", Boolean(reward?.ready));
    }
  }

  /** What Liquid knew of the points when it drew the page, until the answer is there. */
  function showKnown(element) {
    const facts = factsOf(element);
    if (typeof facts.points === "number")
      put(element.querySelector("[data-balance]"), inWords(facts.points, facts));
  }

  function loadMember() {
    const first = document.querySelector("[data-throughline='member']");
    if (!first || asked) return;
    const facts = factsOf(first);
    const key = `throughline:${facts.customer}:${facts.language}`;
    const kept = keptMember(key);
    if (kept) return showMember(kept);
    asked = fetchMember(facts, key)
      .then(showMember, () => {
        for (const note of document.querySelectorAll("[data-throughline='member'] [data-note]"))
          put(note, facts.failed);
      })
      .finally(() => (asked = null));
  }

  // --- The panel ---

  function startPanel(root) {
    const panel = root.querySelector("dialog");
    const launcher = root.querySelector("[data-open]");
    launcher.addEventListener("click", () => {
      panel.showModal();
      launcher.setAttribute("aria-expanded", "true");
      loadMember();
    });
    root.querySelector("[data-close]").addEventListener("click", () => panel.close());
    panel.addEventListener("click", (event) => {
      if (event.target === panel) panel.close();
    });
    panel.addEventListener("close", () => launcher.setAttribute("aria-expanded", "false"));
    launcher.hidden = false;
  }

  const started = new WeakSet();

  function start() {
    for (const root of document.querySelectorAll("[data-throughline='launcher']")) {
      if (started.has(root)) continue;
      started.add(root);
      startPanel(root);
    }
    showProducts();
    document.querySelectorAll("[data-throughline='member']").forEach(showKnown);
    // Only a block that stands on the page is worth a request before anybody asks for it.
    if (!document.querySelector("[data-throughline='member'][data-eager]")) return;
    if ("requestIdleCallback" in globalThis) requestIdleCallback(loadMember, { timeout: 3000 });
    else setTimeout(loadMember, 500);
  }

  for (const name of ["change", "input", "click"]) document.addEventListener(name, showProductsSoon);
  addEventListener("popstate", showProductsSoon);
  // The theme editor draws a section anew after each change: https://shopify.dev/docs/storefronts/themes/best-practices/editor/integrate-sections-and-blocks
  document.addEventListener("shopify:section:load", start);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
