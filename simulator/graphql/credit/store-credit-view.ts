import { connection, innerConnection } from "#simulator/graphql/connection.ts";
import { customerView } from "#simulator/graphql/customer-view.ts";
import {
  gid,
  idIn,
  money,
  utc,
  utcOrNull,
  type Arguments,
  type Context,
  type View,
} from "#simulator/graphql/view.ts";
import { accountsOf } from "#simulator/world/credit/store-credit.ts";
import type { Customer, StoreCreditAccount, StoreCreditTransaction } from "#simulator/world/types.ts";

export function storeCreditTransactionView(
  context: Context,
  account: StoreCreditAccount,
  transaction: StoreCreditTransaction,
): View {
  const type =
    transaction.amount < 0 ? "StoreCreditAccountDebitTransaction" : "StoreCreditAccountCreditTransaction";
  return {
    __typename: type,
    id: gid(type, transaction.id),
    amount: money(transaction.amount, account.currency),
    balanceAfterTransaction: money(transaction.balanceAfter, account.currency),
    event: transaction.event,
    origin: null,
    createdAt: utc(transaction.createdAt),
    ...(transaction.amount > 0 && { expiresAt: utcOrNull(transaction.expiresAt) }),
    account: () => storeCreditAccountView(context, account),
  };
}

export function storeCreditAccountView(context: Context, account: StoreCreditAccount): View {
  return {
    __typename: "StoreCreditAccount",
    id: gid("StoreCreditAccount", account.id),
    balance: money(account.balance, account.currency),
    owner: () => {
      const owner = context.shop.customers.get(account.customerId);
      return owner === undefined ? null : customerView(context, owner);
    },
    transactions: innerConnection(context, account.transactions, (each) =>
      storeCreditTransactionView(context, account, each),
    ),
  };
}

export const storeCreditAccounts =
  (context: Context, customer: Customer) =>
  (args: Arguments): View =>
    connection(context, args, {
      items: accountsOf(context.shop, customer.id),
      keyOf: ({ id }) => [id, id],
      view: (each) => storeCreditAccountView(context, each),
    });

export const storeCreditRoot = (context: Context): View => ({
  storeCreditAccount: ({ id }) => {
    const account = context.shop.storeCreditAccounts.get(idIn(id, "StoreCreditAccount"));
    return account === undefined ? null : storeCreditAccountView(context, account);
  },
});
