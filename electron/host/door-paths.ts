/** Paths of the doors that are loaded when somebody comes to them. */
export const exportPath = '/export/';
export const certifyPath = '/certify/';
