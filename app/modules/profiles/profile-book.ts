import { asProfileId, type MerchantId, type ProfileId, type Tenant } from "#app/vocabulary/ids.ts";
import { earlierOf } from "#app/vocabulary/time.ts";
import { fillGaps } from "./contact-fields.ts";
import { matchPerson, type Owner } from "./match-person.ts";
import { sortName } from "./normalise.ts";
import type { Merge, OwnedIdentity, ProfileChanges, Review } from "./profile-changes.ts";
import { claimIdentities, identityKey, type Identity, type PersonClaim, type Profile } from "./profile.ts";

/**
 * The people that one batch of messages touches, in memory: loaded once, matched in order, written once. Pure, so
 * that matching can be tested without a database.
 */
export class ProfileBook {
  readonly #profiles = new Map<ProfileId, Profile>();
  readonly #owners = new Map<string, OwnedIdentity>();
  readonly #created = new Set<ProfileId>();
  readonly #changed = new Set<ProfileId>();
  readonly #attached = new Set<string>();
  readonly #detached: OwnedIdentity[] = [];
  readonly #merges: Merge[] = [];
  readonly #reviews: Review[] = [];
  readonly #freshIds: ProfileId[];

  /** `freshIds`: as many unused profile ids as there can be new people in the batch. */
  constructor(
    profiles: readonly Profile[],
    identities: readonly OwnedIdentity[],
    freshIds: readonly ProfileId[],
  ) {
    for (const profile of profiles) this.#profiles.set(profile.profileId, { ...profile });
    for (const identity of identities) this.#owners.set(identityKey(identity.merchantId, identity), identity);
    this.#freshIds = [...freshIds];
  }

  /** The profile that a person now goes by, followed through every merge. */
  current(profileId: ProfileId): ProfileId {
    let id = profileId;
    for (let hops = 0; hops < 50; hops++) {
      const next = this.#profiles.get(id)?.mergedInto;
      if (next === null || next === undefined) return id;
      id = next;
    }
    throw new Error(`profile ${profileId} was merged in a circle`);
  }

  profile(profileId: ProfileId): Profile | undefined {
    return this.#profiles.get(this.current(profileId));
  }

  ownerOf(merchantId: MerchantId, identity: Pick<Identity, "kind" | "shopId" | "value">): ProfileId | null {
    const owner = this.#owners.get(identityKey(merchantId, identity));
    return owner ? this.current(owner.profileId) : null;
  }

  /** Matches a claim, attaches what is new, merges certain guests; null when it names nobody. */
  resolve(claim: PersonClaim): ProfileId | null {
    const identities = claimIdentities(claim);
    if (identities.length === 0) return null;
    const owner = (kind: Identity["kind"]): Owner | null => this.#owner(claim, identities, kind);
    const decision = matchPerson({
      name: sortName(claim.firstName, claim.lastName),
      hasCustomerId: claim.customerId !== null,
      emailVerified: claim.emailVerified,
      byCustomer: owner("customer"),
      byEmail: owner("email"),
      byPhone: owner("phone"),
    });
    const profileId = decision.profileId === null ? this.#create(claim) : asProfileId(decision.profileId);
    for (const guest of decision.merge)
      this.merge(claim.merchantId, asProfileId(guest), profileId, "same person");
    for (const { profileId: other, reason } of decision.review) {
      const [a, b] = [profileId, asProfileId(other)].sort((x, y) => x - y);
      if (a !== undefined && b !== undefined)
        this.#reviews.push({ merchantId: claim.merchantId, a, b, reason });
    }
    this.#learn(claim, profileId);
    for (const identity of identities) this.#attach(claim.merchantId, identity, profileId);
    return profileId;
  }

  /** Adds profiles that turned out to matter later: former owners of an order's points. */
  know(profiles: readonly Profile[]): void {
    for (const profile of profiles) {
      if (!this.#profiles.has(profile.profileId)) this.#profiles.set(profile.profileId, { ...profile });
    }
  }

  knows(profileId: ProfileId): boolean {
    return this.#profiles.has(profileId);
  }

  /** A customer was deleted in Shopify: the id names nobody any more; the person and the points stay. */
  forgetCustomer(tenant: Tenant, customerId: string): boolean {
    const key = identityKey(tenant.merchantId, {
      kind: "customer",
      shopId: tenant.shopId,
      value: customerId,
    });
    const owned = this.#owners.get(key);
    if (!owned) return false;
    this.#owners.delete(key);
    this.#attached.delete(key);
    this.#detached.push(owned);
    this.#changed.add(owned.profileId);
    return true;
  }

  /** Shopify merged two customers: so do we, and both ids name the person from now on. False when both are strangers. */
  followMerge(tenant: Tenant, keptId: string, deletedId: string): boolean {
    const identity = (value: string): Identity => ({
      kind: "customer",
      shopId: tenant.shopId,
      value,
      verified: true,
    });
    const kept = this.ownerOf(tenant.merchantId, identity(keptId));
    const deleted = this.ownerOf(tenant.merchantId, identity(deletedId));
    if (kept !== null && deleted !== null) this.merge(tenant.merchantId, deleted, kept, "merged in Shopify");
    const person = kept ?? deleted;
    if (person === null) return false;
    this.#attach(tenant.merchantId, identity(keptId), person);
    this.#attach(tenant.merchantId, identity(deletedId), person);
    return true;
  }

  /** One person from now on: identities move, the old profile points to the new one. */
  merge(merchantId: MerchantId, from: ProfileId, into: ProfileId, reason: string): void {
    const [source, target] = [this.current(from), this.current(into)];
    if (source === target) return;
    for (const [key, identity] of this.#owners) {
      if (identity.profileId !== source) continue;
      this.#owners.set(key, { ...identity, profileId: target });
      this.#attached.add(key);
    }
    const [old, kept] = [this.#profiles.get(source), this.#profiles.get(target)];
    if (!old || !kept) throw new Error(`profiles ${source} and ${target} must be loaded to be merged`);
    old.mergedInto = target;
    this.#changed.add(source);
    fillGaps(kept, old);
    kept.enrolledAt ??= old.enrolledAt;
    kept.customerSince = earlierOf(kept.customerSince, old.customerSince);
    this.#changed.add(target);
    this.#merges.push({ merchantId, from: source, into: target, reason });
  }

  changes(): ProfileChanges {
    const pick = (ids: Iterable<ProfileId>) => [...ids].flatMap((id) => this.#profiles.get(id) ?? []);
    return {
      created: pick(this.#created),
      changed: pick([...this.#changed].filter((id) => !this.#created.has(id))),
      attached: [...this.#attached].flatMap((key) => this.#owners.get(key) ?? []),
      detached: this.#detached,
      merges: this.#merges,
      reviews: this.#reviews,
    };
  }

  /** All identities of a profile that the batch knows, for its search words. */
  identitiesOf(profileId: ProfileId): OwnedIdentity[] {
    return [...this.#owners.values()].filter((identity) => identity.profileId === profileId);
  }

  #owner(claim: PersonClaim, identities: readonly Identity[], kind: Identity["kind"]): Owner | null {
    const identity = identities.find((candidate) => candidate.kind === kind);
    const id = identity ? this.ownerOf(claim.merchantId, identity) : null;
    const profile = id === null ? undefined : this.#profiles.get(id);
    if (id === null || !profile) return null;
    const isCustomer = this.identitiesOf(id).some(
      (own) => own.kind === "customer" && own.shopId === claim.shopId,
    );
    return { profileId: id, name: sortName(profile.firstName, profile.lastName), isCustomer };
  }

  #create(claim: PersonClaim): ProfileId {
    const profileId = this.#freshIds.shift();
    if (profileId === undefined) throw new Error("more new people in a batch than ids were taken for");
    const { merchantId, firstName, lastName, email, phone, locale } = claim;
    const rest = {
      tags: claim.tags,
      createdAt: claim.seenAt,
      enrolledAt: null,
      customerSince: null,
      sourceUpdatedAt: null,
    };
    this.#profiles.set(profileId, {
      merchantId,
      profileId,
      firstName,
      lastName,
      email,
      phone,
      locale,
      ...rest,
      mergedInto: null,
      redactedAt: null,
    });
    this.#created.add(profileId);
    return profileId;
  }

  #attach(merchantId: MerchantId, identity: Identity, profileId: ProfileId): void {
    const key = identityKey(merchantId, identity);
    const owner = this.#owners.get(key);
    const isNews = !owner || (identity.verified && !owner.verified && owner.profileId === profileId);
    if (!isNews) return;
    this.#owners.set(key, { ...identity, merchantId, profileId });
    this.#attached.add(key);
    this.#changed.add(profileId);
  }

  /** Takes over newer contact fields; a customer's former e-mail or phone then no longer names them. */
  #learn(claim: PersonClaim, profileId: ProfileId): void {
    const profile = this.#profiles.get(profileId);
    if (!profile) return;
    if (claim.seenAt < profile.createdAt) {
      profile.createdAt = claim.seenAt;
      this.#changed.add(profileId);
    }
    if (claim.customerId && (!profile.enrolledAt || claim.seenAt < profile.enrolledAt)) {
      profile.enrolledAt = claim.seenAt;
      this.#changed.add(profileId);
    }
    const since = earlierOf(profile.customerSince, claim.customerSince);
    if (since?.getTime() !== profile.customerSince?.getTime()) {
      profile.customerSince = since;
      this.#changed.add(profileId);
    }
    if (claim.updatedAt === null) {
      if (fillGaps(profile, claim)) this.#changed.add(profileId);
      return;
    }
    if (profile.sourceUpdatedAt && claim.updatedAt <= profile.sourceUpdatedAt) return;
    if (profile.email && profile.email !== claim.email) this.#detach(profile, "email", profile.email);
    if (profile.phone && profile.phone !== claim.phone) this.#detach(profile, "phone", profile.phone);
    const { firstName, lastName, email, phone } = claim;
    Object.assign(profile, { firstName, lastName, email, phone, sourceUpdatedAt: claim.updatedAt });
    profile.locale = claim.locale ?? profile.locale;
    profile.tags = claim.tags ?? profile.tags;
    this.#changed.add(profileId);
  }

  #detach(profile: Profile, kind: "email" | "phone", value: string): void {
    const key = identityKey(profile.merchantId, { kind, shopId: 0, value });
    const owned = this.#owners.get(key);
    if (!owned || owned.profileId !== profile.profileId) return;
    this.#owners.delete(key);
    this.#attached.delete(key);
    this.#detached.push(owned);
  }
}
