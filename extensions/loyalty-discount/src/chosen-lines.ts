import type { CartLine } from "./function-input.ts";

const isGiftCard = ({ merchandise }: CartLine): boolean =>
  merchandise.__typename === "ProductVariant" ? merchandise.product.isGiftCard : merchandise.isGiftCard;

/** A gift card is money: no discount takes anything off it. */
export const goodsOf = (lines: readonly CartLine[]): CartLine[] => lines.filter((line) => !isGiftCard(line));

const numberOf = (gid: string): string => gid.slice(gid.lastIndexOf("/") + 1);

interface Chosen {
  productIds: readonly string[];
  collectionIds: readonly string[];
}

/** The lines of chosen products, or of products in chosen collections. */
export const chosenLines = (lines: readonly CartLine[], { productIds, collectionIds }: Chosen): CartLine[] =>
  lines.filter(({ merchandise }) => {
    if (merchandise.__typename !== "ProductVariant") return false;
    const { id, inCollections } = merchandise.product;
    return (
      productIds.includes(numberOf(id)) ||
      inCollections.some((each) => each.isMember && collectionIds.includes(numberOf(each.collectionId)))
    );
  });
