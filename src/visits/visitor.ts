import { packAddress } from './address.ts';
import { AGENT_IDS, copyOf, digestOf, type Agents } from './agents.ts';

/** Names a visitor by address and browser: one number for IPv4, so that no part of the log stays in memory. */
export function visitorOf(address: string, agentId: number): number | string {
  const packed = packAddress(address);
  return packed === undefined ? copyOf(`${agentId}|${address.toLowerCase()}`) : packed * AGENT_IDS + agentId;
}

/** Gives the number of a visitor's browser. */
export function agentOf(visitor: number | string): number {
  return typeof visitor === 'number' ? visitor % AGENT_IDS : parseInt(visitor, 10);
}

/**
 * Digests a visitor to 20 bits, the same in every run. Thousands of addresses share each value, so that it finds the
 * other half of a visit and nobody's address.
 */
export function fingerprintOf(visitor: number | string, agents: Agents): number {
  const address =
    typeof visitor === 'number'
      ? Math.floor(visitor / AGENT_IDS)
      : digestOf(visitor.slice(visitor.indexOf('|') + 1));
  let mixed = Math.imul(address ^ agents.digestOf(agentOf(visitor)), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & (FINGERPRINTS - 1);
}

const FINGERPRINTS = 2 ** 20;
