import { useRevalidator } from "@remix-run/react";
import { SaveBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

/** Somebody else saved meanwhile: what is on the page stands on nothing. */
export function StaleBanner() {
  const { revalidate, state } = useRevalidator();
  return (
    <Banner
      tone="critical"
      title="Somebody else saved the rule in the meantime"
      action={{ content: "Load their version", onAction: () => revalidate(), loading: state === "loading" }}
    >
      <Text as="p">Nothing of yours was saved. Your changes are lost when you load theirs.</Text>
    </Banner>
  );
}

interface SaveFrameProps {
  /** Names the save bar among those of the app. */
  name: string;
  /** Whether there is something to save. */
  dirty: boolean;
  saving: boolean;
  stale: boolean;
  /** Set once a save was tried and something is wrong: what is not saved, and why where no field says it. */
  refused: { title: string; reason: string | undefined } | null;
  onSave: () => void;
  onDiscard: () => void;
  children: ReactNode;
}

/** The frame of a form that is saved as a version: nothing is saved but by its save bar. */
export function SaveFrame(props: SaveFrameProps) {
  const { name, dirty, saving, stale, refused, onSave, onDiscard, children } = props;
  return (
    <BlockStack gap="400">
      <SaveBar id={`${name}-save-bar`} open={dirty}>
        <button type="button" variant="primary" onClick={onSave} disabled={saving}>
          Save
        </button>
        <button type="button" onClick={onDiscard} disabled={saving}>
          Discard
        </button>
      </SaveBar>
      {stale ? <StaleBanner /> : null}
      {refused ? (
        <Banner tone="critical" title={refused.title}>
          <Text as="p">{refused.reason ?? "Correct the marked fields and save again."}</Text>
        </Banner>
      ) : null}
      {children}
    </BlockStack>
  );
}
