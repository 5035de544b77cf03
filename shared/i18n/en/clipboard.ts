export const clipboard = {
  imageNote: '[Image not taken over]',
  imageNoteAlt: '[Image not taken over: {{alt}}]',
  imagesLeftOut_one:
    'One image lies on another site and was not taken over; a note in the text says so. Copy it there by itself or insert it as a file.',
  imagesLeftOut_other:
    '{{count}} images lie on another site and were not taken over; notes in the text say so. Copy them there one by one or insert them as files.',
  textOnly:
    'The formatting on the clipboard was too much. Only the text was inserted. Copy smaller parts if you need the formatting.',
  imagesElsewhere_one:
    'A picture could not be fetched from the other project; a note stands in the text. Open that project on this computer and copy it there once more, or insert the picture as a file.',
  imagesElsewhere_other:
    '{{count}} pictures could not be fetched from the other project; notes stand in the text. Open that project on this computer and copy them there once more, or insert the pictures as files.',
} as const;
