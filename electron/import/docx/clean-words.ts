/** Characters that must not get into a chapter: controls, zero-width spaces, non-characters, the stand-in of embeds. */
const unwanted = /[^\P{Cc}\n\t]|[\u200B\uFEFF\uFFFC]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

export const cleanWords = (text: string): string => text.replace(unwanted, '');
