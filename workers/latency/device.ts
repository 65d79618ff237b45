/** What a device is called: program, system, cores and graphics adapter, as far as a browser tells of them. */
import type { Backend } from '../core/types.ts';
import type { Device } from './profile.ts';

interface AdapterInfo {
  readonly vendor?: string;
  readonly architecture?: string;
  readonly description?: string;
}
declare const navigator: {
  readonly userAgent?: string;
  readonly hardwareConcurrency?: number;
  readonly gpu?: { requestAdapter(): Promise<{ readonly info?: AdapterInfo } | null> };
};

/** The first that fits: later ones also call themselves by the names of earlier ones. */
const PROGRAMS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Edg\/(\d+)/, 'Edge'],
  [/Chrome\/(\d+)/, 'Chromium'],
  [/Version\/(\d+).*Safari/, 'Safari'],
  [/Node\.js\/(\d+)/, 'Node'],
];
const SYSTEMS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** `Chromium 156, Linux`, from what a browser says it is. */
export function programOf(userAgent: string): string {
  const program = PROGRAMS.flatMap(([pattern, name]) => {
    const match = pattern.exec(userAgent);
    return match === null ? [] : [`${name} ${match[1]}`];
  })[0];
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [program ?? 'unknown browser', ...(system === undefined ? [] : [system])].join(', ');
}

/** Networks run on one thread, on either back end. */
export async function describeDevice(backend: Backend): Promise<Device> {
  const { userAgent = '', hardwareConcurrency = 1, gpu } = navigator;
  const parts = [programOf(userAgent), `${hardwareConcurrency} cores`];
  if (backend === 'webgpu') {
    const { vendor, architecture, description } = (await gpu?.requestAdapter())?.info ?? {};
    parts.push([vendor, description || architecture].filter(Boolean).join(' ') || 'unnamed adapter');
  }
  return { text: parts.join(', '), backend, threads: 1 };
}
