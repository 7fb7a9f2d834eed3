import { showCheckout } from "#simulator/world/checkout/complete-checkout.ts";
import { problemWords } from "#simulator/world/checkout/problem-words.ts";
import type { PricedCheckout } from "#simulator/world/checkout/price-checkout.ts";
import type { Cart } from "#simulator/world/checkout/types.ts";
import { decimal } from "#simulator/world/money.ts";
import { grossOf } from "#simulator/world/order-sums.ts";
import type { DiscountAllocation, OrderLine, ShopWorld, World } from "#simulator/world/types.ts";
import { currenciesOf, moneyIn, personOf } from "./session-view.ts";
import type { AllocationView, CartLineView, CheckoutView, Money } from "./wire.ts";

type Say = (amount: number) => Money;

export function checkoutView(world: World, shop: ShopWorld, cart: Cart): CheckoutView {
  const priced = showCheckout(world, shop, cart);
  const money = moneyIn(currenciesOf(shop, cart.presentmentCurrency));
  return {
    token: cart.token,
    state: cart.state,
    currency: cart.presentmentCurrency,
    language: cart.locale,
    customer: personOf(shop, cart.customerId),
    email: cart.email ?? priced.buyer.email,
    lines: priced.lines.map((line) => lineView(line, priced, money)),
    attributes: cart.attributes,
    note: cart.note,
    discountCodes: priced.codes.map(({ code, problem }) => ({
      code,
      applicable: problem === null,
      problem,
      message: problem === null ? null : problemWords(problem, code),
    })),
    discountAllocations: ofOrder(priced, money),
    delivery: {
      options: priced.options.map(({ option, total }) => ({
        handle: option.handle,
        title: option.title,
        price: money(option.price),
        total: money(total),
      })),
      selected: priced.selected?.handle ?? null,
      discountAllocations: priced.shippingLines.flatMap((line) =>
        line.discountAllocations.map((each) => allocationView(each, priced, money)),
      ),
    },
    ...creditViews(priced, money),
    cost: costView(shop, priced, money),
    order: orderOf(shop, cart),
  };
}

function allocationView(
  { applicationIndex, amount }: DiscountAllocation,
  priced: PricedCheckout,
  money: Say,
): AllocationView {
  const application = priced.discountApplications[applicationIndex];
  return {
    kind: application?.code === null ? "automatic" : "code",
    code: application?.code ?? null,
    title: application?.title ?? "",
    discountedAmount: money(amount),
  };
}

const isOfOrder = (priced: PricedCheckout, { applicationIndex }: DiscountAllocation): boolean =>
  priced.discountApplications[applicationIndex]?.targetSelection === "all";

function lineView(line: OrderLine, priced: PricedCheckout, money: Say): CartLineView {
  const own = line.discountAllocations.filter((each) => !isOfOrder(priced, each));
  const taken = own.reduce((sum, each) => sum + each.amount, 0);
  return {
    id: String(line.id),
    variantId: String(line.variantId),
    productId: String(line.productId),
    title: line.title,
    variantTitle: line.variantTitle,
    quantity: line.quantity,
    attributes: line.properties,
    unitPrice: money(line.unitPrice),
    subtotal: money(grossOf(line)),
    total: money(grossOf(line) - taken),
    discountAllocations: own.map((each) => allocationView(each, priced, money)),
  };
}

/** The parts on the lines, added up again for each discount of the whole order. */
function ofOrder(priced: PricedCheckout, money: Say): AllocationView[] {
  const parts = priced.lines
    .flatMap((line) => line.discountAllocations)
    .filter((each) => isOfOrder(priced, each));
  return priced.discountApplications.flatMap((_, applicationIndex) => {
    const amount = parts
      .filter((each) => each.applicationIndex === applicationIndex)
      .reduce((sum, each) => sum + each.amount, 0);
    return amount === 0 ? [] : [allocationView({ applicationIndex, amount }, priced, money)];
  });
}

function creditViews(
  { credit }: PricedCheckout,
  money: Say,
): Pick<CheckoutView, "giftCards" | "storeCredit"> {
  const { giftCards, storeCredit } = credit;
  return {
    giftCards: giftCards.map(({ card, amount }) => ({
      id: String(card.id),
      lastCharacters: card.code.slice(-4),
      amountUsed: money(amount),
      balance: ownMoney(card),
    })),
    storeCredit:
      storeCredit === null
        ? null
        : { balance: ownMoney(storeCredit.account), used: money(storeCredit.amount) },
  };
}

/** Cards and accounts say what is on them in their own currency. */
const ownMoney = ({ balance, currency }: { balance: number; currency: string }): Money => ({
  amount: decimal(balance, currency),
  currencyCode: currency,
});

function costView({ shop }: ShopWorld, { sums, credit }: PricedCheckout, money: Say): CheckoutView["cost"] {
  return {
    lines: money(sums.lines),
    subtotal: money(sums.subtotal),
    discounted: money(sums.discounted),
    shipping: money(sums.shipping),
    tax: money(sums.tax),
    taxesIncluded: shop.taxesIncluded,
    total: money(sums.total),
    due: money(credit.due),
  };
}

function orderOf(shop: ShopWorld, cart: Cart): CheckoutView["order"] {
  const order = cart.orderId === null ? undefined : shop.orders.get(cart.orderId);
  return order === undefined ? null : { id: String(order.id), name: order.name };
}
