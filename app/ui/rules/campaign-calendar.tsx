import { Badge, BlockStack, Button, ButtonGroup, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { ChevronLeftIcon, ChevronRightIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useFormat } from "../format-context.tsx";
import {
  campaignMonths,
  firstShown,
  monthOn,
  type CampaignDays,
  type CampaignMonth,
} from "./campaign-months.ts";

const MONTHS = 3;
const BAR_HEIGHT = 24;
/** Days that are numbered beneath the bars. */
const TICKS = [1, 8, 15, 22, 29];

/** One month as a strip of days. Not read aloud: the list beneath says the same. */
function Month({ month: { month, days, bars }, today }: { month: CampaignMonth; today: string }) {
  const format = useFormat();
  const lanes = Math.max(1, ...bars.map(({ lane }) => lane + 1));
  const grid = { display: "grid", gridTemplateColumns: `repeat(${days}, minmax(0, 1fr))`, gap: "2px 0" };
  const day = today.startsWith(month) ? Number(today.slice(8)) : null;
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {format.month(month)}
      </Text>
      <div
        style={{
          ...grid,
          gridTemplateRows: `repeat(${lanes}, ${BAR_HEIGHT}px)`,
          background: "var(--p-color-bg-surface-secondary)",
          borderRadius: "var(--p-border-radius-200)",
        }}
      >
        {day === null ? null : (
          <div
            style={{
              gridColumn: day,
              gridRow: `1 / ${lanes + 1}`,
              background: "var(--p-color-bg-surface-tertiary-active)",
            }}
          />
        )}
        {bars.map(({ id, name, from, to, lane }) => (
          <div
            key={id}
            style={{
              gridColumn: `${from} / ${to + 1}`,
              gridRow: lane + 1,
              background: "var(--p-color-bg-fill-info)",
              color: "var(--p-color-text-info-on-bg-fill)",
              borderRadius: "var(--p-border-radius-150)",
              padding: "2px 6px",
              overflow: "hidden",
              whiteSpace: "nowrap",
              textOverflow: "ellipsis",
              fontSize: 12,
            }}
          >
            {name}
          </div>
        ))}
      </div>
      <div style={grid}>
        {TICKS.filter((tick) => tick <= days).map((tick) => (
          <div key={tick} style={{ gridColumn: tick, overflow: "visible" }}>
            <Text as="span" variant="bodyXs" tone="subdued">
              {String(tick)}
            </Text>
          </div>
        ))}
      </div>
    </BlockStack>
  );
}

const STATUS = {
  off: { words: "Off", tone: "new" },
  over: { words: "Over", tone: "new" },
  coming: { words: "Coming", tone: "attention" },
  running: { words: "Running", tone: "success" },
} as const;

function statusOf({ on, firstDay, lastDay }: Campaign, today: string): keyof typeof STATUS {
  if (!on) return "off";
  if (lastDay < today) return "over";
  return firstDay > today ? "coming" : "running";
}

export interface Campaign extends CampaignDays {
  on: boolean;
  multiplier: string;
}

function Line({ campaign, today }: { campaign: Campaign; today: string }) {
  const format = useFormat();
  const { words, tone } = STATUS[statusOf(campaign, today)];
  const days = `${format.day(campaign.firstDay)} – ${format.day(campaign.lastDay)}`;
  return (
    <li>
      <InlineStack gap="200" blockAlign="center">
        <Link url={`/app/program/rules/${campaign.id}`} removeUnderline>
          {campaign.name}
        </Link>
        <Text as="span" tone="subdued">{`${days} · ${campaign.multiplier} × points`}</Text>
        <Badge tone={tone}>{words}</Badge>
      </InlineStack>
    </li>
  );
}

/** When campaigns run: three months as bars, and all of them as a list. */
export function CampaignCalendar({ campaigns, today }: { campaigns: readonly Campaign[]; today: string }) {
  const drawn = campaigns.filter(({ on }) => on);
  const [from, setFrom] = useState(() => firstShown(drawn, today, MONTHS));
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Campaign calendar
          </Text>
          <ButtonGroup variant="segmented">
            <Button
              icon={ChevronLeftIcon}
              accessibilityLabel="Earlier months"
              onClick={() => setFrom(monthOn(from, -MONTHS))}
            />
            <Button
              icon={ChevronRightIcon}
              accessibilityLabel="Later months"
              onClick={() => setFrom(monthOn(from, MONTHS))}
            />
          </ButtonGroup>
        </InlineStack>
        <BlockStack gap="300">
          {campaignMonths(drawn, from, MONTHS).map((month) => (
            <Month key={month.month} month={month} today={today} />
          ))}
        </BlockStack>
        <ul style={{ listStyle: "none", margin: 0, padding: 0 }} aria-label="Campaigns">
          <BlockStack gap="200">
            {campaigns
              .toSorted((a, b) => (a.firstDay < b.firstDay ? -1 : 1))
              .map((campaign) => (
                <Line key={campaign.id} campaign={campaign} today={today} />
              ))}
          </BlockStack>
        </ul>
      </BlockStack>
    </Card>
  );
}
