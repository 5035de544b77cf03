/**
 * Short notices at the lower edge, with at most one thing to do, and the live region that reads them and other
 * announcements out. Notices with something to do stay until they are answered or twelve seconds have passed unused.
 */
import { X } from 'lucide-react';
import { useEffect, type JSX } from 'react';
import { create } from 'zustand';
import { Button } from './button.tsx';
import { noticePlace } from './tooltip.tsx';
import styles from './announcer.module.css';

export interface Notice {
  readonly text: string;
  readonly tone?: 'good' | 'bad';
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Stays until closed by hand. */
  readonly stays?: boolean;
}
interface Shown extends Notice {
  readonly id: number;
}

const useNotices = create<{ notices: readonly Shown[]; spoken: { text: string; id: number } }>(() => ({
  notices: [],
  spoken: { text: '', id: 0 },
}));
let nextId = 1;

/** Shows a notice and has it read out. */
export function notify(notice: Notice): void {
  const shown = { ...notice, id: nextId++ };
  useNotices.setState(({ notices }) => ({ notices: [...notices.slice(-2), shown] }));
}

/** Has a text read out without showing it. */
export function announce(text: string): void {
  useNotices.setState({ spoken: { text, id: nextId++ } });
}

function dismiss(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}

interface AnnouncerProps {
  readonly label: string;
  readonly closeLabel: string;
}

/** Where notices appear; rendered once, at the root. */
export function Announcer({ label, closeLabel }: AnnouncerProps): JSX.Element {
  const { notices, spoken } = useNotices();
  return (
    <section id={noticePlace} aria-label={label} data-react-aria-top-layer="true">
      <p className="visually-hidden" role="status" aria-live="polite" key={spoken.id % 2}>
        {spoken.text}
      </p>
      <div className={styles.place}>
        <div role="status" aria-live="polite" className={styles.list}>
          {notices.map((notice) => (
            <NoticeCard key={notice.id} notice={notice} closeLabel={closeLabel} />
          ))}
        </div>
      </div>
    </section>
  );
}

function NoticeCard({ notice, closeLabel }: { readonly notice: Shown; readonly closeLabel: string }): JSX.Element {
  useEffect(() => {
    if (notice.stays === true) return undefined;
    const timer = setTimeout(() => dismiss(notice.id), notice.action === undefined ? 7_000 : 12_000);
    return () => clearTimeout(timer);
  }, [notice]);
  const { action } = notice;
  return (
    <div className={styles.card} data-tone={notice.tone}>
      <p>{notice.text}</p>
      {action !== undefined && (
        <Button
          small
          onPress={() => {
            dismiss(notice.id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button
        small
        variant="quiet"
        label={closeLabel}
        icon={<X size={16} strokeWidth={1.75} />}
        onPress={() => dismiss(notice.id)}
      />
    </div>
  );
}
