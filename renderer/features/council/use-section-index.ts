/** Footnotes, tables and figures under the headings of a council paper are listed and numbered as its files have them. */
import { useLayoutEffect, useMemo } from 'react';
import type { PaperKind } from '../../../shared/council/city-template.ts';
import { sectionSettings } from '../../../shared/council/section-settings.ts';
import { useIndexed } from '../../editor/numbering/use-indexed.ts';
import type { PaperModel } from '../../editor/paper-model.ts';
import type { ChapterView } from '../../editor/paper-props.ts';

const nothingElse = {};

export function useSectionIndex(model: PaperModel, kind: PaperKind | undefined): void {
  const sections = useMemo<readonly ChapterView[]>(
    () =>
      (kind?.sections ?? []).map(({ id }, at) => ({
        ...{ id, number: at + 1, group: null },
        deleted: false,
        locked: false,
        summary: null,
      })),
    [kind],
  );
  useLayoutEffect(() => model.index.setSettings(sectionSettings), [model]);
  useIndexed(model.index, sections, nothingElse);
}
