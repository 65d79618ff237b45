import { describe, expect, it } from 'vitest';
import { GOOD, mangleFiles, readMangled as read } from './mangled.test-data.ts';

describe('mangled files', () => {
  it('are made of good ones', () => {
    for (const good of GOOD) expect(read(good)).toMatchObject({ ok: true });
  });

  it('are read, or refused with what was expected, what came and what to do', () => {
    let refused = 0;
    for (const file of mangleFiles(200, 1)) {
      const result = read(file);
      if (result.ok) {
        expect(result.value.rows).toBeGreaterThan(0);
        continue;
      }
      refused += 1;
      expect(result.code).toBe('bad-file');
      expect(result.message).toMatch(/^"[^"]+": .*expected .+/s);
      expect(result.hint).toMatch(/^\S.{8,}$/s);
    }
    expect(refused).toBeGreaterThan(60);
    expect(refused).toBeLessThan(200);
  });
});
