/** `meta` keys of a project file that the services use. */
export const metaKeys = {
  localPerson: 'localPerson',
  publicKey: 'publicKey',
  /** Set in a copy that was made to be mailed: when. Who opens it reads. */
  mailed: 'mailed',
} as const;
