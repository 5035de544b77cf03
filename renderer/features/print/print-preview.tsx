/** The paper on pages, as it will be printed, and what one can choose about it. */
import { Printer, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useState, type JSX } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Session } from '../../app/session.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { formatNumber, useText } from '../../ui/text.ts';
import { Cover } from './cover.tsx';
import { MeasureChapter } from './measure-chapter.tsx';
import { PrintChoices } from './print-choices.tsx';
import { readSettings } from '../../../shared/document/paper-settings.ts';
import { beginWithSettings, chosenChapters, sizes, usePrintOptions } from './print-options.ts';
import { PrintPage } from './print-page.tsx';
import { PagesOfTargets } from '../../editor/static/static-contents.tsx';
import { pageOfTarget } from './page-of-target.ts';
import { usePages } from './use-pages.ts';
import styles from './print-preview.module.css';
import '../../editor/static/static-text.css';
import './print.css';

interface PrintPreviewProps {
  readonly session: Session;
  readonly active: string | null;
  readonly onClose: () => void;
}

/** Height of a page's text in CSS pixels: A4 without its margins (`print.css`). */
const textHeight = ((297 - 24 - 22) / 25.4) * 96;

export function PrintPreview({ session, active, onClose }: PrintPreviewProps): JSX.Element {
  const { t, language } = useText();
  const { outline } = session;
  const [lineStep] = useState(() => readSettings(outline).lineStep);
  useLayoutEffect(() => beginWithSettings(outline), [outline]);
  const options = usePrintOptions();
  const chapters = useMemo(() => chosenChapters(session, options, active), [session, options, active]);
  const [opened] = useState(() => new Date());
  const { paragraphNumbers, suggestions, size } = options;
  const comments = options.comments && (options.resolved ? 'all' : 'open');
  const key = JSON.stringify([chapters.map(({ id }) => id), paragraphNumbers, suggestions, comments, size]);
  const printed = usePages(session, chapters, options, key, textHeight);
  const { pages, toMeasure, onMeasured, done, all, missing, missingPictures, loading } = printed;
  useOwnPrint();
  const cover = options.cover ? 1 : 0;
  const pageOf = useMemo(() => pageOfTarget(pages, cover), [pages, cover]);
  const total = pages.length + cover;
  const ready = pages.length > 0;
  const date = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long' }).format(opened);
  const footer = t('print.draft', { date });
  const working = loading === null ? t('print.working', { done, all }) : t('pages.pictures', { ...loading });
  const count = t('print.pages', { count: total, number: formatNumber(total, language) });
  useEffect(() => {
    if (ready) announce(count);
  }, [ready, count]);

  return (
    <ModalOverlay
      isOpen
      isDismissable={false}
      onOpenChange={(open) => !open && onClose()}
      className={styles.over ?? ''}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.view ?? ''}>
          <div className={styles.side}>
            <div className={styles.head}>
              <Heading slot="title" level={2}>
                {t('print.preview')}
              </Heading>
              <Button
                variant="quiet"
                label={t('common.close')}
                icon={<X size={18} strokeWidth={1.75} aria-hidden />}
                onPress={onClose}
              />
            </div>
            <PrintChoices session={session} active={active} lineStep={lineStep} />
            <div className={styles.actions}>
              <p className={styles.count}>{ready ? count : ''}</p>
              {missing.length > 0 && <p role="alert">{t('print.missing', { numbers: missing.join(', ') })}</p>}
              {ready && missingPictures > 0 && (
                <p role="alert">{t('pages.picturesMissing', { count: missingPictures })}</p>
              )}
              <Button
                variant="primary"
                icon={<Printer size={18} strokeWidth={1.75} aria-hidden />}
                why={ready ? null : t(done < all ? 'print.working' : 'print.none', { done, all })}
                onPress={() => window.print()}
              >
                {t('print.print')}
              </Button>
              <p className={styles.hint}>{t('print.hint')}</p>
            </div>
          </div>
          <div className={styles.pages} role="region" aria-label={t('print.preview')} tabIndex={0} data-size={size}>
            {!ready && (
              <div className={styles.working} role="status">
                <p>{chapters.length === 0 ? t('print.none') : working}</p>
                {chapters.length > 0 && <progress value={done} max={all} aria-label={working} />}
              </div>
            )}
            <div className="print-pages" style={{ fontSize: `${sizes[size]}pt` }}>
              {ready && cover === 1 && (
                <Cover session={session} pages={pages} offset={cover} total={total} date={date} footer={footer} />
              )}
              <PagesOfTargets value={pageOf}>
                {pages.map((page, index) => (
                  <PrintPage
                    key={index}
                    page={page}
                    number={index + 1 + cover}
                    all={total}
                    paper={session.project.title}
                    footer={footer}
                    numbered={paragraphNumbers}
                    lineNumbers={options.lineNumbers ? lineStep : null}
                  />
                ))}
                {toMeasure !== null && (
                  <MeasureChapter
                    key={toMeasure.id}
                    chapter={toMeasure}
                    numbered={paragraphNumbers}
                    pageHeight={textHeight}
                    onMeasured={onMeasured}
                  />
                )}
              </PagesOfTargets>
            </div>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** While the preview is open, what is printed is its pages and nothing else. */
function useOwnPrint(): void {
  useEffect(() => {
    document.documentElement.dataset['printing'] = 'pages';
    return () => {
      delete document.documentElement.dataset['printing'];
    };
  }, []);
}
