/** Why a person can't write somewhere. */
export const access = {
  otherGroup: 'Another group writes this chapter. You can read it.',
  role: 'Your role lets you read here, not write.',
  frozen: 'This chapter has been signed off and is no longer changed.',
  deleted: 'This chapter is deleted. The office can bring it back.',
  hostOnly: 'The record is kept by the program itself.',
  readOnlyFile: 'The project’s file can only be read.',
  officeOnly: 'Only the office can do this.',
} as const;

/** Why a change was refused. */
export const refused = {
  noRight: 'You may no longer write there.',
  foreignClient: 'The change carried the mark of another device.',
  foreignEntry: 'The change carried the name of another person.',
  unknownDeletes: 'The change deleted something that the shared text does not have.',
  gap: 'A piece before the change was missing.',
  tooLarge:
    'The change was too large, or there is already as much here as fits. Please insert the text in smaller parts, if need be in another chapter.',
  malformed: 'The change could not be read.',
} as const;
