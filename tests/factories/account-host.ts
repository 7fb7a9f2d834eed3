import { createAccountPageHost } from "#simulator/hosts/account-host.ts";

export function accountPage() {
  const toasts: string[] = [];
  const host = createAccountPageHost({
    customerId: "gid://shopify/Customer/5",
    language: "en",
    strings: {
      name: "Points and rewards",
      loading: "Looking up",
      unavailable: "Your points and rewards cannot be shown right now.",
      uncertain: "We could not tell whether that worked.",
      retry: "Try again",
    },
    sessionToken: async () => "token",
    toast: (text) => void toasts.push(text),
  });
  return { host, toasts };
}
