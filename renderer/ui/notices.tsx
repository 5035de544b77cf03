/**
 * Where notices appear, at the lower edge, and the live region that reads them and other announcements out. A notice with
 * something to do goes away unused after twelve seconds, another one after seven; not while somebody is at it.
 */
import { X } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { dismiss, useNotices, type Shown } from './announcer.tsx';
import { Button } from './button.tsx';
import { noticePlace } from './tooltip.tsx';
import styles from './notices.module.css';

interface NoticesProps {
  readonly label: string;
  readonly closeLabel: string;
}

/** Rendered once, at the root. */
export function Notices({ label, closeLabel }: NoticesProps): JSX.Element {
  const { notices, spoken } = useNotices();
  return (
    <section id={noticePlace} aria-label={label} data-react-aria-top-layer="true">
      {/* Two in turn: one that stands there already is heard, also when it says the same again. */}
      {[0, 1].map((turn) => (
        <p key={turn} className="visually-hidden" role="status" aria-live="polite">
          {spoken.id % 2 === turn ? spoken.text : ''}
        </p>
      ))}
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
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (notice.stays === true || held) return undefined;
    const timer = setTimeout(() => dismiss(notice.id), notice.action === undefined ? 7_000 : 12_000);
    return () => clearTimeout(timer);
  }, [notice, held]);
  const { action } = notice;
  return (
    <div
      className={styles.card}
      data-tone={notice.tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
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
