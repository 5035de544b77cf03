/** The path that a typed name means: a whole path stays as it is, a plain name lies in the folder of projects. */
export function pathInFolder(folder: string, typed: string): string {
  const name = typed.trim();
  if (/^(\/|[A-Za-z]:[\\/]|\\\\)/.test(name)) return name;
  const separator = folder.includes('\\') ? '\\' : '/';
  const whole = name.endsWith('.ratschrift') ? name : `${name}.ratschrift`;
  return `${folder.replace(/[\\/]+$/, '')}${separator}${whole}`;
}
