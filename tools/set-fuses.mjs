/** Burns Electron's fuses into the packaged program: nothing runs as plain Node, nothing but our archive is loaded. */
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import path from 'node:path';

const programs = { darwin: 'Ratschrift.app', win32: 'Ratschrift.exe', linux: 'ratschrift' };

/** Called by electron-builder after packing. */
export default async function afterPack({ appOutDir, electronPlatformName }) {
  await flipFuses(path.join(appOutDir, programs[electronPlatformName]), {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: electronPlatformName === 'darwin',
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
  });
}
