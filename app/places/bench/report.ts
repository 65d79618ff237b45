/** The figures as JSON, with the device as the browser tells of it. */
import { quartiles } from '../../../workers/core/statistics.ts';
import type { BenchState, Outcome } from './bench.ts';
import { FIGURES } from './measures.ts';

interface AdapterInfo {
  readonly vendor?: string;
  readonly architecture?: string;
  readonly device?: string;
  readonly description?: string;
}

/** What TypeScript does not know of every browser. */
interface Told {
  readonly userAgentData?: {
    readonly brands: readonly { readonly brand: string; readonly version: string }[];
    readonly mobile: boolean;
    readonly platform: string;
  };
  readonly deviceMemory?: number;
  readonly gpu?: { requestAdapter(): Promise<{ readonly info?: AdapterInfo } | null> };
}

export interface DeviceText {
  readonly userAgent: string;
  readonly brands?: readonly string[];
  readonly platform?: string;
  readonly mobile?: boolean;
  readonly cores: number;
  /** As browsers tell it: rounded, 8 at most in some. */
  readonly memoryGiB?: number;
  /** Null where there is no adapter. */
  readonly graphics: AdapterInfo | null;
  readonly window: { readonly width: number; readonly height: number; readonly pixelRatio: number };
}

export async function describeHere(): Promise<DeviceText> {
  const { userAgentData, deviceMemory, gpu } = navigator as Told;
  const adapter = await gpu?.requestAdapter().catch(() => null);
  const { vendor = '', architecture = '', device = '', description = '' } = adapter?.info ?? {};
  return {
    userAgent: navigator.userAgent,
    ...(userAgentData && {
      brands: userAgentData.brands.map(({ brand, version }) => `${brand} ${version}`),
      platform: userAgentData.platform,
      mobile: userAgentData.mobile,
    }),
    cores: navigator.hardwareConcurrency,
    ...(deviceMemory !== undefined && { memoryGiB: deviceMemory }),
    graphics: adapter ? { vendor, architecture, device, description } : null,
    window: { width: innerWidth, height: innerHeight, pixelRatio: devicePixelRatio },
  };
}

/** Four significant digits: more would be noise. */
const rounded = (value: number): number => Number(value.toPrecision(4));

function resultOf(outcome: Outcome | undefined): object {
  if (outcome === undefined) return { missing: 'not measured' };
  if (!outcome.ok) return { missing: outcome.message };
  const { lower, median, upper } = quartiles(outcome.rounds);
  return {
    median: rounded(median),
    quartiles: [rounded(lower), rounded(upper)],
    rounds: outcome.rounds.map(rounded),
    roundMs: outcome.roundMs,
    ...(outcome.clockStepMs > 0 && { clockStepMs: outcome.clockStepMs }),
  };
}

/** `build`: the name of the page's script, which changes with its content. */
export function reportOf({ outcomes, when }: BenchState, device: DeviceText, build: string): string {
  const figures = FIGURES.map((figure) => ({ ...figure, ...resultOf(outcomes[figure.id]) }));
  return `${JSON.stringify({ page: 'Searchlight', build, when, device, figures }, null, 2)}\n`;
}
