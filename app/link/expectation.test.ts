import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../workers/core/link.ts';
import { catalogue } from '../../workers/host/registry.ts';
import { expectationOf, openingVerdict, verdictAt } from './expectation.ts';

const open = (text: string) => {
  const decoded = decodeLink(text, catalogue);
  const { value: link } = decoded;
  const expectation = expectationOf(decoded);
  return { expectation, link, verdict: openingVerdict(expectation, link, catalogue) };
};

describe('what a link promises', () => {
  it('is nothing without a digest', () => {
    expect(open('problem=arm&at=100')).toMatchObject({ expectation: null, verdict: { status: 'not-checked' } });
  });

  it('is a digest at the playhead, or at the end of the budget', () => {
    expect(open('problem=arm&at=512&digest=0123456789ab').expectation).toMatchObject({ at: 512 });
    expect(open('problem=arm&evals=5000&digest=0123456789ab').expectation).toMatchObject({ at: 5000 });
  });

  it('is checked once the digest is known', () => {
    const { expectation, link, verdict } = open('problem=arm&at=512&digest=0123456789ab');
    expect(verdict.status).toBe('checking');
    if (expectation === null) throw new Error('no expectation');
    expect(verdictAt(expectation, '0123456789ab', link, catalogue).status).toBe('verified');
    expect(verdictAt(expectation, 'ba9876543210', link, catalogue).status).toBe('differs');
  });

  it('is not held against a link that could not be used as it was', () => {
    expect(open('problem=arm&p.joints=5000&at=512&digest=0123456789ab').verdict.status).toBe('not-checked');
    expect(open('problem=arm&v=99&at=512&digest=0123456789ab').verdict.status).toBe('not-checked');
  });

  it('cannot be checked under another revision, so nothing is computed for it', () => {
    expect(open('problem=arm&at=512&digest=0123456789ab&rev=99.1').verdict.status).toBe('not-checked');
  });
});
