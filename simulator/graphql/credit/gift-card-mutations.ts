import { z } from "zod";
import { idIn, notSimulated, type Arguments, type Context, type View } from "#simulator/graphql/view.ts";
import { rateTo } from "#simulator/world/checkout/markets.ts";
import { createGiftCard, deactivateGiftCard, giftCardWithCode } from "#simulator/world/credit/gift-cards.ts";
import { fromDecimal } from "#simulator/world/money.ts";
import { giftCardView } from "./gift-card-view.ts";

const decimal = z.union([z.string(), z.number()]).transform(String);

const inputSchema = z.object({
  initialValue: decimal.nullish(),
  initialAmount: z.object({ amount: decimal, currencyCode: z.string() }).nullish(),
  code: z.string().nullish(),
  customerId: z.string().nullish(),
  expiresOn: z.string().nullish(),
  note: z.string().nullish(),
  recipientAttributes: z.null().optional(),
  templateSuffix: z.null().optional(),
  crossCurrencyRedemptionStrategy: z.string().nullish(),
});
type Input = z.infer<typeof inputSchema>;

const userError = (field: string, message: string, code: string | null): View => ({
  __typename: "GiftCardUserError",
  field: ["input", field],
  message,
  code,
});

function valueOf({ shop }: Context, input: Input): { field: string; value: number; currency: string } {
  const currency = input.initialAmount?.currencyCode ?? shop.shop.currency;
  const field = input.initialAmount ? "initialAmount" : "initialValue";
  const text = input.initialAmount?.amount ?? input.initialValue;
  if (text === undefined || text === null) throw notSimulated("a gift card without a value");
  if (rateTo(shop.shop.currency, currency) === null) throw notSimulated(`a gift card in ${currency}`);
  const value = fromDecimal(text, currency);
  if (value === null) throw notSimulated(`a gift card of ${text}`);
  return { field, value, currency };
}

function codeError({ shop }: Context, code: string): View[] {
  if (code.length < 8) return [userError("code", "Code must be at least 8 characters long", "TOO_SHORT")];
  if (code.length > 20) return [userError("code", "Code must be at most 20 characters long", "TOO_LONG")];
  if (!/^[a-z0-9]+$/i.test(code))
    return [userError("code", "Code can only contain letters(a-z) and numbers(0-9)", "INVALID")];
  // Recorded so: this one refusal has no code.
  return giftCardWithCode(shop, code) === undefined
    ? []
    : [userError("code", "Code has already been taken", null)];
}

/** An unknown customer is told before anything else. */
function errorsOf(context: Context, input: Input, field: string, value: number): View[] {
  const customerId = input.customerId ?? null;
  if (customerId !== null && !context.shop.customers.has(idIn(customerId, "Customer"))) {
    return [userError("customerId", "The customer could not be found.", "CUSTOMER_NOT_FOUND")];
  }
  return [
    ...(value > 0 ? [] : [userError(field, "must be greater than 0", "GREATER_THAN")]),
    ...(input.code === undefined || input.code === null ? [] : codeError(context, input.code)),
  ];
}

function create(context: Context, args: Arguments): View {
  const parsed = inputSchema.safeParse(args["input"]);
  if (!parsed.success) throw notSimulated(z.prettifyError(parsed.error));
  const input = parsed.data;
  const { field, value, currency } = valueOf(context, input);
  const userErrors = errorsOf(context, input, field, value);
  if (userErrors.length > 0) return { giftCard: null, giftCardCode: null, userErrors };
  const card = createGiftCard(context.world, context.shop, {
    value,
    currency,
    code: input.code ?? null,
    customerId: input.customerId ? idIn(input.customerId, "Customer") : null,
    expiresOn: input.expiresOn ?? null,
    note: input.note ?? null,
  });
  return { giftCard: giftCardView(context, card), giftCardCode: card.code, userErrors: [] };
}

export const giftCardMutations = (context: Context): View => ({
  giftCardCreate: (args) => create(context, args),
  giftCardDeactivate: ({ id }) => {
    const card = context.shop.giftCards.get(idIn(id, "GiftCard"));
    if (card === undefined) {
      const message = "The gift card could not be found.";
      const error = { field: ["id"], message, code: "GIFT_CARD_NOT_FOUND" };
      return { giftCard: null, userErrors: [error] };
    }
    deactivateGiftCard(context.world, card);
    return { giftCard: giftCardView(context, card), userErrors: [] };
  },
});
