import { describe, expect, it } from 'vitest';
import { GOOD, mangleFiles, type Mangled } from './mangled.test-data.ts';
import { readArchive } from './read.ts';
import { readTable } from './table/read-table.ts';

function read({ kind, files }: Mangled) {
  if (kind === 'table') return readTable(files[0]);
  const result = readArchive(files);
  return result.ok ? { ok: true as const, value: { rows: result.value.draft.count } } : result;
}

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
