import { Banner, BlockStack, InlineStack, Text, TextField } from "@shopify/polaris";
import { contrast, ENOUGH_CONTRAST } from "#app/modules/brand/contrast.ts";
import { Group } from "../program/settings-fields.tsx";
import type { BrandDraft, BrandErrors } from "./brand-draft.ts";

export interface BrandPartProps {
  draft: BrandDraft;
  errors: BrandErrors;
  onChange: (change: Partial<BrandDraft>) => void;
}

interface ColourFieldProps {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (colour: string) => void;
}

const HEX = /^#[0-9a-f]{6}$/i;

/** A colour by its code, or picked: the browser's own picker knows nothing but whole codes. */
function ColourField({ label, value, error, onChange }: ColourFieldProps) {
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      autoComplete="off"
      spellCheck={false}
      error={error ?? false}
      placeholder="#1a6b4f"
      connectedLeft={
        <input
          type="color"
          aria-label={`Pick: ${label}`}
          value={HEX.test(value) ? value : "#ffffff"}
          onChange={(event) => onChange(event.target.value)}
          style={{ width: 40, height: 32, padding: 2, border: 0, background: "none", cursor: "pointer" }}
        />
      }
    />
  );
}

function Contrast({ colour, textColour }: Pick<BrandDraft, "colour" | "textColour">) {
  const ratio = contrast(colour, textColour);
  if (ratio === null) return null;
  const figure = `${(Math.floor(ratio * 10) / 10).toFixed(1)} to 1`;
  if (ratio >= ENOUGH_CONTRAST) {
    return <Text as="p" tone="subdued">{`Contrast ${figure}: easy to read.`}</Text>;
  }
  return (
    <Banner tone="warning">
      <Text as="p">
        {`Contrast ${figure}: many shoppers cannot read this. Accessibility rules (WCAG AA) ask for ${ENOUGH_CONTRAST} to 1: choose a darker or a lighter colour for one of the two.`}
      </Text>
    </Banner>
  );
}

/** Name, colours and logo. */
export function LookCard({ draft, errors, onChange }: BrandPartProps) {
  return (
    <Group title="Look" help="Used by the online store, the checkout and the customer account.">
      <TextField
        label="Name of the program"
        value={draft.programName}
        onChange={(programName) => onChange({ programName })}
        autoComplete="off"
        maxLength={40}
        placeholder="Rewards"
        error={errors["programName"] ?? false}
        helpText="Leave empty to call it Rewards, in the shopper's language."
      />
      <ColourField
        label="Colour"
        value={draft.colour}
        error={errors["colour"]}
        onChange={(colour) => onChange({ colour })}
      />
      <ColourField
        label="Colour of text on it"
        value={draft.textColour}
        error={errors["textColour"]}
        onChange={(textColour) => onChange({ textColour })}
      />
      <BlockStack gap="200">
        <Contrast {...draft} />
      </BlockStack>
      <TextField
        label="Address of the logo"
        type="url"
        value={draft.logo}
        onChange={(logo) => onChange({ logo })}
        autoComplete="off"
        placeholder="https://"
        error={errors["logo"] ?? false}
        helpText="Upload the image under Content, Files in Shopify and copy its link. Leave empty for none."
      />
      {draft.logo && !errors["logo"] ? (
        <InlineStack>
          <img src={draft.logo} alt="The logo" style={{ maxHeight: 48, maxWidth: 200 }} />
        </InlineStack>
      ) : null}
    </Group>
  );
}
