/** The app's own page with one chapter, over whatever rooms the bench gives it. */
import { useState, type JSX } from 'react';
import { createPageRoot } from '../../../renderer/ui/page-root.ts';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import { useSettled } from '../../../renderer/app/use-settled.ts';
import { Paper } from '../../../renderer/editor/paper.tsx';
import type { PaperModel } from '../../../renderer/editor/paper-model.ts';
import type { ChapterView, RoomRegistry } from '../../../renderer/editor/paper-props.ts';
import type { Membership, Person } from '../../../shared/domain/people.ts';
import { catalogue } from '../../../shared/i18n/catalogue.ts';
import type { Project } from '../../../shared/rpc/schemas.ts';
import './bench-page.css';

export const me: Person = {
  id: '00000000-0000-4000-8000-000000000003',
  name: 'Ich',
  roles: [{ role: 'office' }],
  active: true,
};
const membership: Membership = { groups: [], bodies: [], people: new Map([[me.id, me]]) };

/** Draws the page with the chapter of a project. */
export function drawPaper(projectId: string, chapterId: string, registry: RoomRegistry, model?: PaperModel): void {
  const project: Project = {
    id: projectId,
    title: 'Messung',
    owner: '',
    me: me.id,
    home: true,
    readOnly: null,
    repaired: null,
    sample: true,
  };
  const chapters: readonly ChapterView[] = [
    { id: chapterId, number: 1, group: null, deleted: false, locked: false, summary: null },
  ];
  function Page(): JSX.Element {
    const [active, setActive] = useState<string | null>(chapterId);
    const [settled, settle] = useSettled();
    return (
      <I18nProvider locale="de-DE">
        <Paper
          project={project}
          chapters={chapters}
          rooms={registry}
          me={me}
          membership={membership}
          activeChapter={active}
          onActiveChapter={setActive}
          hasTools={settled}
          onText={settle}
          zoom={1}
          {...(model !== undefined && { model })}
        />
      </I18nProvider>
    );
  }
  const root = document.getElementById('root');
  if (root === null) throw new Error('no root');
  createPageRoot(root).render(
    <I18nextProvider i18n={catalogue}>
      <Page />
    </I18nextProvider>,
  );
}
