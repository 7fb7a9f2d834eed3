import { byId, settings } from "../element.js";
import { drawAppItems, rememberedItems, startSideNavigation } from "../side-navigation.js";
import { currentStaff, startStaffSwitcher } from "../staff.js";
import { showToast } from "../toasts.js";
import { onApp, openApp, tellApp } from "./app-window.js";
import { pickResources } from "./resource-picker.js";
import { drawSaveBar, hasUnsaved, mayLeave } from "./save-bar.js";
import { drawTitleBar } from "./title-bar.js";

const { base } = settings;
let items = rememberedItems();
let address = location.pathname.slice(base.length) + location.search + location.hash;

function showAddress(next) {
  address = next;
  history.replaceState(null, "", base + next);
  drawAppItems(items, address, base);
}

function showLoading(isLoading) {
  byId("progress").hidden = !isLoading;
}

/** A fresh page of the app has no bars and no unsaved changes yet. */
async function open(path) {
  drawSaveBar(null);
  showLoading(true);
  await openApp(path, currentStaff().id).catch((error) => showToast(error.message, { isError: true }));
}

const toasts = new Map();

function toastOfApp({ id, message, duration, isError, action }) {
  const remove = showToast(message, {
    duration,
    isError,
    action,
    onAction: () => tellApp("toast-action", id),
    onGone: () => {
      toasts.delete(id);
      tellApp("toast-gone", id);
    },
  });
  toasts.set(id, remove);
}

const questions = {
  user: async () => ({ id: Number(currentStaff().id), name: currentStaff().name, accountAccess: "full" }),
  leave: async () => ((await mayLeave()) ? true : new Promise(() => {})),
  picker: pickResources,
};

async function answer({ id, name, value }) {
  try {
    tellApp("answer", { id, value: await questions[name](value) });
  } catch (error) {
    showToast(error.message, { isError: true });
    tellApp("answer", { id, value: null });
  }
}

async function follow(event) {
  const link = event.target.closest("#app-nav a, #app-item");
  if (link === null || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  if (await mayLeave()) tellApp("navigate", link.dataset.href ?? "/");
}

onApp("ready", () => showLoading(false));
onApp("address", (next) => next !== address && showAddress(next));
onApp("nav", (next) => {
  items = next;
  drawAppItems(items, address, base);
});
onApp("title-bar", drawTitleBar);
onApp("save-bar", drawSaveBar);
onApp("loading", showLoading);
onApp("toast-show", toastOfApp);
onApp("toast-hide", (id) => toasts.get(id)?.());
onApp("ask", answer);
onApp("open-admin", async (path) => {
  if (await mayLeave()) location.assign(`/store/${settings.handle}${path}`);
});

startSideNavigation();
startStaffSwitcher(async () => open(address));
byId("side").addEventListener("click", follow);
addEventListener("beforeunload", (event) => hasUnsaved() && event.preventDefault());
drawTitleBar(null);
drawAppItems(items, address, base);
await open(address === "" ? "/" : address);
