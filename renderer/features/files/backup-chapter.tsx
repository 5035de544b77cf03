/** A chapter as a backup has it, to read. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, type JSX } from 'react';
import type { Block } from '../../../shared/document/block.ts';
import { readCanonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import { marksOf } from '../../../shared/document/chapter-marks.ts';
import type { ChapterContent } from '../../../shared/document/nested.ts';
import { notesWithin } from '../../../shared/document/notes-within.ts';
import { indexPaper } from '../../../shared/document/paper-index.ts';
import { DEFAULT_SETTINGS } from '../../../shared/document/paper-settings.ts';
import { tableOf } from '../../../shared/document/table.ts';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import type { Session } from '../../app/session.ts';
import { labelsOf } from '../../editor/static/labels.tsx';
import { StaticBlocks } from '../../editor/static/static-blocks.tsx';
import { useText } from '../../ui/text.ts';
import styles from './files.module.css';

interface BackupChapterProps {
  readonly session: Session;
  readonly at: string;
  readonly chapter: string;
}

export function BackupChapter({ session, at, chapter }: BackupChapterProps): JSX.Element {
  const { t } = useText();
  const text = useQuery({
    queryKey: ['backups.chapter', session.project.id, at, chapter],
    queryFn: () => session.call('backups.chapter', { at, chapter }),
    retry: false,
  });
  const content = useMemo(
    () => (text.data === undefined ? null : readCanonicalChapter(text.data.content)),
    [text.data],
  );
  const labels = useMemo(() => {
    const marks = content === null ? [] : marksOf(content.blocks, notesWithin(content));
    const index = indexPaper([{ id: chapter, number: 1, title: '', marks, frozen: new Map() }], 'chapter');
    return labelsOf({ settings: () => DEFAULT_SETTINGS, describe: () => '' }, index, chapter);
  }, [content, chapter]);
  if (text.error !== null) return <p className={styles.quiet}>{describeFailure(t, text.error)}</p>;
  if (content === null) return <p className={styles.quiet}>{t('common.loading')}</p>;
  const empty = content.blocks.every((block) => block.text === '' && block.kind !== 'table');
  return (
    <div className={styles.text} tabIndex={0} role="region" aria-label={text.data?.title ?? ''}>
      {empty ? (
        <p className={styles.quiet}>{t('file.emptyChapter')}</p>
      ) : (
        <div className="static-text" data-bare>
          <StaticBlocks
            blocks={content.blocks}
            labels={labels}
            numbered={false}
            frame={(block) => (block.kind === 'table' ? <PlainTable content={content} block={block} /> : null)}
          />
        </div>
      )}
    </div>
  );
}

function PlainTable({
  content,
  block,
}: {
  readonly content: ChapterContent;
  readonly block: Block;
}): JSX.Element | null {
  const table = content.tables.get(tableOf(block));
  if (table === undefined) return null;
  return (
    <table className={styles.table}>
      <tbody>
        {table.rows.map((row, down) => (
          <tr key={row.id}>
            {table.cells
              .filter((cell) => cell.row === down)
              .map((cell) => (
                <td key={cell.column} rowSpan={cell.rowSpan} colSpan={cell.columnSpan}>
                  {cell.texts
                    .flatMap((name) => table.texts.get(name) ?? [])
                    .map((each) => (
                      <p key={each.id}>{each.text}</p>
                    ))}
                </td>
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
