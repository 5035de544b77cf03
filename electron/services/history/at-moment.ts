/** What the paper was at a moment, as the calls give it. */
import type { ChapterAt, OutlineAt } from '../../../shared/rpc/history-schemas.ts';
import type { History } from './history.ts';

/** What a chapter's room held at a moment, as this host's log says. */
export async function chapterAt(history: History, room: string, at: number): Promise<ChapterAt> {
  const { value, ...place } = await history.ask('chapter', room, at);
  return { ...place, state: value };
}

/** Which chapters there were at a moment. */
export async function outlineAt(history: History, room: string, at: number): Promise<OutlineAt> {
  const { value, ...place } = await history.ask('outline', room, at);
  return {
    ...place,
    settings: value === null ? null : { ...value.settings, paperForms: [...value.settings.paperForms] },
    chapters: (value?.chapters ?? []).map(({ id, group, numbers }) => ({
      id,
      group,
      numbers: numbers.map(([block, number]) => [block, number]),
    })),
  };
}
