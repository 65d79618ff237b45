import type { Claim } from './claim.ts';

export const REACHABILITY_CLAIMS: readonly Claim[] = [];
