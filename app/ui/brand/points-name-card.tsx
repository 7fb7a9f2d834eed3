import { InlineGrid, TextField } from "@shopify/polaris";
import { LOCALES } from "#app/modules/brand/locale.ts";
import { pointsNameOf } from "#app/modules/brand/speaker.ts";
import { Group } from "../program/settings-fields.tsx";
import { LANGUAGES } from "./brand-words.ts";
import type { BrandPartProps } from "./look-card.tsx";

const STANDARD = { pointsName: {} };

/** What points are called, in every language of shoppers. */
export function PointsNameCard({ draft, errors, onChange }: BrandPartProps) {
  return (
    <Group
      title="What points are called"
      help="For example stars, or coins. Leave both empty for the standard name of a language."
    >
      {LOCALES.map((locale) => {
        const name = draft.pointsName[locale];
        const standard = pointsNameOf(STANDARD, locale);
        const change = (part: Partial<typeof name>) =>
          onChange({ pointsName: { ...draft.pointsName, [locale]: { ...name, ...part } } });
        return (
          <InlineGrid key={locale} columns={2} gap="300">
            <TextField
              label={`${LANGUAGES[locale]}, one`}
              value={name.one}
              onChange={(one) => change({ one })}
              placeholder={standard.one}
              autoComplete="off"
              maxLength={30}
              error={errors[`pointsName.${locale}.one`] ?? false}
            />
            <TextField
              label={`${LANGUAGES[locale]}, several`}
              value={name.other}
              onChange={(other) => change({ other })}
              placeholder={standard.other}
              autoComplete="off"
              maxLength={30}
              error={errors[`pointsName.${locale}.other`] ?? false}
            />
          </InlineGrid>
        );
      })}
    </Group>
  );
}
