import { byId, settings } from "./element.js";

const key = `staff:${settings.domain}`;
const select = byId("staff");

/** Who sits at the screen; kept for the next visit. */
export function startStaffSwitcher(onChange) {
  const kept = localStorage.getItem(key);
  if (settings.staff.some(({ id }) => id === kept)) select.value = kept;
  select.addEventListener("change", () => {
    localStorage.setItem(key, select.value);
    onChange(currentStaff());
  });
}

export function currentStaff() {
  return settings.staff.find(({ id }) => id === select.value) ?? settings.staff[0];
}
