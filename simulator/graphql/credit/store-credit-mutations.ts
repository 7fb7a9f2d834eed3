import { z } from "zod";
import {
  badRequest,
  idIn,
  notSimulated,
  type Arguments,
  type Context,
  type View,
} from "#simulator/graphql/view.ts";
import { accountOf, bookStoreCredit, openAccount } from "#simulator/world/credit/store-credit.ts";
import { fromDecimal } from "#simulator/world/money.ts";
import type { StoreCreditAccount } from "#simulator/world/types.ts";
import { storeCreditTransactionView } from "./store-credit-view.ts";

const amount = z.object({
  amount: z.union([z.string(), z.number()]).transform(String),
  currencyCode: z.string(),
});
const creditSchema = z.object({
  creditAmount: amount,
  expiresAt: z.coerce.date().nullish(),
  notify: z.boolean().nullish(),
});
const debitSchema = z.object({ debitAmount: amount });

const refused = (field: string[], message: string, code: string): View => ({
  storeCreditAccountTransaction: null,
  userErrors: [{ field, message, code }],
});

const noAccount = (): View => refused(["id"], "Store credit account does not exist", "ACCOUNT_NOT_FOUND");

function minorUnits({ amount: text, currencyCode }: z.infer<typeof amount>): number {
  const value = fromDecimal(text, currencyCode);
  if (value === null) throw badRequest(`Invalid amount ${text} ${currencyCode}.`);
  return value;
}

const notPositive = (argument: string, field: string): View =>
  refused([argument, field, "amount"], "A positive amount must be used.", "NEGATIVE_OR_ZERO_AMOUNT");

/** By the account's id, or by its owner's: a credit then opens the account, a debit does not. */
function accountFor(
  { world, shop }: Context,
  id: unknown,
  currency: string,
  opens: boolean,
): StoreCreditAccount | View {
  if (typeof id === "string" && id.startsWith("gid://shopify/StoreCreditAccount/")) {
    const account = shop.storeCreditAccounts.get(idIn(id, "StoreCreditAccount"));
    if (account === undefined) return noAccount();
    if (account.currency !== currency)
      throw notSimulated("store credit in another currency than the account's");
    return account;
  }
  const customerId = idIn(id, "Customer");
  if (!opens) return accountOf(shop, customerId, currency) ?? noAccount();
  if (!shop.customers.has(customerId)) return refused(["id"], "Owner does not exist", "OWNER_NOT_FOUND");
  return openAccount(world, shop, customerId, currency);
}

const isAccount = (found: StoreCreditAccount | View): found is StoreCreditAccount =>
  Array.isArray(found["transactions"]);

function credit(context: Context, args: Arguments): View {
  const { creditAmount, expiresAt } = creditSchema.parse(args["creditInput"]);
  const value = minorUnits(creditAmount);
  if (value <= 0) return notPositive("creditInput", "creditAmount");
  const account = accountFor(context, args["id"], creditAmount.currencyCode, true);
  if (!isAccount(account)) return account;
  const entry = { amount: value, event: "ADJUSTMENT", expiresAt: expiresAt ?? null } as const;
  return booked(context, account, entry);
}

function debit(context: Context, args: Arguments): View {
  const { debitAmount } = debitSchema.parse(args["debitInput"]);
  const value = minorUnits(debitAmount);
  if (value <= 0) return notPositive("debitInput", "debitAmount");
  const account = accountFor(context, args["id"], debitAmount.currencyCode, false);
  if (!isAccount(account)) return account;
  if (account.balance < value) {
    const field = ["debitInput", "debitAmount", "amount"];
    const message = "The store credit account does not have sufficient funds to satisfy the request.";
    return refused(field, message, "INSUFFICIENT_FUNDS");
  }
  return booked(context, account, { amount: -value, event: "ADJUSTMENT" });
}

function booked(
  context: Context,
  account: StoreCreditAccount,
  entry: Parameters<typeof bookStoreCredit>[2],
): View {
  const transaction = bookStoreCredit(context.world, account, entry);
  return {
    storeCreditAccountTransaction: storeCreditTransactionView(context, account, transaction),
    userErrors: [],
  };
}

export const storeCreditMutations = (context: Context): View => ({
  storeCreditAccountCredit: (args) => credit(context, args),
  storeCreditAccountDebit: (args) => debit(context, args),
});
