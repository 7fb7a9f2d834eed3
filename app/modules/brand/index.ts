export { BRAND, brandSettings, defaultBrand, type BrandSettings } from "./settings.ts";
export { LOCALES, type Locale } from "./locale.ts";
export { pointsNameOf, speakerFor, type Speaker } from "./speaker.ts";
export { SURFACE_WORDS, type Surface, type WordKey } from "./words/catalogue.ts";
export { wordProblems } from "./own-words.ts";
export { THEME_KEYS } from "./words/theme.ts";
