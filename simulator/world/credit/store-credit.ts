import { momentOf } from "../touch.ts";
import type {
  MinorUnits,
  NumericId,
  ShopWorld,
  StoreCreditAccount,
  StoreCreditEvent,
  StoreCreditTransaction,
  World,
} from "../types.ts";

export const accountsOf = (shop: ShopWorld, customerId: NumericId): StoreCreditAccount[] =>
  [...shop.storeCreditAccounts.values()].filter((each) => each.customerId === customerId);

export const accountOf = (shop: ShopWorld, customerId: NumericId, currency: string) =>
  accountsOf(shop, customerId).find((each) => each.currency === currency);

/** The first credit opens the account. */
export function openAccount(
  world: World,
  shop: ShopWorld,
  customerId: NumericId,
  currency: string,
): StoreCreditAccount {
  const known = accountOf(shop, customerId, currency);
  if (known !== undefined) return known;
  const account = { id: world.nextId(), customerId, currency, balance: 0, transactions: [] };
  shop.storeCreditAccounts.set(account.id, account);
  return account;
}

/** Books a credit, or a debit when negative. The caller has made sure that the balance suffices. */
export function bookStoreCredit(
  world: World,
  account: StoreCreditAccount,
  entry: { amount: MinorUnits; event: StoreCreditEvent; expiresAt?: Date | null; at?: Date },
): StoreCreditTransaction {
  account.balance += entry.amount;
  const transaction: StoreCreditTransaction = {
    id: world.nextId(),
    amount: entry.amount,
    balanceAfter: account.balance,
    event: entry.event,
    expiresAt: entry.expiresAt ?? null,
    createdAt: momentOf(world, entry.at),
  };
  account.transactions.push(transaction);
  return transaction;
}
