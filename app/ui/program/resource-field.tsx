import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { WordListField } from "./word-list-field.tsx";

interface ResourceFieldProps {
  kind: "product" | "collection";
  label: string;
  help: string;
  ids: readonly string[];
  onChange: (ids: string[]) => void;
  /** Titles that are known from before. */
  titles: Readonly<Record<string, string>>;
  error?: string | undefined;
}

const GIDS = { product: "gid://shopify/Product/", collection: "gid://shopify/Collection/" };
const idOf = (gid: string): string => gid.slice(gid.lastIndexOf("/") + 1);

/** Products or collections, chosen in Shopify's own picker, or typed by their number where there is no picker. */
export function ResourceField({ kind, label, help, ids, onChange, titles, error }: ResourceFieldProps) {
  const shopify = useAppBridge();
  const [picked, setPicked] = useState<Record<string, string>>({});
  const [noPicker, setNoPicker] = useState(false);
  const plural = `${kind}s`;
  const pick = async () => {
    try {
      const selected = await shopify.resourcePicker({
        type: kind,
        action: "select",
        multiple: true,
        selectionIds: ids.map((id) => ({ id: GIDS[kind] + id })),
        ...(kind === "product" ? { filter: { variants: false } } : {}),
      });
      if (!selected) return;
      setPicked({ ...picked, ...Object.fromEntries(selected.map((one) => [idOf(one.id), one.title])) });
      onChange(selected.map((one) => idOf(one.id)));
    } catch {
      setNoPicker(true);
    }
  };
  const nameOf = (id: string) =>
    picked[id] ?? titles[id] ?? `${kind === "product" ? "Product" : "Collection"} ${id}`;
  return (
    <BlockStack gap="200">
      <WordListField
        label={label}
        help={
          noPicker
            ? `${help} Shopify's picker did not open: type the numbers at the end of the ${plural}' addresses.`
            : help
        }
        values={ids}
        onChange={onChange}
        error={error}
        nameOf={nameOf}
      />
      <InlineStack gap="200" blockAlign="center">
        <Button onClick={() => void pick()}>{`Choose ${plural}`}</Button>
        <Text as="span" tone="subdued">
          or type their numbers
        </Text>
      </InlineStack>
    </BlockStack>
  );
}
