import { z } from "zod";
import { formatDecimal, type CurrencyCode, type MinorUnits } from "#app/vocabulary/money.ts";
import { AdminApiError, ask, refuseUserErrors, userErrors, type AdminClient } from "./admin-client.ts";

/** https://shopify.dev/docs/api/usage/idempotent-requests */
export const CREDIT_STORE_CREDIT = `#graphql
  mutation CreditStoreCredit($id: ID!, $input: StoreCreditAccountCreditInput!, $key: String!) {
    storeCreditAccountCredit(id: $id, creditInput: $input) @idempotent(key: $key) {
      storeCreditAccountTransaction { id }
      userErrors { field message code }
    }
  }
`;

const credited = z.object({
  storeCreditAccountCredit: z.object({
    storeCreditAccountTransaction: z.object({ id: z.string() }).nullable(),
    userErrors,
  }),
});

/**
 * Puts money into a customer's store credit, once for each key.
 * @returns the gid of the transaction
 * @throws AdminApiError "refused" for what Shopify will not do, "unavailable" when nobody knows whether it did
 */
export async function creditStoreCredit(
  client: AdminClient,
  credit: { customer: string; amount: MinorUnits; currency: CurrencyCode; key: string },
): Promise<string> {
  const { customer, amount, currency, key } = credit;
  const input = { creditAmount: { amount: formatDecimal(amount, currency), currencyCode: currency } };
  const { storeCreditAccountCredit: answer } = await ask(
    client,
    CREDIT_STORE_CREDIT,
    { id: customer, input, key },
    credited,
  );
  refuseUserErrors(answer.userErrors);
  const made = answer.storeCreditAccountTransaction;
  if (!made) throw new AdminApiError("not-understood", "Shopify gave no store credit and does not say why");
  return made.id;
}
