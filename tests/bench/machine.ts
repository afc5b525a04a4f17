/** What was measured on, so that figures of two days can be compared at all. */
import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem, type } from 'node:os';

import { todayInHongKong } from '../../src/rulebase/index.ts';
import { findChromium } from '../tools/chromium.ts';

export function machine(): string {
  const [cpu] = cpus();
  const chromium = findChromium();
  const version =
    chromium === undefined
      ? 'no Chromium'
      : execFileSync(chromium, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return [
    todayInHongKong(),
    `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores`,
    `${Math.round(totalmem() / 2 ** 30)} GB memory`,
    `${type()} ${release()}`,
    `Node ${process.versions.node}`,
    version.replace(/\s+/g, ' ').trim(),
    `load before the run ${loadavg()[0]?.toFixed(1) ?? '?'}`,
  ].join(' · ');
}
