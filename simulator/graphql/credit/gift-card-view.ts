import { rootConnection } from "#simulator/graphql/connection.ts";
import { customerView } from "#simulator/graphql/customer-view.ts";
import { matcher, type Searchable } from "#simulator/graphql/search-query.ts";
import {
  gid,
  idIn,
  money,
  notSimulated,
  utc,
  utcOrNull,
  type Arguments,
  type Context,
  type View,
} from "#simulator/graphql/view.ts";
import { isRedeemable } from "#simulator/world/credit/gift-cards.ts";
import type { GiftCard } from "#simulator/world/types.ts";

export function giftCardView(context: Context, card: GiftCard): View {
  const last = card.code.slice(-4);
  const { customers } = context.shop;
  return {
    __typename: "GiftCard",
    id: gid("GiftCard", card.id),
    balance: money(card.balance, card.currency),
    initialValue: money(card.initialValue, card.currency),
    lastCharacters: last,
    maskedCode: `•••• •••• •••• ${last}`,
    enabled: card.deactivatedAt === null,
    isRedeemable: () => isRedeemable(context.shop, card, context.world.now()),
    deactivatedAt: utcOrNull(card.deactivatedAt),
    expiresOn: card.expiresOn,
    note: card.note,
    templateSuffix: null,
    recipientAttributes: null,
    createdAt: utc(card.createdAt),
    updatedAt: utc(card.updatedAt),
    customer: () => {
      const customer = card.customerId === null ? undefined : customers.get(card.customerId);
      return customer === undefined ? null : customerView(context, customer);
    },
  };
}

const searchable: Searchable<GiftCard> = {
  id: (each) => each.id,
  customer_id: (each) => each.customerId,
  created_at: (each) => each.createdAt,
  balance_status: (each) =>
    each.balance === 0 ? "empty" : each.balance === each.initialValue ? "full" : "partial",
};

/** A word without a field searches codes; of a card that was made before, only the last characters are known. */
function wantedCards(query: unknown): (card: GiftCard) => boolean {
  const word = typeof query === "string" ? /^[a-z0-9]+$/i.exec(query.trim())?.[0].toLowerCase() : undefined;
  if (word === undefined) return matcher(query, searchable, "giftCards");
  return ({ code }) => code === word || code.slice(-4) === word;
}

export function giftCardRoot(context: Context): View {
  const { giftCards } = context.shop;
  return {
    giftCard: ({ id }) => {
      const card = giftCards.get(idIn(id, "GiftCard"));
      return card === undefined ? null : giftCardView(context, card);
    },
    giftCards: (args: Arguments) => {
      const { sortKey = "ID" } = args;
      if (sortKey !== "ID" && sortKey !== "CREATED_AT") throw notSimulated(`giftCards by ${String(sortKey)}`);
      return rootConnection(context, args, {
        items: [...giftCards.values()].filter(wantedCards(args["query"])),
        keyOf: (each) => [sortKey === "ID" ? each.id : each.createdAt.getTime(), each.id],
        view: (each) => giftCardView(context, each),
      });
    },
  };
}
