/** What became of following the link of a comment; all but `shown` are told to the person. */
export type Followed = 'shown' | 'noChapter' | 'mayNot' | 'gone' | 'late';
