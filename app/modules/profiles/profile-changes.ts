import type { MerchantId, ProfileId } from "#app/vocabulary/ids.ts";
import type { Identity, Profile } from "./profile.ts";

export interface OwnedIdentity extends Identity {
  merchantId: MerchantId;
  profileId: ProfileId;
}

export interface Merge {
  merchantId: MerchantId;
  from: ProfileId;
  into: ProfileId;
  reason: string;
}

export interface Review {
  merchantId: MerchantId;
  a: ProfileId;
  b: ProfileId;
  reason: string;
}

/** What a batch changed, to be written in one go. */
export interface ProfileChanges {
  created: Profile[];
  changed: Profile[];
  attached: OwnedIdentity[];
  detached: OwnedIdentity[];
  merges: Merge[];
  reviews: Review[];
}
