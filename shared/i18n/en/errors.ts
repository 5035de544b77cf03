/** What happened, what is safe, what to do. */
export const error = {
  versionMissing:
    "The text of this version is missing here. It will be fetched as soon as the office's computer can be reached. The paper itself is not affected.",
  versionDamaged:
    'The text of this version no longer matches its checksum and is therefore not shown. The paper itself is not affected. A backup or another computer may still have the right text.',
  busy: 'The computer is busy at the moment. Your text is safe. Please try again in a moment.',
  about: '({{about}})',
  badInput: 'This input was not understood. Nothing was changed. Please check what you entered.',
  forbidden: 'You lack the right to do this. Nothing was changed. Please turn to the office.',
  unknownCall:
    'The other side does not know this command. Nothing was changed. Please update Ratschrift on both computers.',
  internal: 'Something went wrong in the program. Saved text is not affected. Please try again.',
  needsConnection:
    'This needs the computer that holds the project. Your text is saved here. Try again once the connection is back.',
  noFile: 'There is no such file at this place. It may have been moved or renamed. Open it from its new place.',
  noFolder: 'There is no such folder. Nothing was created. Choose another one, or make it first.',
  notAProject: 'This file is no Ratschrift project. It was not changed. Choose a file that ends in “.ratschrift”.',
  damagedFile:
    'This file is damaged and was not changed. It lies untouched in its place; the folder beside it has the automatic backups.',
  newerFile: 'This file comes from a newer version of Ratschrift. It was not changed. Please update the program.',
  fileInUse:
    'This project is already open in another window. Nothing is lost. Continue there, or close it there first.',
  mailedCopy:
    'This file was made to be mailed; its project is on this computer. Nothing was changed. Open the project and merge the file there under “File and backups”.',
  networkPath:
    'This file lies on a network drive, where it cannot be saved safely. Copy it to this computer and invite others by a meeting.',
  diskFull: 'The disk is full. What has been saved stays safe. Make some room, and it continues by itself.',
  noPermissionOnDisk: 'Ratschrift may not write at this place. Nothing was changed. Choose another folder.',
  fileExists: 'There is already a file of this name. It was not overwritten. Choose another name.',
  invitationUnknown: 'The computer does not know this invitation, or it was revoked. Ask the office for a new one.',
  invitationUsed:
    'This invitation has been redeemed; it works only once. If that was not you, please tell the office and ask for a new one.',
  invitationExpired: 'This invitation has expired. Ask the office for a new one.',
  invitationMalformed:
    'This is no invitation link, or a piece of it is missing. Copy the whole link, from “http” to the last character.',
  hostUnreachable:
    'The other computer does not answer. Nothing is lost here. Check that the meeting is open and that both computers are on the same network.',
  tooManyTries: 'Too many tries in a row. Please wait a minute.',
  lastOffice:
    'At least one person has to belong to the office. Nothing was changed. Give this role to somebody else first.',
  unknownPerson: 'This person is no longer in the project. Nothing was changed.',
  noAccess: 'This person has no access at the moment. No invitation was made. Give them a role again first.',
  unknownGroup: 'This group is no longer in the project. Nothing was changed.',
  tooLarge: 'This is too large to be sent at once. Nothing was changed. Please split it up.',
  noAddress:
    'This computer has no network address at which others could reach it. Connect it to the Wi-Fi or by cable.',
  imageNone:
    'This file is no image that Ratschrift can show (PNG, JPEG, GIF or WebP). Nothing was inserted. Save it in one of these formats.',
  imageTooLarge: 'This image is larger than 20 MB. It was not stored. Make it smaller and insert it again.',
  imageTooManyPixels:
    'This image has more than 40 million pixels. Nothing was inserted. Make it smaller, for example 3000 pixels wide.',
  imageHash: 'The image was damaged on its way and was not stored. It is tried again.',
  imagesFull:
    'The images of this project take 300 MB together; there is no room for more. The text is safe. Make the image smaller or leave it out.',
  importNotWord:
    'This file is no Word document (.docx). Nothing in the project has changed. Choose a file that was saved in Word as “Word Document (.docx)”.',
  importOldWord:
    'This file has an older format of Word (.doc or .rtf). Nothing in the project has changed. Open it in Word or LibreOffice and save it as “.docx”.',
  importNotExcel:
    'This file is no Excel workbook (.xlsx). Nothing in the project has changed. Open it in Excel or LibreOffice and save it as “.xlsx”.',
  importEncrypted:
    'This file is protected by a password. Nothing in the project has changed. Take the password out in Word and try again.',
  importTooLarge:
    'Unpacked, this file is larger than a paper can be, so it was not read. Nothing in the project has changed. Divide the document into several files in Word.',
  importDamaged:
    'This file is damaged: its content does not match what it says of itself. Nothing in the project has changed. Open it in Word and save it again.',
  importEmpty: 'This file holds no text that could be taken over. Nothing in the project has changed.',
  importTooSlow:
    'Reading took too long and was ended. Nothing in the project has changed. Divide the document into several files in Word.',
  importStopped: 'Reading was cancelled. Nothing in the project has changed.',
  badBackup:
    'A backup could not be opened. It was put aside; your text and the other backups are not affected. A new one is made by itself.',
  mergeOtherProject:
    'This file belongs to another project. Nothing was taken over. Open the project that it belongs to and merge it there.',
  mergeForked:
    'The record in this file differs from that of your project. Nothing was taken over. Ask where the file comes from.',
  mergeHostile:
    'There is something in this file that Ratschrift would never have accepted. Nothing was taken over, your project is untouched. Have the file sent again.',
  secondPlaceGone:
    'The backup beside the file was made, but the second place cannot be reached. Plug in the medium or choose another folder.',
  importGone:
    'The file that was read is no longer at hand. Nothing in the project has changed. Please choose the file again.',
  exportTooSlow:
    'Making the file took too long and was ended. Nothing in the project has changed. Try again when the computer has less to do.',
  exportTooLarge:
    'The paper is too large for such a file: the memory that making it may take was not enough. Nothing in the project has changed. Make very large pictures or tables smaller.',
  exportFailed:
    'The file could not be made. Nothing in the project has changed. As a Word file or HTML the text can be had all the same.',
  paperBlocked:
    'The council paper can’t leave like this: the check found errors ({{errors}}). No file was made. Please mend them, or export the paper as a draft.',
  paperMissing: 'This project doesn’t have this council paper (any more). Please choose it from the list again.',
  annexMissing:
    'The annex “{{name}}” is no longer there. Nothing was put out; the council paper is unchanged. Please choose the annex again.',
  annexNoPdf: 'This file is no PDF. Only PDF can be an annex; nothing was added. Save it as PDF and choose it again.',
  annexDamaged: 'This PDF is damaged and cannot be opened. Nothing was added. Save it anew and choose it again.',
  annexLocked:
    'This PDF is encrypted or protected by a password. Nothing was added. Save it without protection and choose it again.',
  annexTooLarge:
    'This file is larger than 20 MB. Nothing was added. Make it smaller, or divide it into several annexes.',
  superseded: 'A newer preview has taken the place of this one. There is nothing to do.',
  templateBroken:
    'The template “{{name}}” for council papers can’t be read ({{why}}). Nothing in the project has changed. Mend the files in its folder or choose another template.',
} as const;
