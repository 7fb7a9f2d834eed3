interface Dated {
  version: number;
  effectiveFrom: Date;
}

/**
 * The version that counts at an instant: the last one saved of those that have begun. A version saved later replaces
 * one that was scheduled before it. Null before the first has begun.
 */
export function versionInForce<Version extends Dated>(
  versions: readonly Version[],
  at: Date,
): Version | null {
  const begun = versions.filter((version) => version.effectiveFrom <= at);
  return begun.reduce<Version | null>(
    (last, version) => (last && last.version > version.version ? last : version),
    null,
  );
}
