import { z } from "zod";
import {
  formatDecimal,
  parseMoney,
  toCurrencyCode,
  type CurrencyCode,
  type MinorUnits,
} from "#app/vocabulary/money.ts";
import { AdminApiError, ask, refuseUserErrors, userErrors, type AdminClient } from "./admin-client.ts";
import { isCodeTaken } from "./code-taken.ts";

export const CREATE_GIFT_CARD = `#graphql
  mutation CreateGiftCard($input: GiftCardCreateInput!) {
    giftCardCreate(input: $input) {
      giftCard { id }
      userErrors { field message code }
    }
  }
`;

/** The code itself cannot be asked for; its last letters can, and the note tells ours from others. */
export const GIFT_CARDS_BY_ENDING = `#graphql
  query GiftCardsByEnding($query: String!) {
    giftCards(first: 100, query: $query) { nodes { id lastCharacters note } }
  }
`;

export const GIFT_CARD = `#graphql
  query GiftCardBalance($id: ID!) {
    giftCard(id: $id) {
      enabled
      balance { amount currencyCode }
      initialValue { amount currencyCode }
    }
  }
`;

export const DEACTIVATE_GIFT_CARD = `#graphql
  mutation DeactivateGiftCard($id: ID!) {
    giftCardDeactivate(id: $id) {
      giftCard {
        enabled
        balance { amount currencyCode }
        initialValue { amount currencyCode }
      }
      userErrors { field message code }
    }
  }
`;

const money = z.object({ amount: z.string(), currencyCode: z.string() }).transform((value, context) => {
  const currency = toCurrencyCode(value.currencyCode);
  const amount = currency && parseMoney(value.amount, currency);
  if (currency && amount !== null) return { amount, currency };
  context.addIssue({ code: "custom", message: `${value.amount} ${value.currencyCode} is no money` });
  return z.NEVER;
});

const created = z.object({
  giftCardCreate: z.object({ giftCard: z.object({ id: z.string() }).nullable(), userErrors }),
});
const listed = z.object({
  giftCards: z.object({
    nodes: z.array(z.object({ id: z.string(), lastCharacters: z.string(), note: z.string().nullable() })),
  }),
});
const card = z.object({ enabled: z.boolean(), balance: money, initialValue: money });
const read = z.object({ giftCard: card.nullable() });
const deactivated = z.object({ giftCardDeactivate: z.object({ giftCard: card.nullable(), userErrors }) });

export interface GiftCardWish {
  code: string;
  amount: MinorUnits;
  currency: CurrencyCode;
  /** gid of the customer whose card it is. */
  customer: string;
  /** For the merchant, and to find it again. */
  note: string;
}

/** gid of the card that a wish made before; null when it made none. */
export async function findGiftCard(
  client: AdminClient,
  { code, note }: Pick<GiftCardWish, "code" | "note">,
): Promise<string | null> {
  const ending = code.slice(-4).toLowerCase();
  const { giftCards } = await ask(client, GIFT_CARDS_BY_ENDING, { query: ending }, listed);
  const own = giftCards.nodes.find(
    (node) => node.note === note && node.lastCharacters.toLowerCase() === ending,
  );
  return own?.id ?? null;
}

/**
 * Makes a gift card, once: a second one with the same code is refused, and then the first is looked for.
 * @returns its gid
 * @throws AdminApiError "refused" for what Shopify will not make, "unavailable" when nobody knows whether it did
 */
export async function createGiftCard(client: AdminClient, wish: GiftCardWish): Promise<string> {
  const { code, amount, currency, customer, note } = wish;
  const input = {
    code,
    initialAmount: { amount: formatDecimal(amount, currency), currencyCode: currency },
    customerId: customer,
    note,
  };
  const { giftCardCreate: answer } = await ask(client, CREATE_GIFT_CARD, { input }, created);
  if (answer.giftCard && answer.userErrors.length === 0) return answer.giftCard.id;
  const before = isCodeTaken(answer.userErrors) ? await findGiftCard(client, wish) : null;
  if (before) return before;
  refuseUserErrors(answer.userErrors);
  throw new AdminApiError("not-understood", "Shopify made no gift card and does not say why");
}

export type GiftCard = z.output<typeof card>;

/** Null when there is no such card any more. */
export async function readGiftCard(client: AdminClient, id: string): Promise<GiftCard | null> {
  return (await ask(client, GIFT_CARD, { id }, read)).giftCard;
}

/** Ends a card for good. @returns it as it was left: nobody can spend of its balance any more. */
export async function deactivateGiftCard(client: AdminClient, id: string): Promise<GiftCard> {
  const { giftCardDeactivate: answer } = await ask(client, DEACTIVATE_GIFT_CARD, { id }, deactivated);
  refuseUserErrors(answer.userErrors);
  if (!answer.giftCard) throw new AdminApiError("not-understood", `${id} was not deactivated`);
  return answer.giftCard;
}
