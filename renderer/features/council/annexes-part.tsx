/** The annexes: versions of the strategy paper and PDF files, in their order, each with its title and whether it is printed along. */
import { Download, Plus } from 'lucide-react';
import { uuidv4 } from 'lib0/random';
import { useState, type JSX } from 'react';
import type { Annex, CouncilPaper } from '../../../shared/council/council-paper.ts';
import { newAnnex } from '../../../shared/document/council/paper-room.ts';
import type { VersionList } from '../../../shared/rpc/version-schemas.ts';
import { saveFile } from '../../app/save-file.ts';
import type { PictureTransport } from '../../editor/pictures/picture-shelf.ts';
import { announce, notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { formatDate, useText } from '../../ui/text.ts';
import { AnnexFiles } from './annex-files.tsx';
import styles from './council.module.css';
import rows from './rows.module.css';
import { LiveText } from './live-text.tsx';
import { Part } from './part.tsx';
import type { PaperForm } from './paper-form.ts';
import { rowId } from './places.ts';
import { RowButtons } from './routing-part.tsx';

interface AnnexesProps {
  readonly form: PaperForm;
  readonly paper: CouncilPaper;
  readonly versions: VersionList['versions'];
  readonly why: string | null;
  readonly files: PictureTransport;
}

const printed = ['no', 'partly', 'whole'] as const;
const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function AnnexesPart({ form, paper, versions, why, files }: AnnexesProps): JSX.Element {
  const { t, language } = useText();
  const [chosen, setChosen] = useState('');
  const { annexes } = paper;
  const choices = versions.map(({ id, name, level, at }) => ({
    id,
    label: `${name} · ${t(level === 'frozen' ? 'council.signedOff' : 'council.notSignedOff')} · ${formatDate(at, language)}`,
  }));
  const present = versions.find(({ id }) => id === chosen) ?? versions[0];
  const add = (): void => {
    if (present === undefined) return;
    const of = { what: 'version' as const, version: present.id, hash: present.content };
    form.add([newAnnex({ id: uuidv4(), title: present.name, online: 'no', of })]);
    announce(t('council.annexAdded', { name: present.name }));
  };
  const list = (
    <>
      {annexes.length === 0 && <p className={styles.quiet}>{t('council.annexesEmpty')}</p>}
      <ol className={rows.rows} aria-label={t('council.annexes')}>
        {annexes.map((annex, index) => (
          <AnnexRow
            key={annex.id}
            form={form}
            annexes={annexes}
            annex={annex}
            index={index}
            versions={versions}
            why={why}
            files={files}
          />
        ))}
      </ol>
    </>
  );
  return (
    <Part id="annexes" title={t('council.annexes')}>
      {why === null ? (
        <AnnexFiles form={form} paper={paper} files={files}>
          {list}
        </AnnexFiles>
      ) : (
        list
      )}
      {why === null &&
        (present === undefined ? (
          <p className={styles.quiet}>{t('council.noVersions')}</p>
        ) : (
          <div className={rows.addRow}>
            <div className={rows.addWide}>
              <Select label={t('council.version')} choices={choices} value={present.id} onChange={setChosen} />
            </div>
            <Button icon={<Plus {...icon} />} onPress={add}>
              {t('council.addAnnex')}
            </Button>
          </div>
        ))}
    </Part>
  );
}

interface AnnexRowProps {
  readonly form: PaperForm;
  readonly annexes: readonly Annex[];
  readonly annex: Annex;
  readonly index: number;
  readonly versions: VersionList['versions'];
  readonly why: string | null;
  readonly files: PictureTransport;
}

function AnnexRow({ form, annexes, annex, index, versions, why, files }: AnnexRowProps): JSX.Element {
  const { t } = useText();
  const { of } = annex;
  const version = of.what === 'version' ? versions.find(({ id }) => id === of.version) : undefined;
  const name = annex.title === '' ? t('council.unnamed') : annex.title;
  const step = (by: -1 | 1): void => {
    const to = index + by;
    if (to < 0 || to >= annexes.length) return;
    form.move(annex.id, by === 1 ? (annexes[to]?.id ?? null) : (annexes[to - 1]?.id ?? null));
    announce(t('council.movedTo', { name, place: to + 1, count: annexes.length }));
  };
  const remove = (): void => {
    form.remove(annex.id);
    const undo = (): void => form.setRow(annex.id, 'gone', false);
    notify({ text: t('council.removedRow', { name }), action: { label: t('common.undo'), run: undo } });
  };
  const save = async (hash: string, file: string): Promise<void> => {
    const content = await files.load(hash).catch(() => null);
    if (content === null) notify({ text: t('council.annexNotHere', { name: file }), tone: 'bad' });
    else saveFile(content, file === '' ? 'Anlage.pdf' : file);
  };
  const source =
    of.what === 'asset'
      ? [of.name, ...(of.pages === undefined ? [] : [t('council.annexPages', { count: of.pages })])].join(' · ')
      : version === undefined
        ? t('council.versionGone')
        : `${version.name} · ${t(version.level === 'frozen' ? 'council.signedOff' : 'council.notSignedOff')}`;
  return (
    <li className={rows.row} id={rowId(annex.id)}>
      <span className={rows.index}>{index + 1}</span>
      <div className={rows.rowMain}>
        <LiveText
          hideLabel
          label={t('council.annexTitle', { number: index + 1 })}
          at={`${annex.id}:title`}
          value={annex.title}
          onCommit={(value) => form.setRow(annex.id, 'title', value.trim())}
          merges
          isReadOnly={why !== null}
          maxLength={500}
        />
        <p className={styles.quiet}>{source}</p>
      </div>
      <div className={rows.rowTools}>
        <Select
          small
          hideLabel
          label={t('council.onlineOf', { name })}
          choices={printed.map((id) => ({ id, label: t(`council.online_${id}`) }))}
          value={annex.online}
          onChange={(id) => form.setRow(annex.id, 'online', id)}
          isDisabled={why !== null}
        />
        {of.what === 'asset' && (
          <Button
            small
            variant="quiet"
            icon={<Download size={16} strokeWidth={1.75} aria-hidden />}
            label={t('council.saveAnnex', { name })}
            onPress={() => void save(of.asset, of.name)}
          />
        )}
        {why === null && (
          <RowButtons
            name={name}
            isFirst={index === 0}
            isLast={index === annexes.length - 1}
            onStep={step}
            onRemove={remove}
          />
        )}
      </div>
    </li>
  );
}
