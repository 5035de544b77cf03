/**
 * The paper without a frame, for one to three people in one window, linked in memory. Query: `people` (1 to 3), `chapters`,
 * `size` (characters of chapter 1), `theme`, `zoom`, `lang`, `me` (index of the first person), `latency`, `empty`.
 */
import '@fontsource-variable/source-sans-3';
import '@fontsource-variable/source-serif-4';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import { StrictMode, useRef, useState, type JSX } from 'react';
import { createPageRoot } from '../../../renderer/ui/page-root.ts';
import { I18nextProvider } from 'react-i18next';
import '../../../renderer/ui/tokens.css';
import '../../../renderer/ui/base.css';
import { readClipboard } from '../../../renderer/editor/clipboard/read-clipboard.ts';
import { readHtml } from '../../../renderer/editor/clipboard/read-html.ts';
import { PaperModel } from '../../../renderer/editor/paper-model.ts';
import { Paper } from '../../../renderer/editor/paper.tsx';
import type { ChapterView, PaperHandle } from '../../../renderer/editor/paper-props.ts';
import { Notices } from '../../../renderer/ui/notices.tsx';
import { readBlocks } from '../../../shared/document/blocks.ts';
import { chapterText } from '../../../shared/document/chapter.ts';
import { freezeChapter } from '../../../shared/document/frozen-numbers.ts';
import { catalogue } from '../../../shared/i18n/catalogue.ts';
import type { Access } from '../../../shared/sync/messages.ts';
import { roomName } from '../../../shared/sync/rooms.ts';
import { Doc } from 'yjs';
import { chapterId, fill, groups, long, membership, people, project, sample, titles } from './content.ts';
import { MemoryPictures } from './memory-pictures.ts';
import { MemoryHub, MemorySide } from './memory-hub.ts';

const query = new URLSearchParams(location.search);
const number = (name: string, other: number): number => Number(query.get(name) ?? other);
const shown = number('people', 1);
const count = number('chapters', 8);
const first = number('me', 0);
document.documentElement.dataset['theme'] = query.get('theme') ?? 'light';
void catalogue.changeLanguage(query.get('lang') ?? 'de');

const groupOfChapter = (n: number): number => [5, 5, 2, 5, 4, 1, 0, 3][(n - 1) % 8] ?? 0;
const views: readonly ChapterView[] = Array.from({ length: count }, (_, index) => ({
  id: chapterId(index + 1),
  number: index + 1,
  group: index === 0 && count > 1 ? null : (groups[groupOfChapter(count === 1 ? 6 : index + 1)] ?? null),
  deleted: false,
  locked: false,
  summary: {
    id: chapterId(index + 1),
    title: titles[index % titles.length] ?? '',
    stage: 'writing',
    words: query.has('empty') ? 0 : 190,
    blocks: query.has('empty') ? 1 : sample.length,
    suggestions: 0,
    proposals: 0,
    changedAt: null,
  },
}));
const margin = { paragraphNumbers: !query.has('bare'), lineNumbers: query.has('lines') };
/** Settings and set-down numbers of the paper. */
const outline = new Doc();
const hub = new MemoryHub(membership, number('latency', 30));
const room = (n: number): string => roomName({ project, kind: 'chapter', item: chapterId(n) });
views.forEach((view, index) => {
  const size = number('size', 0);
  const pieces = query.has('empty') ? [] : index === 0 && size > 0 ? long(size) : sample;
  fill(hub.doc(room(index + 1)), view.summary?.title ?? '', pieces);
});

const sides = Array.from({ length: shown }, (_, index) => {
  const person = people[(first + index) % people.length];
  if (person === undefined) throw new Error('nobody');
  return new MemorySide(hub, person, (name): Access => {
    const view = views.find((each) => name.endsWith(each.id));
    const owner = person.roles.some(
      (role) => role.role === 'office' || (role.role === 'member' && role.group === view?.group?.id),
    );
    return owner || query.has('all') ? { right: 'write', reason: null } : { right: 'read', reason: 'otherGroup' };
  });
});

const models = sides.map(() => new PaperModel());

const pictures = new MemoryPictures();
const shelves = sides.map(pictures.shelf);

/** What tests reach from outside. */
const preview = {
  hub,
  models,
  /** Puts a text within a chapter (a footnote) below the chapter's own, as a feature would. */
  mountNote: (person: number, n: number, name: string): void => {
    const inner = models[person]?.session(chapterId(n))?.inner;
    const box = document.createElement('div');
    models[person]?.session(chapterId(n))?.root.after(box);
    inner?.mount(name, box, { place: 'note', label: () => `Text ${name}` });
  },
  /** A root text of a chapter as the hub knows it. */
  text: (n: number, name: string): string => hub.doc(room(n)).getText(name).toJSON(),
  /** Changes a chapter as somebody does who is not on the page. */
  edit: (n: number, work: (doc: Doc) => void): void => hub.edit(room(n), work),
  typeIn: (n: number, name: string, at: number, typed: string): void =>
    hub.edit(room(n), (doc) => doc.getText(name).insert(at, typed)),
  outline,
  /** Sets the paragraph numbers of a chapter down, as the office does. */
  freeze: (n: number): void => hub.edit(room(n), (doc) => void freezeChapter(outline, doc, chapterId(n), 1, 'preview')),
  sides,
  pictures,
  shelves,
  clean: (html: string) => readHtml(new DOMParser().parseFromString(html, 'text/html').body),
  /** Reads HTML as a paste does, pictures and caps included. */
  pasted: (html: string, text = '') => {
    const data = new DataTransfer();
    data.setData('text/html', html);
    data.setData('text/plain', text);
    return readClipboard(data, false, (alt) => `[Bild: ${alt}]`);
  },
  /** What is set on the blocks of a chapter. */
  props: (n: number) => readBlocks(hub.doc(room(n))).map(({ props }) => props),
  /** The shared text of a chapter as the hub knows it, one line per block. */
  blocks: (n: number): { kind: string; indent: number; text: string; runs: unknown[] }[] => {
    const doc = hub.doc(room(n));
    const properties = doc.getMap('blocks');
    const blocks: { kind: string; indent: number; text: string; runs: unknown[] }[] = [];
    for (const { insert, attributes } of chapterText(doc).toDelta() as {
      insert: string | { b?: string };
      attributes?: Record<string, unknown>;
    }[]) {
      if (typeof insert === 'string') {
        if (blocks.length === 0) blocks.push({ kind: 'paragraph', indent: 0, text: '', runs: [] });
        const last = blocks[blocks.length - 1];
        const set = Object.fromEntries(
          Object.entries(attributes ?? {}).filter(([, value]) => value !== null && value !== false),
        );
        if (last !== undefined) {
          last.text += insert;
          last.runs.push(Object.keys(set).length > 0 ? [insert, set] : insert);
        }
      } else if (insert.b !== undefined) {
        const id = insert.b;
        blocks.push({
          kind: textValue(properties.get(`${id}:kind`)),
          indent: Number(properties.get(`${id}:indent`) ?? 0),
          text: '',
          runs: [],
        });
      }
    }
    return blocks;
  },
  /** Somebody else, not on the page, types into a chapter at a share of its length (0 to 1). */
  typeElsewhere: (n: number, share: number, typed: string): void =>
    hub.edit(room(n), (doc) => {
      const text = chapterText(doc);
      text.insert(Math.max(1, Math.floor(text.length * share)), typed, {
        b: null,
        i: null,
        u: null,
        s: null,
        sub: null,
        sup: null,
        link: null,
      });
    }),
  grant: (person: number, n: number, access: Access): void => sides[person]?.grant(room(n), access),
  jump: (person: number, n: number): void => handles[person]?.jumpTo(chapterId(n)),
  setActive: (person: number, n: number): void => setters[person]?.(chapterId(n)),
  setZoom: (zoom: number): void => zooms.forEach((set) => set(zoom)),
};
const textValue = (value: unknown): string => (typeof value === 'string' ? value : 'paragraph');
const handles: PaperHandle[] = [];
const setters: ((id: string) => void)[] = [];
const zooms: ((zoom: number) => void)[] = [];
declare global {
  interface Window {
    preview: typeof preview;
  }
}
window.preview = preview;

function Pane({ side, index }: { side: MemorySide; index: number }): JSX.Element {
  const [active, setActive] = useState<string | null>(null);
  const [zoom, setZoom] = useState(number('zoom', 1));
  const handle = useRef<PaperHandle>(null);
  return (
    <div className="pane" data-pane={index} data-active={active}>
      <Paper
        ref={(value) => {
          handle.current = value;
          if (value !== null) handles[index] = value;
          setters[index] = setActive;
          zooms[index] = setZoom;
        }}
        project={{
          id: project,
          title: 'LIP 2.0',
          owner: '',
          me: side.person.id,
          home: true,
          readOnly: null,
          repaired: null,
          sample: true,
        }}
        model={models[index] ?? new PaperModel()}
        chapters={views}
        rooms={side}
        pictures={shelves[index] ?? pictures.shelf()}
        me={side.person}
        membership={membership}
        outline={outline}
        margin={margin}
        activeChapter={active}
        onActiveChapter={setActive}
        zoom={zoom}
      />
    </div>
  );
}

const root = document.getElementById('root');
if (root !== null) {
  createPageRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={catalogue}>
        <main className="panes">
          {sides.map((side, index) => (
            <Pane key={index} side={side} index={index} />
          ))}
        </main>
        <Notices closeLabel="Schließen" label="Hinweise" />
      </I18nextProvider>
    </StrictMode>,
  );
}
