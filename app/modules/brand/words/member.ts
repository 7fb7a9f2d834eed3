import type { Entry } from "./entry.ts";

/** What a member has. `count` chooses the form of the sentence; the points themselves come as text. */
export const memberWords = {
  "member.pending": {
    en: "{count, plural, one {{points} is on its way} other {{points} are on their way}}",
    fr: "{points} en attente",
    de: "{count, plural, one {{points} wird} other {{points} werden}} noch gutgeschrieben",
    es: "{points} en camino",
    ja: "{points}が加算待ちです",
  },
  "member.debt": {
    en: "{count, plural, one {{points} is owed: your next {unit} repay it} other {{points} are owed: your next {unit} repay them}}",
    fr: "Vous devez {points} : vos prochains gains les rembourseront",
    de: "{count, plural, one {{points} ist} other {{points} sind}} offen und {count, plural, one {wird} other {werden}} mit Ihren nächsten {unit} verrechnet",
    es: "Debe {points}: se descontarán de lo próximo que gane",
    ja: "{points}の不足分は、次に獲得する{unit}から差し引かれます",
  },
  "member.expiry": {
    en: "{count, plural, one {{points} expires} other {{points} expire}} on {date}",
    fr: "{count, plural, one {{points} expire} other {{points} expirent}} le {date}",
    de: "{count, plural, one {{points} verfällt} other {{points} verfallen}} am {date}",
    es: "{count, plural, one {{points} caduca} other {{points} caducan}} el {date}",
    ja: "{points}の有効期限は{date}です",
  },
} as const satisfies Record<string, Entry>;
