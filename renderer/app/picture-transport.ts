/** Pictures over the host's HTTP door; the token goes in a header. */
import * as v from 'valibot';
import { errorCodes, Failure } from '../../shared/rpc/contract.ts';
import type { PictureTransport } from '../editor/pictures/picture-shelf.ts';
import { keptToken, type Endpoint } from './connection.ts';

const refusal = v.object({ error: v.object({ code: v.picklist(errorCodes) }) });
/** A picture that takes longer than this is asked for again, ms. */
const longest = 120_000;

export function pictureTransport(endpoint: Endpoint, project: string): PictureTransport {
  const addressIn = (place: string, hash: string): string =>
    `${endpoint.ws.replace(/^ws/, 'http')}/asset/${place}/${hash}`;
  const address = (hash: string): string => addressIn(project, hash);
  const authorization = `Bearer ${endpoint.token}`;
  const get = async (url: string, token: string): Promise<Blob | null> => {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(longest),
    });
    return response.ok ? response.blob() : null;
  };
  return {
    load: (hash) => get(address(hash), endpoint.token),
    // As whoever one is there: this machine's own window everywhere, a guest by the key that was redeemed for that project.
    loadFrom: (from, hash) =>
      get(addressIn(from, hash), endpoint.local ? endpoint.token : (keptToken(from) ?? endpoint.token)),
    // fetch can't tell how much has gone out.
    save: (hash, picture, onProgress) =>
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open('PUT', address(hash));
        request.setRequestHeader('authorization', authorization);
        request.timeout = longest;
        request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
        request.onload = () => (request.status === 204 ? resolve() : reject(failureOf(request.responseText)));
        request.onerror = () => reject(new Failure('hostUnreachable'));
        request.ontimeout = request.onerror;
        request.onabort = request.onerror;
        request.send(picture);
      }),
  };
}

function failureOf(text: string): Failure {
  try {
    const refused = v.safeParse(refusal, JSON.parse(text));
    return new Failure(refused.success ? refused.output.error.code : 'internal');
  } catch {
    return new Failure('internal');
  }
}
