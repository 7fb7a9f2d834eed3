/** A short message at the edge of the page. */
export function showToast(words: string): void {
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.role = "status";
  toast.textContent = words;
  document.body.append(toast);
  setTimeout(() => toast.remove(), 5_000);
}
