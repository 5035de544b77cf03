import type { LikeGerman } from '../de/catalogue.ts';
import { access, refused } from './access.ts';
import { authors } from './authors.ts';
import { chapter } from './chapter.ts';
import { cli } from './cli.ts';
import { comments } from './comments.ts';
import { clipboard } from './clipboard.ts';
import { common } from './common.ts';
import { comparison } from './comparison.ts';
import { council } from './council.ts';
import { decide } from './decide.ts';
import { drafts } from './drafts.ts';
import { editor } from './editor.ts';
import { error } from './errors.ts';
import { exports } from './exports.ts';
import { file } from './file.ts';
import { find } from './find.ts';
import { frame } from './frame.ts';
import { gaveWay } from './gave-way.ts';
import { inner } from './inner.ts';
import { images } from './images.ts';
import { imports } from './imports.ts';
import { hearing } from './hearing.ts';
import { homecoming } from './homecoming.ts';
import { measures } from './measures.ts';
import { meeting } from './meeting.ts';
import { menu } from './menu.ts';
import { numbers } from './numbers.ts';
import { outline } from './outline.ts';
import { pages } from './pages.ts';
import { paperCheck } from './paper-check.ts';
import { people } from './people.ts';
import { print } from './print.ts';
import { reading } from './reading.ts';
import { restore } from './restore.ts';
import { search } from './search.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { style } from './style.ts';
import { table } from './table.ts';
import { travel } from './travel.ts';
import { versions } from './versions.ts';
import { trials } from './trials.ts';
import { writing } from './writing.ts';
import { suggest } from './suggest.ts';

export const en: LikeGerman = {
  access,
  authors,
  chapter,
  cli,
  comments,
  clipboard,
  common,
  comparison,
  council,
  decide,
  drafts,
  editor,
  error,
  exports,
  file,
  find,
  frame,
  gaveWay,
  inner,
  images,
  imports,
  hearing,
  homecoming,
  measures,
  meeting,
  menu,
  numbers,
  outline,
  pages,
  paperCheck,
  people,
  refused,
  print,
  reading,
  restore,
  search,
  start,
  status,
  style,
  table,
  travel,
  versions,
  trials,
  writing,
  suggest,
};
