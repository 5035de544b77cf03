/** What one can do about a comment or a reply: the commands of its menu. */
import { Eye, EyeOff, Link as LinkIcon, Pencil, Trash2, UserCheck } from 'lucide-react';
import { hideEntry, type Saying } from '../../../shared/document/comment-room.ts';
import type { Comment, Thread } from '../../../shared/domain/comments.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import { copyText } from '../../ui/copy.ts';
import type { Command } from '../../ui/menu.tsx';
import type { CardScene } from './card-scene.ts';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

interface CommandScene {
  readonly subject: string;
  readonly thread: Thread;
  readonly scene: CardScene;
  readonly maySettle: boolean;
  readonly t: Translate;
}

/** What the card does for its commands. */
export interface CardCommands {
  readonly assign: () => void;
  readonly edit: (comment: Comment) => void;
  readonly remove: (comment: Comment) => void;
  readonly say: (change: (saying: Saying) => void, done: string) => boolean;
}

/** The link is for whoever may read; the others for whoever may comment. */
export function commandsFor(comment: Comment, where: CommandScene, card: CardCommands): readonly Command[] {
  const { subject, thread, scene, t } = where;
  const reply = comment === thread ? null : comment.key;
  const link: Command = {
    id: 'link',
    label: t('comments.copyLink'),
    icon: <LinkIcon {...icon} />,
    run: () => copyText(scene.linkTo({ subject, key: thread.key }, reply), t),
  };
  return scene.mayComment ? [link, ...ownCommands(comment, where, card)] : [link];
}

function ownCommands(comment: Comment, { thread, scene, maySettle, t }: CommandScene, card: CardCommands): Command[] {
  const mine = comment.author === scene.me.id;
  const commands: Command[] = [];
  if (comment === thread && maySettle && !thread.deleted) {
    commands.push({
      id: 'assign',
      label: t('comments.assign'),
      icon: <UserCheck {...icon} />,
      run: card.assign,
    });
  }
  if (mine && !comment.deleted && comment.hidden === null) {
    commands.push(
      { id: 'edit', label: t('comments.edit'), icon: <Pencil {...icon} />, run: () => card.edit(comment) },
      {
        id: 'delete',
        label: t('comments.delete'),
        icon: <Trash2 {...icon} />,
        danger: true,
        run: () => card.remove(comment),
      },
    );
  }
  if (scene.mayHide && !mine && !comment.deleted) {
    const hidden = comment.hidden === null;
    const label = t(hidden ? 'comments.hide' : 'comments.show');
    commands.push({
      id: 'hide',
      label,
      icon: hidden ? <EyeOff {...icon} /> : <Eye {...icon} />,
      run: () => card.say((saying) => hideEntry(saying, comment.key, { hidden, why: '' }), label),
    });
  }
  return commands;
}
