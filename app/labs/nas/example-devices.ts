/**
 * Two devices to begin with: one processor, asked one sample at a time and 256 at once, as `npm run bench:latency` measured it
 * on a machine shared with others. At one sample it drifted by 38 %, and networks held out were predicted with a τ of .33
 * only; at 256 by 8 %, with a τ of .87.
 */
const PROCESSOR = 'Node 20.20.2, CPU time, AMD EPYC, wasm, 1 thread';

export const EXAMPLES = [
  {
    device: `${PROCESSOR}, 1 sample, protocol 1`,
    model:
      'BAdfiAfFmfX5iAhfzYflUgnUiAcgudghvgwQgCfh1BfOdeRqgyShtneyegJvhDzg8Ff5Af7YhHugpHgxvfYqgILfLqhTgfatgp5f7aiG_gWZgiShOUgSMgSryAIk13',
  },
  {
    device: `${PROCESSOR}, 256 samples, protocol 1`,
    model:
      'BBlfaOgNwgSngFbf96f_zgCUgHwf7dgIwgDjWMbo0ZgLegBfgCTfwxf-OgELf9ngIpgIGf5MgHWqz5sYbgD_gM9gAnfuef3vgHUgA9geYgeDf92gCe0Se0NwhKBgbe',
  },
] as const;
