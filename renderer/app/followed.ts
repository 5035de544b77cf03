/** What became of following the link of a comment; all but `shown` are told to the person; `replyGone`: its thread is shown. */
export type Followed = 'shown' | 'noChapter' | 'mayNot' | 'gone' | 'replyGone' | 'late';
