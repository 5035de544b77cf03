/** PDF files as annexes: chosen or dropped, looked at, stored at the host, and then in the list. */
import { FileUp } from 'lucide-react';
import { uuidv4 } from 'lib0/random';
import { useEffect, useRef, useState, type DragEvent, type JSX, type ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { annexFault, maxAnnexBytes, maxAnnexFiles } from '../../../shared/annexes/pdf-file.ts';
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import { newAnnex } from '../../../shared/document/council/paper-room.ts';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import type { PictureTransport } from '../../editor/pictures/picture-shelf.ts';
import { announce, notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { fileFrom, holdsFile } from '../../ui/dropped-file.ts';
import { sha256Hex } from '../../ui/sha256.ts';
import { useText } from '../../ui/text.ts';
import styles from './council.module.css';
import rows from './rows.module.css';
import type { PaperForm } from './paper-form.ts';

interface AnnexFilesProps {
  readonly form: PaperForm;
  readonly paper: CouncilPaper;
  readonly files: Pick<PictureTransport, 'save'>;
  /** The list, over which files are dropped. */
  readonly children: ReactNode;
}

const accepted = ['.pdf', 'application/pdf'];
type Under = { readonly name: string; readonly share: number } | null;

export function AnnexFiles({ form, paper, files, children }: AnnexFilesProps): JSX.Element {
  const { t } = useText();
  const [over, setOver] = useState(false);
  const [under, setUnder] = useState<Under>(null);
  const open = useRef(true);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);
  const count = paper.annexes.filter(({ of }) => of.what === 'asset').length;
  const isFull = count >= maxAnnexFiles;

  const take = (file: File): void => {
    if (under !== null || isFull) return;
    setUnder({ name: file.name, share: 0 });
    const step = (share: number): void => {
      if (open.current) setUnder({ name: file.name, share });
    };
    stored(file, files, step).then(
      (of) => {
        // A form that is gone meanwhile would not tell where the file came to.
        if (!open.current) return;
        setUnder(null);
        const title = file.name
          .replace(/\.pdf$/iu, '')
          .trim()
          .slice(0, 500);
        form.add([
          newAnnex({ id: uuidv4(), title, online: 'no', of: { what: 'asset', name: file.name.slice(-255), ...of } }),
        ]);
        announce(t('council.annexAdded', { name: title }));
      },
      (failure: unknown) => {
        if (open.current) setUnder(null);
        notify({ text: `${file.name}: ${describeFailure(t, failure)}`, tone: 'bad' });
      },
    );
  };
  const enter = (event: DragEvent): void => {
    if (!holdsFile(event.dataTransfer)) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent): void => {
    if (!holdsFile(event.dataTransfer)) return;
    event.preventDefault();
    setOver(false);
    const file = fileFrom(event.dataTransfer);
    if (file !== null) take(file);
  };
  return (
    <div
      className={rows.annexDrop}
      data-over={over || undefined}
      onDragEnter={enter}
      onDragOver={enter}
      onDragLeave={(event) => {
        if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return;
        setOver(false);
      }}
      onDrop={drop}
    >
      {children}
      <div className={rows.annexFile}>
        <FileTrigger
          acceptedFileTypes={accepted}
          onSelect={(list) => {
            const file = list?.[0];
            if (file !== undefined) take(file);
          }}
        >
          <Button
            icon={<FileUp size={16} strokeWidth={1.75} aria-hidden />}
            why={
              under !== null
                ? t('council.annexSending', { name: under.name })
                : isFull
                  ? t('council.annexesFull', { count: maxAnnexFiles })
                  : null
            }
          >
            {t('council.addFile')}
          </Button>
        </FileTrigger>
        <p className={styles.quiet} role="status">
          {under === null
            ? t(over ? 'council.annexDrop' : 'council.addFileAbout')
            : `${t('council.annexSending', { name: under.name })} ${Math.round(under.share * 100)} %`}
        </p>
      </div>
    </div>
  );
}

/** Looks at a file, counts its pages and stores it. Rejects with a Failure that says what is wrong with it. */
async function stored(
  file: File,
  files: Pick<PictureTransport, 'save'>,
  onProgress: (share: number) => void,
): Promise<{ readonly asset: string; readonly pages: number }> {
  if (file.size > maxAnnexBytes) throw new Failure('annexTooLarge');
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => {
      throw new Failure('noFile', { name: file.name });
    },
  );
  const fault = annexFault(bytes);
  if (fault !== null) throw new Failure(fault);
  const asset = await sha256Hex(bytes);
  // PDF.js comes only where somebody needs it, and takes the bytes with it.
  const { countPages } = await import('./preview/pdf.ts');
  const pages = await countPages(bytes.slice()).catch(() => {
    throw new Failure('annexDamaged');
  });
  await files.save(asset, new Blob([bytes], { type: 'application/pdf' }), onProgress);
  return { asset, pages };
}
