import type { ApiVersion, CustomerPrivacy } from "@shopify/ui-extensions/checkout";

/** The version that the extensions' configuration files name. */
export const UI_API_VERSION = "2026-07" satisfies ApiVersion;

/** A visitor who has not been asked yet. */
export function noPrivacyChoices(): CustomerPrivacy {
  return {
    allowedProcessing: { analytics: false, marketing: false, preferences: false, saleOfData: false },
    metafields: [],
    visitorConsent: {},
    shouldShowBanner: false,
    saleOfDataRegion: false,
  };
}
