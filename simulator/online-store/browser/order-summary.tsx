/** @jsxImportSource preact */
import type { CartLineView, CheckoutView, Money } from "#simulator/storefront/wire.ts";
import { isZero, money } from "./money.ts";

const difference = (a: Money, b: Money): Money => ({
  amount: String(Number(a.amount) - Number(b.amount)),
  currencyCode: a.currencyCode,
});

function SummaryLine({ line }: { line: CartLineView }) {
  const isReduced = line.subtotal.amount !== line.total.amount;
  return (
    <li className="sum-line">
      <span className="sum-art">
        <img src={`/store-art/${line.productId}.svg`} alt="" width="56" height="56" />
        <span className="sum-pieces">
          <span className="hidden-text">Quantity </span>
          {line.quantity}
        </span>
      </span>
      <span className="sum-name">
        {line.title}
        {line.variantTitle !== null && <span className="quiet">{line.variantTitle}</span>}
        {line.discountAllocations.map(({ title, discountedAmount }) => (
          <span key={title} className="sum-discount">
            {title} (−{money(discountedAmount)})
          </span>
        ))}
      </span>
      <span className="sum-price">
        {isReduced && <s className="quiet">{money(line.subtotal)}</s>} {money(line.total)}
      </span>
    </li>
  );
}

export function SummaryLines({ lines }: { lines: CartLineView[] }) {
  return (
    <ul className="sum-lines">
      {lines.map((line) => (
        <SummaryLine key={line.id} line={line} />
      ))}
    </ul>
  );
}

function Row({ label, value, isTotal = false }: { label: string; value: string; isTotal?: boolean }) {
  return (
    <div className={isTotal ? "row row-total" : "row"}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function deliveryCost({ delivery, cost, lines }: CheckoutView): string {
  if (lines.length === 0 || delivery.selected === null) return "Not chosen yet";
  return isZero(cost.shipping) ? "Free" : money(cost.shipping);
}

/** From the goods to what is left to pay. */
export function Totals({ view }: { view: CheckoutView }) {
  const { cost, giftCards, storeCredit, discountAllocations, delivery } = view;
  const used = storeCredit?.used;
  return (
    <dl className="totals">
      <Row label="Subtotal" value={money(cost.subtotal)} />
      {discountAllocations.map(({ title, discountedAmount }) => (
        <Row key={title} label={`Discount ${title}`} value={`−${money(discountedAmount)}`} />
      ))}
      <Row label="Delivery" value={deliveryCost(view)} />
      {delivery.discountAllocations.map(({ title, discountedAmount }) => (
        <Row key={title} label={`${title} on delivery`} value={`−${money(discountedAmount)}`} />
      ))}
      {!cost.taxesIncluded && <Row label="Tax" value={money(cost.tax)} />}
      <Row label="Total" value={money(cost.total)} isTotal />
      {cost.taxesIncluded && <p className="quiet">Including {money(cost.tax)} in taxes</p>}
      {giftCards.map(({ id, lastCharacters, amountUsed }) => (
        <Row key={id} label={`Gift card …${lastCharacters}`} value={`−${money(amountUsed)}`} />
      ))}
      {used !== undefined && !isZero(used) && <Row label="Store credit" value={`−${money(used)}`} />}
      {!isZero(difference(cost.total, cost.due)) && <Row label="To pay" value={money(cost.due)} isTotal />}
    </dl>
  );
}
