import { describe, expect, it } from 'vitest';
import { keptPart, nextZoom, zoomSteps } from '../../../renderer/app/view-options.ts';

describe('how a window is arranged', () => {
  it('UI13 the text goes from 75 to 200 per cent in steps and back to 100', () => {
    let zoom = 75;
    const seen = [zoom];
    while (nextZoom(zoom, 1) !== zoom) seen.push((zoom = nextZoom(zoom, 1)));
    expect(seen).toEqual([...zoomSteps]);
    expect(seen.at(-1)).toBe(200);
    expect(nextZoom(75, -1)).toBe(75);
    expect(nextZoom(150, 0)).toBe(100);
  });

  it('UI13 nonsense in the browser’s memory counts as not there', () => {
    expect(keptPart({ language: 'en', theme: 'dark', zoom: 125, panel: 'people' })).toEqual({
      language: 'en',
      theme: 'dark',
      zoom: 125,
    });
    for (const bad of [null, 7, 'x', { zoom: 3 }, { theme: 'pink' }, { activeChapters: { p: 5 } }])
      expect(keptPart(bad)).toEqual({});
  });
});
