import { BlockStack, Box, Button, Card, EmptyState, InlineStack, Text } from "@shopify/polaris";
import { tiersShape, type TiersSettings } from "#app/modules/tiers/settings.ts";
import { FieldsGroup } from "../program/fields-group.tsx";
import { SaveFrame } from "../program/save-frame.tsx";
import { StartsOn } from "../program/starts-on.tsx";
import { UpcomingChanges } from "../program/upcoming-changes.tsx";
import type { FormErrors } from "../settings-form/form-draft.ts";
import { TierCard } from "./tier-card.tsx";
import type { ThingTitles } from "./tier-perks-fields.tsx";
import { isTiersDirty, newTier, type TierDraft, type TiersDraft } from "./tiers-draft.ts";
import { COUNTING_FIELDS, describeTiersChanges, KEEPING_FIELDS } from "./tiers-words.ts";

const MOST_TIERS = 10;

interface TiersFormProps {
  draft: TiersDraft;
  errors: FormErrors;
  onChange: (draft: TiersDraft) => void;
  saved: TiersSettings;
  /** The settings of the draft; null while it is wrong. */
  wanted: TiersSettings | null;
  currency: string;
  titles: ThingTitles;
  today: string;
  tried: boolean;
  stale: boolean;
  saving: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

type LadderProps = Pick<TiersFormProps, "draft" | "errors" | "onChange" | "currency" | "titles">;

function LadderFields({ draft, errors, onChange, currency, titles }: LadderProps) {
  const { tiers } = draft;
  const setTiers = (changed: readonly TierDraft[]) => onChange({ ...draft, tiers: changed });
  const add = () => setTiers([...tiers, newTier(tiers, crypto.randomUUID().slice(0, 8))]);
  if (tiers.length === 0)
    return (
      <Card>
        <EmptyState
          heading="Reward your best customers"
          image=""
          action={{ content: "Add a tier", onAction: add }}
        >
          <p>With tiers, members who buy more get more points, rewards for each step, and perks you name.</p>
        </EmptyState>
      </Card>
    );
  return (
    <BlockStack gap="300">
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            Tiers, from the lowest to the highest
          </Text>
          <Button onClick={add} disabled={tiers.length >= MOST_TIERS}>
            Add a tier
          </Button>
        </InlineStack>
      </Box>
      {tiers.map((tier, place) => (
        <TierCard
          key={tier.id}
          {...{ tier, place, errors, currency, titles }}
          counter={draft.fields["counter"] ?? "spend"}
          ends={draft.fields["period"] !== "lifetime"}
          onChange={(changed) => setTiers(tiers.with(place, changed))}
          onRemove={() => setTiers(tiers.toSpliced(place, 1))}
        />
      ))}
    </BlockStack>
  );
}

/** The ladder as a form: nothing is saved but by the save bar. */
export function TiersForm(props: TiersFormProps) {
  const { draft, errors, onChange, saved, wanted, today, tried, stale, saving } = props;
  const form = {
    shape: tiersShape,
    draft: draft.fields,
    errors,
    onChange: (fields: typeof draft.fields) => onChange({ ...draft, fields }),
  };
  const isRefused = tried && Object.keys(errors).length > 0;
  return (
    <SaveFrame
      name="tiers"
      dirty={isTiersDirty(draft, saved)}
      saving={saving}
      stale={stale}
      refused={isRefused ? { title: "The tiers are not saved yet", reason: errors["form"] } : null}
      onSave={props.onSave}
      onDiscard={props.onDiscard}
    >
      <FieldsGroup title="How members climb" fields={COUNTING_FIELDS} {...form} />
      <LadderFields {...props} />
      <FieldsGroup title="How tiers end" fields={KEEPING_FIELDS} {...form} />
      <StartsOn
        value={draft.startsOn}
        error={errors["startsOn"]}
        today={today}
        onChange={(startsOn) => onChange({ ...draft, startsOn })}
      />
      <UpcomingChanges changes={wanted ? describeTiersChanges(saved, wanted) : []} />
    </SaveFrame>
  );
}
