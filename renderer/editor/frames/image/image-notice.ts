/** What a person is told of images that they brought. */
import { describeFailure, type Translate } from '../../../../shared/i18n/catalogue.ts';
import { Failure } from '../../../../shared/rpc/contract.ts';
import type { Notice } from '../../../ui/announcer.tsx';
import type { ImageNotice } from './image-desk.ts';

export function imageNotice(t: Translate, notice: ImageNotice): Notice {
  if (notice.kind === 'preparing') return { text: t('images.preparing') };
  if (notice.kind === 'notHere') return { text: t(notice.place === 'cell' ? 'inner.notInCell' : 'inner.notInNote') };
  return { text: describeFailure(t, new Failure(notice.problem, { name: notice.name })), tone: 'bad', stays: true };
}
