export function readFromTar(tar: Buffer, wanted: string): Buffer;
export function checkIntegrity(content: Buffer, integrity?: string): void;
export function fetchSchema(): void;
