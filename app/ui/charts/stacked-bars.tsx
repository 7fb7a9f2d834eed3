import { useEffect, useId, useRef, useState } from "react";
import { channelColour, channelName } from "../channel-words.ts";
import type { Format } from "../format.ts";
import { useFormat } from "../format-context.tsx";
import { axisMarks, type DayStack } from "./stack.ts";

const HEIGHT = 240;
const LEFT = 52;
const BOTTOM = 24;
const TOP = 10;
const TEXT = "#616161";

function useWidth(initial: number) {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(initial);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new ResizeObserver(
      ([entry]) => entry && setWidth(Math.max(240, entry.contentRect.width)),
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}

/** What one day says, in words. */
function readout(stack: DayStack | undefined, format: Format): string {
  if (!stack) return "";
  const parts = stack.bars.map((bar) => `${channelName(bar.channel)} ${format.number(bar.value)}`);
  return `${format.day(stack.day)}: ${format.points(stack.total)}${parts.length > 0 ? ` (${parts.join(", ")})` : ""}`;
}

interface PlotProps {
  stacks: DayStack[];
  width: number;
  selected: number | null;
  onSelect: (index: number | null) => void;
  label: string;
}

function Plot({ stacks, width, selected, onSelect, label }: PlotProps) {
  const format = useFormat();
  const ids = useId();
  const marks = axisMarks(Math.max(0, ...stacks.map((stack) => stack.total)));
  const top = marks.at(-1) ?? 1;
  const step = (width - LEFT) / Math.max(1, stacks.length);
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
  const every = Math.ceil(stacks.length / Math.max(2, Math.floor((width - LEFT) / 90)));
  const barWidth = Math.max(2, step * 0.7);
  return (
    <svg width={width} height={HEIGHT} role="img" aria-labelledby={`${ids}-title ${ids}-text`}>
      <title id={`${ids}-title`}>{label}</title>
      <desc id={`${ids}-text`}>
        One bar per day, divided by channel. The button below the chart shows the same numbers as a table.
      </desc>
      {marks.map((mark) => (
        <g key={mark}>
          <line x1={LEFT} x2={width} y1={y(mark)} y2={y(mark)} stroke="#e3e3e3" />
          <text x={LEFT - 8} y={y(mark) + 4} textAnchor="end" fontSize={12} fill={TEXT}>
            {format.number(mark)}
          </text>
        </g>
      ))}
      {stacks.map((stack, index) => (
        <g key={stack.day} onMouseEnter={() => onSelect(index)} onMouseLeave={() => onSelect(null)}>
          <rect
            x={LEFT + index * step}
            y={TOP}
            width={step}
            height={HEIGHT - TOP - BOTTOM}
            fill={index === selected ? "#f1f1f1" : "transparent"}
          />
          {stack.bars.map((bar) => (
            <rect
              key={bar.channel}
              x={LEFT + index * step + (step - barWidth) / 2}
              y={y(bar.to)}
              width={barWidth}
              height={Math.max(1, y(bar.from) - y(bar.to))}
              fill={channelColour(bar.channel)}
            />
          ))}
          {index % every === 0 ? (
            <text x={LEFT + index * step} y={HEIGHT - 6} fontSize={12} fill={TEXT}>
              {format.shortDay(stack.day)}
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  );
}

const MOVES: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

/**
 * Stacked bars by day. With the keyboard the whole chart is one stop, and the arrow keys walk its days; what a day
 * says stands in the line below, for eyes and screen readers alike.
 */
export function StackedBars({ stacks, label }: { stacks: DayStack[]; label: string }) {
  const format = useFormat();
  const { ref, width } = useWidth(640);
  const [selected, setSelected] = useState<number | null>(null);
  const last = stacks.length - 1;
  const move = (key: string): boolean => {
    const current = selected ?? last;
    const target = key === "Home" ? 0 : key === "End" ? last : current + (MOVES[key] ?? Number.NaN);
    if (Number.isNaN(target)) return false;
    setSelected(Math.min(last, Math.max(0, target)));
    return true;
  };
  const shown = stacks[selected ?? last];
  return (
    <div
      ref={ref}
      role="slider"
      tabIndex={0}
      aria-label={`${label}, day`}
      aria-valuemin={1}
      aria-valuemax={stacks.length}
      aria-valuenow={(selected ?? last) + 1}
      aria-valuetext={readout(shown, format)}
      onFocus={() => setSelected(selected ?? last)}
      onBlur={() => setSelected(null)}
      onKeyDown={(event) => {
        if (move(event.key)) event.preventDefault();
      }}
    >
      <Plot stacks={stacks} width={width} selected={selected} onSelect={setSelected} label={label} />
      <div style={{ color: TEXT, minHeight: "1.5em", paddingInlineStart: LEFT }}>
        {selected === null ? "" : readout(shown, format)}
      </div>
    </div>
  );
}
